"""Undo and redo: of the base everywhere, of the text alone in a text field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.icones import icone

if TYPE_CHECKING:
    from cfa_desktop.models.historique import Action


class Annulation(QObject):
    """The two actions of the Édition menu; ``fait`` says what was done, ``refuse`` why it was not.

    When something that is never undone came last, the first Ctrl+Z says why and the second goes further back.
    """

    fait = Signal(str, str)  # sentence, word of the way back
    refuse = Signal(str)

    def __init__(self, bureau: Bureau, parent: QObject) -> None:
        super().__init__(parent)
        self._bureau = bureau
        self._prevenu: int | None = None  # the action that Ctrl+Z said it does not undo
        self.annuler = QAction(icone("undo-2"), "Annuler", parent)
        self.annuler.setShortcut(QKeySequence("Ctrl+Z"))
        self.annuler.triggered.connect(self._annuler)
        self.retablir = QAction(icone("redo-2"), "Rétablir", parent)
        self.retablir.setShortcut(QKeySequence("Ctrl+Y"))
        self.retablir.triggered.connect(self._retablir)

    def refresh(self) -> None:
        """Name what would be undone and brought back."""
        for action, verbe, visee in (
            (self.annuler, "Annuler", self._bureau.historique.a_annuler()),
            (self.retablir, "Rétablir", self._bureau.historique.a_retablir()),
        ):
            action.setText(f"{verbe} «\u00a0{_nom(visee)}\u00a0»" if visee else verbe)

    def annuler_la_base(self) -> None:
        """Undo the last action of the base, whatever has the focus."""
        try:
            action = self._bureau.historique.annuler()
        except CfaError as refus:
            self.refuse.emit(str(refus))
            return
        self.fait.emit(f"Annulé\u202f: «\u00a0{_nom(action)}\u00a0»", "Rétablir")

    def retablir_la_base(self) -> None:
        """Bring back the action just undone, whatever has the focus."""
        try:
            action = self._bureau.historique.retablir()
        except CfaError as refus:
            self.refuse.emit(str(refus))
            return
        self.fait.emit(f"Rétabli\u202f: «\u00a0{_nom(action)}\u00a0»", "Annuler")

    def _annuler(self) -> None:
        if _texte_annule(retablir=False):
            return
        obstacle = self._bureau.historique.obstacle()
        if obstacle is not None and obstacle.action_id != self._prevenu:
            # An import or something typed online came last: say it before undoing what is older.
            self._prevenu = obstacle.action_id
            self.refuse.emit(obstacle.phrase)
            return
        self.annuler_la_base()

    def _retablir(self) -> None:
        if not _texte_annule(retablir=True):
            self.retablir_la_base()


def _nom(action: Action) -> str:
    from cfa_desktop.services.historique import nom_de_l_action

    return nom_de_l_action(action)


def _texte_annule(*, retablir: bool) -> bool:
    """Undo in the text field that has the focus; say whether there was one."""
    champ = QApplication.focusWidget()
    if isinstance(champ, QLineEdit) and not champ.isReadOnly():
        champ.redo() if retablir else champ.undo()
        return True
    if isinstance(champ, QPlainTextEdit | QTextEdit) and not champ.isReadOnly():
        champ.redo() if retablir else champ.undo()
        return True
    return False
