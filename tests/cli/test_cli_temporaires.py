"""What a killed command leaves in clear is gone at the next one that writes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.banc import Cli

RACINE = Path(__file__).resolve().parents[2]
# The file is written in full under its temporary name, and not yet renamed.
_TUE = (
    "import os, signal, sys; from cfa_desktop.cli import main;"
    "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL); main(sys.argv[1:])"
)


def _tuer(*arguments: object) -> None:
    """Kill a verb when it is about to give its file its name."""
    commande = [sys.executable, "-c", _TUE, *(str(un) for un in arguments)]
    assert (
        subprocess.run(commande, cwd=RACINE, capture_output=True, check=False).returncode == -signal.SIGKILL
    )


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
@pytest.mark.parametrize("nom", ["liste.csv", "liste.xlsx", "liste.pdf"])
def test_a_killed_export_leaves_nothing_once_a_verb_has_written(
    cli: Cli, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nom: str
) -> None:
    sorties, temporaires = tmp_path / "sorties", tmp_path / "tmp"
    sorties.mkdir()
    temporaires.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporaires))
    _tuer("exporter", "liste", "--base", base, "--vers", sorties / nom)
    (reste,) = sorties.iterdir()
    assert reste.stat().st_size > 0
    assert nom != "liste.csv" or "ABADIE Léa" in reste.read_text("utf-8-sig")
    assert list(temporaires.iterdir()) == []
    assert cli("lister", "--base", base).code == 0
    assert reste.exists()  # a verb that only reads touches no file
    assert cli("exporter", "liste", "--base", base, "--vers", sorties / "apres.csv").code == 0
    assert [path.name for path in sorties.iterdir()] == ["apres.csv"]


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_a_killed_backup_and_a_killed_restore_leave_no_copy_of_the_base(
    cli: Cli, base: Path, tmp_path: Path
) -> None:
    assert cli("sauvegarder", "--base", base, "--vers", tmp_path / "bonnes").code == 0
    (bonne,) = (tmp_path / "bonnes").iterdir()
    _tuer("sauvegarder", "--base", base, "--vers", tmp_path / "bonnes")
    (copie,) = tmp_path.rglob(".cfa-*")
    _tuer("restaurer", bonne, "--base", base)
    (essai,) = tmp_path.rglob(".cfa-*")
    assert not copie.exists()
    assert essai.parent == base.parent
    assert cli("verifier", "--base", base).code == 0
    assert list(tmp_path.rglob(".cfa-*")) == []
    assert list((tmp_path / "bonnes").iterdir()) == [bonne]
