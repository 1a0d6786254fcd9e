"""A sentence said outside the main window, where there is no page to show a notice in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def dire(phrase: str, parent: QWidget | None) -> None:
    """Show a sentence and wait until it was read."""
    boite = QMessageBox(parent)
    boite.setWindowTitle("CFA Recrutement")
    boite.setTextFormat(Qt.TextFormat.PlainText)
    boite.setText(phrase)
    boite.exec()
