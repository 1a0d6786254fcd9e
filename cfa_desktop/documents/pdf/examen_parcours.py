"""The right column of an examination sheet: school years, bac, Fiche Avenir."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cfa_desktop.documents.liste import texte_nombre
from cfa_desktop.documents.pdf.blocs import ETIQUETTE, Ou, titre
from cfa_desktop.documents.pdf.examen_textes import (
    ABSENT,
    COURANT,
    DISCRET,
    HAUTEUR_TITRE,
    INTERLIGNE,
    couper,
    dessine_textes,
)
from cfa_desktop.documents.pdf.examen_valeurs import AnneeScolaire, Fait, FicheExamen
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import GRAS, Style

_ANNEE = Style(GRAS, 9.5)
_ENTRE_BLOCS = 9.0
_ENTRE_ANNEES = 3.0
_LIGNES_PAR_VALEUR = 3
_ESSAIS = (6, 5, 4, _LIGNES_PAR_VALEUR)
"""Lines that a value may take, when all of them hold."""

_RETRAIT_BAC, _RETRAIT_AVIS = 70.0, 108.0
_APPRECIATIONS_MIN = 60.0
_BAC_MAX, _AVIS_MAX = 118.0, 138.0
"""Heights that the school years leave to the blocks under them, in points."""


class _Grille(NamedTuple):
    """Named values under a title, each ``retrait`` points from the left edge of its name."""

    nom: str
    faits: Sequence[Fait]
    retrait: float


def dessine_parcours(plume: Plume, fiche: FicheExamen, ou: Ou, plancher: float) -> None:
    """Draw the column down to a floor: each block leaves room for those under it."""
    apres_avis = plancher + (_APPRECIATIONS_MIN if fiche.appreciations else 0)
    apres_bac = apres_avis + min(_hauteur(fiche.avis, ou.place - _RETRAIT_AVIS), _AVIS_MAX)
    apres_annees = apres_bac + min(_hauteur(fiche.bac, ou.place - _RETRAIT_BAC), _BAC_MAX)
    y = _annees(plume, fiche.annees, ou, apres_annees) - _ENTRE_BLOCS
    bac = _Grille("Bac", fiche.bac, _RETRAIT_BAC)
    y = _grille(plume, bac, Ou(ou.x, y, ou.place), apres_bac) - _ENTRE_BLOCS
    avis = _Grille("Fiche Avenir", fiche.avis, _RETRAIT_AVIS)
    y = _grille(plume, avis, Ou(ou.x, y, ou.place), apres_avis) - _ENTRE_BLOCS
    if fiche.appreciations:
        dessine_textes(plume, "Appréciations", fiche.appreciations, Ou(ou.x, y, ou.place), plancher)


def _annees(plume: Plume, annees: Sequence[AnneeScolaire], ou: Ou, plancher: float) -> float:
    y = titre(plume, "Scolarité", ou)
    if not annees:
        plume.texte((ou.x, y), ABSENT, DISCRET, place=ou.place)
        return y - INTERLIGNE
    detaillees = _detaillees(annees, ou.place, y - plancher)
    for rang, (annee, lignes) in enumerate(zip(annees, detaillees, strict=False)):
        plume.texte((ou.x, y), annee.titre, _ANNEE, place=ou.place)
        morceaux = [(ou.x, y - saut * INTERLIGNE, ligne) for saut, ligne in enumerate(lignes, 1)]
        plume.morceaux(morceaux, COURANT)
        y -= (1 + len(lignes)) * INTERLIGNE + _ENTRE_ANNEES
        restantes = len(annees) - rang - 1
        if restantes and rang == len(detaillees) - 1:
            return _autres(plume, restantes, ("autre année", "autres années"), Ou(ou.x, y, ou.place))
    return y


def _detaillees(annees: Sequence[AnneeScolaire], place: float, hauteur: float) -> list[tuple[str, ...]]:
    """Return the lines of each year that fits: the oldest ones keep their heading only, then go."""
    lignes = [
        tuple(une for dite in annee.lignes for une in couper(dite, place, _LIGNES_PAR_VALEUR)[0])
        for annee in annees
    ]
    for rang in range(len(lignes) - 1, 0, -1):
        if _hauteur_annees(lignes, len(annees)) > hauteur:
            lignes[rang] = ()
    while len(lignes) > 1 and _hauteur_annees(lignes, len(annees)) > hauteur:
        lignes.pop()
    return lignes


def _hauteur_annees(lignes: Sequence[Sequence[str]], toutes: int) -> float:
    annees = sum((1 + len(unes)) * INTERLIGNE + _ENTRE_ANNEES for unes in lignes)
    return annees + (INTERLIGNE if len(lignes) < toutes else 0)


def _grille(plume: Plume, grille: _Grille, ou: Ou, plancher: float) -> float:
    y = titre(plume, grille.nom, ou)
    if not grille.faits:
        plume.texte((ou.x, y), ABSENT, DISCRET, place=ou.place)
        return y - INTERLIGNE
    place = ou.place - grille.retrait
    maximum = next((un for un in _ESSAIS if _bas(grille.faits, place, un) <= y - plancher), _ESSAIS[-1])
    for rang, fait in enumerate(grille.faits):
        lignes = couper(fait.texte, place, maximum)[0]
        if rang and y - (len(lignes) - 1) * INTERLIGNE < plancher:
            reste = len(grille.faits) - rang
            return _autres(plume, reste, ("autre valeur", "autres valeurs"), Ou(ou.x, y, ou.place))
        plume.texte((ou.x, y), fait.nom, ETIQUETTE, place=grille.retrait - 4)
        x = ou.x + grille.retrait
        plume.morceaux([(x, y - saut * INTERLIGNE, ligne) for saut, ligne in enumerate(lignes)], COURANT)
        y -= max(len(lignes), 1) * INTERLIGNE + 1
    return y


def _bas(faits: Sequence[Fait], place: float, maximum: int) -> float:
    """Return how far down named values go, so many lines each at most."""
    lignes = [max(len(couper(fait.texte, place, maximum)[0]), 1) for fait in faits]
    return sum(nombre * INTERLIGNE + 1 for nombre in lignes) - INTERLIGNE


def _autres(plume: Plume, nombre: int, mots: tuple[str, str], ou: Ou) -> float:
    dit = f"et {texte_nombre(nombre, *mots)}, à lire dans le programme"
    plume.texte((ou.x, ou.y), dit, DISCRET, place=ou.place)
    return ou.y - INTERLIGNE


def _hauteur(faits: Sequence[Fait], place: float) -> float:
    lignes = sum(max(len(couper(fait.texte, place, _LIGNES_PAR_VALEUR)[0]), 1) for fait in faits)
    return HAUTEUR_TITRE + _ENTRE_BLOCS + max(lignes, 1) * INTERLIGNE + len(faits)
