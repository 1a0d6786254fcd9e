"""The key dates of a campagne, named: the ticks of the simulation's slider, and what opens or ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from cfa_desktop.models.calendrier import Calendrier, Periode
from cfa_desktop.models.temps import debut_du_jour

_LENDEMAIN = timedelta(days=1)


class Repere(NamedTuple):
    """A key date; ``est_fin`` = the whole day still counts, its effect is felt from the next one.

    ``nom`` is the whole name, ``court`` the one under a tick, ``poids`` tells which names to show first.
    """

    jour: date
    nom: str
    court: str
    est_fin: bool = False
    poids: int = 0

    @property
    def effet_at(self) -> datetime:
        """Return the instant from which it is so."""
        return debut_du_jour(self.jour + _LENDEMAIN if self.est_fin else self.jour)


def reperes(calendrier: Calendrier) -> tuple[Repere, ...]:
    """Return the key dates that the calendar says, in order; a missing one is left out."""
    trouves = [
        *_periode(calendrier.voeux, ("Ouverture des vœux", "Vœux"), ("Fin des vœux", "Fin vœux"), 1),
        *_jour(calendrier.coordonnees_a_partir_du, "Coordonnées des candidats", "Coordonnées"),
        *_periode(
            calendrier.contrats,
            ("Ouverture de la saisie des contrats", "Contrats"),
            ("Fin de la saisie des contrats", "Fin des contrats"),
            5,
        ),
        *_jour(calendrier.pivot, "Date pivot du délai d’examen", "Pivot", poids=2),
        *_jour(
            calendrier.limite_avant_pivot,
            "Limite d’examen des vœux confirmés avant le pivot",
            "Limite d’examen",
            est_fin=True,
            poids=4,
        ),
        *_periode(
            calendrier.admission,
            ("Début des admissions", "Admissions"),
            ("Fin de la phase principale", "Fin principale"),
            3,
        ),
        *_periode(
            calendrier.complementaire,
            ("Ouverture de la phase complémentaire", "Complémentaire"),
            ("Fin de la phase complémentaire", "Fin complém."),
            1,
        ),
        *_jour(
            calendrier.parametrage_fin,
            "Fin du paramétrage",
            "Paramétrage",
            est_fin=True,
            poids=2,
        ),
        *_periode(
            calendrier.rapports,
            ("Ouverture du rapport public", "Rapport public"),
            ("Fin du rapport public", "Fin rapport"),
            1,
        ),
    ]
    return tuple(sorted(trouves, key=lambda repere: (repere.effet_at, -repere.poids)))


def bornes(cles: tuple[Repere, ...], passages: tuple[datetime, ...], depart: date) -> tuple[date, date]:
    """Return the first and last day of the slider: key dates and passages, and the present when near."""
    jours = [repere.effet_at.date() for repere in cles] + [repere.jour for repere in cles]
    jours += [passage.date() for passage in passages]
    if not jours:
        return depart - timedelta(days=30), depart + timedelta(days=180)
    if min(jours) - timedelta(days=90) <= depart <= max(jours) + timedelta(days=90):
        jours.append(depart)
    return min(jours), max(jours)


def _jour(
    jour: date | None, nom: str, court: str, *, est_fin: bool = False, poids: int = 0
) -> Iterator[Repere]:
    if jour is not None:
        yield Repere(jour, nom, court, est_fin, poids)


def _periode(periode: Periode, debut: tuple[str, str], fin: tuple[str, str], poids: int) -> Iterator[Repere]:
    yield from _jour(periode.du, *debut, poids=poids)
    yield from _jour(periode.au, *fin, est_fin=True, poids=poids)
