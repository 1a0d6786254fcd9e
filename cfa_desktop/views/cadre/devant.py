"""What stands in front of the window, and would go with it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog


def ouvert_devant() -> str | None:
    """Return the title of the dialog or menu open in front of the window, None without any."""
    dialogues = (w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
    devant = QApplication.activeModalWidget() or next(dialogues, None) or QApplication.activePopupWidget()
    return None if devant is None else devant.windowTitle()
