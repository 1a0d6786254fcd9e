"""Where one stored value comes from: the recorded action that last wrote it."""

from __future__ import annotations

from sqlalchemy import Connection, Table, func, select

from cfa_desktop.storage.tables import CANDIDATURE, CHANGEMENT, CHANGEMENT_LIGNE


def source_de(connection: Connection, table: Table, ligne_id: int, champ: str) -> str:
    """Return the source of the last action that wrote this column of this row, "" when none is recorded."""
    ecrit = func.json_type(CHANGEMENT_LIGNE.c.apres, f"$.{champ}").is_not(None)
    requete = (
        select(CHANGEMENT.c.source)
        .join(CHANGEMENT_LIGNE, CHANGEMENT_LIGNE.c.changement_id == CHANGEMENT.c.id)
        .where(CHANGEMENT_LIGNE.c.table_nom == table.name, CHANGEMENT_LIGNE.c.ligne_id == ligne_id, ecrit)
        .order_by(CHANGEMENT.c.id.desc())
        .limit(1)
    )
    return connection.execute(requete).scalar() or ""


def source_de_la_confirmation(connection: Connection, candidature_id: int) -> str:
    """Return the source of the day a vœu was confirmed: an export, or the officer."""
    return source_de(connection, CANDIDATURE, candidature_id, "confirmee_at")
