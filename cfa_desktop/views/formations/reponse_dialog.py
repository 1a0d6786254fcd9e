"""What Parcoursup answered to a request for more places: granted, or refused."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QLineEdit, QWidget

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.regles.capacite import lire_capacite
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.mois import ouvrir_sur_un_mois

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
        self._actuelle = formation.capacite or 0
        self.places = QLineEdit("" if voulue is None else str(voulue))
        self.places.setAccessibleName("Capacité accordée, en nombre de places")
        self.raison = etiquette("", "erreur", retour=True)
        self.jour = _champ_jour("Accordée le", aujourdhui)
        self.corps.addWidget(self.places)
        self.corps.addWidget(self.raison)
        self.corps.addWidget(etiquette("Accordée le", "discret"))
        self.corps.addWidget(self.jour)
        self.corps.addWidget(etiquette(_HAUSSE, "discret", retour=True))
        self.corps.addStretch(1)
        self.places.textChanged.connect(self._juger)
        self.places.selectAll()
        self.places.setFocus()
        self._juger()

    @classmethod
    def demander(
        cls, voulue: int | None, formation: Formation, aujourdhui: date, parent: QWidget | None
    ) -> tuple[int, date] | None:
        """Ask, and return the capacity and the day, None when the officer gave up."""
        dialogue = cls(voulue, formation, aujourdhui, parent)
        accepte = dialogue.est_accepte()
        places = lire_capacite(dialogue.places.text())
        return (places, _jour(dialogue.jour)) if accepte and places is not None else None

    def _juger(self, *_: object) -> None:
        places = lire_capacite(self.places.text())
        possible = places is not None and places > self._actuelle
        self.raison.setText("" if possible else f"Indiquez un nombre de places supérieur à {self._actuelle}.")
        self.raison.setHidden(possible)
        self.valider.setEnabled(possible)


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
        self.raison.setFocus()
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
    champ.setDisplayFormat("ddd d MMMM yyyy")
    ouvrir_sur_un_mois(champ)
    champ.setAccessibleName(nom)
    return champ


def _jour(champ: QDateEdit) -> date:
    jour = champ.date()
    return date(jour.year(), jour.month(), jour.day())
