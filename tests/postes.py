"""A process of the program inside the one of the tests: base, window, settings of its own."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from cfa_desktop.app import Poste
from cfa_desktop.views.background import attendre_la_fin
from cfa_desktop.views.reglages import preparer_reglages
from tests.views.fenetres import detruire_les_widgets

T = TypeVar("T", bound=QWidget)


@contextmanager
def poste_pret(qapp: QApplication, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Poste]:
    """Return a process about to open a base; the test's own hooks and application outlive it."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(qapp, "quit", lambda: None)
    nom, maison = qapp.applicationName(), qapp.organizationName()
    preparer_reglages(dossier)
    poste = Poste(qapp)
    yield poste
    for fenetre in qapp.topLevelWidgets():
        fenetre.close()
    attendre_la_fin()
    qapp.processEvents()
    detruire_les_widgets()
    qapp.setApplicationName(nom)
    qapp.setOrganizationName(maison)


def a_l_ecran(type_: type[T]) -> T | None:
    """Return the visible window of that class, None without any."""
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, type_) and w.isVisible()), None)
