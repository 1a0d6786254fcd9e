"""The window: with app.py and crash.py, the only code that imports PySide6."""

from cfa_desktop.views.garde_none import retenir_none

retenir_none()
