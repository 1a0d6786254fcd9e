"""The first screen, and the one shown when the base cannot be opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cfa_desktop.views.accueil_page import AccueilPage
from cfa_desktop.views.base_impossible_page import BaseImpossiblePage


def test_only_the_session_is_asked_before_beginning(qtbot: QtBot, tmp_path: Path) -> None:
    page = AccueilPage([2025, 2026], demo=lambda: tmp_path)
    qtbot.addWidget(page)
    page.session.setCurrentText("Session 2025")
    with qtbot.waitSignal(page.base_voulue) as signal:
        page.importer.click()
    assert signal.args == [2025, "import"]
    with qtbot.waitSignal(page.base_voulue) as signal:
        page.creer.click()
    assert signal.args == [2025, "formations"]


def test_the_demo_is_built_in_a_thread_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    page = AccueilPage([2025], demo=lambda: tmp_path / "demonstration.cfa")
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.demo_prete) as signal:
        page.decouvrir.click()
        assert page.etat.text() == "Préparation de la base de démonstration…"
        assert not page.importer.isEnabled()
    assert signal.args == [tmp_path / "demonstration.cfa"]
    assert page.importer.isEnabled()


def test_a_base_that_cannot_be_opened_says_why_and_offers_ways_out(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = BaseImpossiblePage("La base est introuvable.", [tmp_path / "a.cfa-sauvegarde"])
    qtbot.addWidget(page)
    assert page.raison.text() == "La base est introuvable."
    assert page.restaurer.detail.text().startswith("1 sauvegarde trouvée")
    with qtbot.waitSignal(page.reessai_demande):
        page.reessayer.click()
    autre = tmp_path / "autre.cfa"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(autre), ""))
    with qtbot.waitSignal(page.base_choisie) as signal:
        page.choisir.click()
    assert signal.args == [autre]
    with qtbot.waitSignal(page.restauration_demandee) as signal:
        page.restaurer.click()
    assert signal.args == [autre]
