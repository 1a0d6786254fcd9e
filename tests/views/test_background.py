"""Work in a thread comes back to the interface thread."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cfa_desktop.views.background import attendre_la_fin, run_in_background


class Temoin(QObject):
    """Remembers what it received, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.recus: list[object] = []
        self.fils: list[int] = []

    def recevoir(self, valeur: object) -> None:
        """Receive an outcome."""
        self.recus.append(valeur)
        self.fils.append(threading.get_ident())


def test_the_result_arrives_in_the_interface_thread(qtbot: QtBot) -> None:
    temoin = Temoin()
    run_in_background(threading.get_ident, done=temoin.recevoir, failed=temoin.recevoir)
    qtbot.waitUntil(lambda: bool(temoin.recus))
    assert temoin.fils == [threading.get_ident()]
    assert temoin.recus != [threading.get_ident()]


def test_a_failure_arrives_as_the_error_itself(qtbot: QtBot) -> None:
    temoin, erreur = Temoin(), ValueError("raté")

    def rater() -> None:
        raise erreur

    run_in_background(rater, done=temoin.recevoir, failed=temoin.recevoir)
    qtbot.waitUntil(lambda: bool(temoin.recus))
    assert temoin.recus == [erreur]


def test_waiting_ends_when_no_work_runs(qtbot: QtBot) -> None:
    faits: list[int] = []
    temoin = Temoin()
    run_in_background(lambda: faits.append(1), done=temoin.recevoir, failed=temoin.recevoir)
    attendre_la_fin()
    assert faits == [1]
