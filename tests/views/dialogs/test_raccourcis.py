"""The help names every shortcut that the windows really have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.aide_dialogs import RaccourcisDialog
from cfa_desktop.views.dialogs.raccourcis import COLONNES
from cfa_desktop.views.impression.dialogue import ImpressionDialog
from cfa_desktop.views.main_window import MainWindow
from tests.factories import candidature_id, creer_formation, importer
from tests.views.fenetres import fenetre_ouverte

GRAVEES = {
    **{"Shift": "Maj", "Return": "Entrée", "Enter": "Entrée", "Esc": "Échap", "Space": "Espace"},
    **{"Up": "↑", "Down": "↓", "Backtab": "Tab", "Left": "←", "Right": "→"},
}


@pytest.fixture
def fenetre(bureau: Bureau, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with fenetre_ouverte(bureau, qtbot, tmp_path) as ouverte:
        yield ouverte


def gravee(touches: QKeySequence) -> str:
    """Return a sequence as the help writes it: « Ctrl+Maj+I »."""
    texte = touches.toString(QKeySequence.SequenceFormat.PortableText)
    return "+".join(GRAVEES.get(une, une) for une in texte.split("+"))


def en_place(fenetres: Iterable[QWidget]) -> set[str]:
    """Return the sequences of every action and shortcut of those windows."""
    sequences = [
        touches
        for fenetre in fenetres
        for action in (*fenetre.findChildren(QAction), *fenetre.actions())
        for touches in action.shortcuts()
    ]
    sequences += [un.key() for fenetre in fenetres for un in fenetre.findChildren(QShortcut)]
    return {gravee(touches) for touches in sequences} - {""}


def dites() -> set[str]:
    """Return the keys that the help names, « Alt+1 … Alt+5 » being five."""
    lues: set[str] = set()
    for touches in (lignes for colonne in COLONNES for groupe in colonne for lignes, _ in groupe.lignes):
        if bornes := re.fullmatch(r"Alt\+(\d) … Alt\+(\d)", touches):
            lues |= {f"Alt+{rang}" for rang in range(int(bornes[1]), int(bornes[2]) + 1)}
        else:
            lues |= set(re.split(r", | ou ", touches))
    return lues


def test_the_help_names_every_shortcut_of_the_windows(fenetre: MainWindow, bureau: Bureau) -> None:
    mco = creer_formation(bureau, "MCO")
    importer(bureau, mco, date(2025, 6, 9), {"numero": "700123", "nom": "LE GOFF", "etat": "confirmee"})
    pages = fenetre.pages
    for montrer in (pages.montrer_candidats, pages.montrer_saisies, pages.montrer_echeances):
        montrer()
    pages.montrer_import()
    pages.ouvrir_dossier(candidature_id(bureau, mco, "700123"), [])
    fenetre.ouvrir_guichet()
    guichet = fenetre.guichet.guichet
    pages.imprimer()
    dialogues = fenetre.findChildren(ImpressionDialog)
    trouvees = en_place([fenetre, guichet, *dialogues])
    assert {
        "Ctrl+Maj+I",
        "Ctrl+V",
        "Alt+5",
        "Alt+↓",
        "Alt+A",
        "Ctrl+Entrée",
        "F1",
        "Ctrl+0",
        "Ctrl+P",
    } <= trouvees
    assert trouvees <= dites(), f"not in the help: {trouvees - dites()}"


def test_a_shortcut_that_the_help_does_not_name_is_seen(fenetre: MainWindow) -> None:
    QShortcut(QKeySequence("Ctrl+Shift+F9"), fenetre)
    assert en_place([fenetre]) - dites() == {"Ctrl+Maj+F9"}


def test_the_help_holds_in_a_low_window_and_scrolls(qtbot: QtBot) -> None:
    basse = QWidget()
    qtbot.addWidget(basse)
    basse.resize(700, 400)
    aide = RaccourcisDialog(basse)
    aide.show()
    assert aide.width() <= basse.width()
    assert aide.height() <= basse.height()
    assert aide.defilement.verticalScrollBar().maximum() > 0
