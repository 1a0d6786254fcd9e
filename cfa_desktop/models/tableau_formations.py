"""One line of the Formations page: where a formation stands today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.compteurs import Compteurs
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.temps import PARIS


class SituationFormation(StrEnum):
    """What Parcoursup calls the situation of a formation; values are the French labels."""

    CLOTUREE = "Recrutement clôturé"
    CLOTURE_DEMANDEE = "Clôture demandée"
    HORS_PERIODE = "Hors période"
    CAPACITE_A_SAISIR = "Capacité à saisir"
    COMPLETE = "Complète"
    OUVERTE = "Inscriptions ouvertes"


@dataclass(frozen=True, slots=True)
class FormationLine:
    """A formation with its counters. ``contrats_comptes`` as R10 counts them, ``prepares`` among them.

    ``demissions`` are counted by Parcoursup; ``employeurs_attendus`` are drafts waiting for a SIRET, not
    counted. ``a_examiner`` and ``prochaine_limite_on`` say what is due before any typing;
    ``capacite_preparee`` is the capacity that waits to be typed, "" without any.
    """

    formation: Formation
    situation: SituationFormation
    compteurs: Compteurs
    contrats_comptes: int
    prepares: int
    employeurs_attendus: int
    a_examiner: int
    prochaine_limite_on: date | None
    a_saisir: int
    export_on: date | None
    capacite_preparee: str = ""


def situation_de(
    formation: Formation, calendrier: Calendrier, comptes: int, instant: datetime
) -> SituationFormation:
    """Return the first situation that applies (order of « ecrans »)."""
    jour = instant.astimezone(PARIS).date()
    if formation.cloturee_on is not None and formation.cloturee_on <= jour:
        return SituationFormation.CLOTUREE
    if formation.cloture_demandee_on is not None:
        return SituationFormation.CLOTURE_DEMANDEE
    fenetre = calendrier.contrats
    if fenetre.du is not None and fenetre.au is not None and not fenetre.contient(jour):
        return SituationFormation.HORS_PERIODE
    if formation.capacite is None:
        return SituationFormation.CAPACITE_A_SAISIR
    if comptes >= formation.capacite:
        return SituationFormation.COMPLETE
    return SituationFormation.OUVERTE
