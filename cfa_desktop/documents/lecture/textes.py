"""Cells to clean text: numbers without decimals, no invisible mark, the escape of our own CSV undone."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

_BLANCS = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_FORMULES = ("=", "+", "-", "@", "\t", "\r", "\n")  # a CR inside quotes is read as a line feed
_ENTIER_SUR = 1e15
_CATEGORIES_RETIREES = {"Cc", "Cf", "Cs", "Cn"}
# Nothing is drawn, though ``isprintable`` lets them by: fillers, joiners, tags.
_SANS_DESSIN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\uffa0\U000e0000-\U000e0fff]"
)
_VARIANTES = re.compile("[\ufe00-\ufe0f]")  # the colour of an emoji: gone without a word


def texte_cellule(cellule: object) -> str:
    """Return a cell as the officer sees it: 510000.0 is 510000, a date is dd/mm/yyyy."""
    if isinstance(cellule, str):
        return cellule
    if cellule is None:
        return ""
    if isinstance(cellule, bool):
        return "Oui" if cellule else "Non"
    if isinstance(cellule, float):
        return str(int(cellule)) if cellule.is_integer() and abs(cellule) < _ENTIER_SUR else str(cellule)
    return cellule.strftime(_format(cellule)) if isinstance(cellule, date) else str(cellule)


def _format(jour: date) -> str:
    return "%d/%m/%Y %H:%M" if isinstance(jour, datetime) else "%d/%m/%Y"


def nettoyer(texte: str) -> tuple[str, str]:
    """Return the text in NFC, spaces single, and the reason of a doubt when invisible marks were removed."""
    if texte.startswith("'") and texte.lstrip("'").startswith(_FORMULES):
        texte = texte[1:]
    if not texte.isascii():
        texte = unicodedata.normalize("NFC", _VARIANTES.sub("", texte))
    retires = set() if texte.isascii() else set(_SANS_DESSIN.findall(texte))
    if not retires and texte.isprintable():
        return (" ".join(texte.split()) if "  " in texte else texte.strip()), _illisible(texte)
    texte = _BLANCS.sub(" ", texte)
    retires |= {signe for signe in set(texte) if unicodedata.category(signe) in _CATEGORIES_RETIREES}
    for signe in retires:
        texte = texte.replace(signe, "")
    raison = _illisible(texte)
    if retires:
        marques = ", ".join(sorted(f"U+{ord(signe):04X}" for signe in retires))
        quoi = "caractères invisibles retirés" if len(retires) > 1 else "caractère invisible retiré"
        raison = f"{quoi}\u202f: {marques}"
    return " ".join(texte.split()), raison


def _illisible(texte: str) -> str:
    return "caractère illisible dans le fichier" if "\ufffd" in texte else ""
