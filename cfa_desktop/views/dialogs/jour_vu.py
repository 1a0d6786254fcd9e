"""« Vue sur Parcoursup le »: the day the officer saw a reply there, on one line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QHBoxLayout

from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.mois import ouvrir_sur_un_mois

_TITRE = "Vue sur Parcoursup le"
NOTE_ICI = "Noté ici, jusqu’à ce qu’un export dise autre chose. Rien n’est envoyé à Parcoursup."


class JourVu(QDateEdit):
    """Opens on that day; ``ligne`` lays it beside its title."""

    def __init__(self, jour: date) -> None:
        super().__init__(QDate(jour.year, jour.month, jour.day))
        self.setDisplayFormat("ddd d MMMM yyyy")
        ouvrir_sur_un_mois(self)
        self.setAccessibleName(_TITRE)

    def ligne(self) -> QHBoxLayout:
        """Return the title and the day."""
        ligne = QHBoxLayout()
        ligne.addWidget(etiquette(_TITRE, "discret"))
        ligne.addWidget(self)
        ligne.addStretch(1)
        return ligne
