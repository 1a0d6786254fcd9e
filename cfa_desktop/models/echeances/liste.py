"""What is due and when: decisions, passages, replies, steps, requests and the dates of the campagne."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.echeances.echeance import Autour, Echeance, Quoi, SansDate
from cfa_desktop.models.echeances.formation import de_formation, sans_date_de_formation
from cfa_desktop.models.echeances.personne import DuesDesPersonnes, sans_date_des_personnes
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine

__all__ = ["Autour", "Echeance", "Quoi", "SansDate", "echeances", "sans_date"]

_SEULE = Autour()


def echeances(
    lignes: Iterable[CandidatureLine],
    formations: Sequence[Formation],
    calendrier: Calendrier,
    instant: datetime,
    autour: Autour = _SEULE,
) -> tuple[Echeance, ...]:
    """Return what is due at the instant, nearest first, what is late and what is done included.

    ``lignes`` are the lines of these formations as they stand at the instant. What is done bears the day.
    """
    personnes = DuesDesPersonnes(calendrier, instant, autour)
    dues: list[Echeance] = []
    for ligne in lignes:
        dues += personnes.de_ligne(ligne)
    dues += personnes.restes()
    for formation in formations:
        prepares = personnes.contrats_prepares.get(formation.code, 0)
        dues += de_formation(formation, calendrier, instant, autour, prepares)
    if autour.faites:
        dues = [_marquee(due, autour) for due in dues]
    return tuple(sorted(dues, key=lambda due: (due.le, due.formation, due.quoi, due.numero)))


def _marquee(due: Echeance, autour: Autour) -> Echeance:
    """Return it done when it was marked so, unless something waits again."""
    faite_on = autour.faites.get(due.cle)
    return due if faite_on is None or due.pas_fait else due._replace(faite_on=faite_on)


def sans_date(
    lignes: Iterable[CandidatureLine],
    formations: Sequence[Formation],
    calendrier: Calendrier,
    instant: datetime,
) -> tuple[SansDate, ...]:
    """Return what is due at a date that neither an export nor the calendar gives: never invented."""
    par_id = {formation.id: formation for formation in formations}
    return (
        *sans_date_des_personnes(lignes, par_id),
        *sans_date_de_formation(formations, calendrier, instant),
    )
