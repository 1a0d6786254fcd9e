"""The window's tests run without a screen: its plugin says what it cannot do, which is no warning of ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.main_window import MainWindow
from tests.views.fenetres import detruire_les_widgets, fenetre_ouverte

SANS_ECRAN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder only."""
    ici = Path(__file__).parent
    for item in items:
        if ici in item.path.parents:
            item.add_marker(SANS_ECRAN)


@pytest.hookimpl(wrapper=True, trylast=True)  # inside the hook of pytest-qt, which closes its widgets first
def pytest_runtest_teardown() -> Iterator[None]:
    """Leave no dead widget behind a test, and none alive, with its timers, once its base is closed."""
    _detruire()
    yield
    _detruire()


def _detruire() -> None:
    if QCoreApplication.instance() is not None:
        detruire_les_widgets()


@pytest.fixture
def fenetre(bureau: Bureau, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return the window of the test's base, on its first page."""
    with fenetre_ouverte(bureau, qtbot, tmp_path) as fenetre:
        yield fenetre
