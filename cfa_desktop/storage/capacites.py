"""The capacity a formation had before its latest change."""

from __future__ import annotations

import json

from sqlalchemy import Connection, func, select

from cfa_desktop.storage.tables import CHANGEMENT_LIGNE, FORMATION

_L = CHANGEMENT_LIGNE.c


def capacite_avant(connection: Connection, formation_id: int) -> int | None:
    """Return the capacity before the latest recorded change of it, None when there was none."""
    requete = (
        select(_L.avant)
        .where(
            _L.table_nom == FORMATION.name,
            _L.ligne_id == formation_id,
            func.json_type(_L.apres, "$.capacite").is_not(None),
        )
        .order_by(_L.id.desc())
        .limit(1)
    )
    texte = connection.execute(requete).scalar()
    capacite = json.loads(texte).get("capacite") if texte else None
    return None if capacite is None else int(capacite)
