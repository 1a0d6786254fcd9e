"""Which later action stands on the rows of an earlier one: what makes an undo impossible."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from cfa_desktop.storage.tables import CHANGEMENT_LIGNE, METADATA

_L = CHANGEMENT_LIGNE.c


class Dependance(NamedTuple):
    """A later action that stands on an earlier one, and the row of it that does."""

    changement_id: int
    table_nom: str
    ligne_id: int
    candidat_id: int | None
    avant: str | None
    apres: str | None


def premiere_dependante(connection: Connection, changement_id: int, vivantes: set[int]) -> Dependance | None:
    """Return the first later action, among those still in force, that changed or hangs on its rows."""
    lignes = connection.execute(
        select(_L.table_nom, _L.ligne_id, _L.avant, _L.apres).where(_L.changement_id == changement_id)
    ).all()
    touchees = {(ligne.table_nom, ligne.ligne_id): _colonnes(ligne) for ligne in lignes}
    creees = {(ligne.table_nom, ligne.ligne_id) for ligne in lignes if ligne.avant is None}
    plus_tard = (
        select(*_L[Dependance._fields]).where(_L.changement_id > changement_id).order_by(_L.changement_id)
    )
    for ligne in connection.execute(plus_tard):
        if ligne.changement_id not in vivantes:
            continue
        cle = (ligne.table_nom, ligne.ligne_id)
        if cle in touchees and _se_croisent(touchees[cle], _colonnes(ligne)):
            return Dependance(*ligne)
        if creees and ligne.avant is None and _pend_a(ligne, creees):
            return Dependance(*ligne)
    return None


def _colonnes(ligne: Any) -> frozenset[str] | None:
    """Return the columns an action changed; None when it created or removed the whole row."""
    if ligne.avant is None or ligne.apres is None:
        return None
    return frozenset(json.loads(ligne.apres))


def _se_croisent(unes: frozenset[str] | None, autres: frozenset[str] | None) -> bool:
    return unes is None or autres is None or bool(unes & autres)


def _pend_a(ligne: Any, creees: set[tuple[str, int]]) -> bool:
    """Say whether a row added later refers to one of those rows."""
    valeurs: Mapping[str, Any] = json.loads(ligne.apres or "{}")
    for cle in METADATA.tables[ligne.table_nom].foreign_keys:
        if (cle.column.table.name, valeurs.get(cle.parent.name)) in creees:
            return True
    return False
