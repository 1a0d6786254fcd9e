"""The list as a CSV of kind T: what the exports said, with their day, and nothing that was only done here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cfa_desktop.documents.liste import Valeur
from cfa_desktop.models.colonnes import CHAMPS, telephones
from cfa_desktop.models.libelles_champs import valeur_lisible
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage import faits_importes
from cfa_desktop.storage.conversions import jour
from cfa_desktop.storage.faits_importes import FaitsImportes

_MONTRES = ("etat", "reponse", "inscription", "statut_contrat")


def cles_de_csv(cles: Sequence[str], *, plusieurs_formations: bool) -> tuple[str, ...]:
    """Return the columns of the CSV: those on screen, then what says where each line comes from."""
    ajoutees = ("formation", "export") if plusieurs_formations else ("export",)
    return (*cles, *(cle for cle in ajoutees if cle not in cles))


def lignes_importees(
    contexte: Contexte, lignes: Sequence[CandidatureLine], cles: Sequence[str]
) -> tuple[list[list[Valeur]], int]:
    """Return the values of each line, facts as the exports gave them, and how many differ on screen.

    An import of this file must prove nothing: what was prepared, typed, noted or presumed here is no fact of
    Parcoursup (metier.md, « Three truths »).
    """
    with contexte.database.lecture() as connection:
        faits: dict[int, FaitsImportes] = {}
        for formation_id in {ligne.formation_id for ligne in lignes}:
            faits |= faits_importes.lire(connection, formation_id)
    valeurs, differentes = [], 0
    for ligne in lignes:
        importes = faits[ligne.id]
        valeurs.append([_IMPORTES[cle](importes) if cle in _IMPORTES else _d_ici(cle, ligne) for cle in cles])
        differentes += _montre(ligne) != tuple(getattr(importes, champ) for champ in _MONTRES)
    return valeurs, differentes


def remarque(differentes: int) -> tuple[str, ...]:
    """Return what the reader must know when the screen says more than the exports, as French sentences."""
    if not differentes:
        return ()
    dites = "1 candidature y est" if differentes == 1 else f"{differentes} candidatures y sont"
    return (
        f"{dites} comme sur Parcoursup, pas comme à l’écran\u202f: pour l’écran, choisissez Excel ou PDF.",
    )


def _montre(ligne: CandidatureLine) -> tuple[str | None, ...]:
    valeurs = (getattr(ligne, champ) for champ in _MONTRES)
    return tuple(None if valeur is None else valeur.value for valeur in valeurs)


def _d_ici(cle: str, ligne: CandidatureLine) -> Valeur:
    return telephones(ligne) if cle == "telephone" else CHAMPS[cle].valeur(ligne)


def _libelle(champ: str, brut: str = "") -> Callable[[FaitsImportes], Valeur]:
    """Return what reads a fact as Parcoursup writes it: its own words when they were not known here."""

    def lire(faits: FaitsImportes) -> Valeur:
        valeur = getattr(faits, champ)
        return (brut and getattr(faits, brut)) or (valeur_lisible(champ, valeur) if valeur else "")

    return lire


_IMPORTES: Mapping[str, Callable[[FaitsImportes], Valeur]] = {
    "etat": _libelle("etat", "etat_brut"),
    "limite": lambda faits: jour(faits.limite_importee_on),
    "reponse": _libelle("reponse", "reponse_brute"),
    "inscription": _libelle("inscription"),
    "statut_contrat": _libelle("statut_contrat"),
    "date_reponse": lambda faits: jour(faits.date_reponse_on),
    # A list of the officer's own leaves a day too, and says nothing of Parcoursup.
    "export": lambda faits: None if faits.sans_voeu else jour(faits.export_on),
}
