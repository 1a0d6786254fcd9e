"""« Modèles de textes… »: what the centre writes is kept, what nobody could fill is refused on the spot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.modeles import origine
from cfa_desktop.views.dialogs.modeles_dialog import ModelesDialog
from cfa_desktop.views.dialogs.question import QuestionTexte, Reponse

ESSENTIEL = "{employeur}, {siret}"


class Main:
    """The hand on the real questions: what each asks, where it has the hand, and the key that answers."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.touche = Qt.Key.Key_Escape
        self.bouton: Reponse | None = None
        self.questions: list[str] = []
        self.offertes: list[list[str]] = []
        main = self

        def exec_(question: QuestionTexte) -> int:
            question.show()
            main.questions.append(" ".join(un.text() for un in question.findChildren(QLabel)))
            main.offertes.append([un.text() for un in question.boutons.values()])
            if main.bouton is not None:
                question.boutons[main.bouton].click()
            else:
                tenu = question.focusWidget()
                assert tenu is not None
                QTest.keyClick(tenu, main.touche)
            return question.result()

        monkeypatch.setattr(QuestionTexte, "exec", exec_)


@pytest.fixture(autouse=True)
def main(monkeypatch: pytest.MonkeyPatch) -> Main:
    return Main(monkeypatch)


@pytest.fixture
def dialogue(bureau: Bureau, qtbot: QtBot) -> ModelesDialog:
    dialogue = ModelesDialog(bureau)
    dialogue.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialogue)
    dialogue.show()
    return dialogue


def test_a_text_is_kept_and_a_field_is_inserted(bureau: Bureau, dialogue: ModelesDialog) -> None:
    assert not dialogue.enregistrer.isEnabled()
    dialogue.texte.setPlainText(f"{ESSENTIEL}, bonjour ")
    dialogue.texte.moveCursor(dialogue.texte.textCursor().MoveOperation.End)
    dialogue.champs.itemDoubleClicked.emit(dialogue.champs.item(0))
    assert dialogue.origine.text() == "Texte du centre"
    dialogue.enregistrer.click()
    assert bureau.modeles.lire("contrat_provisoire").strip() == f"{ESSENTIEL}, bonjour {{candidat}}"
    assert not dialogue.enregistrer.isEnabled()
    assert dialogue.fait.text() == "Enregistré\u202f: Contrat reçu"
    dialogue.texte.setPlainText("Bonjour")
    assert dialogue.fait.text() == "", "what is typed since is not kept yet"


def test_a_text_nobody_could_fill_keeps_the_dialog_on_it(bureau: Bureau, dialogue: ModelesDialog) -> None:
    dialogue.texte.setPlainText("Bonjour {salaire}")
    dialogue.liste.setCurrentRow(1)
    assert dialogue.liste.currentRow() == 0
    assert dialogue.message.isVisible()
    assert dialogue.isVisible()
    dialogue.retablir.click()
    dialogue.liste.setCurrentRow(1)
    assert dialogue.liste.currentRow() == 1
    assert bureau.modeles.lire("contrat_provisoire") == origine("contrat_provisoire")


def test_leaving_a_text_keeps_it(bureau: Bureau, dialogue: ModelesDialog) -> None:
    dialogue.texte.setPlainText(f"À bientôt, {ESSENTIEL}")
    dialogue.liste.setCurrentRow(2)
    assert bureau.modeles.lire("contrat_provisoire").strip() == f"À bientôt, {ESSENTIEL}"
    assert dialogue.fait.text() == "Enregistré\u202f: Contrat reçu", "leaving it kept it, which is said"
    dialogue.liste.setCurrentRow(3)
    assert dialogue.fait.text() == ""


def test_a_text_only_looked_at_stays_the_one_of_the_program(bureau: Bureau, dialogue: ModelesDialog) -> None:
    """No-break spaces are in them: read back as plain ones, each would have been kept as changed."""
    for rang in range(dialogue.liste.count()):
        dialogue.liste.setCurrentRow(rang)
        assert not dialogue.enregistrer.isEnabled()
        assert dialogue.origine.text() == "Texte du programme"


def test_what_a_text_leaves_unsaid_is_shown_as_it_is_typed(dialogue: ModelesDialog) -> None:
    assert not dialogue.manque.isVisible()
    dialogue.texte.setPlainText("Bonjour {candidat}, employeur\u202f: {employeur}.")
    assert dialogue.manque.isVisible()
    assert dialogue.manque.texte.text() == "Ce message ne donnera pas le SIRET\u202f: ajoutez {siret}."
    dialogue.texte.insertPlainText("SIRET {siret_nu}. ")
    assert not dialogue.manque.isVisible()


def test_a_text_that_lacks_its_essential_is_kept_only_once_confirmed(
    bureau: Bureau, dialogue: ModelesDialog, main: Main, qtbot: QtBot
) -> None:
    dialogue.texte.setPlainText("Employeur\u202f: {employeur}.")
    dialogue.enregistrer.click()
    assert main.questions == [
        "Enregistrer «\u00a0Contrat reçu\u00a0»\u202f? Ce message ne donnera pas le SIRET\u202f: "
        "ajoutez {siret}."
    ]
    assert bureau.modeles.lire("contrat_provisoire") == origine("contrat_provisoire")
    ou = dialogue.liste.visualItemRect(dialogue.liste.item(2)).center()
    QTest.mouseClick(dialogue.liste.viewport(), Qt.MouseButton.LeftButton, pos=ou)
    dialogue.fermer.click()
    assert dialogue.isVisible(), "neither leaving the text nor closing keeps it without asking"
    assert len(main.questions) == len(("enregistrer", "quitter", "fermer"))
    qtbot.waitUntil(lambda: [dialogue.liste.row(item) for item in dialogue.liste.selectedItems()] == [0])
    main.bouton = Reponse.ENREGISTRER
    dialogue.enregistrer.click()
    assert bureau.modeles.lire("contrat_provisoire") == "Employeur\u202f: {employeur}.\n"
    assert dialogue.manque.isVisible(), "kept, it still lacks it"


def test_a_text_nobody_could_fill_is_refused_before_anything_is_asked(
    dialogue: ModelesDialog, main: Main
) -> None:
    dialogue.texte.setPlainText("Bonjour {")
    dialogue.enregistrer.click()
    assert "n’est pas refermée" in dialogue.message.texte.text()
    assert dialogue.message.isVisible()
    assert not dialogue.manque.isVisible(), "one thing to correct at a time"
    dialogue.texte.setPlainText("")
    assert not dialogue.message.isVisible(), "what was refused is no more there"
    dialogue.enregistrer.click()
    assert main.questions == [], "an empty text gives the program’s back, which lacks nothing"


def test_enter_never_keeps_a_text_stripped_of_its_fields(
    bureau: Bureau, dialogue: ModelesDialog, main: Main
) -> None:
    dialogue.texte.setPlainText("Bonjour")
    main.touche = Qt.Key.Key_Return
    dialogue.enregistrer.click()
    dialogue.fermer.click()
    assert main.offertes == [
        ["Enregistrer quand même", "Annuler"],
        ["Annuler", "Ne pas enregistrer", "Enregistrer quand même"],
    ]
    assert dialogue.isVisible()
    assert bureau.modeles.lire("contrat_provisoire") == origine("contrat_provisoire")


def test_a_brace_left_open_is_told_while_typing(dialogue: ModelesDialog) -> None:
    dialogue.texte.setPlainText(f"{ESSENTIEL}, bonjour ")
    dialogue.texte.moveCursor(dialogue.texte.textCursor().MoveOperation.End)
    QTest.keyClicks(dialogue.texte, "{candidat")
    assert dialogue.manque.isVisible()
    assert "n’est pas refermée" in dialogue.manque.texte.text()
    QTest.keyClicks(dialogue.texte, "}")
    assert not dialogue.manque.isVisible()


@pytest.mark.parametrize("choisie", list(Reponse))
def test_closing_asks_what_becomes_of_a_text_typed(
    bureau: Bureau, dialogue: ModelesDialog, main: Main, choisie: Reponse
) -> None:
    dialogue.texte.setPlainText(f"Bonjour, {ESSENTIEL}")
    main.bouton = choisie
    dialogue.fermer.click()
    assert main.offertes == [["Annuler", "Ne pas enregistrer", "Enregistrer"]]
    assert dialogue.isVisible() is (choisie is Reponse.ANNULER)
    garde = bureau.modeles.lire("contrat_provisoire") != origine("contrat_provisoire")
    assert garde is (choisie is Reponse.ENREGISTRER)


def test_closing_a_text_that_cannot_be_kept_never_offers_to_keep_it(
    dialogue: ModelesDialog, main: Main
) -> None:
    dialogue.texte.setPlainText("Bonjour {date")
    dialogue.fermer.click()
    assert main.offertes == [["Annuler", "Ne pas enregistrer"]]
    assert "n’est pas refermée" in main.questions[0]
    assert dialogue.isVisible(), "Escape gives the closing up"
    main.bouton = Reponse.ABANDONNER
    dialogue.fermer.click()
    assert not dialogue.isVisible()
