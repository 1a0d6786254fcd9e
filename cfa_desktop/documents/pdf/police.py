"""The embedded typeface: what it can show, how wide it is, how a text fits in its place."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from cfa_desktop.paths import resource_path

NORMAL = "CfaNormal"
GRAS = "CfaGras"
ENCRE = "#16202E"
GRIS = "#5B6675"
FILET = "#CBD2DB"
_FICHIERS = {NORMAL: "SourceSans3-Regular.ttf", GRAS: "SourceSans3-Bold.ttf"}
_MANQUANT = "□"
_BLANCS = "\t\n\v\f\r\u2028\u2029"
_CESURES = ".-_/,;:"
_SUITE = "…"


class Style(NamedTuple):
    """How a text is set: typeface, size in points, ink as "#RRGGBB"."""

    police: str
    taille: float
    encre: str = ENCRE


class _Visibles(dict[int, str]):
    """What stands for each code point: itself, a blank, a visible code for invisible marks, or □."""

    def __init__(self, connus: set[int]) -> None:
        super().__init__()
        self._connus = connus

    def __missing__(self, code: int) -> str:
        signe = chr(code)
        if signe in _BLANCS:
            rendu = " "
        elif unicodedata.category(signe) in ("Cf", "Cc") and signe != "\u00ad":
            rendu = f"[U+{code:04X}]"
        else:
            rendu = signe if code in self._connus else _MANQUANT
        self[code] = rendu
        return rendu


@cache
def _charge() -> tuple[_Visibles, dict[str, dict[str, float]]]:
    """Register the typeface once; return what it shows, and the widths of its characters at one point."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    rl_config.useA85 = 0  # its pure Python encoder takes a third of the time of a long list
    largeurs: dict[str, dict[str, float]] = {}
    communs: set[int] | None = None
    for nom, fichier in _FICHIERS.items():
        police = TTFont(nom, str(resource_path("fonts", fichier)))
        pdfmetrics.registerFont(police)
        face = police.face
        largeurs[nom] = {chr(code): face.charWidths[code] / 1000 for code in face.charToGlyph}
        communs = set(face.charToGlyph) if communs is None else communs & set(face.charToGlyph)
    return _Visibles(communs or set()), largeurs


def charge() -> None:
    """Make the typeface known to reportlab."""
    _charge()


def visible(texte: str) -> str:
    """Return the text as it can be printed: one line, nothing invisible, □ for what has no glyph."""
    if texte.isascii() and texte.isprintable():
        return texte
    return unicodedata.normalize("NFC", texte).translate(_charge()[0])


def largeur(texte: str, style: Style) -> float:
    """Return the width in points of a text already ``visible``."""
    return sum(map(_charge()[1][style.police].__getitem__, texte)) * style.taille


def ajuste(texte: str, style: Style, place: float) -> str:
    """Return the text, ended by an ellipsis when it is wider than its place."""
    if largeur(texte, style) <= place:
        return texte
    table = _charge()[1][style.police]
    reste = place / style.taille - table[_SUITE]
    for rang, signe in enumerate(texte):
        reste -= table[signe]
        if reste < 0:
            return texte[:rang].rstrip() + _SUITE
    return texte


@lru_cache(maxsize=8192)
def lignes(texte: str, style: Style, place: float, maximum: int) -> tuple[str, ...]:
    """Return the text in at most ``maximum`` lines of the given width, the last one ended by an ellipsis.

    Remembered: a table measures its cells before it draws them, and many say the same.
    """
    if largeur(texte, style) <= place:
        return (texte,)
    faites: list[str] = []
    reste = texte.strip(" ")
    while reste and len(faites) < maximum - 1 and largeur(reste, style) > place:
        coupe = _coupure(reste, style, place)
        faites.append(reste[:coupe].rstrip(" "))
        reste = reste[coupe:].lstrip(" ")
    if reste:
        faites.append(ajuste(reste, style, place))
    return tuple(faites)


def _coupure(texte: str, style: Style, place: float) -> int:
    """Return where a line ends: after its last blank, else after a mark inside an address, else anywhere."""
    table = _charge()[1][style.police]
    reste = place / style.taille
    fin = len(texte)
    for rang, signe in enumerate(texte):
        reste -= table[signe]
        if reste < 0:
            fin = max(rang, 1)
            break
    if fin == len(texte):
        return fin
    blanc = texte.rfind(" ", 0, fin + 1)
    if blanc > 0:
        trait = texte.rfind("-", blanc + 2, fin - 1)
        if blanc < fin // 3 and trait > 0:  # « DE LA » is not left alone above a long double name
            return trait + 1
        return _coupure_lisible(texte, fin, blanc)
    arobase = texte.rfind("@", 0, fin - 1)
    if arobase > fin // 4:
        return arobase + 1
    marque = max(texte.rfind(signe, 0, fin - 1) for signe in _CESURES)
    return marque + 1 if marque > fin // 3 else fin


def _coupure_lisible(texte: str, fin: int, blanc: int) -> int:
    """Return a better end of line than the last blank: between two phones, before a parenthesis or a dash."""
    barre = texte.rfind(" / ", 0, fin)
    if barre > fin // 3:
        return barre + 2
    parenthese = texte.rfind(" (", 0, blanc)
    if parenthese > fin // 2 and ")" not in texte[parenthese:blanc]:
        return parenthese
    return blanc - 2 if blanc > 1 and texte[blanc - 2 : blanc] in (" -", " –") else blanc
