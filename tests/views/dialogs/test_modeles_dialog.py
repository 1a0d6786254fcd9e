"""« Modèles de textes… »: what the centre writes is kept, what nobody could fill is refused on the spot."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.modeles import origine
from cfa_desktop.views.dialogs.modeles_dialog import ModelesDialog


@pytest.fixture
def dialogue(bureau: Bureau, qtbot: QtBot) -> ModelesDialog:
    dialogue = ModelesDialog(bureau)
    qtbot.addWidget(dialogue)
    dialogue.show()
    return dialogue


def test_a_text_is_kept_and_a_field_is_inserted(bureau: Bureau, dialogue: ModelesDialog) -> None:
    assert not dialogue.enregistrer.isEnabled()
    dialogue.texte.setPlainText("Bonjour ")
    dialogue.texte.moveCursor(dialogue.texte.textCursor().MoveOperation.End)
    dialogue.champs.itemDoubleClicked.emit(dialogue.champs.item(0))
    assert dialogue.origine.text() == "Texte du centre"
    dialogue.enregistrer.click()
    assert bureau.modeles.lire("contrat_provisoire").strip() == "Bonjour {candidat}"
    assert not dialogue.enregistrer.isEnabled()
    assert dialogue.fait.text() == "Enregistré\u202f: Contrat reçu"
    dialogue.texte.setPlainText("Bonjour")
    assert dialogue.fait.text() == "", "what is typed since is not kept yet"


def test_a_text_nobody_could_fill_keeps_the_dialog_on_it(bureau: Bureau, dialogue: ModelesDialog) -> None:
    dialogue.texte.setPlainText("Bonjour {salaire}")
    dialogue.liste.setCurrentRow(1)
    assert dialogue.liste.currentRow() == 0
    assert dialogue.message.isVisible()
    dialogue.fermer.click()
    assert dialogue.isVisible()
    dialogue.retablir.click()
    dialogue.liste.setCurrentRow(1)
    assert dialogue.liste.currentRow() == 1
    assert bureau.modeles.lire("contrat_provisoire") == origine("contrat_provisoire")


def test_leaving_a_text_keeps_it(bureau: Bureau, dialogue: ModelesDialog) -> None:
    dialogue.texte.setPlainText("À bientôt, {candidat}")
    dialogue.liste.setCurrentRow(2)
    assert bureau.modeles.lire("contrat_provisoire").strip() == "À bientôt, {candidat}"
    assert dialogue.fait.text() == "Enregistré\u202f: Contrat reçu", "leaving it kept it, which is said"
    dialogue.liste.setCurrentRow(3)
    assert dialogue.fait.text() == ""


def test_a_text_only_looked_at_stays_the_one_of_the_program(bureau: Bureau, dialogue: ModelesDialog) -> None:
    """No-break spaces are in them: read back as plain ones, each would have been kept as changed."""
    for rang in range(dialogue.liste.count()):
        dialogue.liste.setCurrentRow(rang)
        assert not dialogue.enregistrer.isEnabled()
        assert dialogue.origine.text() == "Texte du programme"
