"""Folding a whole column at once: the same keys as ``fold``, several times faster."""

from __future__ import annotations

from collections.abc import Iterable

from cfa_desktop.models.texte import fold


class _Mots(dict[str, str]):
    """Words folded once each: the names of a column share theirs."""

    def __missing__(self, mot: str) -> str:
        self[mot] = cle = fold(mot)
        return cle


def fold_tous(textes: Iterable[str]) -> list[str]:
    """Return the folded key of every text."""
    mots = _Mots()
    return [
        " ".join(texte.lower().split()) if texte.isascii() else " ".join([mots[mot] for mot in texte.split()])
        for texte in textes
    ]
