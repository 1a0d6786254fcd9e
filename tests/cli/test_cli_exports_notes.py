"""`exporter` notes what it writes, when it may write into the base."""

from __future__ import annotations

from pathlib import Path

from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from tests.cli.banc import Cli


def _notes(bureau: Bureau) -> list[str]:
    libelles = (etat.action.libelle for etat in bureau.historique.lister())
    return [libelle for libelle in libelles if libelle.startswith("Fichier exporté")]


def test_an_export_is_noted_when_nobody_has_the_base_open(cli: Cli, base: Path, tmp_path: Path) -> None:
    assert cli("exporter", "liste", "--base", base, "--vers", tmp_path / "liste.csv").code == 0
    with bureaux.ouvrir(base) as bureau:
        assert _notes(bureau) == ["Fichier exporté – Liste des candidats (CSV), 7\u00a0candidatures"]


def test_an_export_of_a_base_open_elsewhere_is_written_and_not_noted(
    cli: Cli, base: Path, tmp_path: Path
) -> None:
    with bureaux.ouvrir(base) as bureau:
        assert cli("exporter", "liste", "--base", base, "--vers", tmp_path / "liste.csv").code == 0
        assert (tmp_path / "liste.csv").exists()
        assert _notes(bureau) == []
