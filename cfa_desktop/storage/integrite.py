"""Integrity of the base: structure, links between rows, and the promises of our own records."""

from __future__ import annotations

from sqlalchemy import Connection, text

_ORPHELINES = """
SELECT count(*) FROM changement_ligne l LEFT JOIN changement c ON c.id = l.changement_id WHERE c.id IS NULL
"""
_SANS_IMPORT = """
SELECT count(*) FROM candidature WHERE sans_voeu = 0 AND export_on IS NULL
"""


def verifier(connection: Connection) -> list[str]:
    """Return what is wrong, as French sentences; empty when all is well."""
    constats = []
    structure = connection.exec_driver_sql("PRAGMA integrity_check(5)").scalars().all()
    if structure != ["ok"]:
        constats.append(f"La structure du fichier est abîmée : {structure[0]}. Restaurez une sauvegarde.")
    liens = len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())
    if liens:
        constats.append(f"{liens} lignes ont perdu celles dont elles dépendent. Restaurez une sauvegarde.")
    if orphelines := connection.execute(text(_ORPHELINES)).scalar_one():
        constats.append(f"{orphelines} lignes d’historique n’ont pas leur action.")
    if sans_import := connection.execute(text(_SANS_IMPORT)).scalar_one():
        constats.append(f"{sans_import} candidatures n’ont pas d’export d’origine.")
    return constats
