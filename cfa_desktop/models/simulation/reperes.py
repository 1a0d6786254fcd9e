"""The key dates of a campagne, named: the ticks of the simulation's slider, and what opens or ends."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from cfa_desktop.models.calendrier.dates import Calendrier
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
        Repere(jour, nom, court, est_fin, poids)
        for jour, nom, court, est_fin, poids in _dates(calendrier)
        if jour is not None
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


def _dates(c: Calendrier) -> tuple[tuple[date | None, str, str, bool, int], ...]:
    return (
        (c.voeux.du, "Ouverture des vœux", "Vœux", False, 1),
        (c.voeux.au, "Fin des vœux", "Fin vœux", True, 1),
        (c.coordonnees_a_partir_du, "Coordonnées des candidats", "Coordonnées", False, 0),
        (c.contrats.du, "Ouverture de la saisie des contrats", "Contrats", False, 5),
        (c.contrats.au, "Fin de la saisie des contrats", "Fin des contrats", True, 5),
        (c.pivot, "Date pivot du délai d’examen", "Pivot", False, 2),
        (c.limite_avant_pivot, "Limite d’examen du groupe du pivot", "Limite d’examen", True, 4),
        (c.admission.du, "Début des admissions", "Admissions", False, 3),
        (c.admission.au, "Fin de la phase principale", "Fin principale", True, 3),
        (c.complementaire.du, "Ouverture de la phase complémentaire", "Complémentaire", False, 1),
        (c.complementaire.au, "Fin de la phase complémentaire", "Fin complém.", True, 1),
        (c.parametrage_fin, "Fin du paramétrage", "Paramétrage", True, 2),
        (c.rapports.du, "Ouverture du rapport public", "Rapport public", False, 1),
        (c.rapports.au, "Fin du rapport public", "Fin rapport", True, 1),
    )
