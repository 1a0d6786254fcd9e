"""Months counted from day to day: 31 January and one month give the last day of February."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_MOIS_PAR_AN = 12


def plus_mois(jour: date, mois: int) -> date:
    """Return the same day that many months later, or the last day of a shorter month."""
    rang = jour.month - 1 + mois
    annee, numero = jour.year + rang // _MOIS_PAR_AN, rang % _MOIS_PAR_AN + 1
    return date(annee, numero, min(jour.day, monthrange(annee, numero)[1]))
