"""Opening, creating and refusing files."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from cfa_desktop.storage import schema
from cfa_desktop.storage.connexion import PRAGMAS, open_engine
from cfa_desktop.storage.database import Database
from cfa_desktop.storage.erreurs import (
    BaseAbimee,
    BaseAbsente,
    BaseEnLectureSeule,
    BaseEtrangere,
    BaseExistante,
    BaseOccupee,
    BasePlusRecente,
    erreurs_expliquees,
)
from cfa_desktop.storage.tables import METADATA
from cfa_desktop.storage.verrou import Verrou


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "essai.cfa"
    schema.create(path)
    return path


def test_migrations_build_exactly_the_tables(base: Path) -> None:
    engine = open_engine(base)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    engine.dispose()

    assert differences == []


def test_known_head_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))

    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


def test_opening_an_up_to_date_base_never_imports_alembic(base: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from cfa_desktop.storage import schema;"
        f"schema.upgrade(Path({str(base)!r})); print('alembic' in sys.modules)"
    )
    sortie = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert sortie.stdout.strip() == "False"


def test_every_connection_keeps_the_promised_pragmas(base: Path) -> None:
    database = Database(base)
    with database.lecture() as connection:
        lus = {nom: connection.exec_driver_sql(f"PRAGMA {nom}").scalar_one() for nom in PRAGMAS}
    database.close()

    assert lus == {nom: attendu for nom, (_, attendu) in PRAGMAS.items()}


def test_missing_base_is_never_replaced_by_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "absente.cfa"

    with pytest.raises(BaseAbsente, match="introuvable"):
        schema.upgrade(path)
    assert not path.exists()


def test_creating_over_a_file_is_refused(base: Path) -> None:
    with pytest.raises(BaseExistante):
        schema.create(base)


@pytest.mark.parametrize("contenu", [b"", b"ceci n'est pas une base" * 100, b"\x00" * 4096])
def test_foreign_file_is_refused_untouched(tmp_path: Path, contenu: bytes) -> None:
    path = tmp_path / "photo.cfa"
    path.write_bytes(contenu)

    with pytest.raises(BaseEtrangere):
        schema.upgrade(path)
    assert path.read_bytes() == contenu


def test_base_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "autre.sqlite"
    with sqlite3.connect(path) as autre:
        autre.execute("CREATE TABLE notes (texte)")
    autre.close()
    contenu = path.read_bytes()

    with pytest.raises(BaseEtrangere):
        schema.upgrade(path)
    assert path.read_bytes() == contenu


def test_newer_base_is_refused_untouched(base: Path) -> None:
    connexion = dbapi2.connect(str(base))
    connexion.execute("UPDATE alembic_version SET version_num = '9999'")
    connexion.commit()
    connexion.close()

    with pytest.raises(BasePlusRecente, match="plus récente"):
        schema.upgrade(base)


def test_damaged_base_is_explained(base: Path) -> None:
    octets = bytearray(base.read_bytes())
    octets[4096:] = b"\xff" * (len(octets) - 4096)
    base.write_bytes(octets)

    with pytest.raises((BaseAbimee, BaseEtrangere)):
        schema.upgrade(base)


def test_second_writer_is_told_that_the_base_is_in_use(base: Path) -> None:
    with Verrou(base), pytest.raises(BaseOccupee, match="déjà utilisée"):
        Verrou(base).prendre()


def test_lock_is_free_again_once_released(base: Path) -> None:
    with Verrou(base):
        pass
    with Verrou(base) as verrou:
        assert verrou


def test_error_inside_a_transaction_rolls_everything_back(base: Path) -> None:
    database = Database(base)

    def ecrire_puis_echouer() -> None:
        with database.transaction() as connection:
            connection.execute(text("INSERT INTO campagne VALUES (2025)"))
            raise KeyError

    with pytest.raises(KeyError):
        ecrire_puis_echouer()
    with database.lecture() as connection:
        assert connection.execute(text("SELECT count(*) FROM campagne")).scalar_one() == 0
    database.close()


def test_migration_that_fails_leaves_the_file_as_it_was(base: Path, tmp_path: Path) -> None:
    migrations = _with_migration(
        tmp_path, "op.execute('DROP TABLE brouillon')\n    raise RuntimeError('faute')"
    )

    with pytest.raises(RuntimeError, match="faute"):
        schema.upgrade(base, migrations=migrations, head="essai")
    schema.upgrade(base)
    database = Database(base)
    with database.lecture() as connection:
        assert connection.execute(text("SELECT count(*) FROM brouillon")).scalar_one() == 0
    database.close()


def test_previous_version_is_saved_before_a_migration(base: Path, tmp_path: Path) -> None:
    migrations = _with_migration(tmp_path, "op.execute('CREATE TABLE essai (id INTEGER)')")

    schema.upgrade(base, migrations=migrations, head="essai")

    assert [path.name for path in (tmp_path / "sauvegardes").iterdir() if "avant-mise-a-niveau" in path.name]


@pytest.mark.parametrize("depart", ["0001"])
def test_a_base_of_an_earlier_version_keeps_its_rows(tmp_path: Path, depart: str) -> None:
    base = tmp_path / "ancienne.cfa"
    schema.create(base, migrations=_migrations_jusqu_a(tmp_path, depart))
    with sqlite3.connect(base) as brute:
        brute.execute("INSERT INTO campagne VALUES (2025)")
        brute.execute(
            "INSERT INTO formation (id, campagne, code, intitule, sigle, etablissement, couleur, "
            "modalites_particulieres, message_recherche, message_acceptation) "
            "VALUES (1, 2025, 'MCO', 'BTS', '', '', 0, 0, '', '')"
        )
    brute.close()

    schema.upgrade(base)

    database = Database(base)
    with database.lecture() as connection:
        assert connection.execute(text("SELECT code FROM formation")).scalar_one() == "MCO"
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    database.close()


def _with_migration(tmp_path: Path, corps: str) -> Path:
    migrations = _migrations_jusqu_a(tmp_path, schema.HEAD)
    entete = f"from alembic import op\nrevision = 'essai'\ndown_revision = '{schema.HEAD}'\n"
    essai = migrations / "versions" / "9999_essai.py"
    essai.write_text(f"{entete}\n\ndef upgrade():\n    {corps}\n", "utf-8")
    return migrations


def _migrations_jusqu_a(tmp_path: Path, derniere: str) -> Path:
    migrations = tmp_path / "migrations"
    (migrations / "versions").mkdir(parents=True)
    (migrations / "env.py").write_text((schema.MIGRATIONS / "env.py").read_text("utf-8"), "utf-8")
    for version in (schema.MIGRATIONS / "versions").glob("0*.py"):
        if version.name[: len(derniere)] <= derniere:
            (migrations / "versions" / version.name).write_text(version.read_text("utf-8"), "utf-8")
    return migrations


def test_a_base_that_is_there_but_cannot_be_opened_is_not_called_missing(base: Path) -> None:
    with pytest.raises(BaseEnLectureSeule), erreurs_expliquees(base):
        raise OperationalError("", None, dbapi2.OperationalError("unable to open database file"))


def test_a_folder_that_cannot_be_written_is_said(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(BaseEnLectureSeule, match="lecture seule"):
        Verrou(base).prendre()
