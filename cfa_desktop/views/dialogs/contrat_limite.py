"""Until when the candidate may reply: the day read on Parcoursup, or the calendar's again (R17)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from cfa_desktop.models.proposition import Proposition
from cfa_desktop.models.reponses import OrigineReponse
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.dialogs.date_facultative import DateFacultative
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

_OU = (
    "La date figure dans le dossier en ligne du candidat. Décochez pour revenir à celle que donne le "
    "calendrier de la session, quand il en donne une."
)


class LimiteDialog(Boite):
    """A day one may leave out."""

    def __init__(self, proposition: Proposition, aujourdhui: date, parent: QWidget | None) -> None:
        super().__init__(
            "Limite de réponse", "Jusqu’à quand le candidat peut-il répondre\u202f?", "Enregistrer", parent
        )
        limite = proposition.limite
        self.date = DateFacultative("Limite lue sur Parcoursup", limite.jour or aujourdhui)
        self.date.montrer(limite.jour if limite.origine is OrigineReponse.SAISIE else None)
        if limite.origine is not OrigineReponse.SAISIE:
            self.date.case.setChecked(True)
            jour = limite.jour or aujourdhui
            self.date.champ.setDate(QDate(jour.year, jour.month, jour.day))
        self.setMinimumWidth(theme().px(520))
        self.corps.addWidget(etiquette(limite.phrase, "valeur", retour=True))
        self.corps.addWidget(self.date)
        self.corps.addWidget(etiquette(_OU, "discret", retour=True))
        self.date.champ.setFocus()

    @classmethod
    def demander(
        cls, proposition: Proposition, aujourdhui: date, parent: QWidget | None
    ) -> tuple[bool, date | None]:
        """Ask; return whether to record, and the day (None = the calendar's)."""
        dialogue = cls(proposition, aujourdhui, parent)
        return dialogue.est_accepte(), dialogue.date.jour
