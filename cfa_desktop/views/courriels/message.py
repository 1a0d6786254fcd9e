"""One message as it will be read: to whom, its subject, its text, and its copy button."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cfa_desktop.models.courriel import Brouillon
from cfa_desktop.views.icones import icone
from cfa_desktop.views.saisies.presse_papiers import EffacePressePapiers
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

COPIER, COPIE = "Copier le texte", "Texte copié"


class Message(QWidget):
    """``montrer`` a draft, or nothing; what is copied leaves the clipboard after a minute."""

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.a = etiquette("", "compte", retour=True)
        self.sujet = etiquette("", "rubrique", retour=True)
        self.manque = Bandeau("", "attention")
        self.manque.hide()
        self.texte = QPlainTextEdit()
        self.texte.setReadOnly(True)
        self.texte.setAccessibleName("Texte du message")
        self.copier = bouton(COPIER, nom_icone="copy")
        self.copier.setAutoDefault(False)
        self.copier.clicked.connect(self.copier_texte)
        self._efface = EffacePressePapiers(self)
        haut = QHBoxLayout()
        haut.addWidget(self.sujet, 1)
        haut.addWidget(self.copier)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(8))
        boite.addWidget(self.a)
        boite.addLayout(haut)
        boite.addWidget(self.manque)
        boite.addWidget(self.texte, 1)

    def montrer(self, brouillon: Brouillon | None) -> None:
        """Show that message, not copied yet; None empties the place."""
        self.copier.setText(COPIER)
        self.copier.setIcon(icone("copy", air=True))
        self.copier.setEnabled(brouillon is not None)
        adresse = (brouillon.adresse or brouillon.raison) if brouillon else ""
        self.a.setText(f"À\u202f: {brouillon.candidat}, {adresse}" if brouillon else "")
        self.sujet.setText(brouillon.sujet if brouillon else "")
        manque = brouillon.manque if brouillon else ""
        self.manque.set_texte(manque)
        self.manque.setVisible(bool(manque))
        texte = brouillon.texte if brouillon else ""
        if texte != self.texte.toPlainText():
            self.texte.setPlainText(texte)

    def copier_texte(self) -> None:
        """Put the text on the clipboard for a minute."""
        texte = self.texte.toPlainText()
        QGuiApplication.clipboard().setText(texte)
        self._efface.surveiller(texte)
        self.copier.setText(COPIE)
        self.copier.setIcon(icone("check", "vert", air=True))
