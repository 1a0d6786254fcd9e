"""What a typed search looks for: folded words, and a phone as one run of digits however it is written."""

from __future__ import annotations

import re

from cfa_desktop.models.texte import fold

_NUMERO = re.compile(r"(?:\+ ?33|0033)?[\d .\-/()]+")
_INDICATIF = re.compile(r"^(?:\+|00)33\(?0?\)?")
_PONCTUATION = re.compile(r"[^\d]")


def mots_cherches(texte: str) -> list[str]:
    """Return the words a search key must all hold; « 06 39.98 » and « +33 6 39 98 » are both 063998."""
    plie = fold(texte)
    if _NUMERO.fullmatch(plie):
        chiffres = _PONCTUATION.sub("", _INDICATIF.sub("0", plie.replace(" ", "")))
        return [chiffres] if chiffres else []
    return plie.split()


def correspond(cle: str, mots: list[str]) -> bool:
    """Say whether a search key holds every word."""
    return all(mot in cle for mot in mots)
