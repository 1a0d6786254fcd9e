"""In which part of the queue a card stands, and how its limit is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.dates_fr import jour_de_paris, jour_heure, temps_restant
from cfa_desktop.models.saisie import Nature, Statut
from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.saisies.conseils import est_close

PROCHE = timedelta(days=3)
CODE_TROP_TARD = "R6"


class Section(StrEnum):
    """The parts of the queue, in their order; values are what the officer reads."""

    ECARTS = "Écarts avec l’export"
    A_SAISIR = "À saisir"
    A_REGLER = "À régler"
    REPORTEES = "Reportées"
    SAISIES = "Saisies en ligne"
    CONFIRMEES = "Confirmées par l’export"


# What was typed or is to be; the two others are no cards.
FILE = (Section.A_SAISIR, Section.A_REGLER, Section.REPORTEES, Section.SAISIES)


def section_de(carte: ASaisir, maintenant: datetime) -> Section:
    """Return the part of the queue where a card belongs now."""
    if carte.saisie.statut is not Statut.PREPAREE:
        return Section.SAISIES
    if carte.saisie.refus_parcoursup or est_trop_tard(carte) or est_close(carte, maintenant):
        return Section.A_REGLER
    reporte_au = carte.saisie.reporte_au
    if reporte_au is not None and reporte_au > jour_de_paris(maintenant):
        return Section.REPORTEES
    return Section.A_SAISIR


def est_trop_tard(carte: ASaisir) -> bool:
    """Say whether a decision missed its limit: the automatic passage came first (R6)."""
    if carte.saisie.nature is not Nature.DECISION:
        return False
    return any(avertissement.code == CODE_TROP_TARD for avertissement in carte.garde.avertissements)


def classer(cartes: Iterable[ASaisir], maintenant: datetime) -> Mapping[Section, list[ASaisir]]:
    """Return the cards of every part, kept in their order (formation, nearest limit)."""
    classees: dict[Section, list[ASaisir]] = {section: [] for section in FILE}
    for carte in cartes:
        classees[section_de(carte, maintenant)].append(carte)
    classees[Section.SAISIES].sort(key=_saisie_at, reverse=True)
    return classees


def echeance(carte: ASaisir, maintenant: datetime) -> tuple[str, Ton]:
    """Return how long is left before a card's limit, and the tone of that; « » when it has none."""
    if carte.avant_le is None:
        return "", Ton.GRIS
    texte = temps_restant(carte.avant_le, maintenant)
    if carte.avant_le < maintenant:
        return texte, Ton.BRIQUE
    return texte, Ton.AMBRE if carte.avant_le - maintenant <= PROCHE else Ton.GRIS


def dit_saisi(carte: ASaisir, session: int) -> str:
    """Return when a card was typed, « Saisi mar. 17 juin 8 h 40 »."""
    instant = carte.saisie.saisie_at
    return f"Saisi {jour_heure(instant, session)}" if instant else "Saisi"


def _saisie_at(carte: ASaisir) -> float:
    return carte.saisie.saisie_at.timestamp() if carte.saisie.saisie_at else 0.0
