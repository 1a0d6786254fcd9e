"""Contrat: what is begun, prepared, typed, confirmed; what may be resumed, withdrawn, completed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.models.dates_fr import jour_court, jour_heure
from cfa_desktop.models.dossier import Dossier
from cfa_desktop.models.etats import LABELS_REPONSE, LABELS_STATUT_CONTRAT, Etat, Reponse
from cfa_desktop.models.proposition import Proposition
from cfa_desktop.models.saisie import LABELS_STATUT, Decision, Nature, Saisie, Statut
from cfa_desktop.models.siret import format_siret
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.contrat_annulation import AnnulationDialog
from cfa_desktop.views.dialogs.contrat_correction import CorrectionSaisieDialog
from cfa_desktop.views.dialogs.contrat_limite import LimiteDialog
from cfa_desktop.views.dialogs.contrat_reponse import ReponseDialog
from cfa_desktop.views.dialogs.contrat_texte import TexteDialog
from cfa_desktop.views.dossier.contrat_motifs import DemandesMotifs
from cfa_desktop.views.dossier.contrat_proposition import PartieProposition
from cfa_desktop.views.dossier.valeurs import Valeurs
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.flux import Flux

ACTIONS_A_COTE, GRAND_TEXTE_PCT = 2, 120
_TEXTE_DRAIO, _FINALEMENT_NON = "Texte pour la DRAIO…", "Finalement non"
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
    """``reprise_demandee`` resumes the draft, ``retrait_demande`` carries an item, both by the page.

    ``geste_demande`` carries what to write (a callable) and the sentence that says it.
    """

    reprise_demandee = Signal()
    retrait_demande = Signal(int)
    employeur_demande = Signal()
    geste_demande = Signal(object, str)

    def __init__(self, dossier: Dossier, bureau: Bureau) -> None:
        super().__init__()
        self._dossier, self._bureau = dossier, bureau
        self._session = dossier.formation.campagne
        self._boite = QVBoxLayout(self)
        self._boite.setContentsMargins(0, 0, 0, 0)
        self._boite.setSpacing(theme().px(12))
        if dossier.brouillon is not None:
            self._brouillon(dossier.brouillon)
        for saisie in reversed(dossier.items):
            self._saisie(saisie)
        self._importe(dossier)
        self._proposition()
        if self._boite.count() == 0:
            self._boite.addWidget(etiquette("Aucun contrat, ni préparé ni saisi.", "absente"))
        self._demission()
        self._motifs()

    def _brouillon(self, brouillon: Brouillon) -> None:
        titre = "Contrat en attente du SIRET" if brouillon.attente_siret else "Contrat commencé"
        reprendre = bouton("Reprendre", nom_icone="pencil")
        reprendre.clicked.connect(self.reprise_demandee)
        abandonner = bouton("Abandonner", "lien")
        abandonner.setAccessibleName(f"Abandonner\u202f: {titre.lower()}")
        abandonner.clicked.connect(self._oublier_brouillon)
        employeur = brouillon.employeur or "employeur à indiquer"
        etape = "Prochaine étape\u202f: demander le SIRET à l’employeur" if brouillon.attente_siret else ""
        detail = f"{employeur} – {_quand(brouillon.modifie_at, self._session)}, pas compté dans les places"
        self._boite.addWidget(_rang(titre, f"{detail}\n{etape}".strip(), reprendre, abandonner))

    def _saisie(self, saisie: Saisie) -> None:
        self._boite.addWidget(
            _rang(titre_saisie(saisie), detail_saisie(saisie, self._session), *self._actions(saisie))
        )
        if saisie.annulation_demandee_on is not None:
            self._boite.addWidget(self._annulation(saisie))

    def _actions(self, saisie: Saisie) -> list[QWidget]:
        actions: list[tuple[str, str, Callable[[], None]]] = []
        contrat = saisie.nature is Nature.CONTRAT
        if contrat and saisie.statut is Statut.PREPAREE:
            actions.append(("Message provisoire…", "", partial(self._texte, saisie)))
        elif contrat and saisie.statut in (Statut.SAISIE, Statut.CONSTATEE):
            actions.append(("Message pour le candidat…", "mail", partial(self._texte, saisie)))
        if saisie.statut is Statut.PREPAREE:
            actions.append(("Retirer", "undo-2", partial(self.retrait_demande.emit, saisie.id)))
        if saisie.statut is Statut.SAISIE:
            actions.append(("Corriger…", "", partial(self._corriger, saisie)))
        sur_parcoursup = saisie.statut in (Statut.SAISIE, Statut.CONSTATEE, Statut.ECART)
        if contrat and sur_parcoursup and saisie.annulation_demandee_on is None:
            actions.append(("À annuler…", "", partial(self._annuler, saisie)))
        boutons: list[QWidget] = []
        for texte, nom_icone, geste in actions:
            un = bouton(texte, "normal" if nom_icone else "lien", nom_icone=nom_icone)
            un.setAccessibleName(f"{texte.rstrip('…')}\u202f: {titre_saisie(saisie)}")
            un.clicked.connect(lambda _=False, faire=geste: faire())
            boutons.append(un)
        return boutons

    def _annulation(self, saisie: Saisie) -> QWidget:
        depuis = saisie.annulation_demandee_on
        quand = jour_court(depuis, self._session) if depuis else ""
        phrase = f"Annulation demandée le {quand} auprès de la DRAIO\u202f: {saisie.motif}. Toujours compté."
        partie = QWidget()
        boite = QVBoxLayout(partie)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(theme().px(4))
        boite.addWidget(Bandeau(phrase, "attention"))
        liens = []
        for texte in (_TEXTE_DRAIO, _FINALEMENT_NON):
            lien = bouton(texte, "lien")
            lien.clicked.connect(partial(self._suivre_annulation, saisie, texte))
            liens.append(lien)
        boite.addWidget(_en_flux(*liens))
        return partie

    def _suivre_annulation(self, saisie: Saisie, action: str, *_: object) -> None:
        if action == _TEXTE_DRAIO:
            texte = self._bureau.contrats.texte_annulation(saisie.id, saisie.motif)
            TexteDialog.montrer("Texte pour la DRAIO", texte, self)
            return
        oublier = partial(self._bureau.contrats.oublier_annulation, saisie.id)
        self.geste_demande.emit(oublier, "Annulation du contrat, finalement non")

    def _texte(self, saisie: Saisie) -> None:
        prepare = saisie.statut is Statut.PREPAREE
        titre = "Message provisoire, sans date" if prepare else "Message pour le candidat"
        TexteDialog.montrer(titre, self._bureau.contrats.texte_candidat(saisie.id), self)

    def _corriger(self, saisie: Saisie) -> None:
        if CorrectionSaisieDialog.corriger(self._bureau, saisie, self):
            self.geste_demande.emit(_deja_fait, "Saisie corrigée")

    def _annuler(self, saisie: Saisie) -> None:
        if motif := AnnulationDialog.demander(self._bureau, saisie, self):
            demander = partial(self._bureau.contrats.demander_annulation, saisie.id, motif)
            self.geste_demande.emit(demander, "Annulation du contrat demandée")

    def _oublier_brouillon(self) -> None:
        oublier = partial(
            self._bureau.contrats.oublier_brouillon,
            formation_id=self._dossier.formation.id,
            numero=self._dossier.candidat.numero,
        )
        self.geste_demande.emit(oublier, "Contrat commencé, abandonné")

    def _proposition(self) -> None:
        proposition = self._bureau.reponses.proposition(self._dossier.ligne.id)
        if proposition is None:
            return
        partie = PartieProposition(self._dossier, proposition)
        partie.limite_demandee.connect(partial(self._fixer_limite, proposition))
        partie.reponse_demandee.connect(self._noter_reponse)
        partie.oubli_demande.connect(self._oublier_notes)
        self._boite.addWidget(partie)

    def _fixer_limite(self, proposition: Proposition) -> None:
        aujourdhui = self._bureau.contexte.maintenant().date()
        accepte, jour = LimiteDialog.demander(proposition, aujourdhui, self)
        if accepte:
            fixer = partial(self._bureau.reponses.fixer_limite, self._dossier.ligne.id, jour)
            self.geste_demande.emit(
                fixer, "Limite de réponse notée" if jour else "Limite du calendrier reprise"
            )

    def _noter_reponse(self, seule: Reponse | None = None) -> None:
        notee = ReponseDialog.demander(self._bureau, self._dossier, self, seule)
        if notee is not None:
            noter = partial(self._bureau.reponses.noter, self._dossier.ligne.id, notee.reponse, notee.le)
            self.geste_demande.emit(noter, f"Réponse notée\u202f: {LABELS_REPONSE[notee.reponse]}")

    def _oublier_notes(self) -> None:
        oublier = partial(self._bureau.reponses.oublier, self._dossier.ligne.id)
        self.geste_demande.emit(oublier, "Réponse notée retirée")

    def _demission(self) -> None:
        """Offer to note a démission, or say the one noted here."""
        le = self._dossier.faits.demission_notee_on
        if le is not None:
            retirer = bouton("Retirer ce qui est noté", "lien")
            retirer.clicked.connect(self._oublier_notes)
            detail = (
                f"noté ici, vue le {jour_court(le, self._session)}, jusqu’à ce qu’un export dise autre chose"
            )
            self._boite.addWidget(_rang("Démission du candidat", detail, retirer))
            return
        verdict = self._bureau.reponses.examiner_demission(self._dossier.ligne.id)
        noter = bouton("Noter la démission…", "lien")
        noter.setEnabled(not verdict.blocages)
        raisons = verdict.blocages or verdict.avertissements
        noter.setToolTip(infobulle(*(raison.message for raison in raisons)))
        noter.clicked.connect(lambda: self._noter_reponse(Reponse.DEMISSION))
        self._boite.addLayout(_a_gauche(noter))

    def _motifs(self) -> None:
        demandes = self._bureau.motifs.lister(candidature_id=self._dossier.ligne.id)
        if not demandes and self._dossier.ligne.etat is not Etat.REFUSEE:
            return
        partie = DemandesMotifs(demandes, self._bureau, self._dossier.ligne.id)
        partie.geste_demande.connect(self.geste_demande)
        self._boite.addWidget(partie)

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
            self._boite.addLayout(_a_gauche(completer))


def detail_saisie(saisie: Saisie, session: int) -> str:
    """Return what is known of an item, one thing a line."""
    statut = LABELS_STATUT[saisie.statut]
    if saisie.refus_parcoursup:
        statut = f"refusé par Parcoursup ({saisie.refus_parcoursup})"
    elif saisie.nature is Nature.CONTRAT and saisie.statut is Statut.CONSTATEE:
        statut = "confirmé par l’export (employeur non vérifiable)"
    morceaux = [f"{statut} – {_quand(saisie.saisie_at or saisie.preparee_at, session)}"]
    if saisie.employeur:
        morceaux.append(f"{saisie.employeur}, SIRET {format_siret(saisie.siret)}")
    if saisie.motif and saisie.nature is not Nature.CONTRAT:
        morceaux.append(f"motif\u202f: {saisie.motif}")
    if saisie.limite_reponse_on is not None and saisie.statut is Statut.PREPAREE:
        morceaux.append(f"limite de réponse\u202f: {jour_court(saisie.limite_reponse_on, session)}")
    if saisie.pas_avant is not None and saisie.statut is Statut.PREPAREE:
        morceaux.append(f"à saisir à partir du {_quand(saisie.pas_avant, session)}")
    if saisie.raison_correction:
        morceaux.append(f"corrigé\u202f: {saisie.raison_correction}")
    if saisie.raison_abandon:
        morceaux.append(saisie.raison_abandon)
    return "\n".join(morceaux)


def _deja_fait() -> None:
    """Write nothing: the dialog already did, the page only reads again."""


def _rang(titre: str, detail: str, *actions: QWidget) -> QWidget:
    """Return a title, its details, and its actions: beside while there is room, below in large text."""
    rang = QWidget()
    boite = QHBoxLayout(rang)
    boite.setContentsMargins(0, 0, 0, 0)
    boite.setSpacing(theme().px(10))
    textes = QVBoxLayout()
    textes.setSpacing(theme().px(2))
    textes.addWidget(etiquette(titre, "rubrique"))
    textes.addWidget(etiquette(detail, "discret", retour=True))
    boite.addLayout(textes, 1)
    if len(actions) > ACTIONS_A_COTE or theme().taille_pct > GRAND_TEXTE_PCT:
        textes.addWidget(_en_flux(*actions))
        return rang
    for action in actions:
        boite.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)
    return rang


def _en_flux(*actions: QWidget) -> QWidget:
    boite = QWidget()
    flux = Flux(boite, ecart=theme().px(8))
    for action in actions:
        flux.addWidget(action)
    return boite


def _a_gauche(widget: QWidget) -> QHBoxLayout:
    rang = QHBoxLayout()
    rang.addWidget(widget)
    rang.addStretch(1)
    return rang


def _quand(instant: datetime, session: int) -> str:
    return jour_heure(instant, session)
