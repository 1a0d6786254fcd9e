"""A counter that can be asked « Pourquoi ce nombre ? »: a « ? » while pointed at, a menu, a key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFocusEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QMenu

from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.pourquoi.bouton import RACCOURCI_DIT, BoutonPourquoi
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.compteur_ligne import CompteurLigne

POURQUOI = "Pourquoi ce nombre\u202f?"


class CompteurExplique(CompteurLigne):
    """``pourquoi_demande`` asks why; the « ? » stands left of the number and hides nothing of it."""

    pourquoi_demande = Signal()

    def __init__(
        self, libelle: str, *, retrait: int = 0, total: bool = False, ton: Ton | None = None
    ) -> None:
        self._dit = ""
        self.pourquoi: BoutonPourquoi | None = None
        super().__init__(libelle, retrait=retrait, total=total, ton=ton)

    def set_nombre(self, nombre: int) -> None:
        super().set_nombre(nombre)
        self._dit = f"{nombre:,}"
        self._placer()

    def expliquer(self) -> None:
        """Ask why this number."""
        self.pourquoi_demande.emit()

    def menu(self) -> QMenu:
        """Return its context menu."""
        menu = QMenu(self)
        menu.addAction(f"{POURQUOI}\t{RACCOURCI_DIT}").triggered.connect(self.expliquer)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._montrer(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._montrer(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._montrer(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._montrer(self.underMouse())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placer()

    def _montrer(self, visible: bool) -> None:
        if self.pourquoi is None:
            if not visible:
                return
            # Built when first pointed at: eighteen of them would slow the first picture.
            self.pourquoi = BoutonPourquoi(f"{POURQUOI} {self.text()}", self)
            self.pourquoi.setObjectName("pourquoiCompteur")
            self.pourquoi.setFocusPolicy(self.pourquoi.focusPolicy().NoFocus)
            self.pourquoi.clicked.connect(self.expliquer)
        self.pourquoi.setVisible(visible)
        self._placer()

    def _placer(self) -> None:
        if self.pourquoi is None:
            return
        px = theme().px
        cote = px(20)
        nombre = QFontMetrics(self.font()).horizontalAdvance(self._dit)
        self.pourquoi.setGeometry(
            self.width() - px(14) - nombre - cote, (self.height() - cote) // 2, cote, cote
        )
