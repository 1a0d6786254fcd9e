"""Requests for the reasons of a refusal, with their countdown (R23)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import jour_court
from cfa_desktop.models.motifs import DemandeMotifs
from cfa_desktop.models.regles.motifs import EtatDemande
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.contrat_motifs import DemandeMotifsDialog
from cfa_desktop.views.dialogs.date_dialog import DateDialog
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

_REPONDU = "La réponse donne les critères, les modalités d’examen et les motifs pédagogiques de la décision."


class DemandesMotifs(QWidget):
    """``geste_demande`` carries what to write and its sentence; no candidature: those of a formation."""

    geste_demande = Signal(object, str)

    def __init__(self, demandes: Sequence[DemandeMotifs], bureau: Bureau, candidature_id: int | None) -> None:
        super().__init__()
        self._bureau, self._candidature_id = bureau, candidature_id
        self._boite = QVBoxLayout(self)
        self._boite.setContentsMargins(0, 0, 0, 0)
        self._boite.setSpacing(theme().px(6))
        if candidature_id is not None:
            self._boite.addWidget(etiquette("Demandes de motifs", "rubrique"))
        for demande in demandes:
            self._demande(demande)
        if not demandes:
            self._boite.addWidget(etiquette("Aucune demande reçue.", "absente"))
        if candidature_id is not None:
            ajouter = bouton("Ajouter une demande de motifs…", nom_icone="plus")
            ajouter.clicked.connect(self._ajouter)
            rang = QHBoxLayout()
            rang.addWidget(ajouter)
            rang.addStretch(1)
            self._boite.addLayout(rang)

    def _demande(self, demande: DemandeMotifs) -> None:
        suivi = demande.suivi(self._bureau.contexte.maintenant())
        qui = "" if self._candidature_id is not None else f"{demande.candidat}, n°\u00a0{demande.numero} – "
        recue = f"{qui}reçue le {jour_court(demande.recue_on, demande.campagne)}"
        if demande.avis_on is not None:
            recue += f", avis du {jour_court(demande.avis_on, demande.campagne)}"
        if demande.note:
            recue += f" – {demande.note}"
        textes = QVBoxLayout()
        textes.setSpacing(0)
        textes.addWidget(etiquette(recue, "valeur", retour=True))
        presse = suivi.etat is EtatDemande.EN_RETARD
        textes.addWidget(etiquette(suivi.phrase, "attention" if presse else "discret", retour=True))
        rang = QHBoxLayout()
        rang.addLayout(textes, 1)
        for texte, geste in self._gestes(demande):
            lien = bouton(texte, "lien")
            lien.setAccessibleName(f"{texte.rstrip('…')}\u202f: demande de {demande.candidat}")
            lien.clicked.connect(geste)
            rang.addWidget(lien)
        self._boite.addLayout(rang)

    def _gestes(self, demande: DemandeMotifs) -> tuple[tuple[str, Callable[..., None]], ...]:
        if demande.repondue_on is not None:
            return (("Pas encore répondu", partial(self._rouvrir, demande.id)),)
        return (
            ("Répondu le…", partial(self._repondre, demande)),
            ("Retirer", partial(self._supprimer, demande.id)),
        )

    def _ajouter(self) -> None:
        if self._candidature_id is None:
            return
        demande = DemandeMotifsDialog.demander(self._bureau, self._candidature_id, self)
        if demande is not None:
            ajouter = partial(
                self._bureau.motifs.ajouter,
                self._candidature_id,
                recue_on=demande.recue_on,
                avis_on=demande.avis_on,
                note=demande.note,
            )
            self.geste_demande.emit(ajouter, "Demande de motifs ajoutée")

    def _repondre(self, demande: DemandeMotifs, *_: object) -> None:
        aujourdhui = self._bureau.contexte.maintenant().date()
        jour = DateDialog.choisir("Quand avez-vous répondu\u202f?", _REPONDU, aujourdhui, self)
        if jour is not None:
            repondre = partial(self._bureau.motifs.repondre, demande.id, jour)
            self.geste_demande.emit(repondre, "Demande de motifs\u202f: réponse envoyée")

    def _rouvrir(self, demande_id: int, *_: object) -> None:
        self.geste_demande.emit(partial(self._bureau.motifs.rouvrir, demande_id), "Réponse retirée")

    def _supprimer(self, demande_id: int, *_: object) -> None:
        self.geste_demande.emit(partial(self._bureau.motifs.supprimer, demande_id), "Demande retirée")
