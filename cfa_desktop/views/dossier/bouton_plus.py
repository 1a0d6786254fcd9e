"""« … »: what a header kept to one line no longer shows, each line doing what its button does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QPushButton, QWidget

from cfa_desktop.views.icones import icone
from cfa_desktop.views.theme import theme

AUTRES = "Autres actions du dossier"


class BoutonPlus(QPushButton):
    """A menu of those buttons, without the ones that do not apply."""

    def __init__(self, boutons: Sequence[QAbstractButton]) -> None:
        super().__init__()
        self._boutons = tuple(boutons)
        self.setProperty("poids", "quiet")
        self.setIcon(icone("ellipsis", "discret"))
        self.setIconSize(QSize(theme().px(16), theme().px(16)))
        self.setAccessibleName(AUTRES)
        self.setToolTip(AUTRES)
        self.menu_ = QMenu(self)
        self.menu_.aboutToShow.connect(self._remplir)
        self.clicked.connect(self._ouvrir)

    def _remplir(self) -> None:
        self.menu_.clear()
        for bouton in self._boutons:
            if not bouton.isHidden():
                action = self.menu_.addAction(bouton.accessibleName() or bouton.text())
                action.setEnabled(bouton.isEnabled())
                action.triggered.connect(bouton.click)

    def _ouvrir(self) -> None:
        self.menu_.popup(self.mapToGlobal(self.rect().bottomLeft()))


def ensemble(*widgets: QWidget) -> QWidget:
    """Return widgets that are shown or hidden together, each one keeping its own say."""
    cadre = QWidget()
    boite = QHBoxLayout(cadre)
    boite.setContentsMargins(0, 0, 0, 0)
    boite.setSpacing(theme().px(8))
    for widget in widgets:
        boite.addWidget(widget)
    return cadre
