"""Whole tables read as they stand, for the workbook of everything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, select

from cfa_desktop.storage.tables import BILAN, CANDIDATURE, CORRECTION, CRITERE, EMPLOYEUR, RUBRIQUE

Lue = Mapping[str, Any]
_TABLES: Mapping[str, Table] = {
    table.name: table for table in (BILAN, CANDIDATURE, CORRECTION, CRITERE, EMPLOYEUR, RUBRIQUE)
}


def lire(connection: Connection, table: str) -> list[Lue]:
    """Return every row of a table, the oldest first."""
    requete = select(_TABLES[table]).order_by(_TABLES[table].c.id)
    return [dict(ligne) for ligne in connection.execute(requete).mappings()]
