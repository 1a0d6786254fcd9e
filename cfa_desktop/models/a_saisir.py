"""One card of « À saisir en ligne »: what to type, where, until when, and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cfa_desktop.models.saisie import Saisie
from cfa_desktop.models.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Champ:
    """A field of the site: its label, the value as shown, and the bare text that is copied."""

    label: str
    affiche: str
    copie: str


@dataclass(frozen=True, slots=True)
class ASaisir:
    """An item with its formation and person; ``avant_le`` is its nearest limit, ``garde`` today's verdict.

    ``titre`` says in French what is to be done (« Refuser la candidature »...).
    """

    saisie: Saisie
    titre: str
    formation_id: int
    formation_code: str
    formation_nom: str
    formation_couleur: int
    candidat_id: int | None
    numero: str
    candidat: str
    champs: tuple[Champ, ...]
    avant_le: datetime | None
    garde: Verdict
    homonymes: tuple[str, ...] = ()
