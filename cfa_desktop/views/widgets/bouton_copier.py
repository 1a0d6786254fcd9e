"""A button that copies a value bare, and says so."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton

from cfa_desktop.views.icones import icone
from cfa_desktop.views.theme import theme

DUREE_MS = 1500


class BoutonCopier(QToolButton):
    """Copies the bare text (digits without spaces) of what stands beside it; ``copie`` carries it."""

    copie = Signal(str)

    def __init__(self, quoi: str, texte: str = "") -> None:
        super().__init__()
        self._quoi = quoi
        self._texte = ""
        self._minuterie = QTimer(self, singleShot=True, interval=DUREE_MS)
        self._minuterie.timeout.connect(self._au_repos)
        self.setIconSize(QSize(theme().px(14), theme().px(14)))
        self.setAccessibleName(f"Copier {quoi}")
        self.clicked.connect(self.copier)
        self.set_texte(texte)
        self._au_repos()

    def set_texte(self, texte: str) -> None:
        """Take what is to be copied; nothing to copy greys the button."""
        self._texte = texte
        self.setEnabled(bool(texte))

    def copier(self) -> None:
        """Put the bare text on the clipboard and say « copié » for a moment."""
        QGuiApplication.clipboard().setText(self._texte)
        self.setIcon(icone("check", "vert"))
        self.setToolTip("copié")
        self.setAccessibleDescription("copié")
        self._minuterie.start()
        self.copie.emit(self._texte)

    def _au_repos(self) -> None:
        self.setIcon(icone("copy", "discret"))
        self.setToolTip(f"Copier {self._quoi}")
        self.setAccessibleDescription("")
