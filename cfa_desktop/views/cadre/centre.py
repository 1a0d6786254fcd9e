"""A page with one column in its middle, which scrolls when the text is large."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cfa_desktop.views.theme import theme

LARGEUR = 640


def poser_au_centre(page: QWidget, colonne: QVBoxLayout) -> None:
    """Give the page that column, centred."""
    centre = QWidget()
    centre.setLayout(colonne)
    centre.setMaximumWidth(theme().px(LARGEUR))
    contenu = QWidget()
    contenu.setObjectName("contenu")
    boite = QHBoxLayout(contenu)
    boite.addStretch(1)
    boite.addWidget(centre, 6)
    boite.addStretch(1)
    defilement = QScrollArea(widgetResizable=True)
    defilement.setWidget(contenu)
    tout = QHBoxLayout(page)
    tout.setContentsMargins(0, 0, 0, 0)
    tout.addWidget(defilement)
