"""One candidature as it is stored, and as it stands at an instant once the rules have spoken."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from cfa_desktop.models.etats import Etat, Inscription, Reponse, StatutContrat
from cfa_desktop.models.reponses import LimiteReponse
from cfa_desktop.models.saisie import Saisie


class FaitsCandidature(NamedTuple):
    """What Parcoursup's exports said of a candidature, plus the items that still speak (``est_suivie``).

    ``etat`` is None for a candidature « à classer » (``etat_brut`` then holds the unknown label) or for a
    contract without candidature (``sans_voeu``). ``confirmee_at`` is aware (a bare date is 00:00 Paris).
    ``vue_confirmee_on`` is the date of the first export that showed it confirmed: it bounds the
    confirmation, it never stands for it. ``export_on`` is the date of the last export that showed it.
    ``reponse_notee`` and ``demission_notee_on`` are what the officer saw on Parcoursup since;
    ``limite_reponse_on`` is the reply deadline typed for a contract that came by import.
    """

    etat: Etat | None = None
    etat_brut: str = ""
    sans_voeu: bool = False
    confirmee_at: datetime | None = None
    vue_confirmee_on: date | None = None
    limite_importee_on: date | None = None
    reponse: Reponse | None = None
    inscription: Inscription | None = None
    statut_contrat: StatutContrat | None = None
    date_reponse_on: date | None = None
    export_on: date | None = None
    disparue_on: date | None = None
    items: tuple[Saisie, ...] = ()
    limite_reponse_on: date | None = None
    reponse_notee: Reponse | None = None
    reponse_notee_on: date | None = None
    demission_notee_on: date | None = None


class OrigineLimite(StrEnum):
    """Where a deadline comes from (JSON values)."""

    IMPORTEE = "importee"
    CALCULEE = "calculee"


class Limite(NamedTuple):
    """The examination deadline: ``jour`` counts until 23:59:59 Paris; None when no date can be said.

    ``passage_at`` is when the passage to « En recherche de contrat » happens by itself; None when it never
    does or cannot be said. ``mention`` is the short French text shown instead of a date (« date à fournir »,
    « sans délai »...).
    """

    jour: date | None
    origine: OrigineLimite | None
    passage_at: datetime | None
    mention: str = ""


class Situation(NamedTuple):
    """A candidature at an instant: facts overlaid with typed items and notes, then automatic passages.

    ``etat_parcoursup`` is the main state (imports, typed items, notes), ``etat`` adds the présumé passage.
    ``limite_reponse`` is said while a proposition waits for its reply; ``proposition_perdue`` is présumé as
    well (no reply in time, R18). ``notee`` = the reply or the démission was noted here.
    """

    etat: Etat | None
    etat_parcoursup: Etat | None
    presume: bool
    reponse: Reponse | None
    inscription: Inscription | None
    statut_contrat: StatutContrat | None
    limite: Limite
    decision_preparee: Saisie | None = None
    contrat: Saisie | None = None
    ia_preparee: Saisie | None = None
    limite_reponse: LimiteReponse | None = None
    proposition_perdue: bool = False
    notee: bool = False
