"""The command line, run in this process on real bases."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cfa_desktop.cli import main
from tests.cli.banc import LIGNES_ESSAI, Cli, Resultat, creer, ecrire_t


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Return a function that runs one verb, and refuses any traceback."""

    def lancer(*arguments: object) -> Resultat:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        captures = capsys.readouterr()
        assert "Traceback" not in captures.out + captures.err
        return Resultat(code, captures.out, captures.err)

    return lancer


@pytest.fixture(scope="session")
def _modele(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dossier = tmp_path_factory.mktemp("modele")
    base = dossier / "essai.cfa"
    creer(base, "MCO", "--capacite", "5")
    fichier = ecrire_t(dossier / "recrutement_MCO_2025-05-12.csv", LIGNES_ESSAI)
    assert main(["importer", str(fichier), "--base", str(base), "--appliquer"]) == 0
    return base


@pytest.fixture
def base(_modele: Path, tmp_path: Path) -> Path:
    """Return a base with one formation (MCO, 5 places) and a candidature in each state."""
    copie = tmp_path / "essai.cfa"
    shutil.copyfile(_modele, copie)
    return copie
