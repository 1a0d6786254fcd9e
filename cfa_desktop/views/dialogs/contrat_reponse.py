"""« Noter la réponse du candidat »: one of the four replies, the day it was seen, what it entails (R18)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from cfa_desktop.models.dossier import Dossier
from cfa_desktop.models.etats import LABELS_REPONSE, Reponse
from cfa_desktop.models.regles.reponse import EFFETS, REPONSES_A_NOTER
from cfa_desktop.models.verdict import Blocage, Verdict
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.dialogs.jour_vu import NOTE_ICI, JourVu
from cfa_desktop.views.dialogs.raisons import ListeRaisons
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.etiquette import etiquette

_CHOISIR = Verdict((Blocage("R18", "Choisissez la réponse vue sur Parcoursup.", "S0"),))


class ReponseNotee(NamedTuple):
    """What was chosen: the reply, and the day it was seen."""

    reponse: Reponse
    le: date


class ReponseDialog(Boite):
    """``seule`` asks about one reply alone (a démission needs no proposition)."""

    def __init__(
        self, bureau: Bureau, dossier: Dossier, parent: QWidget | None, seule: Reponse | None = None
    ) -> None:
        demission = seule is Reponse.DEMISSION
        titre = "Noter la démission" if demission else "Noter la réponse du candidat"
        question = (
            "Le candidat a démissionné sur Parcoursup"
            if demission
            else "Quelle réponse avez-vous vue sur Parcoursup\u202f?"
        )
        super().__init__(titre, question, titre, parent)
        self._bureau, self._dossier = bureau, dossier
        self.choix = {
            reponse: QRadioButton(LABELS_REPONSE[reponse])
            for reponse in ((seule,) if seule else REPONSES_A_NOTER)
        }
        self._groupe = QButtonGroup(self)
        self.effet = etiquette("", "discret", retour=True)
        aujourdhui = bureau.contexte.maintenant().date()
        self.jour = JourVu(aujourdhui)
        self.raisons = ListeRaisons("")
        self._disposer(seule)
        self._groupe.buttonToggled.connect(self._juger)
        self.jour.dateChanged.connect(self._juger)
        self._juger()

    @property
    def valeur(self) -> ReponseNotee | None:
        """Return what is chosen, None while nothing is."""
        jour = self.jour.date()
        for reponse, bouton in self.choix.items():
            if bouton.isChecked():
                return ReponseNotee(reponse, date(jour.year(), jour.month(), jour.day()))
        return None

    @classmethod
    def demander(
        cls, bureau: Bureau, dossier: Dossier, parent: QWidget | None, seule: Reponse | None = None
    ) -> ReponseNotee | None:
        """Ask, and return the reply and its day, None when the officer gave up."""
        dialogue = cls(bureau, dossier, parent, seule)
        return dialogue.valeur if dialogue.est_accepte() else None

    def _disposer(self, seule: Reponse | None) -> None:
        formation = self._dossier.formation
        mention = self._dossier.candidat.nom_complet
        self.setMinimumWidth(theme().px(520))
        self.corps.addWidget(BandeFormation(formation.nom_court, formation.couleur, mention))
        for bouton in self.choix.values():
            self._groupe.addButton(bouton)
            bouton.setVisible(seule is None)
            bouton.setChecked(seule is not None)
            self.corps.addWidget(bouton)
        self.corps.addWidget(self.effet)
        self.corps.addLayout(self.jour.ligne())
        self.corps.addWidget(self.raisons)
        self.corps.addWidget(etiquette(NOTE_ICI, "discret", retour=True))
        self.corps.addStretch(1)

    def _juger(self, *_: object) -> None:
        valeur = self.valeur
        voulu = self._dossier.ligne.id
        verdict = _CHOISIR
        if valeur is not None:
            verdict = self._bureau.reponses.examiner(voulu, valeur.reponse, valeur.le)
        self.effet.setText(EFFETS[valeur.reponse] if valeur else "")
        self.effet.setVisible(valeur is not None)
        self.raisons.montrer(verdict if valeur is not None else Verdict())
        self.valider.setEnabled(not verdict.blocages)
        self.valider.setToolTip("\n".join(raison.message for raison in verdict.blocages))
