"""What reading a file gave, and the formations that it may belong to."""

from __future__ import annotations

from dataclasses import dataclass

from cfa_desktop.models.extraction import Extraction
from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.imports import Proposition


@dataclass(frozen=True, slots=True)
class Lecture:
    """What reading gave, with the formations it may belong to; ``numerotees`` lines carry a number."""

    extraction: Extraction
    propositions: tuple[Proposition, ...]
    nommee: Formation | None
    numerotees: int = 0

    @property
    def meilleure(self) -> Proposition | None:
        """Return the formation that already holds the most of its numbers, or None without any."""
        premiere = self.propositions[0] if self.propositions else None
        return premiere if premiere is not None and premiere.communs else None

    @property
    def evidente(self) -> Formation | None:
        """Return the formation to propose; None when name and numbers disagree, or say nothing."""
        meilleure = self.meilleure
        if meilleure is None:
            return self.nommee
        if self.nommee is not None and self.nommee.id != meilleure.formation.id:
            return None
        ex_aequo = [une for une in self.propositions if une.communs == meilleure.communs]
        return meilleure.formation if len(ex_aequo) == 1 or self.nommee else None

    def communs(self, formation: Formation) -> int:
        """Return how many of its numbers the formation already holds."""
        return next((p.communs for p in self.propositions if p.formation.id == formation.id), 0)


def situer(bureau: Bureau, extraction: Extraction) -> Lecture:
    """Return a reading with the formations of the base that it may belong to."""
    propositions = tuple(bureau.imports.proposer(extraction, extraction.campagne))
    numerotees = sum(1 for lu in extraction.enregistrements if lu.numero)
    nommee = bureau.imports.nommee(extraction, extraction.campagne)
    return Lecture(extraction, propositions, nommee, numerotees)
