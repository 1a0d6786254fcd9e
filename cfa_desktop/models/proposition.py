"""The proposition d'admission of a typed contract: when it was made, until when, and the reply."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from cfa_desktop.models.etats import Reponse
from cfa_desktop.models.reponses import LimiteReponse
from cfa_desktop.models.saisie import Saisie

NOTEE_ICI = "noté ici"


class Proposition(NamedTuple):
    """What is known of a proposition. ``contrat`` is its item, None when it came by import.

    ``origine_reponse`` says where the reply comes from, ``reponse_on`` when; ``perdue`` = the deadline
    passed without a reply: présumé, never counted until an import (R18). ``contredite`` is a reply noted
    here that a newer export does not show.
    """

    recue_at: datetime | None
    limite: LimiteReponse
    reponse: Reponse
    reponse_on: date | None
    origine_reponse: str
    perdue: bool
    effet: str
    contredite: Reponse | None = None
    contrat: Saisie | None = None
