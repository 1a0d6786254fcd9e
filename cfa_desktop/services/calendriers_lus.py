"""The calendars to work with: what was changed here over the shipped dates, read once after each write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.storage import calendriers
from cfa_desktop.storage.database import Database

if TYPE_CHECKING:
    from cfa_desktop.models.calendrier.edition import Edition


class CalendriersLus(Mapping[int, Calendrier]):
    """Calendars by campagne; follows every write to the base, undo and redo included.

    The base is read again only when something was committed since: asking costs a comparison.
    """

    def __init__(self, database: Database, livres: Mapping[int, Calendrier]) -> None:
        self.livres = dict(livres)
        self._database = database
        self._version = -1
        self._editions: Mapping[int, Edition] = {}
        self._lus: Mapping[int, Calendrier] = self.livres

    def __getitem__(self, campagne: int) -> Calendrier:
        return self._a_jour()[campagne]

    def __iter__(self) -> Iterator[int]:
        return iter(self._a_jour())

    def __len__(self) -> int:
        return len(self._a_jour())

    def edition(self, campagne: int) -> Edition:
        """Return what was changed here of that calendar."""
        self._a_jour()
        return self._editions.get(campagne, {})

    def livre(self, campagne: int) -> Calendrier:
        """Return the calendar as it was shipped; one without any date when none was."""
        return self.livres.get(campagne) or Calendrier(campagne)

    def _a_jour(self) -> Mapping[int, Calendrier]:
        version = self._database.version
        if version != self._version:
            with self._database.lecture() as connection:
                editions = calendriers.lister(connection)
            if editions != self._editions:
                self._editions, self._lus = editions, {**self.livres, **self._edites(editions)}
            self._version = version
        return self._lus

    def _edites(self, editions: Mapping[int, Edition]) -> dict[int, Calendrier]:
        from cfa_desktop.models.calendrier.edition import fusionner

        return {campagne: fusionner(self.livre(campagne), edition) for campagne, edition in editions.items()}
