"""What every document is made of: block titles, labelled values, boxes to tick, lines to fill in by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import ENCRE, FILET, GRAS, GRIS, NORMAL, Style

ETIQUETTE = Style(GRAS, 8, GRIS)
COURANT = Style(NORMAL, 10.5)
FORT = Style(GRAS, 10.5)
INTERLIGNE = 1.25
"""Distance between two baselines, in sizes of the text."""

_TITRE = Style(GRAS, 8.5)
_COTE_CASE = 11.0
_APRES_CASE = 6.0


class Ou(NamedTuple):
    """Where something is drawn: left edge, baseline, width offered, in points."""

    x: float
    y: float
    place: float


class Champ(NamedTuple):
    """A labelled value: ``retrait`` points from the label's left edge to the value, so many lines at most."""

    nom: str
    texte: str
    retrait: float = 56
    maximum: int = 3


def titre(plume: Plume, texte: str, ou: Ou) -> float:
    """Draw a block's title above its hairline; return the baseline of the first text under it."""
    plume.texte((ou.x, ou.y), texte.upper(), _TITRE, place=ou.place)
    plume.traits([(ou.x, ou.y - 4, ou.x + ou.place, ou.y - 4)], FILET, 0.7)
    return ou.y - 20


def champ(plume: Plume, ou: Ou, valeur: Champ, style: Style = COURANT) -> float:
    """Draw a label and its value beside it, « – » when empty; return the next baseline."""
    plume.texte((ou.x, ou.y), valeur.nom, ETIQUETTE, place=valeur.retrait - 4)
    ecrit = style if valeur.texte else Style(style.police, style.taille, GRIS)
    depart, place = (ou.x + valeur.retrait, ou.y), ou.place - valeur.retrait
    bas = plume.paragraphe(depart, valeur.texte or "–", ecrit, place=place, maximum=valeur.maximum)
    return bas - style.taille * 1.55


def case(plume: Plume, ou: Ou, libelle: str, *, style: Style = COURANT, maximum: int = 1) -> float:
    """Draw a box to tick before its label; return the next baseline."""
    plume.boites([(ou.x, ou.y - 2, _COTE_CASE, _COTE_CASE)], bord=ENCRE, epaisseur=0.9)
    avant = _COTE_CASE + _APRES_CASE
    bas = plume.paragraphe((ou.x + avant, ou.y), libelle, style, place=ou.place - avant, maximum=maximum)
    return bas - 19


def cases(plume: Plume, ou: Ou, libelles: Sequence[str], *, par_rang: int = 3) -> float:
    """Draw boxes to tick in columns, row after row; return the next baseline."""
    pas = ou.place / par_rang
    for rang, libelle in enumerate(libelles):
        x, y = ou.x + (rang % par_rang) * pas, ou.y - rang // par_rang * 19
        case(plume, Ou(x, y, pas - 4), libelle)
    return ou.y - -(-len(libelles) // par_rang) * 19


def a_remplir(plume: Plume, ou: Ou, libelle: str, *, style: Style = COURANT) -> float:
    """Draw a label and a line to write on up to the right edge; return the next baseline."""
    mesure = plume.texte((ou.x, ou.y), libelle, style, place=ou.place)
    plume.traits([(ou.x + mesure + 5, ou.y - 2, ou.x + ou.place, ou.y - 2)], GRIS)
    return ou.y - 23


def reglure(plume: Plume, ou: Ou, plancher: float, *, pas: float = 23) -> None:
    """Rule lines to write on, from under ``ou`` down to a floor."""
    segments = []
    y = ou.y - pas
    while y >= plancher:
        segments.append((ou.x, y, ou.x + ou.place, y))
        y -= pas
    plume.traits(segments, FILET, 0.7)


def cadre_texte(plume: Plume, ou: Ou, texte: str, *, style: Style = FORT, maximum: int = 3) -> float:
    """Draw a framed text, for what must not be missed; return the ordinate under the frame."""
    rendus = police.lignes(police.visible(texte), style, ou.place - 16, maximum)
    hauteur = len(rendus) * style.taille * INTERLIGNE + 10
    plume.boites([(ou.x, ou.y - hauteur, ou.place, hauteur)], bord=ENCRE, epaisseur=1)
    plume.paragraphe(
        (ou.x + 8, ou.y - 7 - style.taille * 0.8), texte, style, place=ou.place - 16, maximum=maximum
    )
    return ou.y - hauteur - 14
