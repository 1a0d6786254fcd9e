"""A list of unknown columns: its SIRET examined, its columns shown, then read as the officer matched them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cfa_desktop.documents.lecture.exemples import APERCU
from cfa_desktop.documents.lecture.limites import ExportRefuse, Limites
from cfa_desktop.documents.lecture.regles import Reconnaissance, charger_regles, cle_entete
from cfa_desktop.documents.lecture.source import Cellules, Rangee
from cfa_desktop.models.candidat import CHAMPS_CANDIDAT, CHAMPS_CANDIDATURE
from cfa_desktop.models.extraction import Doute, TypeExport

SIRET = "siret"
_BRUTS = ("etat_brut", "reponse_brute")
CHAMPS_DE_LISTE = (
    "numero",
    "candidat",
    "telephone",
    *CHAMPS_CANDIDAT,
    *(champ for champ in CHAMPS_CANDIDATURE if champ not in _BRUTS),
    "voeu_confirme",
    SIRET,
)
"""What a column of a free list may be matched to."""
_PERSONNE = frozenset(("numero", "candidat", "nom"))

CHAMP_INCONNU = (
    "La correspondance enregistrée pour ce fichier n’est plus valable. "
    "Faites de nouveau correspondre ses colonnes."
)
DEUX_COLONNES = (
    "Deux colonnes correspondent à la même donnée. "
    "Gardez une seule colonne pour chacune, sauf pour l’adresse."
)
SANS_PERSONNE = (
    "Aucune colonne ne désigne les candidats. "
    "Indiquez au moins celle du numéro d’inscription, du candidat ou du nom."
)


class ExamenSiret:
    """Looks at the SIRET column of rows that go by, and keeps the doubts."""

    def __init__(self, colonne: int | None, limites: Limites) -> None:
        self.lignes = 0
        self.doutes: list[Doute] = []
        self.apercu: list[Cellules] = []
        self._colonne = colonne
        self._limites = limites

    def suivre(self, rangees: Iterable[Rangee]) -> Iterator[Rangee]:
        """Yield the filled rows, examined. Raises ExportRefuse when there are more than the limits allow."""
        # Checking a SIRET costs the child 40 ms of imports that tables do without.
        from cfa_desktop.documents.lecture.sirets import douter_siret

        for ligne, cellules in rangees:
            if not any(cellule not in ("", None) for cellule in cellules):
                continue
            self.lignes += 1
            self._limites.verifier_table(self.lignes, len(cellules))
            if len(self.apercu) < APERCU:
                self.apercu.append(cellules)
            if self._colonne is not None and self._colonne < len(cellules):
                valeur, raison = douter_siret(cellules[self._colonne])
                if raison:
                    self.doutes.append(Doute(ligne, SIRET, valeur, raison))
            yield ligne, cellules


def proposer_champs(entetes: Sequence[str]) -> dict[int, str]:
    """Return column -> field where the header is a known spelling; each field is proposed once."""
    proposes: dict[int, str] = {}
    orthographes = _orthographes()
    for colonne, entete in enumerate(entetes):
        champ = orthographes.get(cle_entete(entete), "")
        if champ and (champ not in proposes.values() or champ == "adresse"):
            proposes[colonne] = champ
    return proposes


def reconnaitre_a_la_main(correspondance: Mapping[int, str], colonnes: int) -> Reconnaissance:
    """Return the columns as the officer matched them. Raises ExportRefuse when they make no sense."""
    lues = tuple(sorted((rang, champ) for rang, champ in correspondance.items() if champ))
    champs = [champ for _rang, champ in lues if champ != "adresse"]
    if any(champ not in CHAMPS_DE_LISTE or not 0 <= rang < colonnes for rang, champ in lues):
        raise ExportRefuse(CHAMP_INCONNU)
    if len(set(champs)) < len(champs):
        raise ExportRefuse(DEUX_COLONNES)
    if not _PERSONNE & set(champs):
        raise ExportRefuse(SANS_PERSONNE)
    gardees = tuple(lue for lue in lues if lue[1] != SIRET)
    return Reconnaissance(charger_regles()[TypeExport.LISTE], gardees, None)


def _orthographes() -> Mapping[str, str]:
    """Return header key -> field: the spellings of lists first, then those of the known kinds."""
    regles = charger_regles()
    orthographes: dict[str, str] = {}
    for lettre in (TypeExport.LISTE, TypeExport.TABLEAU, TypeExport.ADMISSIONS, TypeExport.PARAMETRABLE):
        for (cle, _occurrence), champ in regles[lettre].champs.items():
            orthographes.setdefault(cle, champ)
    return orthographes
