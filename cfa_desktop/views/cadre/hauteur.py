"""Whether the window is too low, for the size of its text, to show everything at once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cfa_desktop.views.theme import theme

HAUTEUR_ENTIERE, HAUTEUR_MINIME = 560, 420


def est_basse(widget: QWidget, hauteur: int = HAUTEUR_ENTIERE) -> bool:
    """Say whether the window of that widget is low: what can be said shorter then gives way to the page."""
    return widget.window().height() < theme().px(hauteur)
