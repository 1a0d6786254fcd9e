"""Contrat: what is begun, prepared, typed, confirmed; what may be resumed, withdrawn, completed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import jour_court, jour_heure
from cfa_desktop.models.dossier import Dossier
from cfa_desktop.models.etats import LABELS_STATUT_CONTRAT, Etat
from cfa_desktop.models.saisie import LABELS_STATUT, Decision, Nature, Saisie, Statut
from cfa_desktop.models.siret import format_siret
from cfa_desktop.views.dossier.valeurs import Valeurs
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

_NATURES = {
    Nature.DECISION: "Décision",
    Nature.CONTRAT: "Contrat d’apprentissage",
    Nature.IA: "I.A. réalisée",
}
_DECISIONS = {Decision.REFUS: "Refus", Decision.RECHERCHE: "En recherche de contrat"}


def titre_saisie(saisie: Saisie) -> str:
    """Return what an item is, in words."""
    if saisie.decision is not None:
        return _DECISIONS[saisie.decision]
    return _NATURES.get(saisie.nature, "Saisie")


class PartieContrat(QWidget):
    """``reprise_demandee`` resumes the draft, ``retrait_demande`` carries an item, both by the page."""

    reprise_demandee = Signal()
    retrait_demande = Signal(int)
    employeur_demande = Signal()

    def __init__(self, dossier: Dossier) -> None:
        super().__init__()
        self._session = dossier.formation.campagne
        self._boite = QVBoxLayout(self)
        self._boite.setContentsMargins(0, 0, 0, 0)
        self._boite.setSpacing(theme().px(12))
        if dossier.brouillon is not None:
            self._brouillon(dossier)
        for saisie in reversed(dossier.items):
            self._saisie(saisie)
        self._importe(dossier)
        if self._boite.count() == 0:
            self._boite.addWidget(etiquette("Aucun contrat, ni préparé ni saisi.", "absente"))

    def _brouillon(self, dossier: Dossier) -> None:
        brouillon = dossier.brouillon
        if brouillon is None:
            return
        titre = "Contrat en attente du SIRET" if brouillon.attente_siret else "Contrat commencé"
        reprendre = bouton("Reprendre", nom_icone="pencil")
        reprendre.clicked.connect(self.reprise_demandee)
        employeur = brouillon.employeur or "employeur à indiquer"
        detail = f"{employeur} – {_quand(brouillon.modifie_at, self._session)}, pas compté dans les places"
        self._boite.addWidget(_rang(titre, detail, reprendre))

    def _saisie(self, saisie: Saisie) -> None:
        statut = LABELS_STATUT[saisie.statut]
        if saisie.refus_parcoursup:
            statut = f"refusé par Parcoursup ({saisie.refus_parcoursup})"
        instant = saisie.saisie_at or saisie.preparee_at
        morceaux = [f"{statut} – {_quand(instant, self._session)}"]
        if saisie.employeur:
            morceaux.append(f"{saisie.employeur}, SIRET {format_siret(saisie.siret)}")
        if saisie.motif:
            morceaux.append(f"motif\u202f: {saisie.motif}")
        if saisie.limite_reponse_on is not None:
            morceaux.append(f"limite de réponse\u202f: {jour_court(saisie.limite_reponse_on, self._session)}")
        if saisie.pas_avant is not None:
            morceaux.append(f"à saisir à partir du {_quand(saisie.pas_avant, self._session)}")
        if saisie.raison_abandon:
            morceaux.append(saisie.raison_abandon)
        retirer = None
        if saisie.statut is Statut.PREPAREE:
            retirer = bouton("Retirer", nom_icone="undo-2")
            retirer.setAccessibleName(f"Retirer\u202f: {titre_saisie(saisie)}")
            retirer.clicked.connect(lambda: self.retrait_demande.emit(saisie.id))
        self._boite.addWidget(_rang(titre_saisie(saisie), "\n".join(morceaux), retirer))

    def _importe(self, dossier: Dossier) -> None:
        ligne = dossier.ligne
        vivant = any(item.nature is Nature.CONTRAT and item.est_vivante for item in dossier.items)
        if dossier.faits.etat is not Etat.CONTRAT_SAISI or vivant:
            return
        valeurs = Valeurs("Parcoursup")
        statut = LABELS_STATUT_CONTRAT[ligne.statut_contrat] if ligne.statut_contrat else ""
        absent = "non fourni par l’export"
        valeurs.ajouter("Statut du contrat", statut, absent)
        valeurs.ajouter("Employeur", ligne.employeur, absent, copie=ligne.employeur)
        valeurs.ajouter("SIRET", format_siret(ligne.siret), absent, copie=ligne.siret)
        self._boite.addWidget(valeurs)
        if not ligne.siret:
            completer = bouton("Compléter l’employeur, pour nos documents…", nom_icone="building-2")
            completer.clicked.connect(self.employeur_demande)
            rang = QHBoxLayout()
            rang.addWidget(completer)
            rang.addStretch(1)
            self._boite.addLayout(rang)


def _rang(titre: str, detail: str, action: QWidget | None) -> QWidget:
    rang = QWidget()
    boite = QHBoxLayout(rang)
    boite.setContentsMargins(0, 0, 0, 0)
    textes = QVBoxLayout()
    textes.setSpacing(theme().px(2))
    textes.addWidget(etiquette(titre, "rubrique"))
    textes.addWidget(etiquette(detail, "discret", retour=True))
    boite.addLayout(textes, 1)
    if action is not None:
        boite.addWidget(action)
    return rang


def _quand(instant: datetime, session: int) -> str:
    return jour_heure(instant, session)
