"""What is typed in a calendar is never lost without a word: said elsewhere, asked before leaving."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.cadre.calendrier_en_cours import ABANDONNER, ENREGISTRER, REPRENDRE
from cfa_desktop.views.main_window import MainWindow
from tests.factories import creer_formation
from tests.views.fenetres import fenetre_ouverte

CLE = "admission.du"


@pytest.fixture
def bureau(bureau: Bureau) -> Bureau:
    """Return a base with one session."""
    creer_formation(bureau)
    return bureau


@pytest.fixture
def commence(fenetre: MainWindow) -> MainWindow:
    """Return the window with one date confirmed on the calendar, and not recorded."""
    fenetre.pages.montrer_calendrier()
    fenetre.pages.calendrier().lignes[CLE].confirmer.click()
    return fenetre


def _dire(fenetre: MainWindow, action: str) -> None:
    boutons = fenetre.calendrier_en_cours.bandeau.findChildren(QPushButton)
    next(bouton for bouton in boutons if bouton.text() == action).click()


def _est_a_confirmer(bureau: Bureau) -> bool:
    return bureau.contexte.calendrier(2025).provenance(CLE).a_confirmer


def test_another_page_says_what_is_not_recorded_and_leads_back(commence: MainWindow) -> None:
    bandeau = commence.calendrier_en_cours.bandeau
    assert not bandeau.isVisible()
    commence.pages.montrer_formations()
    assert bandeau.isVisible()
    assert bandeau.texte.text() == "Calendrier 2025\u202f: 1 modification n’est pas enregistrée."
    _dire(commence, REPRENDRE)
    assert commence.pages.courante == "calendrier"
    assert commence.pages.calendrier().lignes[CLE].est_confirme
    assert not bandeau.isVisible()


def test_it_is_recorded_from_where_one_is(commence: MainWindow, bureau: Bureau) -> None:
    commence.pages.montrer_formations()
    _dire(commence, ENREGISTRER)
    assert not _est_a_confirmer(bureau)
    assert commence.pages.courante == "formations"
    assert not commence.calendrier_en_cours.bandeau.isVisible()


def test_the_window_does_not_close_before_an_answer(
    commence: MainWindow, bureau: Bureau, qtbot: QtBot
) -> None:
    assert not commence.close()
    assert commence.isVisible()
    assert "Avant de partir" in commence.calendrier_en_cours.bandeau.texte.text()
    with qtbot.waitSignal(commence.fermee):
        _dire(commence, ABANDONNER)
    assert _est_a_confirmer(bureau)
    assert bureau.calendriers_en_cours == {}


def test_recording_on_the_way_out_closes_the_window(
    commence: MainWindow, bureau: Bureau, qtbot: QtBot
) -> None:
    commence.close()
    with qtbot.waitSignal(commence.fermee):
        _dire(commence, ENREGISTRER)
    assert not _est_a_confirmer(bureau)


def test_another_base_waits_for_the_answer(commence: MainWindow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(commence.base_demandee):
        commence.demander_base()
    with qtbot.waitSignal(commence.base_demandee):
        _dire(commence, ABANDONNER)


def test_what_cannot_be_read_brings_back_to_the_page(commence: MainWindow) -> None:
    page = commence.pages.calendrier()
    page.lignes[CLE].edit.focusProxy().setText("32 juin")
    commence.pages.montrer_formations()
    _dire(commence, ENREGISTRER)
    assert commence.pages.courante == "calendrier"
    assert "À corriger" in page.raisons.text()


def test_a_window_drawn_again_at_another_size_keeps_what_is_typed(
    commence: MainWindow, bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    with fenetre_ouverte(bureau, qtbot, tmp_path) as neuve:
        assert neuve.calendrier_en_cours.bandeau.isVisible()
        neuve.pages.aller("calendrier")
        assert neuve.pages.calendrier().lignes[CLE].est_confirme
        neuve.pages.calendrier().tout_abandonner()
        QApplication.processEvents()
    assert bureau.calendriers_en_cours == {}


def test_with_nothing_typed_the_window_closes_at_once(fenetre: MainWindow) -> None:
    fenetre.pages.montrer_calendrier()
    assert fenetre.close()
