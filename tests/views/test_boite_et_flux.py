"""Rows that wrap and dialogs that hold their wrapped texts."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.widgets.flux import Flux

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
