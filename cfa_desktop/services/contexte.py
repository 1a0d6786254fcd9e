"""What every use case works with: the open base, the clock, the calendars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from cfa_desktop.models.calendrier import Calendrier
from cfa_desktop.models.temps import Horloge
from cfa_desktop.storage.database import Connection, Database
from cfa_desktop.storage.journal import Action, Changement

ICI = "noté ici"


@dataclass(frozen=True, slots=True)
class Contexte:
    """The base and its surroundings; ``calendriers`` is by campagne."""

    database: Database
    horloge: Horloge
    calendriers: Mapping[int, Calendrier]

    def maintenant(self, au: datetime | None = None) -> datetime:
        """Return the instant at which rules are evaluated: the one asked for, else the clock's."""
        return au or self.horloge.maintenant()

    def calendrier(self, campagne: int) -> Calendrier:
        """Return the calendar of a campagne; an unknown one has no date at all, invents nothing."""
        return self.calendriers.get(campagne) or Calendrier(campagne)

    @contextmanager
    def changement(
        self, libelle: str, *, source: str = ICI, annulable: bool = True
    ) -> Iterator[tuple[Connection, Changement]]:
        """Open one recorded change: everything written inside is one transaction and one entry of history."""
        with self.database.transaction() as connection:
            action = Action(libelle, source, self.horloge.maintenant(), annulable)
            changement = Changement(connection, action)
            yield connection, changement
            if not changement.clore():
                changement.oublier()
