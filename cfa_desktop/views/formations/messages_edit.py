"""The two messages Parcoursup sends for a formation, with how they will read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cfa_desktop.models.formation import Formation
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

_VIDE = "(Aucun message complémentaire.)"


class MessagesEdit(QWidget):
    """Message « En recherche de contrat » and message of acceptance."""

    def __init__(self, formation: Formation) -> None:
        super().__init__()
        self.recherche = MessageEdit(
            "Candidature retenue, en recherche de contrat", formation.message_recherche
        )
        self.acceptation = MessageEdit(
            "Contrat saisi, proposition d’admission", formation.message_acceptation
        )
        boite = QVBoxLayout(self)
        px = theme().px
        boite.setContentsMargins(0, px(16), 0, 0)
        boite.setSpacing(px(12))
        boite.addWidget(self.recherche, 1)
        boite.addWidget(self.acceptation, 1)
        boite.addWidget(
            etiquette(
                "Gardés ici pour les recopier\u202f: les candidats reçoivent le texte saisi sur Parcoursup.",
                "discret",
                retour=True,
            )
        )

    def appliquer(self, formation: Formation) -> Formation:
        """Return the formation with these messages."""
        return formation._replace(
            message_recherche=self.recherche.texte(),
            message_acceptation=self.acceptation.texte(),
        )


class MessageEdit(QWidget):
    """One message: typed on the left, read on the right."""

    def __init__(self, titre: str, texte: str) -> None:
        super().__init__()
        self.champ = QPlainTextEdit(texte)
        self.champ.setAccessibleName(titre)
        self.champ.setTabChangesFocus(True)
        self.apercu = etiquette("", "valeur", retour=True)
        self.apercu.setAlignment(Qt.AlignmentFlag.AlignTop)
        cadre = QFrame()
        cadre.setObjectName("apercu")
        dedans = QVBoxLayout(cadre)
        dedans.addWidget(etiquette("Ce que lira le candidat", "discret"))
        dedans.addWidget(self.apercu, 1)
        cote_a_cote = QHBoxLayout()
        cote_a_cote.setSpacing(theme().px(12))
        cote_a_cote.addWidget(self.champ, 1)
        cote_a_cote.addWidget(cadre, 1)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(theme().px(4))
        boite.addWidget(etiquette(titre, "rubrique"))
        boite.addLayout(cote_a_cote, 1)
        self.champ.textChanged.connect(self._relire)
        self._relire()

    def texte(self) -> str:
        """Return the message as typed."""
        return self.champ.toPlainText().strip()

    def _relire(self) -> None:
        self.apercu.setText(self.texte() or _VIDE)
        self.apercu.set_role("valeur" if self.texte() else "absente")
