"""A question with several answers, where Enter alone changes nothing that it should not."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette


class Reponse(Enum):
    """What may be answered about a text not kept yet."""

    ENREGISTRER = auto()
    ABANDONNER = auto()
    ANNULER = auto()


class QuestionTexte(QDialog):
    """``reponses`` from left to right with their words; ``proposee`` has the hand, Escape gives up."""

    def __init__(
        self,
        titre: str,
        question: str,
        reponses: Sequence[tuple[Reponse, str]],
        proposee: Reponse,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(titre)
        self.reponse = Reponse.ANNULER
        px = theme().px
        self.boutons: dict[Reponse, QPushButton] = {}
        rangee = QHBoxLayout()
        rangee.addStretch(1)
        for reponse, mots in reponses:
            un = bouton(mots, "primary" if reponse is proposee else "normal")
            un.setAutoDefault(True)  # Enter answers what has the hand, never another one
            un.clicked.connect(lambda _=False, choisie=reponse: self._repondre(choisie))
            self.boutons[reponse] = un
            rangee.addWidget(un)
            un.ensurePolished()
            un.setMinimumWidth(un.sizeHint().width())  # the least width of the dialog would cut its words
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(24), px(20), px(24), px(16))
        boite.setSpacing(px(12))
        boite.addWidget(etiquette(titre, "soustitre", retour=True))
        boite.addWidget(etiquette(question, "valeur", retour=True))
        boite.addSpacing(px(8))
        boite.addLayout(rangee)
        self.setMinimumWidth(max(px(420), boite.minimumSize().width()))
        self.boutons[proposee].setDefault(True)
        self.boutons[proposee].setFocus(Qt.FocusReason.OtherFocusReason)

    def demander(self) -> Reponse:
        """Ask, and return what was answered."""
        self.exec()
        self.deleteLater()
        return self.reponse

    def _repondre(self, reponse: Reponse) -> None:
        self.reponse = reponse
        self.accept()
