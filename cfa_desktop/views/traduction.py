"""The words of Qt's own dialogs that its French file leaves in English."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

_MOTS = {
    "Look in:": "Dossier\u202f:",
    "&Look in:": "&Dossier\u202f:",
    "Files of &type:": "&Type de fichiers\u202f:",
    "Files of type:": "Type de fichiers\u202f:",
    "File &name:": "&Nom du fichier\u202f:",
    "Directory:": "Dossier\u202f:",
    "Folder": "Dossier",
    "File Folder": "Dossier",
    "File": "Fichier",
    "Date Modified": "Modifié le",
    "Sidebar": "Raccourcis",
    "List of places and bookmarks": "Emplacements et favoris",
    "Go back": "Revenir",
    "Go forward": "Avancer",
    "Create a New Folder": "Créer un dossier",
    "Create New Folder": "Créer un dossier",
    "Go to the parent directory": "Aller au dossier parent",
    "Change to list view mode": "Afficher en liste",
    "Change to detail view mode": "Afficher les détails",
}
_DE_QT = ("QFileDialog", "QAbstractFileIconProvider", "QFileSystemModel", "QPlatformTheme")


class Complements(QTranslator):
    """Answer for the file dialog before Qt's own French file does."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        # None, not "": an empty text would count as a translation.
        return _MOTS.get(sourceText) if context in _DE_QT else None
