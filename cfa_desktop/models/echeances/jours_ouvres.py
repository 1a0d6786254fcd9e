"""French working days: Monday to Friday, public holidays left out (code du travail, art. L3133-1)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_FIXES = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
_APRES_PAQUES = (1, 39, 50)  # lundi de Pâques, Ascension, lundi de Pentecôte
_SAMEDI = 5


def paques(annee: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Butcher's algorithm)."""
    siecle, dans_siecle = divmod(annee, 100)
    or_ = annee % 19
    saut = siecle - siecle // 4 - (siecle - (siecle + 8) // 25 + 1) // 3
    epacte = (19 * or_ + saut + 15) % 30
    jour_de_semaine = (32 + 2 * (siecle % 4) + 2 * (dans_siecle // 4) - epacte - dans_siecle % 4) % 7
    decalage = (or_ + 11 * epacte + 22 * jour_de_semaine) // 451
    mois, jour = divmod(epacte + jour_de_semaine - 7 * decalage + 114, 31)
    return date(annee, mois, jour + 1)


@lru_cache(maxsize=16)
def jours_feries(annee: int) -> frozenset[date]:
    """Return the eleven public holidays of a year, Alsace and Moselle's own two left out."""
    dimanche = paques(annee)
    mobiles = (dimanche + timedelta(days=jours) for jours in _APRES_PAQUES)
    return frozenset((*(date(annee, mois, jour) for mois, jour in _FIXES), *mobiles))


def est_ouvre(jour: date) -> bool:
    """Say whether one works that day."""
    return jour.weekday() < _SAMEDI and jour not in jours_feries(jour.year)


def jours_ouvres_avant(limite: date, aujourdhui: date) -> int:
    """Return how many working days are left after today, the last one included."""
    suivants = (aujourdhui + timedelta(days=rang) for rang in range(1, (limite - aujourdhui).days + 1))
    return sum(map(est_ouvre, suivants))
