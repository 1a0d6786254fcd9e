"""A request for the reasons of a refusal, as the register keeps it (R23)."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from cfa_desktop.models.regles.motifs import SuiviDemande, suivre_demande


class DemandeMotifs(NamedTuple):
    """A request; ``avis_on`` is the end-of-procedure notice, None while nobody looked it up."""

    id: int
    candidature_id: int
    candidat_id: int
    formation_id: int
    campagne: int
    formation_nom: str
    numero: str
    candidat: str
    recue_on: date
    avis_on: date | None = None
    repondue_on: date | None = None
    note: str = ""

    def suivi(self, instant: datetime) -> SuiviDemande:
        """Return where the request stands at the instant: its limit, its countdown in French (R23)."""
        return suivre_demande(self.recue_on, self.avis_on, self.repondue_on, instant, self.campagne)
