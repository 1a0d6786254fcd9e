"""The two messages of a formation: who sees each, when, and how it will read (R20)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.messages import Destinataires, MessageFormation, messages_de, verdict_message
from cfa_desktop.views.dialogs.raisons import ListeRaisons
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

_VIDE = "(Aucun message.)"
_A_SAISIR = "Préparer sa saisie en ligne"


class MessagesEdit(QWidget):
    """Message to those « en recherche » and message to those who accepted definitively."""

    def __init__(self, formation: Formation) -> None:
        super().__init__()
        recherche, acceptation = messages_de(formation)
        connue = bool(formation.id)
        self.recherche = MessageEdit(recherche, connue=connue)
        self.acceptation = MessageEdit(acceptation, connue=connue)
        boite = QVBoxLayout(self)
        px = theme().px
        boite.setContentsMargins(0, px(16), 0, 0)
        boite.setSpacing(px(12))
        boite.addWidget(self.recherche, 1)
        boite.addWidget(self.acceptation, 1)
        boite.addWidget(
            etiquette(
                "Gardés ici pour les recopier\u202f: les candidats lisent le texte saisi sur Parcoursup.",
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

    def a_saisir(self) -> list[Destinataires]:
        """Return the messages whose typing online is to be prepared."""
        return [
            edit.message.destinataires
            for edit in (self.recherche, self.acceptation)
            if edit.saisir.isChecked() and edit.change and edit.texte()
        ]


class MessageEdit(QWidget):
    """One message: typed on the left, read on the right; ``connue`` = the formation is in the base."""

    def __init__(self, message: MessageFormation, *, connue: bool) -> None:
        super().__init__()
        self.message, self._connue = message, connue
        self.champ = QPlainTextEdit(message.texte)
        self.champ.setAccessibleName(message.titre)
        self.champ.setTabChangesFocus(True)
        self.apercu = etiquette("", "valeur", retour=True)
        self.apercu.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.raisons = ListeRaisons("")
        self.saisir = QCheckBox(_A_SAISIR)
        self.saisir.setChecked(True)
        self.saisir.setAccessibleName(f"{_A_SAISIR}\u202f: {message.titre}")
        self._disposer()
        self.champ.textChanged.connect(self._relire)
        self._relire()

    @property
    def change(self) -> bool:
        """Say whether the message differs from the one of the base."""
        return self.texte() != self.message.texte

    def texte(self) -> str:
        """Return the message as typed."""
        return self.champ.toPlainText().strip()

    def _disposer(self) -> None:
        px = theme().px
        cadre = QFrame()
        cadre.setObjectName("apercu")
        dedans = QVBoxLayout(cadre)
        dedans.addWidget(etiquette("Ce que lira le candidat", "discret"))
        dedans.addWidget(self.apercu, 1)
        cote_a_cote = QHBoxLayout()
        cote_a_cote.setSpacing(px(12))
        cote_a_cote.addWidget(self.champ, 1)
        cote_a_cote.addWidget(cadre, 1)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(4))
        boite.addWidget(etiquette(self.message.titre, "rubrique", retour=True))
        ou = f"{self.message.visible} Il se saisit dans «\u00a0{self.message.ou}\u00a0»."
        boite.addWidget(etiquette(ou, "discret", retour=True))
        boite.addLayout(cote_a_cote, 1)
        boite.addWidget(self.raisons)
        boite.addWidget(self.saisir)

    def _relire(self) -> None:
        self.apercu.setText(self.texte() or _VIDE)
        self.apercu.set_role("valeur" if self.texte() else "absente")
        self.raisons.montrer(verdict_message(self.message.destinataires, self.texte()))
        self.saisir.setVisible(self._connue and self.change and bool(self.texte()))
