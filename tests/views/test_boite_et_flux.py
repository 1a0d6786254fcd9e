"""Rows that wrap and dialogs that hold their wrapped texts."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.widgets.flux import Flux
from cfa_desktop.views.widgets.mois import ouvrir_sur_un_mois

ECART = 10


def rangee(qtbot: QtBot, largeur: int, nombre: int = 3) -> tuple[QWidget, list[QPushButton]]:
    boite = QWidget()
    qtbot.addWidget(boite)
    flux = Flux(boite, ecart=ECART)
    boutons = [QPushButton(f"Bouton {rang}") for rang in range(nombre)]
    for un in boutons:
        un.setFixedSize(100, 30)
        flux.addWidget(un)
    boite.resize(largeur, 200)
    boite.show()
    return boite, boutons


def test_buttons_stand_apart_and_wrap_when_the_row_is_full(qtbot: QtBot) -> None:
    _, (premier, deuxieme, troisieme) = rangee(qtbot, 2 * 100 + ECART)
    assert deuxieme.x() - premier.geometry().right() == ECART + 1
    assert deuxieme.y() == premier.y()
    assert (troisieme.x(), troisieme.y()) == (premier.x(), premier.y() + 30 + ECART)


def test_a_hidden_button_leaves_no_gap(qtbot: QtBot) -> None:
    boite, (premier, deuxieme, _) = rangee(qtbot, 400)
    gauche = premier.x()
    premier.hide()
    disposition = boite.layout()
    assert disposition is not None
    disposition.activate()
    assert deuxieme.x() == gauche


def test_a_dialog_is_high_enough_for_its_wrapped_texts(qtbot: QtBot) -> None:
    dialogue = Boite("Titre", "Question", "Valider", None)
    qtbot.addWidget(dialogue)
    long = QLabel("un texte qui va à la ligne " * 40)
    long.setWordWrap(True)
    dialogue.corps.addWidget(long)
    dialogue.show()
    assert long.height() >= long.heightForWidth(long.width())


def test_a_dialog_begins_at_what_it_asks_and_ends_at_its_buttons(qtbot: QtBot) -> None:
    dialogue = Boite("Titre", "Question", "Valider", None)
    qtbot.addWidget(dialogue)
    choix, texte = QRadioButton("Oui"), QLineEdit()
    dialogue.corps.addWidget(choix)
    dialogue.corps.addWidget(texte)
    dialogue.show()
    assert dialogue.focusWidget() is choix
    assert not choix.isChecked()
    passes = []
    for _ in range(3):
        QTest.keyClick(dialogue, Qt.Key.Key_Tab)
        passes.append(dialogue.focusWidget())
    assert passes[0] is texte
    assert passes[2] is dialogue.valider


def test_a_dialog_that_asks_nothing_begins_at_its_verb(qtbot: QtBot) -> None:
    dialogue = Boite("Titre", "Question", "Valider", None)
    qtbot.addWidget(dialogue)
    dialogue.show()
    assert dialogue.focusWidget() is dialogue.valider


def test_a_dialog_keeps_the_field_it_was_given(qtbot: QtBot) -> None:
    dialogue = Boite("Titre", "Question", "Valider", None)
    qtbot.addWidget(dialogue)
    choix, texte = QRadioButton("Oui"), QLineEdit()
    dialogue.corps.addWidget(choix)
    dialogue.corps.addWidget(texte)
    texte.setFocus()
    dialogue.show()
    assert dialogue.focusWidget() is texte


def test_a_date_is_typed_from_its_day_and_not_over_its_name(qtbot: QtBot) -> None:
    boite = QWidget()
    qtbot.addWidget(boite)
    champ = QDateEdit(QDate(2025, 6, 10), boite)
    champ.setDisplayFormat("ddd d MMMM yyyy")
    ouvrir_sur_un_mois(champ)
    with qtbot.waitExposed(boite):
        boite.show()
    boite.activateWindow()
    champ.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: champ.currentSectionIndex() == 1)
    QTest.keyClicks(champ, "15")
    assert champ.date() == QDate(2025, 6, 15)
    mois = champ.calendarWidget()
    assert mois.minimumHeight() >= mois.minimumSizeHint().height()
