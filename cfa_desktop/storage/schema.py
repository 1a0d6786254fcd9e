"""The schema's version, known without importing Alembic, and the migrations run in-process."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from cfa_desktop.storage.connexion import APPLICATION_ID, ECRITURE, open_engine
from cfa_desktop.storage.erreurs import (
    BaseAbsente,
    BaseEtrangere,
    BaseExistante,
    BasePlusRecente,
    erreurs_expliquees,
)
from cfa_desktop.storage.sauvegardes import sauvegarder

HEAD = "0003"
MIGRATIONS = Path(__file__).parent / "migrations"


class MigrationOrpheline(RuntimeError):
    """A migration left rows without their parent: it was rolled back."""


def create(path: Path, *, migrations: Path = MIGRATIONS) -> None:
    """Create an empty base, all or nothing; raise ``BaseExistante`` rather than replace a file."""
    if path.exists():
        raise BaseExistante(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = open_engine(path, foreign_keys=False, creer=True)
    try:
        with erreurs_expliquees(path), engine.connect() as connection:
            connection = connection.execution_options(**{ECRITURE: True})
            with connection.begin():
                _run_migrations(connection, migrations)
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        engine.dispose()


def exiger_presente(path: Path) -> None:
    """Raise ``BaseAbsente`` without a file, ``BaseEtrangere`` on an empty one, before SQLite writes it."""
    if not path.is_file():
        raise BaseAbsente(path)
    if path.stat().st_size == 0:
        raise BaseEtrangere(path)


def upgrade(path: Path, *, migrations: Path = MIGRATIONS, head: str = HEAD) -> None:
    """Bring the base to the current schema after a verified backup; do nothing when it is there already.

    Raises ``BaseAbsente``, ``BaseEtrangere`` or ``BasePlusRecente``; the file is then untouched.
    """
    exiger_presente(path)
    engine = open_engine(path, foreign_keys=False)
    try:
        with erreurs_expliquees(path):
            with engine.connect() as connection, connection.begin():
                version = _version(connection, path)
            if version == head:
                return
            _require_known(version, path, migrations)
            sauvegarder(path, motif="avant-mise-a-niveau")
            with engine.connect() as connection:
                connection = connection.execution_options(**{ECRITURE: True})
                with connection.begin():
                    _run_migrations(connection, migrations)
                    _require_no_orphan(connection)
    finally:
        engine.dispose()


def _version(connection: Connection, path: Path) -> str:
    identite = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    connue = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    if identite != APPLICATION_ID or not connection.exec_driver_sql(connue).scalar_one():
        raise BaseEtrangere(path)
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def _require_known(version: str, path: Path, migrations: Path) -> None:
    if not any(fichier.name.startswith(f"{version}_") for fichier in (migrations / "versions").iterdir()):
        raise BasePlusRecente(path)


def _require_no_orphan(connection: Connection) -> None:
    if orphelines := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise MigrationOrpheline(f"{len(orphelines)} rows")


def _run_migrations(connection: Connection, migrations: Path) -> None:
    # Alembic costs 0.3 s: only a base that needs it pays.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
