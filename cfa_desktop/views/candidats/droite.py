"""The right column: an invitation to choose, then the panel of the candidate chosen."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.views.widgets.etat_vide import EtatVide

if TYPE_CHECKING:
    from cfa_desktop.views.actions_candidature import ActionsCandidature
    from cfa_desktop.views.candidats.colonnes import Repere
    from cfa_desktop.views.candidats.panneau import PanneauCandidat


class ColonneDroite(QStackedWidget):
    """``montrer`` shows a line; the panel is built for the first one."""

    dossier_demande = Signal(int)
    pourquoi_demande = Signal(str)

    def __init__(self, actions: ActionsCandidature, repere: Repere) -> None:
        super().__init__()
        self._actions, self._repere = actions, repere
        detail = "Ses coordonnées, sa date limite et son suivi s’affichent ici."
        self._vide = EtatVide("user", "Choisissez un candidat", detail=detail)
        self.addWidget(self._vide)

    @cached_property
    def panneau(self) -> PanneauCandidat:
        """Return the panel."""
        from cfa_desktop.views.candidats.panneau import PanneauCandidat

        panneau = PanneauCandidat(self._actions, self._repere)
        panneau.dossier_demande.connect(self.dossier_demande)
        panneau.pourquoi_demande.connect(self.pourquoi_demande)
        self.addWidget(panneau)
        return panneau

    def montrer(self, ligne: CandidatureLine | None, couleur: int) -> None:
        """Show what the line itself knows; None when no candidate is chosen."""
        if ligne is None:
            self.setCurrentWidget(self._vide)
        else:
            self.panneau.montrer(ligne, couleur)
            self.setCurrentWidget(self.panneau)
