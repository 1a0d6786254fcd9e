"""`exporter liste` without a formation: each row says of which one, in the three formats."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.banc import LIGNES_ESSAI, Cli, creer, ecrire_t
from tests.documents.pages import lit_le_pdf


@pytest.fixture
def base_a_deux(base: Path, cli: Cli, tmp_path: Path) -> Path:
    """Return a base where the same person has two vœux."""
    creer(base, "GEA")
    fichier = ecrire_t(tmp_path / "recrutement_GEA_2025-05-12.csv", LIGNES_ESSAI[:1])
    assert cli("importer", fichier, "--base", base, "--formation", "GEA", "--appliquer").code == 0
    return base


def test_a_workbook_tells_two_voeux_of_a_person_apart(cli: Cli, base_a_deux: Path, tmp_path: Path) -> None:
    cible = tmp_path / "l.xlsx"
    assert cli("exporter", "liste", "--base", base_a_deux, "--vers", cible).code == 0
    titres, *rangs = load_workbook(cible).worksheets[0].iter_rows(values_only=True)
    formation = titres.index("Formation")
    assert {rang[formation] for rang in rangs if "ABADIE Léa" in rang} == {"MCO", "GEA"}
    assert cli("exporter", "liste", "--base", base_a_deux, "--formation", "GEA", "--vers", cible).code == 0
    assert "Formation" not in next(load_workbook(cible).worksheets[0].iter_rows(values_only=True))


@lit_le_pdf
def test_a_printed_list_says_the_formation_of_each_row(cli: Cli, base_a_deux: Path, tmp_path: Path) -> None:
    cible = tmp_path / "l.pdf"
    assert cli("exporter", "liste", "--base", base_a_deux, "--vers", cible).code == 0
    lu = subprocess.run(["pdftotext", "-layout", cible, "-"], check=True, capture_output=True).stdout.decode()
    rangs = [rang for rang in lu.splitlines() if "ABADIE" in rang]
    assert len(rangs) == 2
    assert sorted(sigle for rang in rangs for sigle in ("MCO", "GEA") if sigle in rang) == ["GEA", "MCO"]


def test_a_csv_names_the_formation_last_and_comes_back(cli: Cli, base_a_deux: Path, tmp_path: Path) -> None:
    cible = tmp_path / "l.csv"
    assert cli("exporter", "liste", "--base", base_a_deux, "--vers", cible).code == 0
    titres = cible.read_text("utf-8-sig").splitlines()[0].split(";")
    assert titres[0] == "N°Inscription"
    assert titres.index("Formation") > titres.index("Date de la réponse établissement")
    sans = cli("importer", cible, "--base", base_a_deux)
    assert sans.code == 1
    assert "plusieurs formations" in sans.erreurs
    assert "Ajoutez --formation CODE" in sans.erreurs
    relu = cli("importer", cible, "--base", base_a_deux, "--formation", "GEA", "--json").objet
    assert (relu["type"], relu["lignes"], relu["inchanges"]) == ("T", 1, 1)
    assert not relu["nouveaux"] + relu["modifies"] + relu["disparus"]
