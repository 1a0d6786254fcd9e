"""Which later action stands on the rows of an earlier one: what makes an undo impossible."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, text

from cfa_desktop.models.annulation import ANNULATION
from cfa_desktop.storage.tables import METADATA

# CROSS JOIN keeps the order of the loops: later actions from the first one on, stopping at the first found.
# Only the keys of the rows of the earlier action are gathered; their values are read where rows meet.
_PLUS_TARD = """
WITH siennes AS MATERIALIZED (
    SELECT id, table_nom, ligne_id, avant IS NULL AS creee, avant IS NULL OR apres IS NULL AS entiere
    FROM changement_ligne WHERE changement_id = :origine
), liens (enfant, chemin, parent) AS (VALUES {liens})
SELECT l.changement_id, l.table_nom, l.ligne_id, l.candidat_id, l.avant, l.apres, l.id
FROM changement AS c
CROSS JOIN changement_ligne AS l ON l.changement_id = c.id
{jointure}
WHERE c.id > :origine AND c.source <> :annulation AND (:borne IS NULL OR c.id <= :borne)
  AND c.id NOT IN (SELECT annule_id FROM changement WHERE annule_id IS NOT NULL)
  AND {condition}
ORDER BY c.id, l.id LIMIT 1
"""
# Two updates of one row cross when they share a column; a row created or removed crosses everything.
_TOUCHE = (
    "CROSS JOIN siennes AS s ON s.table_nom = l.table_nom AND s.ligne_id = l.ligne_id",
    """(s.entiere OR l.avant IS NULL OR l.apres IS NULL OR EXISTS (
        SELECT 1 FROM changement_ligne AS m, json_each(m.apres) AS a, json_each(l.apres) AS b
        WHERE m.id = s.id AND a.key = b.key))""",
)
_PEND = (
    """CROSS JOIN liens AS k ON k.enfant = l.table_nom
CROSS JOIN siennes AS s ON s.table_nom = k.parent AND s.ligne_id = json_extract(l.apres, k.chemin)""",
    "l.avant IS NULL AND s.creee",
)


class Dependance(NamedTuple):
    """A later action that stands on an earlier one, and the row of it that does."""

    changement_id: int
    table_nom: str
    ligne_id: int
    candidat_id: int | None
    avant: str | None
    apres: str | None


def premiere_dependante(connection: Connection, changement_id: int) -> Dependance | None:
    """Return the first later action, among those still in force, that changed or hangs on its rows."""
    touche = _premiere(connection, _TOUCHE, changement_id)
    # Nothing that comes after the row found can be the first.
    pend = _premiere(connection, _PEND, changement_id, None if touche is None else touche.changement_id)
    premiere = min((une for une in (touche, pend) if une is not None), key=_ordre, default=None)
    return None if premiere is None else Dependance(*premiere[:-1])


def _premiere(
    connection: Connection, sorte: tuple[str, str], origine: int, borne: int | None = None
) -> Row[*tuple[Any, ...]] | None:
    jointure, condition = sorte
    requete = _PLUS_TARD.format(jointure=jointure, condition=condition, liens=_liens())
    valeurs = {"origine": origine, "borne": borne, "annulation": ANNULATION}
    return connection.execute(text(requete), valeurs).first()


def _ordre(ligne: Row[*tuple[Any, ...]]) -> tuple[int, int]:
    return ligne.changement_id, ligne.id


def _liens() -> str:
    """Return every foreign key: the table that holds it, where in its JSON, the table it names."""
    return ", ".join(
        f"('{table.name}', '$.{cle.parent.name}', '{cle.column.table.name}')"
        for table in METADATA.sorted_tables
        for cle in sorted(table.foreign_keys, key=lambda une: une.parent.name)
    )
