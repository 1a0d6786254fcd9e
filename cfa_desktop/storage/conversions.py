"""Between columns (ISO text, stored values) and the domain's dates, instants and enums."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from cfa_desktop.models.temps import PARIS


@lru_cache(maxsize=4096)
def jour(texte: str | None) -> date | None:
    """Return the day of an ISO text, or None."""
    return date.fromisoformat(texte) if texte else None


@lru_cache(maxsize=4096)
def instant(texte: str | None) -> datetime | None:
    """Return the aware Paris instant of an ISO text with offset, or None."""
    if not texte:
        return None
    lu = datetime.fromisoformat(texte)
    return lu.replace(tzinfo=PARIS) if lu.tzinfo is None else lu.astimezone(PARIS)


def instant_certain(texte: str) -> datetime:
    """Return the aware Paris instant of an ISO text that is never empty."""
    return datetime.fromisoformat(texte).astimezone(PARIS)


def texte_jour(valeur: date | None) -> str | None:
    """Return the stored form of a day."""
    return valeur.isoformat() if valeur else None


def texte_instant(valeur: datetime | None) -> str | None:
    """Return the stored form of an instant, to the second."""
    return valeur.isoformat(timespec="seconds") if valeur else None
