"""The gestures around the candidate list: ticks one after the other, actions on several, by hand and key."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.candidats_page import CandidatsPage
from cfa_desktop.views.main_window import MainWindow
from tests.factories import creer_formation, importer

NUMEROS = ("700123", "700124", "700125")


@pytest.fixture
def page(fenetre: MainWindow, bureau: Bureau, qtbot: QtBot) -> CandidatsPage:
    """Return the list of three candidates, in a window of 1280 x 720."""
    formation = creer_formation(bureau)
    lignes = [{"numero": numero, "nom": f"NOM {numero}", "etat": "confirmee"} for numero in NUMEROS]
    importer(bureau, formation, date(2025, 5, 12), *lignes)
    fenetre.resize(1280, 720)
    fenetre.pages.lister(formation_id=formation.id)
    page = fenetre.pages.candidats()
    qtbot.waitUntil(lambda: "3" in page.entete.vues.menu().actions()[0].text())  # all of it is read
    return page


def _ouvrir_colonnes(page: CandidatsPage) -> QMenu:
    menu = page.entete.colonnes.menu()
    menu.popup(page.entete.mapToGlobal(page.entete.rect().bottomLeft()))
    QApplication.processEvents()
    return menu


def _colonne(menu: QMenu, titre: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == titre)


def test_columns_are_ticked_one_after_the_other_with_the_mouse(page: CandidatsPage, qtbot: QtBot) -> None:
    menu = _ouvrir_colonnes(page)
    for titre, cle in (("Adresse mail", "mail"), ("SIRET", "siret"), ("Adresse mail", "mail")):
        avant = cle in page.liste.colonnes_affichees()
        action = _colonne(menu, titre)
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        assert menu.isVisible()
        assert action.isChecked() is not avant
        assert (cle in page.liste.colonnes_affichees()) is not avant
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_columns_are_ticked_one_after_the_other_with_the_keys(page: CandidatsPage, qtbot: QtBot) -> None:
    menu = _ouvrir_colonnes(page)
    cles = [colonne.cle for colonne in page.liste.modele.colonnes[:3]]
    for cle, touche in zip(cles, (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Space), strict=True):
        avant = cle in page.liste.colonnes_affichees()
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, touche)
        assert menu.isVisible()
        assert (cle in page.liste.colonnes_affichees()) is not avant
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_the_last_column_ticked_stays(page: CandidatsPage) -> None:
    menu = _ouvrir_colonnes(page)
    for action in menu.actions():
        if action.isCheckable() and action.isChecked():
            action.trigger()
    (reste,) = page.liste.colonnes_affichees()
    (cochee,) = [action for action in menu.actions() if action.isChecked()]
    assert not cochee.isEnabled()
    _colonne(menu, "Disposition initiale").trigger()
    menu.close()
    assert len(page.liste.colonnes_affichees()) > 1
    assert reste in page.liste.colonnes_affichees()
    assert all(action.isEnabled() for action in _ouvrir_colonnes(page).actions())
    menu.close()
