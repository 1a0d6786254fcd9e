"""Text as it is compared, stored and shown: folding, invisible marks, French typography."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "’": "'"}
)


@lru_cache(maxsize=65536)
def fold(texte: str) -> str:
    """Return the text as comparisons see it: lower case, no accents, single spaces, straight apostrophes."""
    bas = texte.casefold()
    if not bas.isascii():
        decompose = unicodedata.normalize("NFKD", bas.translate(_LIGATURES))
        bas = "".join(signe for signe in decompose if not unicodedata.combining(signe))
    return " ".join(bas.split())


def sans_signes_invisibles(texte: str) -> str:
    """Return the text without formatting and control marks; every kind of space becomes a plain one."""
    if texte.isascii() and texte.isprintable():
        return texte
    gardes = (" " if signe.isspace() else signe for signe in texte)
    return "".join(signe for signe in gardes if unicodedata.category(signe) not in ("Cf", "Cc"))


def nettoyer(texte: str) -> str:
    """Return a typed text as it is kept: composed (NFC), no invisible mark, single spaces."""
    return " ".join(sans_signes_invisibles(unicodedata.normalize("NFC", texte)).split())


def enumerer(textes: Sequence[str]) -> str:
    """Return « A », « A et B », « A, B et C »: no comma before « et » in French."""
    if len(textes) < 2:  # noqa: PLR2004 - « et » needs two
        return "".join(textes)
    return f"{', '.join(textes[:-1])} et {textes[-1]}"
