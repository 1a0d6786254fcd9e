"""A request for the reasons of a refusal: the day it came, the end-of-procedure notice (R23)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QLineEdit, QWidget

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.dialogs.date_facultative import DateFacultative
from cfa_desktop.views.dialogs.raisons import ListeRaisons
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.mois import ouvrir_sur_un_mois

_DELAI = (
    "Le candidat a un mois, à partir de l’avis de fin de procédure, pour demander les motifs. "
    "La demande entre dans le registre et dans les échéances."
)


class DemandeSaisie(NamedTuple):
    """A request as typed."""

    recue_on: date
    avis_on: date | None
    note: str


class DemandeMotifsDialog(Boite):
    """Two dates and a note."""

    def __init__(self, bureau: Bureau, candidature_id: int, parent: QWidget | None) -> None:
        super().__init__(
            "Demande de motifs", "Le candidat demande les motifs du refus", "Ajouter au registre", parent
        )
        self._bureau, self._candidature_id = bureau, candidature_id
        self.setMinimumWidth(theme().px(520))
        aujourdhui = bureau.contexte.maintenant().date()
        self.recue = QDateEdit(QDate(aujourdhui.year, aujourdhui.month, aujourdhui.day))
        self.recue.setDisplayFormat("ddd d MMMM yyyy")
        ouvrir_sur_un_mois(self.recue)
        self.recue.setAccessibleName("Demande reçue le")
        self.avis = DateFacultative("Avis de fin de procédure du", aujourdhui)
        self.note = QLineEdit()
        self.note.setAccessibleName("Note")
        self.note.setPlaceholderText("par courriel, par courrier…")
        self.raisons = ListeRaisons("")
        self.corps.addWidget(etiquette("Demande reçue le", "rubrique"))
        for widget in (self.recue, self.avis, self.note, self.raisons):
            self.corps.addWidget(widget)
        self.corps.addWidget(etiquette(_DELAI, "discret", retour=True))
        self.recue.dateChanged.connect(self._juger)
        self.avis.change.connect(self._juger)
        self._juger()

    @property
    def valeur(self) -> DemandeSaisie:
        """Return the request as typed."""
        jour = self.recue.date()
        recue_on = date(jour.year(), jour.month(), jour.day())
        return DemandeSaisie(recue_on, self.avis.jour, self.note.text().strip())

    @classmethod
    def demander(cls, bureau: Bureau, candidature_id: int, parent: QWidget | None) -> DemandeSaisie | None:
        """Ask, and return the request, None when the officer gave up."""
        dialogue = cls(bureau, candidature_id, parent)
        return dialogue.valeur if dialogue.est_accepte() else None

    def _juger(self, *_: object) -> None:
        valeur = self.valeur
        verdict = self._bureau.motifs.examiner(
            self._candidature_id, recue_on=valeur.recue_on, avis_on=valeur.avis_on
        )
        self.raisons.montrer(verdict)
        self.valider.setEnabled(not verdict.blocages)
