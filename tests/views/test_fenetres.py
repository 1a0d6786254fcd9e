"""The window of a test leaves nothing behind: a widget that stays alive is styled again by every look."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cfa_desktop.services.bureau import Bureau
from tests.views.fenetres import detruire_les_widgets, fenetre_ouverte


def test_the_window_of_a_test_is_destroyed_behind_it(bureau: Bureau, qtbot: QtBot, tmp_path: Path) -> None:
    with fenetre_ouverte(bureau, qtbot, tmp_path) as fenetre:
        page = fenetre.pages.formations()
        assert shiboken6.isValid(page)
    assert not shiboken6.isValid(page)


def test_processing_events_alone_destroys_nothing(qtbot: QtBot) -> None:
    widget = QWidget()
    widget.deleteLater()
    QApplication.processEvents()
    assert shiboken6.isValid(widget)  # control: why ``detruire_les_widgets`` is needed
    detruire_les_widgets()
    assert not shiboken6.isValid(widget)
