"""The bar under the list when several candidates are selected: what does not fit goes under « … »."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from cfa_desktop.views.candidats.selection import PLUSIEURS, ActionsSelection
from cfa_desktop.views.tables.barre import grouper
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

_ECART = 4
AUTRES = "Autres actions sur la sélection"


class BarreSelection(QWidget):
    """« 3 sélectionnés : [Noter] [Mails]… », hidden until several are."""

    def __init__(self, actions: ActionsSelection) -> None:
        super().__init__()
        self.compte = etiquette("", "rubrique")
        self.outils = OutilsSelection(actions.toutes)
        px = theme().px
        boite = QHBoxLayout(self)
        boite.setContentsMargins(px(8), px(2), px(8), px(2))
        boite.setSpacing(px(4))
        boite.addWidget(self.compte)
        boite.addWidget(self.outils, 1)
        self.hide()

    def montrer(self, nombre: int) -> None:
        """Say how many lines are selected."""
        self.compte.setText(f"{grouper(nombre)} sélectionnés\u202f:")
        self.setVisible(nombre >= PLUSIEURS)


class OutilsSelection(QWidget):
    """One button per action, in order; those that do not fit are in the menu of « … », its last button."""

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__()
        self._actions = tuple(actions)
        self.boutons = [self._bouton(action) for action in actions]
        self.autres = bouton("…", "quiet")
        self.autres.setAccessibleName(AUTRES)
        self.autres.setToolTip(AUTRES)
        self.autres.setMenu(QMenu(self.autres))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        boite = QHBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(theme().px(_ECART))
        for outil in self.boutons:
            boite.addWidget(outil)
        boite.addWidget(self.autres)
        boite.addStretch(1)
        self._tenir()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.autres.sizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tenir()

    def _tenir(self) -> None:
        ecart = theme().px(_ECART)
        fins = list(accumulate(outil.sizeHint().width() + ecart for outil in self.boutons))
        place = self.width() + ecart
        if fins[-1] > place:
            place -= self.autres.sizeHint().width() + ecart
        tiennent = sum(fin <= place for fin in fins)
        for rang, outil in enumerate(self.boutons):
            outil.setVisible(rang < tiennent)
        menu = self.autres.menu()
        menu.clear()
        menu.addActions(list(self._actions[tiennent:]))
        self.autres.setVisible(tiennent < len(self.boutons))

    def _bouton(self, action: QAction) -> QToolButton:
        resultat = QToolButton()
        resultat.setDefaultAction(action)
        resultat.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        resultat.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return resultat
