"""The dossier of one candidature: everything Parcoursup said, everything noted here, the decisions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.dossier import Dossier
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.impression import DE_PLUSIEURS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.actions_candidature import ActionsCandidature
from cfa_desktop.views.cadre.hauteur import est_basse
from cfa_desktop.views.dialogs.correction_dialog import CorrectionDialog
from cfa_desktop.views.dialogs.date_dialog import DateDialog
from cfa_desktop.views.dialogs.employeur_dialog import EmployeurDialog
from cfa_desktop.views.dossier import contenu, vides
from cfa_desktop.views.dossier.contrat import PartieContrat
from cfa_desktop.views.dossier.entete import EnteteDossier
from cfa_desktop.views.dossier.historique import PartieHistorique
from cfa_desktop.views.dossier.origines import Provenances
from cfa_desktop.views.dossier.pied import PiedDossier
from cfa_desktop.views.dossier.profil import profil, scolarite
from cfa_desktop.views.dossier.suivi import ColonneSuivi
from cfa_desktop.views.dossier.voeux import PartieVoeux
from cfa_desktop.views.icones import icone
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.notice import Notice
from cfa_desktop.views.widgets.sections import SectionsDefilantes
from cfa_desktop.views.widgets.separateur import Separateur

VUES_D_ABORD = ("profil", "scolarite")
LARGEUR_ONGLETS, HAUTEUR_DE_LA_MENTION = 160, 190
POURQUOI_CONFIRMER = (
    "Le tableau de Parcoursup ne donne pas la date de confirmation du vœu\u202f: elle se lit dans le dossier "
    "en ligne. Elle sert à calculer la date limite d’examen."
)


class PlaceDossier(NamedTuple):
    """The dossier open, the frozen list it came from, how far it is read."""

    candidature_id: int
    ids: tuple[int, ...]
    section: str
    decalage: float


class DossierPage(QWidget):
    """``ouvrir`` a candidature with the list it came from, frozen: nobody is skipped."""

    retour_demande = Signal()
    contrat_demande = Signal(int, str)
    voeu_demande = Signal(int)
    impression_demandee = Signal(object)
    change = Signal(str)

    def __init__(self, bureau: Bureau, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._bureau = bureau
        self._ids: list[int] = []
        self._dossier: Dossier | None = None
        self.actions_ = ActionsCandidature(bureau, self)
        self.precedent = self._action("Précédent", "arrow-up", "Alt+Up", self._reculer)
        self.suivant = self._action("Suivant", "arrow-down", "Alt+Down", self._avancer)
        self.entete = EnteteDossier(self.precedent, self.suivant)
        self.sections = SectionsDefilantes(LARGEUR_ONGLETS)
        self.suivi = ColonneSuivi()
        self.pied = PiedDossier(self.actions_)
        self._notice = Notice(self)
        self._disposer()
        self._relier()

    def ouvrir(self, candidature_id: int, ids: Sequence[int]) -> None:
        """Show a candidature; ``ids`` are those of the list at this moment, in its order."""
        self._ids = list(ids) if candidature_id in ids else [candidature_id]
        self._montrer(candidature_id)
        self.sections.defilement.verticalScrollBar().setValue(0)
        self.sections.defilement.setFocus()

    def ceder(self) -> PlaceDossier | None:
        """Return where one is reading, None before any dossier."""
        if self._dossier is None:
            return None
        section, decalage = self.sections.courante, self.sections.decalage
        return PlaceDossier(self._dossier.ligne.id, tuple(self._ids), section, decalage)

    def reprendre(self, place: PlaceDossier) -> None:
        """Open a dossier where one was reading it."""
        self.ouvrir(place.candidature_id, place.ids)
        self.sections.aller(place.section, place.decalage)

    def refresh(self) -> None:
        """Read the dossier again, where one was reading it."""
        if self._dossier is not None and self._bureau.candidatures.trouver(self._dossier.ligne.id) is None:
            self._dossier = None  # merged elsewhere, or undone
            self.retour_demande.emit()
        elif self._dossier is not None:
            barre = self.sections.defilement.verticalScrollBar()
            lue, avait_la_main = barre.value(), self.sections.isAncestorOf(self.focusWidget() or self)
            self._montrer(self._dossier.ligne.id)
            barre.setValue(lue)
            if avait_la_main:
                self.sections.defilement.setFocus()  # what had it is drawn anew

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.entete.serrer(une_ligne=est_basse(self))
        # Under the bar of a simulation, in large text: nothing can be prepared then.
        self.pied.mention.setHidden(self.height() < theme().px(HAUTEUR_DE_LA_MENTION))

    def expliquer(self) -> None:
        """Show why the candidature stands so."""
        self._expliquer("etat")

    def _expliquer(self, quoi: str) -> None:
        from cfa_desktop.views.pourquoi.menu import demander

        pourquoi = self._bureau.pourquoi
        if self._dossier is not None:
            demander({"etat": pourquoi.etat, "limite": pourquoi.limite}[quoi], self._dossier.ligne.id, self)

    def _action(self, texte: str, nom_icone: str, touches: str, faire: Callable[[], None]) -> QAction:
        action = QAction(icone(nom_icone), texte, self)
        action.setShortcut(QKeySequence(touches))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        dites = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{texte} ({dites})")
        action.triggered.connect(faire)
        self.addAction(action)
        return action

    def _disposer(self) -> None:
        milieu = QHBoxLayout()
        milieu.setSpacing(0)
        for colonne in (self.sections, self.suivi):
            colonne.setMinimumHeight(theme().px(24))  # they scroll: the header and the actions do not
        milieu.addWidget(self.sections, 1)
        milieu.addWidget(Separateur("vertical"))
        milieu.addWidget(self.suivi)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addWidget(self.entete)
        boite.addWidget(Separateur())
        boite.addLayout(milieu, 1)
        boite.addWidget(Separateur())
        boite.addWidget(self.pied)

    def _relier(self) -> None:
        self.entete.retour_demande.connect(self.retour_demande)
        self.entete.voeu_demande.connect(self.voeu_demande)
        self.entete.impression_demandee.connect(self.imprimer)
        self.entete.confirmation_demandee.connect(self._dater_confirmation)
        self.entete.pourquoi_demande.connect(self._expliquer)
        self.entete.comparaison_demandee.connect(self._comparer)
        self.entete.numero_demande.connect(self._numeroter)
        self.suivi.note_demandee.connect(self.actions_.noter.trigger)
        self.suivi.etape_faite.connect(self._etape_faite)
        self.suivi.reprise_demandee.connect(self._reprendre)
        self.actions_.contrat_demande.connect(self.contrat_demande)
        self.actions_.empeche.connect(self._notice.montrer)
        self.actions_.change.connect(self._decide)

    def _montrer(self, candidature_id: int, *, au_passage: bool = False) -> None:
        """Show that dossier; in passing (Alt+↓ held down), first what is seen without scrolling."""
        dossier = self._bureau.dossiers.ouvrir(candidature_id)
        self._dossier = dossier
        self.entete.montrer(dossier, self._bureau.contexte.maintenant())
        rang = self._ids.index(candidature_id)
        self.entete.placer(rang + 1, len(self._ids))
        self.precedent.setEnabled(rang > 0)
        self.suivant.setEnabled(rang + 1 < len(self._ids))
        self._composer(dossier, au_passage=au_passage)
        self.suivi.montrer(dossier)
        self.pied.montrer(dossier.formation)
        self.actions_.cibler(candidature_id, dossier.ligne)

    def _composer(self, dossier: Dossier, *, au_passage: bool) -> None:
        """Fill the continuous page, in Parcoursup's order, then ours; Aménagement stays out of it."""
        self.sections.vider()
        provenances = Provenances(dossier)
        parties: dict[str, Callable[[], QWidget]] = {
            "profil": partial(self._profil, dossier, provenances),
            "scolarite": partial(scolarite, dossier, provenances),
            "voeux": partial(self._voeux, dossier, provenances),
            "contrat": partial(self._contrat, dossier),
            "historique": partial(PartieHistorique, dossier.historique, dossier.formation.campagne),
            **contenu.parties(dossier, provenances),
        }
        absentes = []
        for cle, titre in vides.ONGLETS:
            if cle in parties and au_passage and cle not in VUES_D_ABORD:
                self.sections.promettre(cle, titre, parties[cle])
            elif cle in parties:
                self.sections.ajouter(cle, titre, parties[cle]())
            elif cle == vides.AMENAGEMENT and dossier.contenu.amenagement:
                lignes = dossier.contenu.amenagement
                self.sections.ajouter_a_part(cle, titre, partial(contenu.grille, lignes, provenances))
            else:
                absentes.append(cle)
        if absentes:
            self.sections.ajouter("vides", vides.titre_vides(absentes), vides.rubriques_vides(absentes))

    def _profil(self, dossier: Dossier, provenances: Provenances) -> QWidget:
        identite = profil(dossier, provenances)
        identite.correction_demandee.connect(self._corriger)
        return identite

    def _voeux(self, dossier: Dossier, provenances: Provenances) -> QWidget:
        formations = {une.id: une for une in self._bureau.formations.lister(dossier.formation.campagne)}
        voeux = PartieVoeux(dossier, formations, provenances)
        voeux.table.voeu_demande.connect(self.voeu_demande)
        return voeux

    def _contrat(self, dossier: Dossier) -> QWidget:
        contrat = PartieContrat(dossier, self._bureau)
        contrat.geste_demande.connect(self._essayer)
        contrat.reprise_demandee.connect(self._reprendre)
        contrat.retrait_demande.connect(self._retirer)
        contrat.employeur_demande.connect(self._completer_employeur)
        return contrat

    def _comparer(self) -> None:
        from cfa_desktop.views.doublons.dossier import comparer

        if self._dossier is not None:
            comparer(self._bureau, self._dossier, self)

    def _numeroter(self) -> None:
        from cfa_desktop.views.doublons.dossier import numeroter

        if self._dossier is not None:
            numeroter(self._bureau, self._dossier, self)

    def _avancer(self) -> None:
        self._deplacer(1)

    def _reculer(self) -> None:
        self._deplacer(-1)

    def _deplacer(self, pas: int) -> None:
        if self._dossier is None:
            return
        rang = self._ids.index(self._dossier.ligne.id) + pas
        if 0 <= rang < len(self._ids):
            self._montrer(self._ids[rang], au_passage=True)
            self.sections.defilement.verticalScrollBar().setValue(0)

    def _decide(self, phrase: str) -> None:
        """Pass on the sentence; after a decision, go on to the next dossier when asked."""
        avant = self._dossier
        if avant is None:
            return
        ligne = self._bureau.candidatures.trouver(avant.ligne.id)
        decide = ligne is not None and ligne.decision_preparee is not None
        if decide and avant.ligne.decision_preparee is None and self.pied.passer.isChecked():
            self._avancer()
        self._ecrit(phrase)

    def _ecrit(self, phrase: str) -> None:
        self.refresh()
        self.change.emit(phrase)

    def _essayer(self, faire: Callable[[], object], phrase: str) -> None:
        dossier = self._dossier
        if dossier is None:
            return
        try:
            faire()
        except CfaError as erreur:
            self._notice.montrer(str(erreur))
            return
        self._ecrit(f"{phrase} – {dossier.formation.nom_court}, {dossier.candidat.nom_complet}")

    def _corriger(self, champ: str) -> None:
        dossier = self._dossier
        if dossier is None:
            return
        valeur = CorrectionDialog.corriger(dossier.candidat, champ, self)
        if valeur is not None:
            self._essayer(
                lambda: self._bureau.dossiers.corriger(dossier.candidat.id, {champ: valeur}),
                "Coordonnées corrigées ici",
            )

    def _dater_confirmation(self) -> None:
        dossier = self._dossier
        if dossier is None:
            return
        aujourdhui = self._bureau.contexte.maintenant().date()
        question = "Quel jour le vœu a-t-il été confirmé\u202f?"
        jour = DateDialog.choisir(question, POURQUOI_CONFIRMER, aujourdhui, self)
        if jour is not None:
            self._essayer(
                lambda: self._bureau.dossiers.dater_confirmation(dossier.ligne.id, jour),
                "Date de confirmation renseignée",
            )

    def _completer_employeur(self) -> None:
        dossier = self._dossier
        if dossier is None:
            return
        employeur = EmployeurDialog.completer(self._bureau.contrats.employeurs(), self)
        if employeur is not None:
            nom, siret = employeur
            self._essayer(
                lambda: self._bureau.contrats.completer_employeur(
                    dossier.ligne.id, denomination=nom, siret=siret
                ),
                "Employeur complété pour nos documents",
            )

    def _retirer(self, saisie_id: int) -> None:
        self._essayer(lambda: self._bureau.decisions.retirer(saisie_id), "Préparation retirée")

    def _etape_faite(self, evenement_id: int) -> None:
        self._essayer(lambda: self._bureau.suivi.fermer_etape(evenement_id), "Étape faite")

    def _reprendre(self) -> None:
        if self._dossier is not None:
            self.contrat_demande.emit(self._dossier.formation.id, self._dossier.candidat.numero)

    def imprimer(self) -> None:
        """Ask to print what speaks of this candidature."""
        from cfa_desktop.views.impression.choix import AImprimer

        dossier = self._dossier
        if dossier is None:
            return
        ligne, formation = dossier.ligne, dossier.formation
        self.impression_demandee.emit(
            AImprimer(
                formation.campagne,
                ("candidats",),
                lignes=[ligne],
                nom=f"{ligne.candidat}, {formation.nom_court}",
                formation_id=formation.id,
                formation=formation.nom_court,
                filtre=f"candidat n° {ligne.numero}",
                premier="fiches",
                sauf=DE_PLUSIEURS,
            )
        )
