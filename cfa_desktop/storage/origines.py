"""Where one stored value comes from: the recorded action that last wrote it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, Table, func, select

from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.storage.tables import CANDIDATURE, CHANGEMENT, CHANGEMENT_LIGNE, IMPORT


class LigneImportee(NamedTuple):
    """One row that an import wrote: values before and after as JSON, the kind and the day of the export."""

    table: str
    ligne_id: int
    avant: str | None
    apres: str
    type: str
    export_on: str


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


def ecrites_par_les_imports(
    connection: Connection, candidat_id: int, tables: Collection[Table]
) -> list[LigneImportee]:
    """Return what the imports wrote of a person in these tables, the newest first.

    A workbook of this program that came back is none: it brings what the officer typed.
    """
    ligne = CHANGEMENT_LIGNE.c
    requete = (
        select(ligne.table_nom, ligne.ligne_id, ligne.avant, ligne.apres, IMPORT.c.type, IMPORT.c.export_on)
        .join(IMPORT, IMPORT.c.changement_id == ligne.changement_id)
        .where(ligne.candidat_id == candidat_id, ligne.apres.is_not(None))
        .where(IMPORT.c.type != TypeExport.ALLER_RETOUR.value)
        .where(ligne.table_nom.in_([table.name for table in tables]))
        .order_by(ligne.changement_id.desc(), ligne.id.desc())
    )
    return [LigneImportee(*lue) for lue in connection.execute(requete)]
