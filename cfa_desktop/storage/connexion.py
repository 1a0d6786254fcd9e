"""How a connection to the base is opened: sqlcipher3 only, every pragma set then checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from cfa_desktop.storage.erreurs import BaseEtrangere

ECRITURE = "cfa_ecriture"
VERSION_SQLITE_MINIMALE = (3, 51, 3)  # earlier versions carry the WAL-reset bug
APPLICATION_ID = 0x43464131  # "CFA1"

# pragma -> (value to set, value read back)
PRAGMAS: dict[str, tuple[str, Any]] = {
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "busy_timeout": ("5000", 5000),
    "secure_delete": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "temp_store": ("MEMORY", 2),
    "foreign_keys": ("ON", 1),
}


class PragmaRefuse(RuntimeError):
    """A pragma did not take: the connection would not keep our promises."""


def open_engine(path: Path, *, foreign_keys: bool = True, creer: bool = False) -> Engine:
    """Return an engine on the base; a missing file is created only when asked.

    Connecting to another program's file raises ``BaseEtrangere``: going to WAL would already change it.
    Migrations pass ``foreign_keys=False``: rebuilding a parent table with them on would delete its children.
    """

    def connecter() -> Any:
        mode = "rwc" if creer else "rw"
        connexion = dbapi2.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        if not creer and connexion.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            connexion.close()
            raise BaseEtrangere(path)
        return connexion

    engine = create_engine("sqlite://", module=dbapi2, creator=connecter, poolclass=QueuePool)
    event.listen(engine, "connect", lambda connexion, _: _regler(connexion, foreign_keys))
    event.listen(engine, "begin", _commencer)
    return engine


def _commencer(connection: Connection) -> None:
    ecriture = connection.get_execution_options().get(ECRITURE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if ecriture else "BEGIN")


def _regler(connexion: Any, foreign_keys: bool) -> None:
    if dbapi2.sqlite_version_info < VERSION_SQLITE_MINIMALE:
        raise PragmaRefuse(f"SQLite {dbapi2.sqlite_version}")
    curseur = connexion.cursor()
    curseur.execute("PRAGMA cipher_log_level = NONE").fetchall()
    for nom, (valeur, attendu) in PRAGMAS.items():
        if nom == "foreign_keys" and not foreign_keys:
            continue
        curseur.execute(f"PRAGMA {nom} = {valeur}").fetchall()
        lu = curseur.execute(f"PRAGMA {nom}").fetchone()
        if lu is None or str(lu[0]).lower() != str(attendu):
            raise PragmaRefuse(f"{nom} = {lu}")
    curseur.execute("PRAGMA mmap_size = 0").fetchall()
    curseur.close()
