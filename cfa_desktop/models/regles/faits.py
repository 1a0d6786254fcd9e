"""What the rules need to know beyond one candidature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.candidature import Situation
from cfa_desktop.models.formation import Formation


@dataclass(frozen=True, slots=True)
class FaitsFormation:
    """A formation and its contracts counted as R10 counts them, ``prepares`` among them known only here."""

    formation: Formation
    contrats_comptes: int
    prepares: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandeContrat:
    """A contract one would like to prepare, with what the base knows around it.

    ``situation`` is None for a person without candidature in this formation. ``employeur`` or ``siret`` None
    means not asked yet (to grey an action); "" means left empty. ``contrats_ailleurs`` names the other
    formations where the person has a live contract; ``homonymes`` the namesakes (name and number).
    When an item is edited, ``contrats_comptes`` and ``situation`` leave that item out.
    """

    formation: Formation
    contrats_comptes: int
    calendrier: Calendrier
    instant: datetime
    situation: Situation | None = None
    employeur: str | None = None
    siret: str | None = None
    numero_connu: bool = True
    nom: str = ""
    contrats_ailleurs: tuple[str, ...] = ()
    homonymes: tuple[str, ...] = ()
    numero_provisoire: bool = False

    @property
    def faits(self) -> FaitsFormation:
        """Return the formation with its counted contracts."""
        return FaitsFormation(self.formation, self.contrats_comptes)
