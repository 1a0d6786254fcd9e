"""Files for others: the list as it is on screen, and follow-up sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from cfa_desktop.documents.liste import Colonne, Entete, Liste, Progres, Valeur, texte_nombre
from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.colonnes import (
    CHAMPS,
    CLES_PARCOURSUP,
    Champ,
    telephones_du_tableur,
    telephones_lisibles,
)
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.sens_colonnes import SENS
from cfa_desktop.services import exports_csv, fiches, sorties
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.entetes import entete
from cfa_desktop.services.saisies import Saisies

Support = Literal["classeur", "papier"]
_TELEPHONES: dict[Support, Callable[[CandidatureLine], str]] = {
    "classeur": telephones_du_tableur,
    "papier": telephones_lisibles,
}
_SUPPORTS: dict[str, Support] = {".pdf": "papier"}
_DEUX_TELEPHONES = 31  # characters: a sheet narrows the column when nobody has two

COLONNES_SAISIES = (
    Colonne("Formation", largeur=10),
    Colonne("À faire", largeur=32),
    Colonne("N° inscription", largeur=12),
    Colonne("Candidat", largeur=24),
    Colonne("Employeur ou motif", largeur=30),
    Colonne("SIRET", largeur=16),
    Colonne("Avant le", "date", 12),
)


class FormatInconnu(CfaError):
    """The file's extension says no format that the program writes."""

    def __init__(self, path: Path, possibles: Sequence[str]) -> None:
        super().__init__(
            f"« {path.name} » : format inconnu. Terminez le nom du fichier par {' ou '.join(possibles)}."
        )


@dataclass(frozen=True, slots=True)
class DemandeListe:
    """What to export: the lines and columns as on screen, and the filter said in French."""

    lignes: Sequence[CandidatureLine]
    formation_id: int | None
    campagne: int
    filtre: str = "toutes les candidatures"
    colonnes: Sequence[str] = CLES_PARCOURSUP


@dataclass(frozen=True, slots=True)
class Exports:
    """Lists and sheets written as files, each noted in the history.

    ``noter`` is False over a base opened to be read only: nothing is written into it, not even that.
    """

    contexte: Contexte
    noter: bool = True

    def liste(self, demande: DemandeListe, path: Path, progres: Progres | None = None) -> tuple[str, ...]:
        """Write the list as .xlsx, .csv or .pdf; return remarks (French) about what had to be adapted.

        A workbook and a PDF are what is on screen; a CSV, which may be imported, what the exports said.
        """
        tete = entete(self.contexte, demande.formation_id, demande.campagne, demande.filtre)
        suffixe = path.suffix.lower()
        remarques: tuple[str, ...] = ()
        if suffixe == ".csv":
            liste, remarques = self._liste_de_csv(tete, demande)
        else:
            liste = liste_de(tete, demande.lignes, demande.colonnes, _SUPPORTS.get(suffixe, "classeur"))
        remarques += _ecrire(liste, path, progres)
        self._noter("Liste des candidats", path, len(demande.lignes), "candidature")
        return remarques

    def fiches(self, demande: DemandeListe, path: Path, progres: Progres | None = None) -> None:
        """Write one follow-up sheet per line, in order, as one PDF."""
        from cfa_desktop.documents.pdf.fiche import ouvrage_fiches
        from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage

        if path.suffix.lower() != ".pdf":
            raise FormatInconnu(path, [".pdf"])
        tete = entete(self.contexte, demande.formation_id, demande.campagne, demande.filtre)
        with self.contexte.database.lecture() as connection:
            feuilles = fiches.composer(connection, demande.lignes)
        ecrire_ouvrage(ouvrage_fiches(feuilles, tete), path, progres)
        self._noter("Fiches de suivi", path, len(demande.lignes), "fiche")

    def saisies(self, path: Path, campagne: int, formation_id: int | None = None) -> tuple[str, ...]:
        """Write what waits to be typed online, in typing order; a PDF is the bordereau to tick by hand."""
        cartes = Saisies(self.contexte).lister(formation_id=formation_id, campagne=campagne)
        tete = entete(self.contexte, formation_id, campagne, "préparé ici, pas encore saisi sur Parcoursup")
        if path.suffix.lower() == ".pdf":
            from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage
            from cfa_desktop.services.impression.bordereau import bordereau_a_saisir

            ecrire_ouvrage(bordereau_a_saisir(self.contexte, cartes, tete), path)
            self._noter("À saisir en ligne", path, len(cartes), "saisie")
            return ()
        liste = Liste(
            titre="À saisir en ligne",
            mots=("saisie", "saisies"),
            entete=tete,
            colonnes=COLONNES_SAISIES,
            lignes=[ligne_a_saisir(carte) for carte in cartes],
        )
        remarques = _ecrire(liste, path, None)
        self._noter("À saisir en ligne", path, len(cartes), "saisie")
        return remarques

    def noter_adresses(self, nombre: int) -> None:
        """Note that so many mail addresses were copied together, to be written to at once."""
        if self.noter:
            compte = texte_nombre(nombre, "adresse", "adresses")
            sorties.noter(self.contexte, f"Adresses mail copiées ensemble, {compte}")

    def _liste_de_csv(self, tete: Entete, demande: DemandeListe) -> tuple[Liste, tuple[str, ...]]:
        cles = exports_csv.cles_de_csv(demande.colonnes, plusieurs_formations=demande.formation_id is None)
        lignes, differentes = exports_csv.lignes_importees(self.contexte, demande.lignes, cles)
        return replace(liste_de(tete, (), cles), lignes=lignes), exports_csv.remarque(differentes)

    def _noter(self, quoi: str, path: Path, nombre: int, mot: str) -> None:
        if self.noter:
            compte = texte_nombre(nombre, mot, f"{mot}s")
            sorties.noter(self.contexte, f"Fichier exporté – {quoi} ({_NOMS[path.suffix.lower()]}), {compte}")


def liste_de(
    tete: Entete, lignes: Sequence[CandidatureLine], cles: Sequence[str], support: Support = "classeur"
) -> Liste:
    """Return candidatures as a list ready to leave, with those columns, phones written to be read."""
    valeurs = {"telephone": _TELEPHONES[support]}
    colonnes = [_colonne(CHAMPS[cle]) for cle in cles]
    if support == "classeur" and "telephone" in cles:
        rang = cles.index("telephone")
        colonnes[rang] = replace(colonnes[rang], largeur=_DEUX_TELEPHONES)
    return Liste(
        titre="Candidatures",
        mots=("candidature", "candidatures"),
        entete=tete,
        colonnes=colonnes,
        lignes=[
            [valeurs[cle](ligne) if cle in valeurs else _valeur(CHAMPS[cle], ligne) for cle in cles]
            for ligne in lignes
        ],
    )


def ligne_a_saisir(carte: ASaisir) -> list[Valeur]:
    """Return the values of a card, in the order of ``COLONNES_SAISIES``."""
    return [
        carte.formation_nom,
        carte.titre,
        carte.numero,
        carte.candidat,
        carte.saisie.employeur or carte.saisie.motif or carte.saisie.valeur,
        carte.saisie.siret,
        carte.avant_le.date() if carte.avant_le else None,
    ]


def _colonne(champ: Champ) -> Colonne:
    return Colonne(champ.titre, champ.genre, champ.largeur, champ.titre_parcoursup, SENS.get(champ.cle, ""))


def _valeur(champ: Champ, ligne: CandidatureLine) -> Valeur:
    if champ.genre == "etat":
        return fiches.cellule_etat(ligne)._replace(reponse=ligne.reponse)
    return champ.valeur(ligne)


def _ecrire(liste: Liste, path: Path, progres: Progres | None) -> tuple[str, ...]:
    ecrire = _FORMATS.get(path.suffix.lower())
    if ecrire is None:
        raise FormatInconnu(path, list(_FORMATS))
    return ecrire(liste, path, progres)


def _excel(liste: Liste, path: Path, progres: Progres | None) -> tuple[str, ...]:
    from cfa_desktop.documents.excel import ecrire_excel

    return ecrire_excel(liste, path, progres)


def _csv(liste: Liste, path: Path, _: Progres | None) -> tuple[str, ...]:
    from cfa_desktop.documents.csv_t import ecrire_csv

    return ecrire_csv(liste, path)


def _pdf(liste: Liste, path: Path, progres: Progres | None) -> tuple[str, ...]:
    from cfa_desktop.documents.pdf.liste_pdf import ouvrage_liste
    from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage

    ecrire_ouvrage(ouvrage_liste(liste), path, progres)
    return ()


_FORMATS: dict[str, Callable[[Liste, Path, Progres | None], tuple[str, ...]]] = {
    ".xlsx": _excel,
    ".csv": _csv,
    ".pdf": _pdf,
}
_NOMS = {".xlsx": "Excel", ".csv": "CSV", ".pdf": "PDF"}
