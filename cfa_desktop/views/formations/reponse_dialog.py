"""What Parcoursup answered to a request for more places: granted, or refused."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QLineEdit, QSpinBox, QWidget

from cfa_desktop.models.formation import Formation
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.widgets.etiquette import etiquette

_PLACES_MAX = 9999
_HAUSSE = "La capacité de la formation monte aussitôt ici\u202f: de nouveaux contrats deviennent possibles."
_GARDE = "Le refus et sa raison restent dans l’historique\u202f; une autre demande reste possible."


class AccordDialog(Boite):
    """Asks the capacity granted, and the day."""

    def __init__(
        self, voulue: int | None, formation: Formation, aujourdhui: date, parent: QWidget | None
    ) -> None:
        super().__init__(
            "Augmentation accordée", "Quelle capacité est accordée\u202f?", "Noter l’augmentation", parent
        )
        self.places = QSpinBox()
        self.places.setRange((formation.capacite or 0) + 1, _PLACES_MAX)
        self.places.setValue(voulue or (formation.capacite or 0) + 1)
        self.places.setAccessibleName("Capacité accordée")
        self.places.setSuffix(" places")
        self.jour = _champ_jour("Accordée le", aujourdhui)
        self.corps.addWidget(self.places)
        self.corps.addWidget(etiquette("Accordée le", "discret"))
        self.corps.addWidget(self.jour)
        self.corps.addWidget(etiquette(_HAUSSE, "discret", retour=True))

    @classmethod
    def demander(
        cls, voulue: int | None, formation: Formation, aujourdhui: date, parent: QWidget | None
    ) -> tuple[int, date] | None:
        """Ask, and return the capacity and the day, None when the officer gave up."""
        dialogue = cls(voulue, formation, aujourdhui, parent)
        return (dialogue.places.value(), _jour(dialogue.jour)) if dialogue.est_accepte() else None


class RefusDemandeDialog(Boite):
    """Asks the reason given, and the day."""

    def __init__(self, aujourdhui: date, parent: QWidget | None) -> None:
        super().__init__("Augmentation refusée", "Pourquoi est-elle refusée\u202f?", "Noter le refus", parent)
        self.raison = QLineEdit()
        self.raison.setAccessibleName("Raison du refus")
        self.jour = _champ_jour("Refusée le", aujourdhui)
        self.corps.addWidget(self.raison)
        self.corps.addWidget(etiquette("Refusée le", "discret"))
        self.corps.addWidget(self.jour)
        self.corps.addWidget(etiquette(_GARDE, "discret", retour=True))
        self.raison.textChanged.connect(self._juger)
        self._juger("")

    @classmethod
    def demander(cls, aujourdhui: date, parent: QWidget | None) -> tuple[str, date] | None:
        """Ask, and return the reason and the day, None when the officer gave up."""
        dialogue = cls(aujourdhui, parent)
        return (dialogue.raison.text().strip(), _jour(dialogue.jour)) if dialogue.est_accepte() else None

    def _juger(self, texte: str) -> None:
        self.valider.setEnabled(bool(texte.strip()))


def _champ_jour(nom: str, aujourdhui: date) -> QDateEdit:
    jour = QDate(aujourdhui.year, aujourdhui.month, aujourdhui.day)
    champ = QDateEdit(jour)
    champ.setMaximumDate(jour)
    champ.setDisplayFormat("dddd d MMMM yyyy")
    champ.setCalendarPopup(True)
    champ.setAccessibleName(nom)
    return champ


def _jour(champ: QDateEdit) -> date:
    jour = champ.date()
    return date(jour.year(), jour.month(), jour.day())
