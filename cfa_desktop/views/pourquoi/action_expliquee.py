"""An action button with a « ? » inside its edge while greyed: a greyed button cannot be clicked."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cfa_desktop.views.pourquoi.bouton import BoutonPourquoi
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bouton_action import BoutonAction

_MARGE, _PLACE = 10, 32


class ActionExpliquee(QWidget):
    """``pourquoi_demande`` carries the act; ``set_explicable`` says whether a rule greys it."""

    pourquoi_demande = Signal(str)

    def __init__(self, action: QAction, acte: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._acte = acte
        self.bouton = BoutonAction(action, self)
        self.pourquoi = BoutonPourquoi(
            f"Pourquoi «\u00a0{action.text().rstrip('…')}\u00a0» est grisé\u202f?", self
        )
        self.pourquoi.clicked.connect(self._demander)
        self.pourquoi.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.addWidget(self.bouton)

    def set_explicable(self, explicable: bool) -> None:
        """Show « ? » over the button when a rule greys it."""
        self.pourquoi.setVisible(explicable)
        px = theme().px
        interieur = self.bouton.layout()
        if interieur is not None:
            interieur.setContentsMargins(px(_MARGE), 0, px(_PLACE if explicable else _MARGE), 0)
        self._placer()

    def minimumSizeHint(self) -> QSize:
        return self.bouton.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placer()

    def _placer(self) -> None:
        taille = self.pourquoi.sizeHint()
        droite = self.width() - taille.width() - theme().px(4)
        self.pourquoi.setGeometry(
            droite, (self.height() - taille.height()) // 2, taille.width(), taille.height()
        )
        self.pourquoi.raise_()

    def _demander(self) -> None:
        self.pourquoi_demande.emit(self._acte)
