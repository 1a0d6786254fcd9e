"""The columns of a printed list: their widths, its orientation, and its lines cut to fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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

LIGNES_MAX = 2
_TITRE_MAX = 3
_ECHANTILLON = 400
_EXTREMES = 12  # one value in twelve may need a second line
_TAILLE_SERREE = 7.5  # when lines must be cut anyway, they stay readable
_MOT_MAX = 90.0
_COURTE = 66.0  # a value this short is never cut: number, phone, date
_ETROITE = 24.0


@dataclass(frozen=True, slots=True)
class Grille:
    """Where everything stands: page size, text style, left edges, widths of text, cut titles."""

    page: tuple[float, float]
    style: Style
    gauches: tuple[float, ...]
    places: tuple[float, ...]
    titres: tuple[tuple[str, ...], ...]


def grille(liste: Liste) -> Grille:
    """Choose the orientation and the size of the text, then share the page between the columns."""
    portrait, paysage = A4, (A4[1], A4[0])
    essais = [(portrait, TAILLES[0]), *((paysage, taille) for taille in TAILLES), (paysage, _TAILLE_SERREE)]
    for page, taille in essais:
        style = Style(NORMAL, taille)
        utile = page[0] - 2 * MARGE - GOUTTIERE * len(liste.colonnes)
        voulues, minimales = _largeurs(liste, style)
        if sum(voulues) <= utile:
            break
    places = _partage(voulues, minimales, utile)
    gauches, x = [], MARGE + GOUTTIERE / 2
    for place in places:
        gauches.append(x)
        x += place + GOUTTIERE
    titres = tuple(
        police.lignes(police.visible(colonne.titre), TITRE, place, _TITRE_MAX)
        for colonne, place in zip(liste.colonnes, places, strict=True)
    )
    return Grille(page, style, tuple(gauches), tuple(places), titres)


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


def _largeurs(liste: Liste, style: Style) -> tuple[list[float], list[float]]:
    """Return the widths that keep nearly every value of a sample on one line, and the least bearable ones.

    The least is the longest word, of the title or of the values, a whole date, a whole short value.
    """
    pas = max(len(liste.lignes) // _ECHANTILLON, 1)
    echantillon = liste.lignes[::pas]
    voulues, minimales = [], []
    for rang, colonne in enumerate(liste.colonnes):
        textes = {police.visible(texte_valeur(ligne[rang])) for ligne in echantillon}
        mesures = sorted(police.largeur(texte, style) for texte in textes)
        pastille = PASTILLE if colonne.genre == "etat" else 0.0
        voulue = (mesures[-1 - len(mesures) // _EXTREMES] if mesures else 0.0) + pastille
        mots = {mot for texte in textes for mot in texte.split(" ")}
        mot = max((police.largeur(mot, style) for mot in mots), default=0.0) + pastille
        titre = max(police.largeur(mot, TITRE) for mot in police.visible(colonne.titre).split(" "))
        minimale = max(min(titre, _MOT_MAX), min(mot, _MOT_MAX), min(voulue, _COURTE), _ETROITE) + 0.5
        voulues.append(max(voulue, minimale))
        minimales.append(minimale)
    return voulues, minimales


def _partage(voulues: Sequence[float], minimales: Sequence[float], utile: float) -> list[float]:
    """Share the width: room left goes to wide columns, what lacks is taken from what exceeds the least."""
    manque = sum(voulues) - utile
    if manque <= 0:
        return [voulue * utile / sum(voulues) for voulue in voulues]
    marges = [voulue - minimale for voulue, minimale in zip(voulues, minimales, strict=True)]
    disponible = sum(marges)
    if manque >= disponible:
        return [minimale * utile / sum(minimales) for minimale in minimales]
    return [voulue - marge * manque / disponible for voulue, marge in zip(voulues, marges, strict=True)]
