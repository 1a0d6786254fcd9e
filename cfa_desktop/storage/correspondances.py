"""Columns of free lists matched by hand, remembered by the signature of their headers."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import Connection, select

from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import CORRESPONDANCE

_C = CORRESPONDANCE.c


def lire(connection: Connection, signature: str) -> dict[int, str] | None:
    """Return the field of each matched column (by rank), None when this header was never matched."""
    colonnes = connection.execute(select(_C.colonnes).where(_C.signature == signature)).scalar()
    if colonnes is None:
        return None
    return {int(rang): champ for rang, champ in json.loads(colonnes).items()}


def enregistrer(
    changement: Changement, connection: Connection, signature: str, colonnes: Mapping[int, str]
) -> None:
    """Remember the columns of a header, in the place of what was remembered of it."""
    texte = json.dumps({str(rang): colonnes[rang] for rang in sorted(colonnes)})
    connue = connection.execute(select(_C.id).where(_C.signature == signature)).scalar()
    if connue is None:
        changement.inserer(CORRESPONDANCE, signature=signature, colonnes=texte)
    else:
        changement.modifier(CORRESPONDANCE, connue, colonnes=texte)
