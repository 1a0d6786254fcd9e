"""The Import page shows what a modified workbook changes, value by value, and writes what is ticked."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.exports import DemandeListe
from cfa_desktop.views.import_page import ImportPage
from cfa_desktop.views.imports.aller_retour import AllerRetourDialog
from tests.views.imports.page_import import DELAI


@pytest.fixture
def classeur(bureau: Bureau, mco: Formation, tmp_path: Path) -> Path:
    """Return a workbook with a change, a conflict, and a value that is not the officer's."""
    path = tmp_path / "modification.xlsx"
    lignes = bureau.candidatures.lister(formation_id=mco.id)[:3]
    bureau.aller_retours.exporter(DemandeListe(lignes, mco.id, mco.campagne), path)
    ouvert = openpyxl.load_workbook(path)
    feuille = ouvert.worksheets[0]
    titres = [cellule.value for cellule in feuille[1]]
    feuille.cell(2, titres.index("Téléphone portable") + 1).value = "0611223344"
    feuille.cell(3, titres.index("Adresse mail") + 1).value = "nouvelle@courriel.example"
    feuille.cell(4, titres.index("État") + 1).value = "Refusée"
    ouvert.save(path)
    bureau.dossiers.corriger(lignes[1].candidat_id, {"mail": "corrigee@courriel.example"})
    return path


def _ouvrir(page: ImportPage, qtbot: QtBot, path: Path) -> AllerRetourDialog:
    page.ouvrir_fichiers([path])
    qtbot.waitUntil(lambda: page.retours.dialogue is not None, timeout=DELAI)
    dialogue = page.retours.dialogue
    assert dialogue is not None
    return dialogue


def _textes(dialogue: AllerRetourDialog) -> list[list[str]]:
    modele = dialogue.liste.modele
    return [
        [str(modele.index(rang, colonne).data()) for colonne in range(modele.columnCount())]
        for rang in range(modele.rowCount())
    ]


def test_changes_conflicts_and_refusals_are_shown_with_both_values(
    page: ImportPage, classeur: Path, qtbot: QtBot
) -> None:
    dialogue = _ouvrir(page, qtbot, classeur)
    changement, conflit, refus = _textes(dialogue)
    assert changement[0] == "importée"
    assert changement[5] == "06\u00a011\u00a022\u00a033\u00a044"
    assert conflit[0] == "laissée de côté"
    assert conflit[4:6] == ["corrigee@courriel.example", "nouvelle@courriel.example"]
    assert refus[0] == ""
    assert refus[5] == "Refusée"
    assert "ne se modifie pas" in refus[6]
    dialogue.liste.vue.setCurrentIndex(dialogue.liste.modele.index(2, 1))
    assert "ne se modifie pas" in dialogue.detail.text()
    assert page.etudes == ()
    assert dialogue.reprendre.text() == "Reprendre 1 changement"


def test_ticking_by_space_then_taking_writes_it_and_says_so(
    page: ImportPage, bureau: Bureau, classeur: Path, qtbot: QtBot
) -> None:
    dialogue = _ouvrir(page, qtbot, classeur)
    vue = dialogue.liste.vue
    vue.setCurrentIndex(dialogue.liste.modele.index(1, 1))
    qtbot.keyClick(vue, Qt.Key.Key_Space)
    assert dialogue.reprendre.text() == "Reprendre 2 changements"
    with qtbot.waitSignal(page.change, timeout=DELAI) as dit:
        dialogue.reprendre.click()
    assert dit.args == ["Classeur repris\u202f: 2 changements"]
    mails = {ligne.mail for ligne in bureau.candidatures.lister(campagne=2025)}
    assert "nouvelle@courriel.example" in mails


def test_giving_up_writes_nothing(page: ImportPage, bureau: Bureau, classeur: Path, qtbot: QtBot) -> None:
    dialogue = _ouvrir(page, qtbot, classeur)
    avant = bureau.candidatures.lister(campagne=2025)
    dialogue.renoncer.click()
    assert bureau.candidatures.lister(campagne=2025) == avant
    assert page.retours.dialogue is None
