"""Instants and days: always Europe/Paris, whatever the zone of the computer."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Protocol
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


class Horloge(Protocol):
    """The injected clock."""

    def maintenant(self) -> datetime:
        """Return the current instant, aware, in Europe/Paris."""
        ...


def debut_du_jour(jour: date) -> datetime:
    """Return 00:00 Paris of the day."""
    return datetime.combine(jour, time.min, tzinfo=PARIS)


def fin_du_jour(jour: date) -> datetime:
    """Return 23:59:59 Paris of the day: a deadline day counts whole."""
    return datetime.combine(jour, time(23, 59, 59), tzinfo=PARIS)


def atteint(instant: datetime, borne: datetime) -> bool:
    """Say whether the aware instant is at or after the bound, in real time.

    Python compares two instants of one zone by their wall clocks: wrong in the hour that an autumn repeats.
    """
    return instant.astimezone(UTC) >= borne.astimezone(UTC)
