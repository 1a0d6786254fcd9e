"""The proposition d'admission in the dossier: until when, which reply, where each comes from (R17, R18)."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import jour_court, jour_heure
from cfa_desktop.models.dossier import Dossier
from cfa_desktop.models.etats import LABELS_REPONSE
from cfa_desktop.models.proposition import Proposition, dire_limite
from cfa_desktop.models.temps import PARIS
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import Etiquette, etiquette

PERDUE = "Présumée perdue\u202f: la limite est passée sans réponse connue. Vérifiez sur Parcoursup."


class PartieProposition(QWidget):
    """What is known of the proposition, and what may be noted of it."""

    limite_demandee = Signal()
    reponse_demandee = Signal()
    oubli_demande = Signal()

    def __init__(self, dossier: Dossier, proposition: Proposition) -> None:
        super().__init__()
        self._session = dossier.formation.campagne
        self._boite = QVBoxLayout(self)
        self._boite.setContentsMargins(0, 0, 0, 0)
        self._boite.setSpacing(theme().px(4))
        self._boite.addWidget(etiquette("Proposition d’admission", "rubrique"))
        if proposition.perdue:
            self._boite.addWidget(Bandeau(PERDUE, "attention"))
        if proposition.recue_at is not None:
            self._ligne("Faite", _jour_connu(proposition.recue_at, self._session), None)
        self._ligne("À répondre avant", self._limite(proposition), self._bouton_limite(), proposition)
        self._ligne("Réponse", self._reponse(proposition), None)
        self._boite.addWidget(etiquette(proposition.effet, "discret", retour=True))
        if proposition.contredite is not None:
            dit = LABELS_REPONSE[proposition.contredite]
            phrase = f"Noté ici «\u00a0{dit}\u00a0», mais un export plus récent l’emporte."
            self._boite.addWidget(Bandeau(phrase, "attention"))
        self._gestes(dossier)

    def _limite(self, proposition: Proposition) -> str:
        return dire_limite(proposition, self._session)

    def _reponse(self, proposition: Proposition) -> str:
        dite = LABELS_REPONSE[proposition.reponse]
        return f"{dite} – {proposition.origine_reponse}"

    def _bouton_limite(self) -> QPushButton:
        modifier = bouton("Modifier…", "lien")
        modifier.setAccessibleName("Modifier la limite de réponse")
        modifier.clicked.connect(self.limite_demandee)
        return modifier

    def _ligne(
        self, titre: str, valeur: str, action: QWidget | None, proposition: Proposition | None = None
    ) -> None:
        ligne = QHBoxLayout()
        ligne.setSpacing(theme().px(12))
        nom = etiquette(titre, "discret")
        nom.setMinimumWidth(theme().px(128))
        dit: Etiquette = etiquette(valeur, "valeur", retour=True)
        if proposition is not None:
            dit.setToolTip(proposition.limite.phrase)
            dit.set_role("valeur" if proposition.limite.jour else "absente")
        ligne.addWidget(nom)
        ligne.addWidget(dit, 1)
        if action is not None:
            ligne.addWidget(action)
        self._boite.addLayout(ligne)

    def _gestes(self, dossier: Dossier) -> None:
        rang = QHBoxLayout()
        rang.setContentsMargins(0, theme().px(4), 0, 0)
        noter = bouton("Noter la réponse du candidat…", nom_icone="pencil")
        noter.clicked.connect(self.reponse_demandee)
        rang.addWidget(noter)
        if dossier.faits.reponse_notee is not None:
            oublier = bouton("Retirer ce qui est noté", "lien")
            oublier.clicked.connect(self.oubli_demande)
            rang.addWidget(oublier)
        rang.addStretch(1)
        self._boite.addLayout(rang)


def _jour_connu(recue_at: datetime, campagne: int) -> str:
    """Return the day, with its hour when it is known: an export gives the day alone, midnight here."""
    local = recue_at.astimezone(PARIS)
    return jour_court(local.date(), campagne) if local.time() == time.min else jour_heure(local, campagne)
