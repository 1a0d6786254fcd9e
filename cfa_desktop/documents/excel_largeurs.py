"""How wide the columns of a sheet are and how high its rows, so that no text hides another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from textwrap import wrap

from cfa_desktop.documents.liste import CelluleEtat, Colonne, Liste, Valeur, texte_valeur

_ECHANTILLON = 500
_MOT_MAX = 40  # a longer word is cut rather than given half a page
_AISANCE = 1.45  # a text may take so much more than the width wanted before it goes on below
_LARGE = 50  # a column that wide is meant for texts of several lines
_TEXTE_LONG, _LARGEUR_LONGUE = 400, 56
_BLANC = 2  # characters around a text
_FLECHE = 3  # the button of the filter, beside the last word of a title
_LIGNES_DE_TITRE = 6
_INTERLIGNE = 13.5  # points
_HAUTEUR_MAX = 409.0  # of a row, in points: Excel's own limit


def largeurs(liste: Liste) -> list[int]:
    """Return the widths in characters: what the first lines hold, within what each column should take.

    A longer text goes on below, in the same cell; only a long word stretches its column.
    """
    echantillon = liste.lignes[:_ECHANTILLON]
    return [
        _largeur(colonne, [texte_valeur(ligne[rang]) for ligne in echantillon])
        for rang, colonne in enumerate(liste.colonnes)
    ]


def hauteur_des_titres(colonnes: Sequence[Colonne], voulues: Sequence[int]) -> float:
    """Return the height of the header row in points."""
    rangs = max(
        len(wrap(colonne.titre, max(largeur - _BLANC, 1)))
        for colonne, largeur in zip(colonnes, voulues, strict=True)
    )
    return 6 + _INTERLIGNE * min(max(rangs, 2), _LIGNES_DE_TITRE)


def hauteurs(liste: Liste) -> Callable[[Sequence[Valeur]], float]:
    """Return what gives the height of a row in points, 0 when each of its texts holds on one line.

    Said rather than left to the program that opens it: LibreOffice lets wrapped rows overlap.
    """
    places = [
        (rang, largeur - _BLANC)
        for rang, (colonne, largeur) in enumerate(zip(liste.colonnes, largeurs(liste), strict=True))
        if not colonne.cachee and colonne.genre in ("texte", "etat")
    ]

    def hauteur(ligne: Sequence[Valeur]) -> float:
        rangs = 1
        for rang, place in places:
            valeur = ligne[rang]
            texte = valeur.texte if isinstance(valeur, CelluleEtat) else valeur
            if isinstance(texte, str) and (len(texte) > place or "\n" in texte):
                rangs = max(rangs, _rangs(texte, place))
        return min(_INTERLIGNE * rangs + 2, _HAUTEUR_MAX) if rangs > 1 else 0.0

    return hauteur


@lru_cache(maxsize=8192)
def _rangs(texte: str, place: int) -> int:
    """Return how many lines a text takes; a very long one is only looked at in its beginning."""
    bouts = texte[: place * 40].splitlines()
    return sum(max(1, len(wrap(bout, place))) for bout in bouts)


def _largeur(colonne: Colonne, textes: Sequence[str]) -> int:
    longueurs = [max(map(len, texte.split("\n")), default=0) for texte in textes]
    plus_long = max(longueurs, default=0)
    mots = max((len(mot) for texte in textes for mot in texte.split()), default=0)
    titre = max(map(len, colonne.titre.split()), default=0) + _FLECHE
    if plus_long > _TEXTE_LONG:
        return _LARGEUR_LONGUE
    permise = colonne.largeur if colonne.largeur >= _LARGE else round(_AISANCE * colonne.largeur)
    # Where one may type, the room to do so.
    plancher = colonne.largeur if colonne.ouverte else 0
    return max(min(plus_long, permise) + _BLANC, min(mots, _MOT_MAX) + _BLANC, titre, plancher)
