"""The window: with app.py and crash.py, the only code that imports PySide6."""
