"""A row of action buttons that never cuts a word: keys go first, then « Plus » takes what does not fit."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bouton_action import BoutonAction
from cfa_desktop.views.widgets.boutons import bouton

ECART = 8
_AUTOUR, _AVANT_TOUCHES = 52, 12  # icon and margins around the words; the gap before the keys


class RangActions(QWidget):
    """``discretes`` show only while they may be done; ``apres`` stands right after the buttons."""

    def __init__(
        self, actions: Sequence[QAction], *, discretes: Collection[QAction] = (), apres: QWidget | None = None
    ) -> None:
        super().__init__()
        self._discretes, self._apres = tuple(discretes), apres
        self._actions = tuple(actions)
        self.boutons = [BoutonAction(action, self) for action in actions]
        self.plus = bouton("Plus")
        self.plus.setAccessibleName("Plus d’actions")
        self.menu = QMenu(self.plus)
        self.menu.setToolTipsVisible(True)
        self.plus.setMenu(self.menu)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        boite = QHBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(theme().px(ECART))
        for widget in (*self.boutons, self.plus, *([apres] if apres else [])):
            boite.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        boite.addStretch(1)
        for action in actions:
            action.changed.connect(self.disposer)
        self.disposer()

    def minimumSizeHint(self) -> QSize:
        largeur = max((self._large(rang, touches=False) for rang in self._voulus()), default=0)
        return QSize(largeur + self._fin(avec_plus=True), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._total(self._voulus(), touches=True), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.disposer()

    def disposer(self) -> None:
        """Show what fits: words and keys, else words, else the first ones and « Plus »."""
        voulus = self._voulus()
        touches = self._total(voulus, touches=True) <= self.width()
        montres = voulus
        if not touches and self._total(voulus, touches=False) > self.width():
            montres = self._premiers(voulus)
        for rang, un in enumerate(self.boutons):
            un.montrer_touches(visibles=touches)
            un.setFixedWidth(self._large(rang, touches=touches))
            un.setVisible(rang in montres)
        reste = [self._actions[rang] for rang in voulus if rang not in montres]
        self.plus.setVisible(bool(reste))
        self.menu.clear()
        self.menu.addActions(reste)
        self.updateGeometry()

    def _voulus(self) -> list[int]:
        return [
            rang
            for rang, action in enumerate(self._actions)
            if action not in self._discretes or action.isEnabled()
        ]

    def _premiers(self, voulus: Sequence[int]) -> list[int]:
        """Return the first ones that fit beside « Plus », at least one; what may be done comes first."""
        choisis = sorted(voulus, key=lambda rang: not self._actions[rang].isEnabled())[:-1]
        while len(choisis) > 1 and self._total(choisis, touches=False, avec_plus=True) > self.width():
            choisis.pop()
        return choisis

    def _total(self, rangs: Sequence[int], *, touches: bool, avec_plus: bool = False) -> int:
        ecart = theme().px(ECART)
        large = sum(self._large(rang, touches=touches) + ecart for rang in rangs)
        return large + self._fin(avec_plus=avec_plus)

    def _fin(self, *, avec_plus: bool) -> int:
        ecart, apres = theme().px(ECART), self._apres
        large = self.plus.sizeHint().width() + ecart if avec_plus else 0
        return large + (apres.sizeHint().width() + ecart if apres and not apres.isHidden() else 0)

    def _large(self, rang: int, *, touches: bool) -> int:
        px, mesure, action = theme().px, self.boutons[rang].mesure, self._actions[rang]
        large = mesure(action.text()) + px(_AUTOUR)
        if touches and (dites := action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)):
            large += mesure(dites) + px(_AVANT_TOUCHES)
        return large
