"""The name of a file made from data: one that every system accepts, and that stays in its folder."""

from __future__ import annotations

import re
import unicodedata

_INTERDITS = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVES = re.compile(
    r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\..*)?", re.IGNORECASE
)
_INVISIBLES = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_OCTETS_MAX = 180
"""Of the name without its suffix: systems give 255 bytes, and a neighbour « (2) » or a lock needs some."""
SANS_NOM = "Document"


def nom_de_fichier(texte: str, suffixe: str) -> str:
    """Return a file name: no separator, no reserved word, nothing invisible, no dot or blank at its ends."""
    visibles = "".join(
        "" if unicodedata.category(signe) in _INVISIBLES else signe for signe in _INTERDITS.sub("-", texte)
    )
    propre = _bornes(" ".join(unicodedata.normalize("NFC", visibles).split()))
    propre = _bornes(propre.encode()[:_OCTETS_MAX].decode("utf-8", "ignore"))
    if _RESERVES.fullmatch(propre):
        propre = f"{SANS_NOM} {propre}"
    return (propre or SANS_NOM) + suffixe


def _bornes(texte: str) -> str:
    """Return a name without what hides a file, is dropped in silence, or makes an option of a command."""
    return texte.lstrip(" .-~").rstrip(" .")
