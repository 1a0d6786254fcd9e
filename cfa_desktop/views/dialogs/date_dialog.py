"""Ask one day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.mois import ouvrir_sur_un_mois


class DateDialog(Boite):
    """A day up to today."""

    def __init__(
        self, question: str, explication: str, aujourdhui: date, parent: QWidget | None = None
    ) -> None:
        super().__init__("Renseigner une date", question, "Enregistrer", parent)
        jour = QDate(aujourdhui.year, aujourdhui.month, aujourdhui.day)
        self.champ = QDateEdit(jour)
        self.champ.setMaximumDate(jour)
        self.champ.setDisplayFormat("ddd d MMMM yyyy")
        ouvrir_sur_un_mois(self.champ)
        self.champ.setAccessibleName(question)
        self.corps.addWidget(self.champ)
        self.corps.addWidget(etiquette(explication, "discret", retour=True))

    @property
    def jour(self) -> date:
        """Return the day chosen."""
        jour = self.champ.date()
        return date(jour.year(), jour.month(), jour.day())

    @classmethod
    def choisir(
        cls, question: str, explication: str, aujourdhui: date, parent: QWidget | None
    ) -> date | None:
        """Ask, and return the day, None when the officer gave up."""
        dialog = cls(question, explication, aujourdhui, parent)
        return dialog.jour if dialog.est_accepte() else None
