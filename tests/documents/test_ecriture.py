"""A file is whole or absent, and every failure says what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from cfa_desktop.documents.ecriture import EcritureError, autre_nom, ecrire_octets, ecriture_sure
from cfa_desktop.models.erreurs import CfaError


def _echoue(numero: int) -> object:
    def appel(*_args: object, **_options: object) -> None:
        raise OSError(numero, os.strerror(numero))

    return appel


def test_a_content_is_written_whole_and_leaves_nothing_beside(tmp_path: Path) -> None:
    cible = tmp_path / "liste.csv"
    ecrire_octets(cible, b"abc")
    assert cible.read_bytes() == b"abc"
    assert list(tmp_path.iterdir()) == [cible]


@pytest.mark.parametrize(
    ("fonction", "numero", "dit"),
    [
        ("replace", errno.EACCES, "ouvert dans un autre programme"),
        ("replace", errno.ENOSPC, "espace disque"),
        ("fsync", errno.ENOSPC, "espace disque"),
        ("fsync", errno.EIO, "autre emplacement"),
        ("open", errno.ENOSPC, "espace disque"),
        ("open", errno.EROFS, "n’autorise pas l’écriture"),
    ],
)
def test_a_failing_disk_keeps_the_old_file_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fonction: str, numero: int, dit: str
) -> None:
    cible = tmp_path / "liste.csv"
    cible.write_bytes(b"ancien")
    with monkeypatch.context() as panne:
        panne.setattr(os, fonction, _echoue(numero))
        with pytest.raises(CfaError, match=dit):
            ecrire_octets(cible, b"nouveau")
    assert cible.read_bytes() == b"ancien"
    assert list(tmp_path.iterdir()) == [cible]
    ecrire_octets(cible, b"nouveau")
    assert cible.read_bytes() == b"nouveau"


def test_an_error_of_the_writer_leaves_no_file(tmp_path: Path) -> None:
    def ecrit_a_moitie() -> None:
        with ecriture_sure(tmp_path / "x.pdf") as provisoire:
            provisoire.write_bytes(b"moitie")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ecrit_a_moitie()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verrou", [".~lock.liste.xlsx#", "~$liste.xlsx"])
def test_a_target_open_in_an_office_suite_proposes_another_name(tmp_path: Path, verrou: str) -> None:
    cible = tmp_path / "liste.xlsx"
    cible.write_bytes(b"ancien")
    (tmp_path / verrou).touch()
    with pytest.raises(EcritureError, match=r"liste \(2\)\.xlsx"):
        ecrire_octets(cible, b"nouveau")
    assert cible.read_bytes() == b"ancien"


def test_a_write_protected_target_is_left_alone(tmp_path: Path) -> None:
    cible = tmp_path / "liste.xlsx"
    cible.write_bytes(b"ancien")
    cible.chmod(0o444)
    with pytest.raises(EcritureError, match="protégé en écriture"):
        ecrire_octets(cible, b"nouveau")
    assert cible.read_bytes() == b"ancien"


def test_another_name_is_the_first_free_one(tmp_path: Path) -> None:
    (tmp_path / "liste (2).xlsx").touch()
    assert autre_nom(tmp_path / "liste.xlsx") == tmp_path / "liste (3).xlsx"


def test_a_missing_folder_and_a_folder_as_target_are_explained(tmp_path: Path) -> None:
    with pytest.raises(EcritureError, match="n’existe pas"):
        ecrire_octets(tmp_path / "absent" / "x.csv", b"")
    with pytest.raises(EcritureError, match="est un dossier"):
        ecrire_octets(tmp_path, b"")


def test_a_name_too_long_is_explained(tmp_path: Path) -> None:
    with pytest.raises(EcritureError, match="plus court"):
        ecrire_octets(tmp_path / ("x" * 300), b"")


def test_a_name_just_short_enough_is_accepted(tmp_path: Path) -> None:
    cible = tmp_path / ("é" * 125 + ".xlsx")
    ecrire_octets(cible, b"abc")
    assert cible.read_bytes() == b"abc"
