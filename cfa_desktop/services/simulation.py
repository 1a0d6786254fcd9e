"""« Et si je ne fais rien ? »: the facts of a campagne, read once, for every instant of a slider."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cfa_desktop.models.simulation.calcul import Simulation
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.lignes import Selection, composer
from cfa_desktop.storage import formations


@dataclass(frozen=True, slots=True)
class Simulations:
    """Simulations of the base as it is now."""

    contexte: Contexte

    def preparer(self, campagne: int, depart: datetime | None = None) -> Simulation:
        """Return the simulation of a campagne; ``depart`` is the present, told by the real clock."""
        depart = depart or self.contexte.horloge.maintenant()
        with self.contexte.database.lecture() as connection:
            lignes = composer(self.contexte, connection, Selection(campagne=campagne), depart)
            concernees = formations.lister(connection, campagne)
        return Simulation(lignes, concernees, self.contexte.calendrier(campagne), depart)
