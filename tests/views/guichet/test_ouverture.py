"""The guichet and the main window: opened from it, each told what the other writes, gone with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cfa_desktop.models.saisie import Statut
from cfa_desktop.views.main_window import MainWindow
from tests.views.fenetres import fenetre_ouverte
from tests.views.guichet.scenes import Scene


@pytest.fixture
def principale(scene: Scene, qtbot: QtBot, tmp_path: Path):  # type: ignore[no-untyped-def]
    with fenetre_ouverte(scene.bureau, qtbot, tmp_path) as fenetre:
        yield fenetre


def test_it_opens_from_the_page_and_by_its_shortcut(principale: MainWindow, qtbot: QtBot) -> None:
    principale.pages.montrer_saisies()
    principale.pages.saisies().guichet.click()
    guichet = principale.guichet.guichet
    assert guichet.isVisible()
    guichet.close()
    qtbot.keyClick(principale, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(guichet.isVisible)


def test_it_stays_when_the_main_window_is_minimised(principale: MainWindow) -> None:
    principale.ouvrir_guichet()
    principale.showMinimized()
    assert principale.guichet.guichet.isVisible()


def test_what_it_writes_shows_in_the_main_window(principale: MainWindow, scene: Scene) -> None:
    principale.pages.montrer_saisies()
    principale.ouvrir_guichet()
    guichet = principale.guichet.guichet
    guichet.depart.commencer.click()
    guichet.carte.actions_carte.sans_copier.click()
    assert scene.bureau.saisies.trouver(scene.decision).saisie.statut is Statut.SAISIE
    assert principale.pages.saisies().compte.text() == "2 en attente"
    assert principale.notice.texte.text() == "Saisi en ligne – MCO, TRẦN Anh"


def test_what_the_main_window_writes_or_undoes_shows_in_it(principale: MainWindow, scene: Scene) -> None:
    principale.ouvrir_guichet()
    guichet = principale.guichet.guichet
    guichet.depart.commencer.click()
    scene.bureau.saisies.reporter(scene.decision, date(2025, 6, 12))
    principale.pages.change.emit("Saisie reportée")
    assert guichet.courante is not None
    assert guichet.courante.saisie.id == scene.contrats[0]
    principale.annulation.annuler_la_base()
    assert guichet.carte.rang.text() == "2 sur 3"


def test_the_dossier_opens_in_the_main_window(principale: MainWindow) -> None:
    principale.ouvrir_guichet()
    principale.guichet.guichet.depart.commencer.click()
    principale.guichet.guichet.carte.actions_carte.dossier_demande.emit()
    assert principale.pages.courante == "dossier"


def test_it_goes_with_the_main_window_and_leaves_nothing_behind(principale: MainWindow) -> None:
    principale.ouvrir_guichet()
    guichet = principale.guichet.guichet
    guichet.depart.commencer.click()
    guichet.carte.champs.copier()
    principale.close()
    assert not guichet.isVisible()
    assert QGuiApplication.clipboard().text() == ""
