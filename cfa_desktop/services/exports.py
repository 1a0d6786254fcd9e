"""Files for others: the list as it is on screen, and follow-up sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cfa_desktop.documents.liste import Colonne, Entete, Liste, Progres, Valeur
from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.colonnes import CHAMPS, CLES_PARCOURSUP, Champ
from cfa_desktop.models.couleurs import COULEURS_FORMATION
from cfa_desktop.models.dates_fr import instant_complet
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.services import fiches
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.horloges import CLE_DEMO
from cfa_desktop.services.saisies import Saisies
from cfa_desktop.storage import formations, parametres

CLE_CFA = "cfa_nom"
MENTION_DEMO = "DÉMONSTRATION – données fictives"

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
    """Lists and sheets written as files."""

    contexte: Contexte

    def liste(self, demande: DemandeListe, path: Path, progres: Progres | None = None) -> tuple[str, ...]:
        """Write the list as .xlsx, .csv or .pdf; return remarks (French) about what had to be adapted."""
        liste = Liste(
            titre="Candidatures",
            mots=("candidature", "candidatures"),
            entete=self.entete(demande.formation_id, demande.campagne, demande.filtre),
            colonnes=[_colonne(CHAMPS[cle]) for cle in demande.colonnes],
            lignes=[[_valeur(CHAMPS[cle], ligne) for cle in demande.colonnes] for ligne in demande.lignes],
        )
        return _ecrire(liste, path, progres)

    def fiches(self, demande: DemandeListe, path: Path, progres: Progres | None = None) -> None:
        """Write one follow-up sheet per line, in order, as one PDF."""
        from cfa_desktop.documents.pdf.fiche import ouvrage_fiches
        from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage

        if path.suffix.lower() != ".pdf":
            raise FormatInconnu(path, [".pdf"])
        entete = self.entete(demande.formation_id, demande.campagne, demande.filtre)
        with self.contexte.database.lecture() as connection:
            feuilles = fiches.composer(connection, demande.lignes)
        ecrire_ouvrage(ouvrage_fiches(feuilles, entete), path, progres)

    def saisies(self, path: Path, campagne: int, formation_id: int | None = None) -> tuple[str, ...]:
        """Write what waits to be typed online, in typing order."""
        cartes = Saisies(self.contexte).lister(formation_id=formation_id, campagne=campagne)
        liste = Liste(
            titre="À saisir en ligne",
            mots=("saisie", "saisies"),
            entete=self.entete(formation_id, campagne, "préparé ici, pas encore saisi sur Parcoursup"),
            colonnes=COLONNES_SAISIES,
            lignes=[ligne_a_saisir(carte) for carte in cartes],
        )
        return _ecrire(liste, path, None)

    def entete(self, formation_id: int | None, campagne: int, filtre: str) -> Entete:
        """Return the heading of a document about a formation, or about all of them."""
        with self.contexte.database.lecture() as connection:
            formation = formations.trouver(connection, formation_id) if formation_id else None
            cfa = parametres.lire(connection, CLE_CFA, "CFA")
            demo = MENTION_DEMO if parametres.lire(connection, CLE_DEMO) else ""
        return Entete(
            cfa=cfa,
            formation_code=formation.nom_court if formation else "",
            formation_nom=formation.intitule if formation else "Toutes les formations",
            campagne=campagne,
            filtre=f"{_simulation(self.contexte)}{filtre}",
            produit_at=self.contexte.horloge.maintenant(),
            formation_couleur=_couleur(formation),
            mention_demo=demo,
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


def _simulation(contexte: Contexte) -> str:
    """Return what a file made during a simulation says before its filter: nobody takes it for today's."""
    simulee = contexte.simulee.instant
    return f"SIMULATION au {instant_complet(simulee)} · " if simulee is not None else ""


def _couleur(formation: Formation | None) -> str | None:
    return COULEURS_FORMATION[formation.couleur % len(COULEURS_FORMATION)] if formation else None


def _colonne(champ: Champ) -> Colonne:
    return Colonne(champ.titre, champ.genre, champ.largeur, champ.titre_parcoursup)


def _valeur(champ: Champ, ligne: CandidatureLine) -> Valeur:
    return fiches.cellule_etat(ligne) if champ.genre == "etat" else champ.valeur(ligne)


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

    ecrire_csv(liste, path)
    return ()


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
