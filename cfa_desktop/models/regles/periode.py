"""When Parcoursup accepts contracts: the campaign's window and the hour of the night (R12, R13)."""

from __future__ import annotations

from datetime import datetime

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.dates_fr import jour_court, jour_de_paris, jour_heure
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.regles.cloture import blocages_close
from cfa_desktop.models.temps import PARIS, debut_du_jour
from cfa_desktop.models.verdict import Avertissement, Blocage


def blocages_periode(formation: Formation, calendrier: Calendrier, instant: datetime) -> list[Blocage]:
    """Return why no contract can be entered at the instant: night hour, window, closed formation."""
    return [
        *_blocages_nuit(calendrier, instant),
        *_blocages_fenetre(calendrier, instant),
        *_blocages_cloture(formation, instant),
    ]


def avertissements_periode(calendrier: Calendrier) -> list[Avertissement]:
    """Return a warning when the calendar does not say the whole window."""
    if calendrier.contrats.du is not None and calendrier.contrats.au is not None:
        return []
    message = "Les dates de saisie des contrats manquent au calendrier : vérifiez-les sur Parcoursup."
    return [Avertissement("R13", message, source="S0, S1")]


def hors_nuit(calendrier: Calendrier, instant: datetime) -> datetime:
    """Return the instant, moved to the end of the night hour when it falls inside (R12)."""
    local = instant.astimezone(PARIS)
    if calendrier.nuit is None or not calendrier.admission.contient(local.date()):
        return local
    debut, fin = calendrier.nuit
    if not debut <= local.time() < fin:
        return local
    return datetime.combine(local.date(), fin, tzinfo=PARIS)


def _blocages_nuit(calendrier: Calendrier, instant: datetime) -> list[Blocage]:
    possible = hors_nuit(calendrier, instant)
    if calendrier.nuit is None or possible <= instant:
        return []
    debut, fin = (f"{borne:%H:%M}" for borne in calendrier.nuit)
    jour = jour_court(jour_de_paris(possible), calendrier.campagne)
    message = (
        f"Pas de contrat entre {debut} et {fin} pendant la phase principale : "
        f"possible à partir de {fin} ({jour})."
    )
    return [Blocage("R12", message, "S0", possible)]


def _blocages_fenetre(calendrier: Calendrier, instant: datetime) -> list[Blocage]:
    jour, session = jour_de_paris(instant), calendrier.campagne
    du, au = calendrier.contrats.du, calendrier.contrats.au
    if du is not None and jour < du:
        possible = hors_nuit(calendrier, debut_du_jour(du))
        message = (
            f"La saisie des contrats n’est pas ouverte : "
            f"possible à partir du {jour_heure(possible, session)}."
        )
        return [Blocage("R13", message, "S0, S1", possible)]
    if au is not None and jour > au:
        message = (
            f"La période de saisie des contrats est terminée depuis le {jour_court(au, session)}, 23 h 59."
        )
        return [Blocage("R13", message, "S0, S1")]
    return []


def _blocages_cloture(formation: Formation, instant: datetime) -> list[Blocage]:
    cloture = formation.cloturee_on
    return [] if cloture is None or jour_de_paris(instant) < cloture else blocages_close(formation)
