"""What was done, and what each action changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Action:
    """One user action: ``libelle`` in French without any name of a person, and where it came from."""

    id: int
    at: datetime
    libelle: str
    source: str
    annulable: bool
    annule_id: int | None
    annulee: bool


@dataclass(frozen=True, slots=True)
class LigneHistorique:
    """One thing changed by an action; ``avant`` is None when created, ``apres`` when removed.

    ``sujet`` names the formation and the person concerned, "" when nothing more is known.
    """

    action: Action
    table: str
    avant: Mapping[str, Any] | None
    apres: Mapping[str, Any] | None
    sujet: str = ""
