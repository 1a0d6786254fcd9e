"""A table inside a document: header row, hairlines, wrapped cells, cut between two pages where it must be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import INTERLIGNE, Ou
from cfa_desktop.documents.pdf.plume import Aligne, Plume
from cfa_desktop.documents.pdf.police import ENCRE, FILET, GRAS, NORMAL, Style

_FOND_TITRES = "#EBEEF2"
_GOUTTIERE = 7.0
_BLANC = 6.0


class Colonne(NamedTuple):
    """A column: its share of the width (any unit), how its cells stand and are set.

    ``entiere`` = never cut: what tells one row from another.
    """

    titre: str
    part: float
    aligne: Aligne = "gauche"
    gras: bool = False
    entiere: bool = False


class Tableau(NamedTuple):
    """Rows of texts, one per column; ``lignes_max`` lines at most in a cell, the last one ended by « … ».

    ``ecrire`` leaves every row at least that high, in points, for a hand to write in; its own text stands
    above that room, or in the middle of the row.
    """

    colonnes: Sequence[Colonne]
    lignes: Sequence[Sequence[str]]
    taille: float = 9.0
    lignes_max: int = 2
    ecrire: float = 0
    au_milieu: bool = False


def hauteurs(tableau: Tableau, place: float) -> list[float]:
    """Return the height of each row, in points."""
    return [_hauteur(tableau, cellules) for cellules in _cellules(tableau, place)]


def hauteur_titres(tableau: Tableau, place: float) -> float:
    """Return the height of the header row, in points."""
    return max(len(lignes) for lignes in _titres(tableau, place)) * _titre(tableau).taille * INTERLIGNE + 7


def abscisses(tableau: Tableau, ou: Ou) -> list[tuple[float, float]]:
    """Return the left edge and the width of each column, for what is drawn over the cells."""
    return list(zip(_gauches(tableau, ou), _places(tableau, ou.place), strict=True))


def partager(tableau: Tableau, place: float, premiere: float, suivantes: float) -> list[Tableau]:
    """Cut a table for pages that offer those heights: the header comes back, no row is cut.

    A first page too low for the header and one row gets an empty table.
    """
    titres = hauteur_titres(tableau, place)
    morceaux: list[list[Sequence[str]]] = [[]]
    reste = premiere - titres
    for ligne, hauteur in zip(tableau.lignes, hauteurs(tableau, place), strict=True):
        if hauteur > reste:
            morceaux.append([])
            reste = suivantes - titres
        morceaux[-1].append(ligne)
        reste -= hauteur
    return [tableau._replace(lignes=morceau) for morceau in morceaux]


def dessiner(plume: Plume, tableau: Tableau, ou: Ou) -> float:
    """Draw header and rows under ``ou.y``; return the ordinate of the bottom."""
    places, gauches = _places(tableau, ou.place), _gauches(tableau, ou)
    styles = [Style(GRAS if colonne.gras else NORMAL, tableau.taille) for colonne in tableau.colonnes]
    y = _dessiner_titres(plume, tableau, ou, gauches)
    filets = []
    for cellules in _cellules(tableau, ou.place):
        hauteur = _hauteur(tableau, cellules)
        descente = (hauteur - _hauteur_ecrite(tableau, cellules)) / 2 if tableau.au_milieu else 0
        base = y - descente - _BLANC / 2 - tableau.taille * 0.9
        for rang, lignes in enumerate(cellules):
            for saut, texte in enumerate(lignes):
                x = _x(tableau.colonnes[rang].aligne, gauches[rang], places[rang])
                ordonnee = base - saut * tableau.taille * INTERLIGNE
                plume.texte((x, ordonnee), texte, styles[rang], aligne=tableau.colonnes[rang].aligne)
        y -= hauteur
        filets.append((ou.x, y, ou.x + ou.place, y))
    plume.traits(filets, FILET, 0.6)
    return y


def _dessiner_titres(plume: Plume, tableau: Tableau, ou: Ou, gauches: Sequence[float]) -> float:
    hauteur = hauteur_titres(tableau, ou.place)
    bas, style = ou.y - hauteur, _titre(tableau)
    plume.boites([(ou.x, bas, ou.place, hauteur)], fond=_FOND_TITRES)
    plume.traits([(ou.x, bas, ou.x + ou.place, bas)], ENCRE, 0.9)
    places = _places(tableau, ou.place)
    for rang, lignes in enumerate(_titres(tableau, ou.place)):
        aligne = tableau.colonnes[rang].aligne
        for saut, texte in enumerate(reversed(lignes)):
            ordonnee = bas + 4.5 + saut * style.taille * INTERLIGNE
            plume.texte((_x(aligne, gauches[rang], places[rang]), ordonnee), texte, style, aligne=aligne)
    return bas


def _x(aligne: Aligne, gauche: float, place: float) -> float:
    return gauche + (0 if aligne == "gauche" else place if aligne == "droite" else place / 2)


def _titre(tableau: Tableau) -> Style:
    return Style(GRAS, tableau.taille - 1)


def _places(tableau: Tableau, place: float) -> list[float]:
    total = sum(colonne.part for colonne in tableau.colonnes)
    utile = place - _GOUTTIERE * len(tableau.colonnes)
    return [utile * colonne.part / total for colonne in tableau.colonnes]


def _gauches(tableau: Tableau, ou: Ou) -> list[float]:
    gauches, x = [], ou.x + _GOUTTIERE / 2
    for place in _places(tableau, ou.place):
        gauches.append(x)
        x += place + _GOUTTIERE
    return gauches


def _titres(tableau: Tableau, place: float) -> list[tuple[str, ...]]:
    style = _titre(tableau)
    return [
        police.lignes(police.visible(colonne.titre), style, large, 3)
        for colonne, large in zip(tableau.colonnes, _places(tableau, place), strict=True)
    ]


def _cellules(tableau: Tableau, place: float) -> list[list[tuple[str, ...]]]:
    places = _places(tableau, place)
    styles = [Style(GRAS if colonne.gras else NORMAL, tableau.taille) for colonne in tableau.colonnes]
    return [
        [
            police.lignes(
                police.visible(texte), style, large, len(texte) if colonne.entiere else tableau.lignes_max
            )
            if texte
            else ()
            for texte, style, large, colonne in zip(ligne, styles, places, tableau.colonnes, strict=True)
        ]
        for ligne in tableau.lignes
    ]


def _hauteur(tableau: Tableau, cellules: Sequence[tuple[str, ...]]) -> float:
    return max(_hauteur_ecrite(tableau, cellules), tableau.ecrire)


def _hauteur_ecrite(tableau: Tableau, cellules: Sequence[tuple[str, ...]]) -> float:
    return max(1, *map(len, cellules)) * tableau.taille * INTERLIGNE + _BLANC
