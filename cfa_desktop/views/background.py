"""Work done in a thread, its outcome delivered in the interface thread."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any, ClassVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal


def run_in_background(
    work: Callable[[], Any], *, done: Callable[[Any], None], failed: Callable[[Exception], None]
) -> None:
    """Run ``work`` in a thread, then ``done`` or ``failed`` in the interface thread.

    ``work`` gets plain values, touches no widget and opens its own transaction.
    Methods of a widget that has died meanwhile are not called.
    """
    QThreadPool.globalInstance().start(_Travail(work, _Issue(work, done, failed)))


def attendre_la_fin() -> None:
    """Wait until no work runs any more: before the base is released."""
    QThreadPool.globalInstance().waitForDone()


class _Issue(QObject):
    """Carries the outcome from the thread to the interface.

    Until it is delivered no cycle is collected: a collection that happened to start in the thread would
    destroy widgets there, and the process with them. It also holds the work, so that nothing the work
    refers to dies in the thread.
    """

    reussi = Signal(object)
    rate = Signal(object)
    _en_attente: ClassVar[int] = 0

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(QCoreApplication.instance())
        gc.disable()
        _Issue._en_attente += 1
        self._work, self._done, self._failed = work, done, failed
        self.reussi.connect(self._livrer_reussite)
        self.rate.connect(self._livrer_echec)

    def _livrer_reussite(self, resultat: object) -> None:
        self._livrer(self._done, resultat)

    def _livrer_echec(self, erreur: Exception) -> None:
        self._livrer(self._failed, erreur)

    def _livrer(self, suite: Callable[[Any], None], valeur: object) -> None:
        cible = getattr(suite, "__self__", None)
        _Issue._en_attente -= 1
        if not _Issue._en_attente:
            _vieillir()
            gc.enable()
        self.deleteLater()
        if not isinstance(cible, QObject) or shiboken6.isValid(cible):
            suite(valeur)


def _vieillir() -> None:
    """Count every object as old: walking the thousands that a large result is made of freezes the window."""
    gc.freeze()
    gc.unfreeze()


class _Travail(QRunnable):
    """The work itself, in a thread of the pool."""

    def __init__(self, work: Callable[[], Any], issue: _Issue) -> None:
        super().__init__()
        self._work, self._issue = work, issue

    def run(self) -> None:
        try:
            resultat = self._work()
        except Exception as erreur:  # noqa: BLE001 - re-delivered: the interface thread shows or reports it
            self._issue.rate.emit(erreur)
        else:
            self._issue.reussi.emit(resultat)
