"""What the rules answer when asked whether something may be done."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Blocage(NamedTuple):
    """A reason why an action is refused.

    ``possible_a`` is the first instant at which this reason falls away by itself, when there is one.
    """

    code: str
    message: str
    source: str = ""
    possible_a: datetime | None = None


class Avertissement(NamedTuple):
    """Something to know before acting; ``a_confirmer`` ones must be accepted explicitly."""

    code: str
    message: str
    a_confirmer: bool = False
    source: str = ""


class Verdict(NamedTuple):
    """Every reason at once; an empty verdict means that the action may be done."""

    blocages: tuple[Blocage, ...] = ()
    avertissements: tuple[Avertissement, ...] = ()

    def accepte(self, *, confirme: bool = False) -> bool:
        """Say whether the action may be done, given that the officer did or did not confirm."""
        if self.blocages:
            return False
        return confirme or not any(avertissement.a_confirmer for avertissement in self.avertissements)

    @property
    def possible_a(self) -> datetime | None:
        """Return when the action becomes possible by itself, or None when only the officer can change it."""
        instants = [blocage.possible_a for blocage in self.blocages]
        if not instants or any(instant is None for instant in instants):
            return None
        return max(instant for instant in instants if instant is not None)
