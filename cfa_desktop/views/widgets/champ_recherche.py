"""A search field: magnifying glass, clear button, Escape empties, Down goes to the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from cfa_desktop.views.icones import icone
from cfa_desktop.views.theme import theme


class ChampRecherche(QLineEdit):
    """``textChanged`` at each key, ``descente_demandee`` on Down or Enter."""

    descente_demandee = Signal()

    def __init__(self, invite: str, raccourci: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(f"{invite}   {raccourci}".rstrip())
        self.setAccessibleName(invite)
        # Its icon comes from the style, which is slow to draw it: not before there is something to clear.
        self.textChanged.connect(self._offrir_d_effacer)
        self.addAction(icone("search", "discret"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(theme().px(200))

    def _offrir_d_effacer(self) -> None:
        if not self.isClearButtonEnabled():
            self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.descente_demandee.emit()
        else:
            super().keyPressEvent(event)
