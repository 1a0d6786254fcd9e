"""« Exporter » offers three workbooks, each written where the officer says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.candidats.classeurs import A_MODIFIER, COMPLET, PAR_FORMATION
from cfa_desktop.views.candidats_page import CandidatsPage
from tests.factories import creer_formation, importer

LEA = {"numero": "0700123", "nom": "MARTIN", "prenom": "Léa", "etat": "confirmee"}
TOM = {"numero": "0700124", "nom": "PETIT", "prenom": "Tom", "etat": "en_recherche"}


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau)
    importer(bureau, formation, date(2025, 4, 28), LEA, TOM)
    return formation


@pytest.fixture
def page(bureau: Bureau, formation: Formation, qtbot: QtBot) -> CandidatsPage:
    page = CandidatsPage(bureau)
    qtbot.addWidget(page)
    page.montrer(formation.id)
    page.refresh()
    return page


@pytest.mark.parametrize(
    "attendu",
    [
        (A_MODIFIER, ["Candidatures à modifier", "Lisez-moi"]),
        (PAR_FORMATION, ["Formations", "MCO", "Lisez-moi"]),
        (COMPLET, ["Formations", "Candidatures", "Personnes"]),
    ],
)
def test_a_workbook_of_the_menu_is_written(
    page: CandidatsPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    attendu: tuple[str, list[str]],
) -> None:
    libelle, feuilles = attendu
    cible = tmp_path / "classeur.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(cible), ""))
    action = next(une for une in page.entete.exporter.menu().actions() if une.text() == libelle)
    with qtbot.waitSignal(page.exports.ecrit, timeout=10_000):
        action.trigger()
    assert load_workbook(cible).sheetnames[: len(feuilles)] == feuilles


def test_the_list_to_modify_holds_what_is_on_screen(
    page: CandidatsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cible = tmp_path / "classeur.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(cible), ""))
    page.filtrer_par("en_recherche")
    action = next(une for une in page.entete.exporter.menu().actions() if une.text() == A_MODIFIER)
    with qtbot.waitSignal(page.exports.ecrit, timeout=10_000):
        action.trigger()
    lignes = list(load_workbook(cible).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert [ligne[1] for ligne in lignes] == ["0700124"]
