"""The « Colonnes » menu of a list: ticked one after the other, it stays until Escape or a click outside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from cfa_desktop.views.tables.vue import TableVue

_COCHER = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MenuColonnes(QMenu):
    """One tick per column, in the order of the screen each time it opens; the last one shown stays."""

    def __init__(self, vue: TableVue) -> None:
        super().__init__("Colonnes", vue)
        self._vue = vue
        self.aboutToShow.connect(self._remplir)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.key() in _COCHER and _basculer(self.activeAction())):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        visee = self.actionAt(event.position().toPoint())
        # The click that opened the menu is released over it too: nothing is active yet then.
        if visee is not self.activeAction() or not _basculer(visee):
            super().mouseReleaseEvent(event)

    def _remplir(self) -> None:
        self.clear()
        vue = self._vue
        for visuel in range(len(vue.modele.colonnes)):
            logique = vue.entete.logicalIndex(visuel)
            colonne = vue.modele.colonnes[logique]
            action = QAction((colonne.titre_long or colonne.titre).replace("&", "&&"), self)
            action.setCheckable(True)
            action.setChecked(not vue.isColumnHidden(logique))
            action.toggled.connect(partial(self._montrer, colonne.cle))
            self.addAction(action)
        self._garder_la_derniere()
        self.addSeparator()
        initiale = self.addAction("Disposition initiale")
        initiale.triggered.connect(vue.disposition_initiale)

    def _montrer(self, cle: str, visible: bool) -> None:
        self._vue.montrer_colonne(cle, visible=visible)
        self._garder_la_derniere()

    def _garder_la_derniere(self) -> None:
        cochables = [action for action in self.actions() if action.isCheckable()]
        cochees = sum(action.isChecked() for action in cochables)
        for action in cochables:
            action.setEnabled(not action.isChecked() or cochees > 1)


def _basculer(action: QAction | None) -> bool:
    """Tick or untick without closing; say whether this is an action to tick."""
    if action is None or not action.isCheckable():
        return False
    action.trigger()
    return True
