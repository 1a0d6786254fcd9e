"""From when the contact data of a candidature can be seen (R24)."""

from __future__ import annotations

from datetime import datetime

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.candidature import Situation
from cfa_desktop.models.dates_fr import avec_point, jour_court, jour_de_paris
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.temps import debut_du_jour
from cfa_desktop.models.verdict import Blocage, Verdict

VOEUX_CONFIRMES = "voeux_confirmes"
_SOURCE = "S0, S1"


def verdict_coordonnees(situation: Situation | None, calendrier: Calendrier, instant: datetime) -> Verdict:
    """Say whether Parcoursup shows the contact data at the instant (R24)."""
    depuis = calendrier.coordonnees_a_partir_du
    blocages: list[Blocage] = []
    if depuis is not None and jour_de_paris(instant) < depuis:
        jour = jour_court(depuis, calendrier.campagne)
        message = avec_point(f"Parcoursup ne donne les coordonnées qu’à partir du {jour}")
        blocages.append(Blocage("R24", message, _SOURCE, debut_du_jour(depuis)))
    non_confirmee = situation is not None and situation.etat is Etat.NON_CONFIRMEE
    if non_confirmee and calendrier.coordonnees_pour == VOEUX_CONFIRMES:
        message = "Parcoursup ne donne les coordonnées qu’une fois le vœu confirmé."
        blocages.append(Blocage("R24", message, _SOURCE))
    return Verdict(tuple(blocages))
