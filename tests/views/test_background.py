"""Work in a thread never lets Python destroy widgets there."""

from __future__ import annotations

import gc
import threading

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cfa_desktop.views.background import run_in_background


def test_no_collection_starts_in_the_thread(qtbot: QtBot) -> None:
    threads: list[int] = []
    actives: list[bool] = []
    resultats: list[object] = []

    def noter(phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            threads.append(threading.get_ident())

    def travailler() -> int:
        actives.append(gc.isenabled())
        return len([[rang] for rang in range(300_000)])

    widgets = [QWidget() for _ in range(20)]
    for widget in widgets:
        widget.soi = widget  # type: ignore[attr-defined] # a cycle, as pages have
    del widgets, widget
    gc.callbacks.append(noter)
    try:
        run_in_background(travailler, done=resultats.append, failed=resultats.append)
        qtbot.waitUntil(lambda: bool(resultats))
    finally:
        gc.callbacks.remove(noter)

    assert (resultats, actives, gc.isenabled()) == ([300_000], [False], True)
    assert set(threads) <= {threading.get_ident()}
