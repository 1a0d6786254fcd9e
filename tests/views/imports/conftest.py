"""The Import page on a base of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cfa_desktop.documents.lecture import lire_export
from cfa_desktop.models.extraction import Extraction
from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.import_page import ImportPage
from tests.factories import creer_formation
from tests.views.imports.page_import import Essai

AVRIL = "T_recrutement_MCO_2025-04-28.csv"


@pytest.fixture(scope="session")
def avril(exemples: Path) -> Extraction:
    """Read the file of April, once for every test."""
    return lire_export(exemples / AVRIL)


@pytest.fixture
def mco(bureau: Bureau, avril: Extraction) -> Formation:
    """Return a formation that knows the file of April."""
    formation = creer_formation(bureau, "MCO")
    bureau.imports.appliquer(bureau.imports.planifier(avril, formation, date(2025, 4, 28)))
    return formation


@pytest.fixture
def essai(page: ImportPage, bureau: Bureau, exemples: Path, qtbot: QtBot) -> Essai:
    """Return the page with all that a test asks of it."""
    return Essai(page, bureau, exemples, qtbot)


@pytest.fixture
def page(bureau: Bureau, qtbot: QtBot) -> ImportPage:
    """Return the page on screen, at the size of a small laptop."""
    widget = ImportPage(bureau)
    qtbot.addWidget(widget)
    widget.resize(1220, 640)
    widget.show()
    return widget
