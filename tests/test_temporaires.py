"""The register of temporary files: what it removes, what it must never remove, and without it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from ctypes.util import find_library
from pathlib import Path

import pytest

from cfa_desktop.documents.ecriture import ecrire_octets
from cfa_desktop.paths import state_dir
from cfa_desktop.temporaires import (
    DOSSIER,
    dossier_provisoire,
    effacer_les_restes,
    nom_provisoire,
    noter,
    reste_t_il,
)

RACINE = Path(__file__).resolve().parent.parent
_NOTE = (
    "import os, sys; from pathlib import Path; from cfa_desktop.temporaires import noter\n"
    "with noter(*map(Path, sys.argv[1:])):\n"
    "    [Path(un).write_bytes(b'DURAND') for un in sys.argv[1:] if not os.path.lexists(un)]\n"
    "    print('pret', flush=True); sys.stdin.read()\n"
    "    [os.unlink(un) for un in sys.argv[1:]]"
)
pytestmark = pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")


def _au_travail(paths: Sequence[Path], dossier: Path = RACINE) -> subprocess.Popen[str]:
    """Return a process that has noted files, made those that were missing, and waits."""
    commande = [sys.executable, "-c", _NOTE, *map(str, paths)]
    environnement = os.environ | {"PYTHONPATH": str(RACINE)}
    enfant = subprocess.Popen(
        commande, cwd=dossier, env=environnement, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert enfant.stdout is not None
    assert enfant.stdout.readline() == "pret\n"
    return enfant


def _tuer(paths: Sequence[Path], dossier: Path = RACINE) -> None:
    with _au_travail(paths, dossier) as enfant:
        enfant.kill()
    assert enfant.returncode == -signal.SIGKILL


def _notes() -> list[Path]:
    return list((state_dir() / DOSSIER).glob("*"))


@pytest.fixture(autouse=True)
def _rien_de_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "etat"))


def test_what_a_killed_process_was_writing_is_removed_and_forgotten(tmp_path: Path) -> None:
    laisses = [tmp_path / nom_provisoire(".csv"), tmp_path / f"{nom_provisoire('.cfa')}-wal"]
    _tuer(laisses)
    assert reste_t_il()
    effacer_les_restes()
    assert not any(path.exists() for path in laisses)
    assert not reste_t_il()


def test_a_relative_path_is_noted_whole(tmp_path: Path) -> None:
    _tuer([Path(nom_provisoire(".pdf"))], tmp_path)
    effacer_les_restes()
    assert list(tmp_path.glob(".cfa-*")) == []


def test_the_file_of_a_process_that_works_is_kept(tmp_path: Path) -> None:
    provisoire = tmp_path / nom_provisoire(".csv")
    with _au_travail([provisoire]) as enfant:
        effacer_les_restes()
        assert provisoire.exists()
        assert reste_t_il()
    assert enfant.returncode == 0
    assert not provisoire.exists()
    assert not reste_t_il()


def test_the_file_that_this_very_process_writes_is_kept(tmp_path: Path) -> None:
    provisoire = tmp_path / nom_provisoire(".csv")
    with noter(provisoire):
        provisoire.touch()
        effacer_les_restes()
        provisoire.unlink()
    assert not reste_t_il()


def test_a_file_that_could_not_be_removed_stays_noted_for_the_next_start(tmp_path: Path) -> None:
    provisoire = tmp_path / nom_provisoire(".csv")
    with noter(provisoire):
        provisoire.touch()
    assert reste_t_il()
    effacer_les_restes()
    assert not provisoire.exists()
    assert not reste_t_il()


def test_only_a_regular_file_with_a_name_of_ours_is_removed(tmp_path: Path) -> None:
    document, dossier = tmp_path / "liste.csv", tmp_path / nom_provisoire(".pdf")
    lien, semblable = tmp_path / nom_provisoire(".csv"), tmp_path / ".cfa-notes.part.txt"
    document.write_bytes(b"a moi")
    semblable.write_bytes(b"a moi")
    dossier.mkdir()
    lien.symlink_to(document)
    _tuer([document, semblable, dossier, lien])
    effacer_les_restes()
    assert (document.read_bytes(), semblable.read_bytes()) == (b"a moi", b"a moi")
    assert dossier.is_dir()
    assert lien.is_symlink()
    assert not reste_t_il()


def test_a_file_on_an_unplugged_disk_waits_until_it_is_back(tmp_path: Path) -> None:
    cle, rangee = tmp_path / "cle", tmp_path / "rangee"
    cle.mkdir()
    _tuer([cle / nom_provisoire(".xlsx")])
    cle.rename(rangee)
    effacer_les_restes()
    assert reste_t_il()
    rangee.rename(cle)
    effacer_les_restes()
    assert list(cle.iterdir()) == []
    assert not reste_t_il()


def test_a_note_cut_short_removes_nothing(tmp_path: Path) -> None:
    provisoire = tmp_path / nom_provisoire(".csv")
    _tuer([provisoire])
    (note,) = _notes()
    note.write_bytes(note.read_bytes()[:-1])
    effacer_les_restes()
    assert provisoire.exists()
    assert not reste_t_il()


def test_without_a_state_folder_files_are_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "occupe").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "occupe"))
    ecrire_octets(tmp_path / "liste.csv", b"abc")
    assert (tmp_path / "liste.csv").read_bytes() == b"abc"
    assert list(tmp_path.glob(".cfa-*")) == []
    assert not reste_t_il()
    effacer_les_restes()


def test_a_full_disk_leaves_no_empty_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def plein(*_arguments: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", plein)
    ecrire_octets(tmp_path / "liste.csv", b"abc")
    assert (tmp_path / "liste.csv").read_bytes() == b"abc"
    assert _notes() == []


_IMPRIME = (
    "import ctypes, os, signal\n"
    "from cfa_desktop.temporaires import dossier_provisoire\n"
    "from cfa_desktop.views.impression.tirage import deposer_dans\n"
    "with dossier_provisoire() as depot, deposer_dans(depot):\n"
    "    ctypes.CDLL('libcups.so.2').cupsTempFd(ctypes.create_string_buffer(4096), 4096)\n"
    "    os.kill(os.getpid(), signal.SIGKILL)"
)


@pytest.mark.skipif(find_library("cups") is None, reason="no CUPS here")
def test_the_file_that_cups_makes_of_a_killed_print_is_removed() -> None:
    commande = [sys.executable, "-c", _IMPRIME]
    assert subprocess.run(commande, cwd=RACINE, check=False).returncode == -signal.SIGKILL
    (depot,) = state_dir().glob(".cfa-*")
    assert len(list(depot.iterdir())) == 1
    effacer_les_restes()
    assert not depot.exists()
    assert not reste_t_il()


def test_a_folder_for_others_goes_with_what_they_left_in_it() -> None:
    with dossier_provisoire() as depot:
        assert depot is not None
        (depot / "00f3a").write_bytes(b"DURAND")
    assert not depot.exists()
    assert not reste_t_il()
