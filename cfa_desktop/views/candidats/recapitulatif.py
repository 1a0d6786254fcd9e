"""Before a bulk preparation: who can, who cannot and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Decision
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.views.actions_candidature import PREPARE_ICI
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette


@dataclass(frozen=True, slots=True)
class Recapitule:
    """The lines an action may take, the others, and how often each reason excludes."""

    possibles: tuple[CandidatureLine, ...]
    exclus: tuple[CandidatureLine, ...]
    raisons: tuple[tuple[str, int], ...]

    @staticmethod
    def de(verdicts: Sequence[tuple[CandidatureLine, Verdict]]) -> Recapitule:
        """Return the recap of lines given with their verdicts."""
        exclus = [(ligne, verdict) for ligne, verdict in verdicts if not verdict.accepte()]
        return Recapitule(
            possibles=tuple(ligne for ligne, verdict in verdicts if verdict.accepte()),
            exclus=tuple(ligne for ligne, _ in exclus),
            raisons=tuple(_raisons(verdict for _, verdict in exclus).most_common()),
        )

    @property
    def phrase(self) -> str:
        """Return « 23 possibles, 2 exclus »."""
        n, exclus = len(self.possibles), len(self.exclus)
        debut = f"{n} possible" + ("s" if n > 1 else "")
        return f"{debut}, {exclus} exclu" + ("s" if exclus > 1 else "") if exclus else debut


def recapituler(bureau: Bureau, lignes: Iterable[CandidatureLine]) -> Recapitule:
    """Return which candidatures may be put « En recherche de contrat »."""
    return Recapitule.de(
        [
            (
                ligne,
                bureau.decisions.examiner(
                    DemandeDecision(candidature_id=ligne.id, decision=Decision.RECHERCHE)
                ),
            )
            for ligne in lignes
        ]
    )


class RecapDialog(QDialog):
    """« 23 possibles, 2 exclus : … [Voir les exclus] »; ``exclus_demandes`` carries their numéros."""

    exclus_demandes = Signal(list)

    def __init__(self, titre: str, recap: Recapitule, parent: QWidget) -> None:
        super().__init__(parent)
        self._recap = recap
        self.setWindowTitle(titre)
        px = theme().px
        self.setMinimumWidth(px(420))
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(24), px(20), px(24), px(20))
        boite.setSpacing(px(8))
        boite.addWidget(etiquette(titre, "soustitre"))
        boite.addWidget(etiquette(recap.phrase, "rubrique"))
        for raison, nombre in recap.raisons:
            boite.addWidget(
                etiquette(f"{nombre} exclu{'s' if nombre > 1 else ''}\u202f: {raison}", retour=True)
            )
        boite.addWidget(etiquette(PREPARE_ICI, "discret", retour=True))
        boite.addSpacing(px(8))
        boite.addLayout(self._boutons())

    def _boutons(self) -> QHBoxLayout:
        rang = QHBoxLayout()
        rang.setSpacing(theme().px(8))
        voir = bouton("Voir les exclus", "lien")
        voir.setVisible(bool(self._recap.exclus))
        voir.clicked.connect(self._voir)
        annuler = bouton("Annuler")
        annuler.clicked.connect(self.reject)
        nombre = len(self._recap.possibles)
        preparer = bouton(f"Préparer ({nombre})", "primary")
        preparer.setEnabled(nombre > 0)
        preparer.setDefault(True)
        preparer.clicked.connect(self.accept)
        rang.addWidget(voir)
        rang.addStretch(1)
        rang.addWidget(annuler)
        rang.addWidget(preparer)
        return rang

    def _voir(self) -> None:
        self.exclus_demandes.emit([ligne.numero for ligne in self._recap.exclus])
        self.reject()


def _raisons(verdicts: Iterable[Verdict]) -> Counter[str]:
    return Counter((verdict.blocages or verdict.avertissements)[0].message for verdict in verdicts)
