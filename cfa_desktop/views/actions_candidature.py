"""The verbs of one candidature: one action each, greyed with every reason, shared by list and dossier."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Decision
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.icones import RoleCouleur, icone
from cfa_desktop.views.infobulles import infobulle, raisons

if TYPE_CHECKING:
    from cfa_desktop.models.explication import Explication
    from cfa_desktop.services.decisions import DemandeDecision

PREPARE_ICI = (
    "Préparé ici seulement\u202f: le candidat ne reçoit rien tant que ce n’est pas saisi sur Parcoursup."
)
SANS_CIBLE = "Choisissez un candidat dans la liste."


class ActionsCandidature(QObject):
    """En recherche, refuser, contrat, I.A. réalisée, noter: aimed at one candidature with ``cibler``.

    ``change`` says what was written; ``empeche`` says why nothing was, when things moved in between.
    ``grisees`` carries the acts (values of ``Acte``) that may be asked « Pourquoi ? ».
    """

    change = Signal(str)
    grisees = Signal(object)  # the acts that a rule greys
    empeche = Signal(str)
    contrat_demande = Signal(int, str)

    def __init__(self, bureau: Bureau, parent: QWidget) -> None:
        super().__init__(parent)
        self._bureau, self._page = bureau, parent
        self._ligne: CandidatureLine | None = None
        self._grisees: set[str] = set()
        self.en_recherche = self._action("En recherche de contrat", "search", "Ctrl+E", self._rechercher)
        self.refuser = self._action("Refuser…", "circle-x", "Ctrl+R", self._refuser, "brique")
        self.contrat = self._action("Contrat…", "handshake", "Ctrl+T", self._ouvrir_contrat, "vert")
        self.inscription = self._action("I.A. réalisée", "user-check", "Ctrl+I", self._inscrire)
        self.noter = self._action("Noter un contact…", "phone", "Ctrl+J", self._noter)
        self._actes = {
            self.en_recherche: "rechercher",
            self.refuser: "refuser",
            self.contrat: "contrat",
            self.inscription: "ia",
        }
        self.cibler(None)

    @property
    def toutes(self) -> tuple[QAction, ...]:
        """Return the actions in the order of menus."""
        return (self.noter, self.en_recherche, self.refuser, self.contrat, self.inscription)

    def cibler(self, candidature_id: int | None, ligne: CandidatureLine | None = None) -> None:
        """Aim at a candidature (its line spares a reading), or at none; every reason is asked again."""
        if ligne is None and candidature_id is not None:
            ligne = self._bureau.candidatures.trouver(candidature_id)
        self._ligne = ligne
        self._grisees.clear()
        if ligne is None:
            for action in self.toutes:
                self._montrer(action, SANS_CIBLE, ouverte=False)
            self.grisees.emit(frozenset())
            return
        self._juger(self.en_recherche, self._decision(ligne, Decision.RECHERCHE), PREPARE_ICI)
        self._juger(self.refuser, self._decision(ligne, Decision.REFUS), f"Demande le motif. {PREPARE_ICI}")
        self._juger(
            self.contrat, self._contrat(ligne), f"Saisie d’un contrat en apprentissage. {PREPARE_ICI}"
        )
        self._juger(self.inscription, self._bureau.decisions.examiner_ia(ligne.id), PREPARE_ICI)
        self._montrer(self.noter, f"Noter un appel, un message, un rendez-vous\u202f: {ligne.candidat}.")
        self.grisees.emit(frozenset(self._grisees))

    @property
    def candidature_id(self) -> int | None:
        """Return the candidature aimed at."""
        return self._ligne.id if self._ligne else None

    def expliquer(self, acte: str) -> None:
        """Show why one action is greyed, every reason with its document."""
        if self._ligne is not None:
            self._montrer_explication(self._bureau.pourquoi.action(self._ligne.id, acte))

    def expliquer_grisees(self) -> None:
        """Show, in one answer, why actions are greyed."""
        if self._ligne is None:
            return
        explication = self._bureau.pourquoi.actions_grisees(self._ligne.id, sorted(self._grisees))
        if explication is not None:
            self._montrer_explication(explication)

    def _montrer_explication(self, explication: Explication) -> None:
        from cfa_desktop.views.pourquoi.dialogue import montrer_pourquoi

        montrer_pourquoi(explication, self._page)

    def _action(
        self, texte: str, nom_icone: str, touches: str, faire: Callable[[], None], role: RoleCouleur = "texte"
    ) -> QAction:
        action = QAction(icone(nom_icone, role), texte, self)
        action.setShortcut(QKeySequence(touches))
        # The list and the dossier both carry these keys: only the page at hand answers.
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(faire)
        self._page.addAction(action)
        return action

    def _decision(self, ligne: CandidatureLine, decision: Decision) -> Verdict:
        return self._bureau.decisions.examiner(_demande(ligne, decision))

    def _contrat(self, ligne: CandidatureLine) -> Verdict:
        from cfa_desktop.services.contrats import SaisieContrat

        saisie = SaisieContrat(formation_id=ligne.formation_id, numero=ligne.numero)
        return self._bureau.contrats.examiner(saisie)

    def _juger(self, action: QAction, verdict: Verdict, effet: str) -> None:
        nom = action.text().rstrip("…")
        if not verdict.blocages:
            self._montrer(action, effet, *(avertissement.message for avertissement in verdict.avertissements))
            return
        # A contract too early can still be prepared for the first minute Parcoursup accepts it.
        action.setEnabled(action is self.contrat and verdict.possible_a is not None)
        if not action.isEnabled():
            self._grisees.add(self._actes[action])
        action.setToolTip(raisons(f"{nom}\u202f: pas maintenant", verdict.blocages))

    def _montrer(self, action: QAction, *lignes: str, ouverte: bool = True) -> None:
        touches = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setEnabled(ouverte)
        action.setToolTip(infobulle(f"{action.text().rstrip('…')} ({touches})", *lignes))

    def _rechercher(self) -> None:
        ligne = self._ligne
        if ligne is None:
            return
        demande = _demande(ligne, Decision.RECHERCHE)
        self._faire(
            lambda: self._bureau.decisions.preparer(demande), "Mise en recherche de contrat préparée", ligne
        )

    def _inscrire(self) -> None:
        ligne = self._ligne
        if ligne is not None:
            self._faire(lambda: self._bureau.decisions.preparer_ia(ligne.id), "I.A. réalisée préparée", ligne)

    def _refuser(self) -> None:
        from cfa_desktop.views.dialogs.refus_dialog import RefusDialog

        ligne = self._ligne
        if ligne is not None and RefusDialog.demander(self._bureau, ligne.id, self._page):
            self._dire("Refus préparé", ligne)

    def _noter(self) -> None:
        from cfa_desktop.views.dialogs.suivi_dialog import SuiviDialog

        ligne = self._ligne
        if ligne is not None and SuiviDialog.demander(
            self._bureau, [ligne.candidat_id], self._page, ligne.formation_id
        ):
            self._dire("Suivi noté", ligne)

    def _ouvrir_contrat(self) -> None:
        if self._ligne is not None:
            self.contrat_demande.emit(self._ligne.formation_id, self._ligne.numero)

    def _faire(self, preparer: Callable[[], int], phrase: str, ligne: CandidatureLine) -> None:
        try:
            preparer()
        except CfaError as erreur:
            # Something changed since the action was shown: say why, and show it greyed.
            self.cibler(ligne.id)
            self.empeche.emit(str(erreur))
            return
        self._dire(phrase, ligne)

    def _dire(self, phrase: str, ligne: CandidatureLine) -> None:
        self.cibler(ligne.id)
        self.change.emit(f"{phrase} – {ligne.formation_nom}, {ligne.candidat}")


def _demande(ligne: CandidatureLine, decision: Decision) -> DemandeDecision:
    from cfa_desktop.services.decisions import DemandeDecision

    return DemandeDecision(candidature_id=ligne.id, decision=decision)
