"""Backups: verified, and never at the price of a good one."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from cfa_desktop.storage import copie as copies
from cfa_desktop.storage import sauvegardes, schema
from cfa_desktop.storage.database import Database
from cfa_desktop.storage.erreurs import BaseAbsente


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "essai.cfa"
    schema.create(path)
    return path


def compter(path: Path) -> int:
    database = Database(path)
    with database.lecture() as connection:
        nombre = connection.execute(text("SELECT count(*) FROM campagne")).scalar_one()
    database.close()
    return int(nombre)


def test_backup_of_an_open_base_holds_what_the_wal_holds(base: Path) -> None:
    database = Database(base)
    with database.transaction() as connection:
        connection.execute(text("INSERT INTO campagne VALUES (2025), (2026)"))
    copie = sauvegardes.sauvegarder(base, motif="essai")
    database.close()

    assert compter(copie.path) == 2


def test_backup_that_does_not_verify_keeps_its_final_name_free(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bonne = sauvegardes.sauvegarder(base, motif="bonne").path
    comptes = iter([{"campagne": 1}, {"campagne": 0}])
    monkeypatch.setattr(copies, "_comptes", lambda _: next(comptes))

    with pytest.raises(sauvegardes.SauvegardeInvalide, match="intactes"):
        sauvegardes.sauvegarder(base, motif="fausse")
    assert list(sauvegardes.dossier_de(base).iterdir()) == [bonne]


def test_restoring_keeps_the_current_base_aside(base: Path) -> None:
    copie = sauvegardes.sauvegarder(base, motif="vide").path
    database = Database(base)
    with database.transaction() as connection:
        connection.execute(text("INSERT INTO campagne VALUES (2025)"))
    database.close()

    sauvegardes.restaurer(copie, base)

    assert compter(base) == 0
    (gardee,) = [s.path for s in sauvegardes.lister(base) if "avant-restauration" in s.path.name]
    assert compter(gardee) == 1


def test_missing_backup_is_explained_and_base_untouched(base: Path, tmp_path: Path) -> None:
    with pytest.raises(BaseAbsente):
        sauvegardes.restaurer(tmp_path / "rien.cfa-sauvegarde", base)
    assert compter(base) == 0
