"""The real window of a test, opened on its first page and closed behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.background import attendre_la_fin
from cfa_desktop.views.main_window import MainWindow
from cfa_desktop.views.theme import appliquer_theme


@contextmanager
def fenetre_ouverte(bureau: Bureau, qtbot: QtBot, dossier: Path) -> Iterator[MainWindow]:
    """Show the window of that base, its settings in that folder, until the end of the block."""
    fenetre = MainWindow(bureau, QSettings(str(dossier / "r.ini"), QSettings.Format.IniFormat))
    fenetre.ouvrir_sur("formations")
    fenetre.show()
    fenetre.rafraichir_cadre()
    qtbot.waitExposed(fenetre)
    yield fenetre
    attendre_la_fin()
    fenetre.close()
    fenetre.deleteLater()
    QApplication.processEvents()
    detruire_les_widgets()


@contextmanager
def texte_a(pct: int) -> Iterator[None]:
    """Give the program that size of text until the end of the block; open windows inside it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    appliquer_theme(app, "clair", pct)
    yield
    appliquer_theme(app, "clair", 100)


def detruire_les_widgets() -> None:
    """Destroy what was to be deleted later: no event loop runs between two tests to do it.

    Without this every window of the process stays alive, and each new style sheet polishes them all.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
