"""`exporter formations|tout|modification`, and `importer` of what was modified."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.cli.banc import Cli


@pytest.mark.parametrize("quoi", ["formations", "tout", "modification"])
def test_a_workbook_is_written_with_its_count(cli: Cli, base: Path, tmp_path: Path, quoi: str) -> None:
    vers = tmp_path / "classeur.xlsx"
    reponse = cli("exporter", quoi, "--base", base, "--vers", vers, "--json")
    assert reponse.objet["lignes"] == 7
    assert "Lisez-moi" in openpyxl.load_workbook(vers).sheetnames
    assert cli("exporter", quoi, "--base", base, "--vers", tmp_path / "x.csv").code == 1


def test_a_modified_workbook_is_planned_then_applied(cli: Cli, base: Path, tmp_path: Path) -> None:
    vers = tmp_path / "modification.xlsx"
    assert cli("exporter", "modification", "--base", base, "--vers", vers).code == 0
    classeur = openpyxl.load_workbook(vers)
    feuille = classeur.worksheets[0]
    titres = [cellule.value for cellule in feuille[1]]
    feuille.cell(2, titres.index("Téléphone portable") + 1).value = "0611223344"
    feuille.cell(2, titres.index("État") + 1).value = "Refusée"
    feuille.cell(3, titres.index("Adresse mail") + 1).value = "sans arobase"
    classeur.save(vers)
    plan = cli("importer", vers, "--base", base, "--json").objet
    assert (plan["type"], plan["lignes"], plan["modifies"], plan["applique"]) == ("R", 7, 1, False)
    assert (plan["nouveaux"], plan["disparus"], plan["inchanges"]) == (0, 0, 5)
    assert [rejet["ligne"] for rejet in plan["rejets"]] == [2, 3]
    assert plan["changements"][0]["apres"] == "0611223344"
    assert "ajoutez --appliquer" in cli("importer", vers, "--base", base).sortie
    fait = cli("importer", vers, "--base", base, "--appliquer", "--json")
    assert (fait.code, fait.objet["applique"]) == (0, True)
    lignes = cli("lister", "--base", base, "--json").objet["candidatures"]
    assert [ligne["telephone_portable"] for ligne in lignes].count("0611223344") == 1
    encore = cli("importer", vers, "--base", base, "--appliquer", "--json").objet
    assert (encore["modifies"], encore["inchanges"]) == (0, 5)
