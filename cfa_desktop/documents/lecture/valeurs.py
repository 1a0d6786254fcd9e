"""The cells of a dossier's parts as texts: labels on one line, free texts on several, averages, yes or no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache, partial

from cfa_desktop.documents.lecture.regles import valeur_de
from cfa_desktop.documents.lecture.source import Signaler
from cfa_desktop.documents.lecture.textes import nettoyer, texte_cellule
from cfa_desktop.models.contenu import Rubrique
from cfa_desktop.models.extraction import Doute

_LIBRES = (Rubrique.PROJET, Rubrique.ACTIVITES, Rubrique.QUESTIONS, Rubrique.FICHE_AVENIR)
_MOIS = "obtention"
DEMANDE_INCONNUE = (
    "libellé inconnu : la demande d’aménagement n’a pas été reprise (son texte n’est jamais lu)"
)


def lecteur_de(rubrique: Rubrique, mesure: str) -> Callable[[object, Signaler], str]:
    """Return the function that reads a cell of this part of a dossier."""
    if rubrique is Rubrique.AMENAGEMENT:
        return lire_demande
    if rubrique in _LIBRES:
        return partial(_lire_libre, rubrique.value)
    return partial(_lire_mois if mesure == _MOIS else _lire_libelle, rubrique.value)


def lire_note(cellule: object) -> str:
    """Return an average as Parcoursup writes it: the text as it is, a number with a decimal comma."""
    if isinstance(cellule, (int, float)):
        return str(float(cellule)).replace(".", ",")
    return nettoyer(texte_cellule(cellule))[0]


def lire_demande(cellule: object, signaler: Signaler) -> str:
    """Return « Oui » or « Non »; any other text is the detail of a handicap, which is never kept."""
    texte = nettoyer(texte_cellule(cellule))[0]
    valeur = valeur_de("amenagement", texte) if texte else ""
    if texte and not valeur:
        signaler(Rubrique.AMENAGEMENT.value, "", DEMANDE_INCONNUE)
    return valeur


def regrouper_demandes(doutes: Sequence[Doute]) -> list[Doute]:
    """Return the doubts, those about requests for arrangements made one: they say the same on each line."""
    demandes = [doute for doute in doutes if doute.raison == DEMANDE_INCONNUE]
    if not demandes:
        return list(doutes)
    autres = [doute for doute in doutes if doute.raison != DEMANDE_INCONNUE]
    lignes = "lignes" if len(demandes) > 1 else "ligne"
    raison = f"{DEMANDE_INCONNUE}\u202f: {len(demandes)} {lignes}"
    return [Doute(0, Rubrique.AMENAGEMENT.value, "", raison), *autres]


def _lire_libelle(rubrique: str, cellule: object, signaler: Signaler) -> str:
    texte, raison = _nettoyer_libelle(texte_cellule(cellule))
    if raison:
        signaler(rubrique, texte, raison)
    return texte


@lru_cache(maxsize=8192)
def _nettoyer_libelle(texte: str) -> tuple[str, str]:
    return nettoyer(texte)


def _lire_mois(rubrique: str, cellule: object, signaler: Signaler) -> str:
    return (
        cellule.strftime("%m/%Y") if isinstance(cellule, date) else _lire_libelle(rubrique, cellule, signaler)
    )


def _lire_libre(rubrique: str, cellule: object, signaler: Signaler) -> str:
    lignes = [nettoyer(ligne) for ligne in texte_cellule(cellule).splitlines()]
    raison = next((raison for _texte, raison in lignes if raison), "")
    texte = "\n".join(ligne for ligne, _raison in lignes).strip("\n")
    if raison:
        signaler(rubrique, texte, raison)
    return texte
