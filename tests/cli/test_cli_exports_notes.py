"""`exporter` notes what it writes, when it may write into the base."""

from __future__ import annotations

from pathlib import Path

import pytest

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


def test_an_agenda_is_noted_with_or_without_names(cli: Cli, base: Path, tmp_path: Path) -> None:
    lu = cli("echeances", "--base", base, "--au", "2025-05-20", "--ics", tmp_path / "a.ics", "--json")
    assert (lu.objet["ics"]["note"], lu.erreurs) == (True, "")
    with bureaux.ouvrir(base) as bureau:
        (note,) = _notes(bureau)
    assert (
        note == f"Fichier exporté – Agenda sans aucun nom, {lu.objet['ics']['evenements']}\u00a0rendez-vous"
    )


@pytest.mark.parametrize("dites", [("exporter", "liste", "--vers"), ("echeances", "--ics")])
def test_beside_an_open_window_the_file_is_written_and_the_silence_of_the_history_said(
    cli: Cli, base: Path, tmp_path: Path, dites: tuple[str, ...]
) -> None:
    cible = tmp_path / ("a.ics" if "--ics" in dites else "liste.csv")
    with bureaux.ouvrir(base) as bureau:
        ecrit = cli(*dites, cible, "--base", base, "--json")
        assert ecrit.code == 0
        assert cible.exists()
        assert _notes(bureau) == []
    assert "l’historique de la base n’en garde pas trace" in ecrit.erreurs
    assert (ecrit.objet.get("ics") or ecrit.objet)["note"] is False


def test_reading_on_screen_leaves_no_note_and_says_nothing(cli: Cli, base: Path) -> None:
    assert cli("echeances", "--base", base, "--au", "2025-05-20").erreurs == ""
    assert cli("lister", "--base", base).erreurs == ""
    with bureaux.ouvrir(base) as bureau:
        assert _notes(bureau) == []
