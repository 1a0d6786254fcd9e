"""What comes once a contract is prepared: type it now, or tell the candidate without a date."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cfa_desktop.views.dialogs.texte_a_copier import TexteACopier
from cfa_desktop.views.icones import image
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

ICI_SEULEMENT = "Préparé ici seulement\u202f: rien n’est envoyé au candidat."


class SuiteContrat(QWidget):
    """« Contrat préparé. À saisir en ligne : 8 »."""

    saisir_demande = Signal()
    fermeture_demandee = Signal()

    def __init__(self, phrase: str, detail: str, message: str, *, a_saisir: bool) -> None:
        super().__init__()
        px = theme().px
        self.phrase = etiquette(phrase, "soustitre", retour=True)
        titre = "Message provisoire, sans date" if a_saisir else "Message pour le candidat"
        self.message = TexteACopier(titre, message)
        self.message.hide()
        coche = QLabel()
        coche.setPixmap(image("circle-check", "vert", px(24), self.devicePixelRatioF()))
        haut = QHBoxLayout()
        haut.setSpacing(px(12))
        haut.addWidget(coche, 0, Qt.AlignmentFlag.AlignTop)
        haut.addWidget(self.phrase, 1)
        self.saisir = bouton("Saisir maintenant", "primary")
        self.saisir.clicked.connect(self.saisir_demande)
        self.saisir.setVisible(a_saisir)
        self.provisoire = bouton(titre, nom_icone="message-square")
        self.provisoire.clicked.connect(self._montrer_message)
        fermer = bouton("Fermer", "quiet")
        fermer.clicked.connect(self.fermeture_demandee)
        bas = QHBoxLayout()
        bas.setSpacing(px(8))
        bas.addWidget(self.provisoire)
        bas.addStretch(1)
        bas.addWidget(fermer)
        bas.addWidget(self.saisir)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(24), px(24), px(24), px(20))
        boite.setSpacing(px(12))
        boite.addLayout(haut)
        boite.addWidget(etiquette(detail, "valeur", retour=True))
        if a_saisir:
            boite.addWidget(etiquette(ICI_SEULEMENT, "discret", retour=True))
        boite.addWidget(self.message)
        boite.addStretch(1)
        boite.addLayout(bas)

    def _montrer_message(self) -> None:
        self.message.show()
        self.provisoire.setEnabled(False)
        self.message.copier.setFocus()
