"""What every use case works with: the open base, the clock, the calendars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.erreurs import SimulationEnCours
from cfa_desktop.models.temps import Horloge
from cfa_desktop.models.verdict import Blocage, Verdict
from cfa_desktop.storage.database import Connection, Database
from cfa_desktop.storage.journal import Action, Changement

ICI = "noté ici"


class Simulee:
    """The instant that the whole program pretends to be at; None in the present."""

    __slots__ = ("instant",)

    def __init__(self) -> None:
        self.instant: datetime | None = None


@dataclass(frozen=True, slots=True)
class Contexte:
    """The base and its surroundings; ``calendriers`` is by campagne.

    ``horloge`` always tells the real time; ``maintenant`` the simulated one while there is a simulation.
    """

    database: Database
    horloge: Horloge
    calendriers: Mapping[int, Calendrier]
    simulee: Simulee = field(default_factory=Simulee)

    def maintenant(self, au: datetime | None = None) -> datetime:
        """Return the instant at which rules are evaluated: asked for, else simulated, else the clock's."""
        return au or self.simulee.instant or self.horloge.maintenant()

    def exiger_le_present(self) -> None:
        """Raise ``SimulationEnCours`` while an instant is simulated: a simulation writes nothing."""
        if self.simulee.instant is not None:
            raise SimulationEnCours(self.simulee.instant)

    def sans_simulation(self, verdict: Verdict) -> Verdict:
        """Add to what the rules say the reason why nothing is written now: to grey an action."""
        if self.simulee.instant is None:
            return verdict
        raison = Blocage("", str(SimulationEnCours(self.simulee.instant)))
        return verdict._replace(blocages=(*verdict.blocages, raison))

    def calendrier(self, campagne: int) -> Calendrier:
        """Return the calendar of a campagne; an unknown one has no date at all, invents nothing."""
        return self.calendriers.get(campagne) or Calendrier(campagne)

    @contextmanager
    def changement(
        self, libelle: str, *, source: str = ICI, annulable: bool = True
    ) -> Iterator[tuple[Connection, Changement]]:
        """Open one recorded change: everything written inside is one transaction and one entry of history.

        Raises ``SimulationEnCours`` while an instant is simulated.
        """
        self.exiger_le_present()
        with self.database.transaction() as connection:
            action = Action(libelle, source, self.horloge.maintenant(), annulable)
            changement = Changement(connection, action)
            yield connection, changement
            if not changement.clore():
                changement.oublier()
