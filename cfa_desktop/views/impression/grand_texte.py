"""When the text is so large that icons take the place of words."""

from __future__ import annotations

from cfa_desktop.views.theme import theme

GRAND_TEXTE_PCT = 140


def est_grand() -> bool:
    """Say whether words give way to icons."""
    return theme().taille_pct > GRAND_TEXTE_PCT
