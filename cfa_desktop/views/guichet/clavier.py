"""The guichet without a mouse: Entrée and Espace do the next step, the arrows choose a field or a card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from cfa_desktop.views.guichet.champs import ChampsUnParUn


class Clavier(QObject):
    """Keys of the whole window; ``principal`` gives the button of the next step."""

    voisine = Signal(int)
    saisi = Signal()

    def __init__(
        self, fenetre: QWidget, champs: ChampsUnParUn, principal: Callable[[], QAbstractButton]
    ) -> None:
        super().__init__(fenetre)
        self._fenetre, self._champs, self._principal = fenetre, champs, principal
        fenetre.installEventFilter(self)
        gestes: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Return", self._entree),
            ("Enter", self._entree),
            ("Ctrl+C", self._copier),
            ("Up", partial(self._choisir, -1)),
            ("Down", partial(self._choisir, 1)),
            ("Alt+Up", partial(self.voisine.emit, -1)),
            ("Alt+Down", partial(self.voisine.emit, 1)),
            ("Ctrl+Return", self.saisi.emit),
            ("Ctrl+Enter", self.saisi.emit),
        )
        for touches, geste in gestes:
            raccourci = QShortcut(QKeySequence(touches), fenetre)
            raccourci.setAutoRepeat(False)
            raccourci.activated.connect(geste)

    def eventFilter(self, objet: QObject, event: QEvent) -> bool:
        # A button with the focus takes the space bar itself; elsewhere it does the next step.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            espace = event.key() == Qt.Key.Key_Space and not event.isAutoRepeat()
            if espace:
                self._principal().click()
                return True
        return super().eventFilter(objet, event)

    def _entree(self) -> None:
        """Press what has the focus, else do the next step of the page."""
        cible = self._fenetre.focusWidget()
        if isinstance(cible, QAbstractButton) and cible.isVisible() and cible.isEnabled():
            cible.click()
        else:
            self._principal().click()

    def _copier(self) -> None:
        if self._champs.isVisible():
            self._champs.copier()

    def _choisir(self, pas: int) -> None:
        if self._champs.isVisible():
            self._champs.choisir(self._champs.courant + pas)
