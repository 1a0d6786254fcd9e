"""The « Pourquoi ? » submenu of a candidature: état, dates, and every greyed action with its reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cfa_desktop.models.etats import Etat
from cfa_desktop.models.explication import Explication
from cfa_desktop.models.permis import Acte
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.pourquoi.bouton import RACCOURCI_DIT

if TYPE_CHECKING:
    from cfa_desktop.models.verdict import Verdict

_ACTES = (
    Acte.RECHERCHER,
    Acte.REFUSER,
    Acte.CONTRAT,
    Acte.IA,
    Acte.NOTER_REPONSE,
    Acte.NOTER_DEMISSION,
    Acte.DEMANDE_MOTIFS,
)
TITRE = "Pourquoi\u202f?"
LONGUEUR_RAISON = 64


class MenuPourquoi(QMenu):
    """Filled when it opens: the rules are asked only when somebody wants to know."""

    def __init__(self, bureau: Bureau, candidature_id: int, parent: QWidget) -> None:
        super().__init__(TITRE, parent)
        self._bureau, self._id, self._page = bureau, candidature_id, parent
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.remplir)

    def remplir(self) -> None:
        """List what may be explained, the greyed actions last."""
        self.clear()
        pourquoi = self._bureau.pourquoi
        self._ajouter(f"Cet état\t{RACCOURCI_DIT}", pourquoi.etat)
        self._ajouter("Cette date limite d’examen", pourquoi.limite)
        if self._a_une_proposition():
            self._ajouter("Cette limite de réponse", pourquoi.reponse)
        self._ajouter("Ces coordonnées", pourquoi.contact)
        verdicts = pourquoi.verdicts(self._id)
        grisees = [(acte, verdicts[acte]) for acte in _ACTES if verdicts[acte].blocages]
        if grisees:
            self.addSeparator()
        for acte, verdict in grisees:
            nom = pourquoi.nom_de(acte)
            action = self._ajouter(
                f"«\u00a0{nom}\u00a0» est grisé\u202f: {_court(verdict)}", partial(pourquoi.action, acte=acte)
            )
            action.setToolTip("\n".join(blocage.message for blocage in verdict.blocages))

    def _a_une_proposition(self) -> bool:
        ligne = self._bureau.candidatures.trouver(self._id)
        if ligne is None:
            return False
        return ligne.etat_parcoursup is Etat.CONTRAT_SAISI or ligne.contrat is not None

    def _ajouter(self, texte: str, question: Callable[[int], Explication]) -> QAction:
        action = self.addAction(texte.replace("&", "&&"))
        action.triggered.connect(partial(demander, question, self._id, self._page))
        return action


def demander(
    question: Callable[[int], Explication], candidature_id: int, parent: QWidget, *_: object
) -> None:
    """Ask a question about a candidature and show the answer."""
    from cfa_desktop.views.pourquoi.dialogue import montrer_pourquoi

    montrer_pourquoi(question(candidature_id), parent)


def _court(verdict: Verdict) -> str:
    raison = verdict.blocages[0].message
    return raison if len(raison) <= LONGUEUR_RAISON else f"{raison[:LONGUEUR_RAISON].rstrip()}…"
