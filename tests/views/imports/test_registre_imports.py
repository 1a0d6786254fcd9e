"""The register of imports: what each one changed, and the way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.import_page import ImportPage
from tests.views.imports.page_import import DELAI, appliquer, numeros, ouvrir

MAI = "T_recrutement_MCO_2025-05-12.csv"


def importer_mai(page: ImportPage, exemples: Path, qtbot: QtBot) -> None:
    """Apply the file of May, and come back to the register."""
    ouvrir(page, qtbot, exemples / MAI)
    appliquer(page, qtbot)
    page.pied.terminer.click()
    qtbot.waitUntil(lambda: page.registre.annuler.isEnabled(), timeout=DELAI)


def test_the_last_import_is_under_the_hand(
    page: ImportPage, mco: Formation, bureau: Bureau, exemples: Path, qtbot: QtBot
) -> None:
    importer_mai(page, exemples, qtbot)
    assert page.registre.courant == bureau.imports.lister()[0].id
    page.registre.voir.click()
    assert page.rapport.isVisible()
    textes = [bouton.text() for bouton in page.rapport.findChildren(QPushButton)]
    assert "Coordonnées désormais connues\u202f: 20" in textes


def test_an_import_is_undone_from_the_register(
    page: ImportPage, mco: Formation, bureau: Bureau, exemples: Path, qtbot: QtBot
) -> None:
    avant = bureau.candidatures.lister(formation_id=mco.id)
    importer_mai(page, exemples, qtbot)
    page.registre.annuler.click()
    dialogue = page.reprises.dialogue
    assert dialogue is not None
    with qtbot.waitSignal(page.change, timeout=DELAI) as change:
        dialogue.valider.click()
    assert change.args == ["Import annulé – MCO"]
    assert bureau.candidatures.lister(formation_id=mco.id) == avant
    assert [un.fichier for un in bureau.imports.lister()] == ["T_recrutement_MCO_2025-04-28.csv"]


def test_an_import_is_kept_when_the_question_is_answered_no(
    page: ImportPage, mco: Formation, bureau: Bureau, exemples: Path, qtbot: QtBot
) -> None:
    importer_mai(page, exemples, qtbot)
    page.registre.annuler.click()
    dialogue = page.reprises.dialogue
    assert dialogue is not None
    dialogue.reject()
    assert len(numeros(bureau, mco)) == 258
    assert len(bureau.imports.lister()) == 2


def test_an_import_that_others_stand_on_says_why_it_stays(
    page: ImportPage, mco: Formation, bureau: Bureau, exemples: Path, qtbot: QtBot
) -> None:
    importer_mai(page, exemples, qtbot)
    page.registre.liste.vue.aller_a(bureau.imports.lister()[-1].id)
    qtbot.waitUntil(lambda: bool(page.registre.raison.text()), timeout=DELAI)
    assert not page.registre.annuler.isEnabled()
    assert page.registre.voir.isEnabled()


def test_enter_keeps_the_import(
    page: ImportPage, mco: Formation, bureau: Bureau, exemples: Path, qtbot: QtBot
) -> None:
    importer_mai(page, exemples, qtbot)
    page.registre.annuler.click()
    dialogue = page.reprises.dialogue
    assert dialogue is not None
    assert dialogue.garder.isDefault()
    with qtbot.waitSignal(dialogue.rejected, timeout=DELAI):
        qtbot.keyClick(dialogue, Qt.Key.Key_Return)
    assert len(bureau.imports.lister()) == 2
