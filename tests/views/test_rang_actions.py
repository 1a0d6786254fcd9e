"""A row of action buttons: no word is ever cut, what does not fit goes under « Plus »."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cfa_desktop.views.icones import icone
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee
from cfa_desktop.views.widgets.rang_actions import RangActions

MOTS = (
    ("En recherche de contrat", "Ctrl+E"),
    ("Refuser…", "Ctrl+R"),
    ("Contrat…", "Ctrl+T"),
    ("I.A.", "Ctrl+I"),
)

TIENT_SANS_TOUCHES = 70  # per cent of the whole width: below, the words alone do not fit


@pytest.fixture
def actions(qapp: QApplication) -> list[QAction]:
    """Return four actions with their keys."""
    actions = []
    for mots, touches in MOTS:
        action = QAction(icone("phone"), mots, qapp)
        action.setShortcut(QKeySequence(touches))
        actions.append(action)
    return actions


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Return what the row stands in: alone, it would be a window, never narrower than its buttons."""
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def rang(actions: list[QAction], page: QWidget) -> RangActions:
    """Return a row wide enough for everything."""
    rang = RangActions(actions, discretes=actions[3:])
    rang.setParent(page)
    page.show()
    rang.show()
    rang.resize(rang.sizeHint())
    return rang


def _montres(rang: RangActions) -> list[str]:
    return [un.accessibleName() for un in rang.boutons if un.isVisible()]


def _coupes(rang: RangActions) -> list[str]:
    """Return the words that a visible button would end with « … »."""
    QApplication.processEvents()
    return [
        mot.text()
        for un in rang.boutons
        if un.isVisible()
        for mot in un.findChildren(EtiquetteElidee)
        if mot.fontMetrics().horizontalAdvance(mot.text()) > mot.width()
    ]


def test_with_room_every_action_shows_its_words_and_keys(rang: RangActions) -> None:
    assert _montres(rang) == [mots for mots, _ in MOTS]
    assert not rang.plus.isVisible()
    assert _coupes(rang) == []


@pytest.mark.parametrize("part", [100, 90, 80, 70, 60, 50, 40, 30])
def test_at_any_width_no_word_is_cut_and_no_action_lost(
    rang: RangActions, actions: list[QAction], part: int
) -> None:
    rang.resize(max(rang.minimumSizeHint().width(), rang.sizeHint().width() * part // 100), rang.height())
    assert _coupes(rang) == []
    sous_plus = [action.text() for action in rang.menu.actions()]
    assert sorted(_montres(rang) + sous_plus) == sorted(action.text() for action in actions)
    assert rang.plus.isVisible() is bool(sous_plus)
    assert rang.childrenRect().width() <= rang.width()
    assert bool(sous_plus) is (part <= TIENT_SANS_TOUCHES)


def test_what_may_be_done_stays_out_of_the_menu_first(rang: RangActions, actions: list[QAction]) -> None:
    actions[0].setEnabled(False)
    rang.resize(rang.minimumSizeHint().width(), rang.height())
    assert "Refuser…" in _montres(rang)
    assert "En recherche de contrat" in [action.text() for action in rang.menu.actions()]


def test_a_discreet_action_shows_only_while_it_may_be_done(rang: RangActions, actions: list[QAction]) -> None:
    actions[3].setEnabled(False)
    assert "I.A." not in _montres(rang)
    assert "I.A." not in [action.text() for action in rang.menu.actions()]
    actions[3].setEnabled(True)
    assert "I.A." in _montres(rang)


def test_the_harness_sees_a_cut_word(rang: RangActions) -> None:
    rang.boutons[0].setFixedWidth(60)
    assert _coupes(rang) == ["En recherche de contrat"]
