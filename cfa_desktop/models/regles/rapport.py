"""The rapport public d'examen des vœux: due for formations that examine, within its own period (R22)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.dates_fr import avec_point, jour_court, jour_de_paris
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.verdict import Blocage, Verdict

_SOURCE = "S0, S4"


class EtatRapport(StrEnum):
    """Where the report of a formation stands."""

    NON_DU = "non_du"
    A_PRECISER = "a_preciser"
    SANS_DATES = "sans_dates"
    A_VENIR = "a_venir"
    DU = "du"
    EN_RETARD = "en_retard"
    PUBLIE = "publie"


class Rapport(NamedTuple):
    """The report at an instant, and the French sentence that says it."""

    etat: EtatRapport
    phrase: str


def suivre_rapport(formation: Formation, calendrier: Calendrier, instant: datetime) -> Rapport:
    """Return where the rapport public stands: not due, to come, due, late, published (R22, S0, S4)."""
    if formation.examine is False:
        phrase = "Aucun rapport public à saisir : la formation n’examine pas les dossiers."
        return Rapport(EtatRapport.NON_DU, phrase)
    if formation.rapport_publie_on is not None:
        jour = jour_court(formation.rapport_publie_on, calendrier.campagne)
        return Rapport(EtatRapport.PUBLIE, avec_point(f"Rapport public saisi le {jour}"))
    if formation.examine is None:
        phrase = "« Examine les dossiers » n’est pas renseigné : dites-le pour savoir si un rapport est dû."
        return Rapport(EtatRapport.A_PRECISER, phrase)
    return _attendu(calendrier, instant)


def _attendu(calendrier: Calendrier, instant: datetime) -> Rapport:
    session, (du, au) = calendrier.campagne, calendrier.rapports
    if du is None or au is None:
        phrase = f"Rapport public dû ; le calendrier de la session {session} n’en dit pas les dates."
        return Rapport(EtatRapport.SANS_DATES, phrase)
    aujourdhui, fin = jour_de_paris(instant), jour_court(au, session)
    if aujourdhui < du:
        phrase = avec_point(f"Rapport public à saisir du {jour_court(du, session)} au {fin}")
        return Rapport(EtatRapport.A_VENIR, phrase)
    if aujourdhui <= au:
        return Rapport(EtatRapport.DU, f"Rapport public à saisir jusqu’au {fin}, 23 h 59 compris.")
    return Rapport(EtatRapport.EN_RETARD, avec_point(f"Rapport public en retard : il était dû le {fin}"))


def verdict_rapport(formation: Formation, calendrier: Calendrier, instant: datetime) -> Verdict:
    """Say whether the report may be noted as published: it is due, and its period has begun (R22)."""
    rapport = suivre_rapport(formation, calendrier, instant)
    if rapport.etat in (EtatRapport.DU, EtatRapport.EN_RETARD, EtatRapport.SANS_DATES):
        return Verdict()
    return Verdict((Blocage("R22", rapport.phrase, _SOURCE),))
