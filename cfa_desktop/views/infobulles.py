"""Tooltips whose every word is text: data never becomes formatting."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from cfa_desktop.models.verdict import Avertissement, Blocage

PUCE = "• "


def infobulle(*lignes: str) -> str:
    """Return a tooltip of these lines, shown as they are written and wrapped when long."""
    return "<br>".join(f"<span>{escape(ligne)}</span>" for ligne in lignes if ligne)


def raisons(entete: str, motifs: Iterable[Blocage | Avertissement]) -> str:
    """Return a tooltip that lists every reason under its heading."""
    return infobulle(entete, *(PUCE + motif.message for motif in motifs))
