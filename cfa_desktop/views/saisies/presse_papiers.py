"""Personal data do not stay on the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

DELAI_MS = 60_000


class EffacePressePapiers(QObject):
    """Clears what was copied after a minute, unless something else was copied since."""

    def __init__(self, parent: QObject, delai_ms: int = DELAI_MS) -> None:
        super().__init__(parent)
        self._texte = ""
        self._minuterie = QTimer(self, singleShot=True, interval=delai_ms)
        self._minuterie.timeout.connect(self.effacer)

    def surveiller(self, texte: str) -> None:
        """Remember what was just copied, and count the minute again."""
        self._texte = texte
        self._minuterie.start()

    def effacer(self) -> None:
        """Clear the clipboard if it still holds what was copied."""
        presse_papiers = QGuiApplication.clipboard()
        if self._texte and presse_papiers.text() == self._texte:
            presse_papiers.clear()
        self._texte = ""
