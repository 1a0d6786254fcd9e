"""The columns of a printed list: widths, orientation, leaves side by side when too many, lines cut to fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from cfa_desktop.documents.liste import Colonne, Liste, Valeur, texte_valeur
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.cadre import MARGE
from cfa_desktop.documents.pdf.plume import A4
from cfa_desktop.documents.pdf.police import GRAS, NORMAL, Style

TITRE = Style(GRAS, 7.5)
TAILLES = (8.5, 8.0, 7.5, 7.0)
GOUTTIERE = 7.0
PASTILLE = 9.0
"""Width taken by the coloured square of a state before its label."""

LIGNES_MAX = 9
"""Enough for names of a hundred and fifty letters in the narrowest column: a cut one looks like another."""

_TITRE_MAX = 3
_ECHANTILLON = 400
_EXTREMES = 12  # one value in twelve may need a second line
_TAILLE_SERREE = 7.5  # when lines must be cut anyway, they stay readable
_MOT_MAX = 90.0
_COURTE = 66.0  # a value this short is never cut: number, phone, date
_ETROITE = 24.0
_DEUX_LIGNES = 0.6  # of the width of a text, what its longer half takes
_FIXES_MAX = 0.4


class _Besoin(NamedTuple):
    """What a column asks for, in points: to keep its values on one line, and at the very least."""

    voulue: float
    minimale: float


Sens = Literal["", "portrait", "paysage"]
"""How the page stands: "" lets the columns choose."""


@dataclass(frozen=True, slots=True)
class Grille:
    """Where the columns of one leaf stand.

    Page size, text style, ranks of its columns in the list, left edges, widths of text, cut titles.
    """

    page: tuple[float, float]
    style: Style
    rangs: tuple[int, ...]
    gauches: tuple[float, ...]
    places: tuple[float, ...]
    titres: tuple[tuple[str, ...], ...]


def grilles(liste: Liste, sens: Sens = "") -> tuple[Grille, ...]:
    """Choose the orientation and the size of the text, then share the width between the columns.

    Columns that even squeezed ones do not leave room for go to more leaves, which begin with the same first
    columns and are laid side by side.
    """
    portrait, paysage = A4, (A4[1], A4[0])
    debout = [(portrait, taille) for taille in TAILLES[: None if sens == "portrait" else 1]]
    couche = [(paysage, taille) for taille in TAILLES]
    essais = {"portrait": debout, "paysage": couche}.get(sens, debout + couche)
    for page, taille in [*essais, (essais[-1][0], _TAILLE_SERREE)]:
        style = Style(NORMAL, taille)
        besoins = _largeurs(liste, style)
        if _utile(page, len(besoins)) >= sum(besoin.voulue for besoin in besoins):
            break
    tous = tuple(range(len(besoins)))
    if _utile(page, len(tous)) >= sum(besoin.minimale for besoin in besoins):
        return (_grille(liste, (page, style), besoins, tous),)
    return tuple(_grille(liste, (page, style), besoins, rangs) for rangs in _feuillets(besoins, page))


def _utile(page: tuple[float, float], colonnes: int) -> float:
    return page[0] - 2 * MARGE - GOUTTIERE * colonnes


def _grille(
    liste: Liste,
    papier: tuple[tuple[float, float], Style],
    besoins: Sequence[_Besoin],
    rangs: tuple[int, ...],
) -> Grille:
    page, style = papier
    places = _partage([besoins[rang] for rang in rangs], _utile(page, len(rangs)))
    gauches, x = [], MARGE + GOUTTIERE / 2
    for place in places:
        gauches.append(x)
        x += place + GOUTTIERE
    titres = tuple(
        police.lignes(police.visible(liste.colonnes[rang].titre), TITRE, place, _TITRE_MAX)
        for rang, place in zip(rangs, places, strict=True)
    )
    return Grille(page, style, rangs, tuple(gauches), tuple(places), titres)


def _feuillets(besoins: Sequence[_Besoin], page: tuple[float, float]) -> list[tuple[int, ...]]:
    """Share the columns between leaves; each begins with the first ones, up to a name."""
    fixes = 1 if besoins[0].voulue > _COURTE or len(besoins) == 1 else 2
    while fixes and sum(map(_aise, besoins[:fixes])) > page[0] * _FIXES_MAX:
        fixes -= 1
    feuillets: list[list[int]] = []
    reste = 0.0
    for rang in range(fixes, len(besoins)):
        cout = _aise(besoins[rang])
        if not feuillets or cout > reste:
            feuillets.append(list(range(fixes)))
            reste = page[0] - 2 * MARGE - sum(map(_aise, besoins[:fixes]))
        feuillets[-1].append(rang)
        reste -= cout
    return [tuple(feuillet) for feuillet in feuillets]


def _aise(besoin: _Besoin) -> float:
    """Return the width at which nearly every value of a column reads on two lines, gutter included."""
    return max(besoin.minimale, besoin.voulue * _DEUX_LIGNES) + GOUTTIERE


class Coupeur:
    """Cuts the values of one column, each different text once."""

    def __init__(self, colonne: Colonne, style: Style, place: float) -> None:
        self._style = style
        self._place = place - PASTILLE if colonne.genre == "etat" else place
        self._connues: dict[Valeur, tuple[str, ...]] = {}

    def lignes(self, valeur: Valeur) -> tuple[str, ...]:
        """Return the value as one or two printable lines; nothing for an empty one."""
        faites = self._connues.get(valeur)
        if faites is None:
            texte = police.visible(texte_valeur(valeur)).strip()
            faites = police.lignes(texte, self._style, self._place, LIGNES_MAX) if texte else ()
            self._connues[valeur] = faites
        return faites


def _largeurs(liste: Liste, style: Style) -> list[_Besoin]:
    """Return the widths that keep nearly every value of a sample on one line, and the least bearable ones.

    The least is the longest word, of the title or of the values, a whole date, a whole short value.
    """
    pas = max(len(liste.lignes) // _ECHANTILLON, 1)
    echantillon = liste.lignes[::pas]
    besoins = []
    for rang, colonne in enumerate(liste.colonnes):
        textes = {police.visible(texte_valeur(ligne[rang])) for ligne in echantillon}
        mesures = sorted(police.largeur(texte, style) for texte in textes)
        pastille = PASTILLE if colonne.genre == "etat" else 0.0
        voulue = (mesures[-1 - len(mesures) // _EXTREMES] if mesures else 0.0) + pastille
        mots = {mot for texte in textes for mot in texte.split(" ")}
        mot = max((police.largeur(mot, style) for mot in mots), default=0.0) + pastille
        titre = max(police.largeur(mot, TITRE) for mot in police.visible(colonne.titre).split(" "))
        minimale = max(min(titre, _MOT_MAX), min(mot, _MOT_MAX), min(voulue, _COURTE), _ETROITE) + 0.5
        besoins.append(_Besoin(max(voulue, minimale), minimale))
    return besoins


def _partage(besoins: Sequence[_Besoin], utile: float) -> list[float]:
    """Share the width: room left goes to wide columns, what lacks is taken from what exceeds the least."""
    voulu, minimal = sum(un.voulue for un in besoins), sum(un.minimale for un in besoins)
    if voulu <= utile:
        return [un.voulue * utile / voulu for un in besoins]
    if minimal >= utile:
        return [un.minimale * utile / minimal for un in besoins]
    part = (voulu - utile) / (voulu - minimal)
    return [un.voulue - (un.voulue - un.minimale) * part for un in besoins]
