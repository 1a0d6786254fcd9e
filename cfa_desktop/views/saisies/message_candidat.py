"""The text for the candidate, ready to be copied into a mail."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cfa_desktop.views.icones import icone
from cfa_desktop.views.saisies.presse_papiers import EffacePressePapiers
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

COPIER = "Copier le message"


class MessageCandidat(QWidget):
    """A title, the text, and its copy button."""

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.texte = QPlainTextEdit()
        self.texte.setReadOnly(True)
        self.texte.setAccessibleName("Message pour le candidat")
        self.texte.setMinimumHeight(px(220))
        self.copier = bouton(COPIER, nom_icone="copy")
        self.copier.clicked.connect(self.copier_texte)
        self._efface = EffacePressePapiers(self)
        entete = QHBoxLayout()
        entete.addWidget(etiquette("Message pour le candidat", "rubrique"))
        entete.addStretch(1)
        entete.addWidget(self.copier)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, px(8), 0, 0)
        boite.setSpacing(px(8))
        boite.addLayout(entete)
        boite.addWidget(self.texte)

    def montrer(self, texte: str) -> None:
        """Show that message, not copied yet."""
        self.texte.setPlainText(texte)
        self.copier.setText(COPIER)
        self.copier.setIcon(icone("copy", air=True))

    def copier_texte(self) -> None:
        """Put the message on the clipboard for a minute."""
        texte = self.texte.toPlainText()
        QGuiApplication.clipboard().setText(texte)
        self._efface.surveiller(texte)
        self.copier.setText("Message copié")
        self.copier.setIcon(icone("check", "vert", air=True))
