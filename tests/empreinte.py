"""What a base holds, row by row: to prove that nothing was written."""

from __future__ import annotations

from cfa_desktop.services.bureau import Bureau


def lignes_par_table(bureau: Bureau) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table."""
    with bureau.contexte.database.lecture() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").all()
        return {
            nom: [tuple(rang) for rang in connection.exec_driver_sql(f'SELECT * FROM "{nom}"').all()]
            for (nom,) in tables
        }
