"""A ready text, shown whole, with its copy button."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette


class TexteACopier(QWidget):
    """The text may be corrected before it is copied."""

    def __init__(self, titre: str, texte: str) -> None:
        super().__init__()
        px = theme().px
        self.champ = QPlainTextEdit(texte)
        self.champ.setAccessibleName(titre)
        self.champ.setTabChangesFocus(True)
        self.champ.setMinimumHeight(px(196))
        self.copier = bouton("Copier le texte", nom_icone="copy")
        self.copier.clicked.connect(self._copier)
        haut = QHBoxLayout()
        haut.addWidget(etiquette(titre, "rubrique"), 1)
        haut.addWidget(self.copier)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(6))
        boite.addLayout(haut)
        boite.addWidget(self.champ)

    def _copier(self) -> None:
        QGuiApplication.clipboard().setText(self.champ.toPlainText())
        self.copier.setText("Copié")
