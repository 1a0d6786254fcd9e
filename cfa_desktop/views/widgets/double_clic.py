"""Tells a double click apart where what one clicked gives its place to the next of a list."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication


class DoubleClic:
    """Remembers the last click: the second of a double one must not act upon what came next."""

    def __init__(self) -> None:
        self._depuis = QElapsedTimer()

    def est_le_second(self) -> bool:
        """Say whether a click just came; the one asked about starts the wait again only when it did not."""
        if self._depuis.isValid() and not self._depuis.hasExpired(QApplication.doubleClickInterval()):
            return True
        self._depuis.start()
        return False

    def repartir(self) -> None:
        """Count the wait from now: what the first click did took its time, the second one was waiting."""
        self._depuis.start()
