"""What is done to several candidates at once, under the list; never a refusal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.icones import icone
from cfa_desktop.views.infobulles import infobulle

if TYPE_CHECKING:
    from cfa_desktop.views.candidats.recapitulatif import Recapitule

PLUSIEURS = 2
COURRIELS = "Courriels…"


class ActionsSelection(QObject):
    """Noter, copier les mails, en recherche, I.A., imprimer, écrire: for the lines given to ``cibler``."""

    change = Signal(str)
    message = Signal(str)
    impression_demandee = Signal()
    courriels_demandes = Signal()
    exclus_demandes = Signal(list)  # numéros

    def __init__(self, bureau: Bureau, page: QWidget) -> None:
        super().__init__(page)
        self._bureau, self._page = bureau, page
        self._lignes: list[CandidatureLine] = []
        self.noter = self._action("Noter", "phone", self._noter, "Ctrl+J")
        self.mails = self._action("Copier les mails", "mail", self.copier_mails)
        self.mails.setToolTip(infobulle("Copier les adresses, à coller dans le champ Cci du message"))
        self.mails.setIconText("Mails")  # short in the bar, so that nothing folds away on a small laptop
        self.recherche = self._action("Préparer « En recherche »", "search", self._rechercher, "Ctrl+E")
        self.inscription = self._action("I.A. réalisée", "user-check", self._inscrire)
        self.reponses = self._action("Noter la réponse…", "pencil", self._noter_reponses)
        self.reponses.setIconText("Réponses…")
        self.imprimer = self._action("Imprimer…", "printer", self.impression_demandee.emit)
        self.courriels = self._action(COURRIELS, "mail", self.courriels_demandes.emit)
        self.courriels.setToolTip(infobulle("Des brouillons à relire et à envoyer de votre messagerie"))
        self.cibler([])

    @property
    def toutes(self) -> tuple[QAction, ...]:
        """Return the actions in the order of the bar."""
        decider = (self.recherche, self.inscription, self.reponses)
        return (self.noter, self.mails, *decider, self.imprimer, self.courriels)

    def cibler(self, lignes: Sequence[CandidatureLine]) -> None:
        """Aim at those lines; with fewer than two, every action is greyed."""
        self._lignes = list(lignes)
        for action in self.toutes:
            action.setEnabled(len(self._lignes) >= PLUSIEURS)

    def copier_mails(self) -> None:
        """Copy every address once, ready for Cci, and say who has none."""
        adresses = list(dict.fromkeys(ligne.mail for ligne in self._lignes if ligne.mail))
        sans = sum(not ligne.mail for ligne in self._lignes)
        suite = f" – {sans} sans adresse" if sans else ""
        if not adresses:
            self.message.emit("Aucun des candidats choisis n’a d’adresse connue.")
            return
        QGuiApplication.clipboard().setText("; ".join(adresses))
        try:
            self._bureau.exports.noter_adresses(len(adresses))
        except CfaError as erreur:
            suite += f" – {erreur}"
        mots = "adresse copiée" if len(adresses) == 1 else "adresses copiées"
        self.message.emit(f"{len(adresses)} {mots}, à coller en Cci{suite}")

    def preparer_recherches(self, ids: Sequence[int]) -> None:
        """Prepare « En recherche de contrat » for those candidatures, as one action."""
        try:
            fait = self._bureau.decisions.preparer_recherches(ids)
        except CfaError as erreur:
            self.message.emit(str(erreur))
            return
        if fait.prepares:
            mots = "mises en recherche préparées" if fait.prepares > 1 else "mise en recherche préparée"
            self.change.emit(f"{fait.prepares} {mots}")

    def preparer_inscriptions(self, ids: Sequence[int]) -> None:
        """Prepare « I.A. réalisée » for those candidatures."""
        if not ids:
            return
        try:
            self._bureau.decisions.preparer_inscriptions(ids)
        except CfaError as erreur:
            self.message.emit(str(erreur))
        else:
            mots = "I.A. réalisées préparées" if len(ids) > 1 else "I.A. réalisée préparée"
            self.change.emit(f"{len(ids)} {mots}")

    def _action(self, texte: str, nom_icone: str, faire: Callable[[], None], touches: str = "") -> QAction:
        action = QAction(icone(nom_icone), texte, self)
        if touches:
            action.setShortcut(QKeySequence(touches))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._page.addAction(action)
        action.triggered.connect(faire)
        return action

    def _noter(self) -> None:
        from cfa_desktop.views.dialogs.suivi_dialog import SuiviDialog

        personnes = list(dict.fromkeys(ligne.candidat_id for ligne in self._lignes))
        formations = {ligne.formation_id for ligne in self._lignes}
        formation_id = formations.pop() if len(formations) == 1 else None
        if SuiviDialog.demander(self._bureau, personnes, self._page, formation_id):
            self.change.emit(f"Suivi noté – {len(personnes)} candidats")

    def _rechercher(self) -> None:
        from cfa_desktop.views.candidats.recapitulatif import recapituler

        recap = recapituler(self._bureau, self._lignes)
        self._demander("Préparer « En recherche de contrat »", recap, self.preparer_recherches)

    def _noter_reponses(self) -> None:
        from cfa_desktop.views.dialogs.reponses_dialog import ReponsesDialog

        if phrase := ReponsesDialog.noter(self._bureau, self._lignes, self._page):
            self.change.emit(phrase)

    def _inscrire(self) -> None:
        from cfa_desktop.views.candidats.recapitulatif import Recapitule

        verdicts = [(ligne, self._verdict_ia(ligne)) for ligne in self._lignes]
        recap = Recapitule.de(verdicts)
        self._demander("Préparer « I.A. réalisée »", recap, self.preparer_inscriptions)

    def _verdict_ia(self, ligne: CandidatureLine) -> Verdict:
        return self._bureau.decisions.examiner_ia(ligne.id)

    def _demander(self, titre: str, recap: Recapitule, faire: Callable[[Sequence[int]], None]) -> None:
        from cfa_desktop.views.candidats.recapitulatif import RecapDialog

        dialogue = RecapDialog(titre, recap, self._page)
        dialogue.exclus_demandes.connect(self.exclus_demandes)
        if dialogue.exec():
            faire([ligne.id for ligne in recap.possibles])
        dialogue.deleteLater()
