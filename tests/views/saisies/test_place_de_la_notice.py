"""The notice never hides a button of the queue: the page leaves it room while it shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from cfa_desktop.models.saisie import Decision
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.views.main_window import MainWindow
from cfa_desktop.views.saisies_page import SaisiesPage
from tests.factories import HorlogeFixe, candidature_id, creer_bureau, creer_formation, importer


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    """Return a queue of three decisions to type."""
    with creer_bureau(tmp_path, HorlogeFixe()) as bureau:
        formation = creer_formation(bureau)
        numeros = ("700123", "700124", "700125")
        lignes = [{"numero": numero, "nom": f"NOM{numero}", "etat": "confirmee"} for numero in numeros]
        importer(bureau, formation, date(2025, 6, 9), *lignes)
        for numero in numeros:
            cible = candidature_id(bureau, formation, numero)
            bureau.decisions.preparer(DemandeDecision(candidature_id=cible, decision=Decision.RECHERCHE))
        yield bureau


@pytest.fixture
def page(fenetre: MainWindow) -> SaisiesPage:
    """Return the queue, in a window whose card has just the room it needs."""
    fenetre.resize(960, 600)
    fenetre.pages.montrer_saisies()
    QApplication.processEvents()
    return fenetre.pages.saisies()


def _a_l_ecran(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def _caches(fenetre: MainWindow, page: SaisiesPage) -> list[str]:
    """Return the buttons of the page that the notice covers where they are painted."""
    notice = _a_l_ecran(fenetre.notice)
    return [
        bouton.text()
        for bouton in page.findChildren(QAbstractButton)
        if not bouton.visibleRegion()
        .translated(bouton.mapToGlobal(QPoint(0, 0)))
        .intersected(notice)
        .isEmpty()
    ]


def test_after_a_tick_every_button_of_the_queue_is_still_in_sight(
    fenetre: MainWindow, page: SaisiesPage
) -> None:
    page.carte.actions_carte.sans_copier.click()
    QApplication.processEvents()
    assert fenetre.notice.isVisible()
    assert "Ce n’était pas saisi" in page.derniere.annuler.text()
    assert not _a_l_ecran(fenetre.notice).intersects(_a_l_ecran(page.carte))
    assert not _a_l_ecran(fenetre.notice).intersects(_a_l_ecran(page.file))
    assert _caches(fenetre, page) == []


def test_the_room_is_given_back_when_the_notice_goes(fenetre: MainWindow, page: SaisiesPage) -> None:
    avant = page.carte.height()
    fenetre.dire("Saisie reportée", "Annuler")
    QApplication.processEvents()
    assert page.carte.height() < avant
    fenetre.notice.croix.click()
    QApplication.processEvents()
    assert page.carte.height() == avant


def test_a_notice_that_follows_to_another_page_stands_above_its_bars(
    fenetre: MainWindow, page: SaisiesPage
) -> None:
    fenetre.dire("Saisie reportée", "Annuler")
    bas = _a_l_ecran(fenetre.notice).bottom()
    fenetre.pages.montrer_candidats()
    QApplication.processEvents()
    assert _a_l_ecran(fenetre.notice).bottom() < bas


def test_a_notice_put_back_over_the_card_is_seen_by_the_harness(
    fenetre: MainWindow, page: SaisiesPage
) -> None:
    fenetre.dire("Saisie reportée", "Annuler")
    page.faire_place(0)
    fenetre.notice.setGeometry(QRect(0, 0, fenetre.width(), fenetre.height()))
    QApplication.processEvents()
    assert "Abandonner…" in _caches(fenetre, page)
