"""« À régler »: a prepared item that cannot be typed as it stands, why, and what may be done."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from cfa_desktop.models.calendrier import Calendrier
from cfa_desktop.models.dates_fr import jour_court, jour_de_paris
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.models.temps import fin_du_jour


class Geste(StrEnum):
    """What may be done with such an item; values are what the officer reads."""

    REMETTRE = "Remettre à saisir"
    ABANDONNER = "Abandonner"


class ARegler(NamedTuple):
    """Why an item waits under « À régler »; ``code`` is the rule, "" when the site itself refused."""

    saisie_id: int
    code: str
    phrase: str
    gestes: tuple[Geste, ...]


def a_regler(
    saisie: Saisie,
    ligne: CandidatureLine | None,
    formation: Formation,
    calendrier: Calendrier,
    instant: datetime,
) -> ARegler | None:
    """Return why a prepared item is to be settled at the instant, None when it can simply be typed."""
    if saisie.statut is not Statut.PREPAREE:
        return None
    trop_tard = _trop_tard(saisie, ligne, formation, calendrier, instant)
    if trop_tard is not None:
        code, phrase = trop_tard
        return ARegler(saisie.id, code, phrase, (Geste.ABANDONNER,))
    if saisie.refus_parcoursup:
        phrase = f"Refusé par Parcoursup : {saisie.refus_parcoursup}"
        return ARegler(saisie.id, "", phrase, (Geste.REMETTRE, Geste.ABANDONNER))
    return None


def _trop_tard(
    saisie: Saisie,
    ligne: CandidatureLine | None,
    formation: Formation,
    calendrier: Calendrier,
    instant: datetime,
) -> tuple[str, str] | None:
    session = calendrier.campagne
    if saisie.nature is Nature.DECISION and ligne is not None and ligne.presume and ligne.passage_at:
        jour = jour_court(jour_de_paris(ligne.passage_at), session)
        return "R6", f"Trop tard : passage automatique le {jour}"
    if saisie.nature is not Nature.CONTRAT:
        return None
    fin = calendrier.contrats.au
    if fin is not None and instant > fin_du_jour(fin):
        return "R13", f"Trop tard : la saisie des contrats a fini le {jour_court(fin, session)}"
    if formation.cloturee_on is not None and jour_de_paris(instant) >= formation.cloturee_on:
        jour = jour_court(formation.cloturee_on, session)
        return "R13", f"Recrutement clôturé depuis le {jour} : aucun contrat ne peut plus être saisi"
    return None
