"""Personal data do not stay on the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

DELAI_MS = 60_000


class EffacePressePapiers(QObject):
    """Clears what was copied after a minute, unless something else was copied since; ``efface`` tells it."""

    efface = Signal()

    def __init__(self, parent: QObject, delai_ms: int = DELAI_MS) -> None:
        super().__init__(parent)
        self._texte = ""
        self._minuterie = QTimer(self, singleShot=True, interval=delai_ms)
        self._minuterie.timeout.connect(self.effacer)

    def surveiller(self, texte: str) -> None:
        """Remember what was just copied, and count the minute again."""
        self._texte = texte
        self._minuterie.start()

    @property
    def restant_s(self) -> int:
        """Return in how many seconds it is cleared, 0 when nothing waits to be."""
        if not self._minuterie.isActive():
            return 0
        restant = min(self._minuterie.remainingTime(), self._minuterie.interval())
        return -(-restant // 1000)

    def tient_encore(self) -> bool:
        """Say whether the clipboard still holds what was copied here."""
        return bool(self._texte) and QGuiApplication.clipboard().text() == self._texte

    def effacer(self) -> None:
        """Clear the clipboard if it still holds what was copied."""
        if self.tient_encore():
            QGuiApplication.clipboard().clear()
        self._minuterie.stop()
        self._texte = ""
        self.efface.emit()
