"""The clocks: the computer's, and the one that a demo base carries."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage import parametres
from cfa_desktop.storage.database import Database

CLE_DEMO = "demo"
CLE_HORLOGE = "demo_horloge"
CLE_HORLOGE_DEPART = "demo_horloge_depart"


class HorlogeSysteme:
    """The computer's clock, read in Paris whatever the computer's own zone."""

    def maintenant(self) -> datetime:
        """Return the current instant."""
        return datetime.now(PARIS).replace(microsecond=0)


@dataclass(slots=True)
class HorlogeDemo:
    """A clock that starts where the demo base left it and advances only while the base is open."""

    depart: datetime
    ouverte_a: float

    def maintenant(self) -> datetime:
        """Return the demo's own instant."""
        ecoule = timedelta(seconds=int(time.monotonic() - self.ouverte_a))
        return (self.depart.astimezone(PARIS) + ecoule).replace(microsecond=0)


def horloge_de(database: Database) -> HorlogeSysteme | HorlogeDemo:
    """Return the clock of a base: its own when it is a demo, else the computer's."""
    with database.lecture() as connection:
        if not parametres.lire(connection, CLE_DEMO):
            return HorlogeSysteme()
        depart = datetime.fromisoformat(parametres.lire(connection, CLE_HORLOGE))
    return HorlogeDemo(depart, time.monotonic())


def ranger(contexte: Contexte) -> None:
    """Keep the demo's own clock for the next opening; a simulated instant is never kept."""
    if isinstance(contexte.horloge, HorlogeDemo):
        with contexte.database.transaction() as connection:
            parametres.ecrire(connection, CLE_HORLOGE, contexte.horloge.maintenant().isoformat())


def remettre(database: Database) -> HorlogeDemo:
    """Set the demo's clock back to its first instant; return the new clock."""
    with database.transaction() as connection:
        depart = parametres.lire(connection, CLE_HORLOGE_DEPART)
        parametres.ecrire(connection, CLE_HORLOGE, depart)
    return HorlogeDemo(datetime.fromisoformat(depart), time.monotonic())
