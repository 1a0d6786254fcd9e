"""Expected errors: the text of each is a French sentence saying what happened and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cfa_desktop.models.dates_fr import instant_complet
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict


class CfaError(Exception):
    """An expected failure, shown to the officer as it is."""


class RuleViolation(CfaError):
    """An action refused by the rules; carries every reason at once."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        super().__init__(" ".join(raison.message for raison in self.raisons))

    @property
    def raisons(self) -> Sequence[Blocage | Avertissement]:
        """Return the blocages, or the avertissements that were not accepted when nothing else blocks."""
        if self.verdict.blocages:
            return self.verdict.blocages
        return [avertissement for avertissement in self.verdict.avertissements if avertissement.a_confirmer]


class SimulationEnCours(CfaError):
    """Something was to be written while an instant is simulated."""

    def __init__(self, instant: datetime) -> None:
        super().__init__(
            f"Simulation au {instant_complet(instant)}\u202f: rien n’est enregistré pendant une simulation. "
            "Revenez au présent, puis recommencez."
        )
