"""The gestures around the candidate list: ticks one after the other, actions on several, by hand and key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.background import attendre_la_fin
from cfa_desktop.views.candidats.selection import COURRIELS
from cfa_desktop.views.candidats_page import CandidatsPage
from cfa_desktop.views.courriels.dialogue import CourrielsDialog
from cfa_desktop.views.main_window import MainWindow
from tests.factories import creer_formation, importer
from tests.views.fenetres import fenetre_ouverte, texte_a

NUMEROS = ("700123", "700124", "700125")


def _liste(fenetre: MainWindow, bureau: Bureau, qtbot: QtBot) -> CandidatsPage:
    formation = creer_formation(bureau)
    lignes = [{"numero": numero, "nom": f"NOM {numero}", "etat": "confirmee"} for numero in NUMEROS]
    importer(bureau, formation, date(2025, 5, 12), *lignes)
    fenetre.resize(1280, 720)
    fenetre.pages.lister(formation_id=formation.id)
    page = fenetre.pages.candidats()
    qtbot.waitUntil(lambda: "3" in page.entete.vues.menu().actions()[0].text())  # all of it is read
    return page


@pytest.fixture
def page(fenetre: MainWindow, bureau: Bureau, qtbot: QtBot) -> CandidatsPage:
    """Return the list of three candidates, in a window of 1280 x 720."""
    return _liste(fenetre, bureau, qtbot)


@pytest.fixture(params=[100, 120, 150, 200])
def agrandie(
    bureau: Bureau, qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[CandidatsPage]:
    """Return the same list in larger and larger text."""
    with texte_a(request.param), fenetre_ouverte(bureau, qtbot, tmp_path) as fenetre:
        yield _liste(fenetre, bureau, qtbot)


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


def test_every_action_on_a_selection_is_on_the_bar_or_under_its_last_button(
    agrandie: CandidatsPage, qtbot: QtBot
) -> None:
    agrandie.liste.vue.selectAll()
    QApplication.processEvents()
    outils = agrandie.barre_selection.outils
    montres = [outil for outil in outils.boutons if outil.isVisible()]
    caches = outils.autres.menu().actions()
    assert [*(outil.defaultAction() for outil in montres), *caches] == list(agrandie.selection.toutes)
    assert montres
    assert outils.autres.isVisible() is bool(caches)
    for outil in (*montres, *([outils.autres] if caches else [])):
        assert outil.width() >= outil.sizeHint().width()
        assert outil.geometry().right() < outils.width()
    for avant, apres in zip(montres, [*montres[1:], outils.autres][: len(montres)], strict=True):
        if apres.isVisible():
            avant.setFocus()
            qtbot.keyClick(avant, Qt.Key.Key_Tab)
            assert agrandie.window().focusWidget() is apres


def test_what_is_under_the_last_button_is_done_from_the_keys(agrandie: CandidatsPage, qtbot: QtBot) -> None:
    agrandie.liste.vue.selectAll()
    agrandie.window().resize(960, 720)
    QApplication.processEvents()
    menu = agrandie.barre_selection.outils.autres.menu()
    menu.popup(agrandie.mapToGlobal(agrandie.rect().center()))
    qtbot.keyClick(menu, Qt.Key.Key_Up)  # the last of them
    assert menu.activeAction() is agrandie.selection.courriels
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    _fermer(_dialogue(), 3)


def test_messages_are_written_from_the_bar_and_from_both_context_menus(
    page: CandidatsPage, qtbot: QtBot
) -> None:
    vue = page.liste.vue
    vue.selectAll()
    page.selection.courriels.trigger()
    _fermer(_dialogue(), 3)
    vue.menu_demande.emit(vue.ids_selectionnes(), page.mapToGlobal(page.rect().center()))
    _choisir(COURRIELS)
    _fermer(_dialogue(), 3)
    vue.aller_a(vue.modele.id_at(1))
    vue.menu_demande.emit(vue.ids_selectionnes(), page.mapToGlobal(page.rect().center()))
    _choisir(COURRIELS)
    _fermer(_dialogue(), 1)


def test_at_least_three_candidates_are_read_at_every_size(agrandie: CandidatsPage) -> None:
    fenetre, vue = agrandie.window(), agrandie.liste.vue
    assert isinstance(fenetre, MainWindow)
    fenetre.jour.alerte.set_texte("1 refus à saisir avant jeu. 12 juin 23 h 59")
    fenetre.jour.alerte.show()
    vue.aller_a(vue.modele.id_at(1))
    agrandie.filtrer_par("confirmees")
    QApplication.processEvents()
    assert vue.viewport().height() >= 3 * vue.rowHeight(0)
    fenetre.pages.montrer_formations()
    assert fenetre.jour.isVisible()


def _choisir(texte: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (action,) = [une for une in menu.actions() if une.text() == texte]
    menu.close()
    action.trigger()


def _dialogue() -> CourrielsDialog:
    (dialogue,) = [
        un for un in QApplication.topLevelWidgets() if isinstance(un, CourrielsDialog) and un.isVisible()
    ]
    return dialogue


def _fermer(dialogue: CourrielsDialog, lignes: int) -> None:
    pour = dialogue.portee.offertes[dialogue.portee.liste.currentIndex()]
    assert len(pour.lignes) == lignes
    attendre_la_fin()
    dialogue.close()
