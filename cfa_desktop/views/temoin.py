"""For the benchmarks: says when the first screenful is painted and usable, then quits."""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QWidget

# Holds the instant of the launch, in seconds since 1970; "1" counts from the first line of this module.
VARIABLE = "CFA_BENCH_PRET"
_IMPORTE_A = time.time()


def temoigner(fenetre: QWidget) -> None:
    """Print the milliseconds since the launch once the window's list (else itself) is painted, and quit."""
    valeur = os.environ.get(VARIABLE, "")
    if valeur:
        depart = float(valeur) if valeur != "1" else _IMPORTE_A
        listes = [vue for vue in fenetre.findChildren(QAbstractItemView) if vue.isVisibleTo(fenetre)]
        remplies = [vue.viewport() for vue in listes if vue.model() is not None and vue.model().rowCount()]
        Temoin(remplies[0] if remplies else fenetre, depart)


class Temoin(QObject):
    """Watches one widget until it is painted; lives as its child."""

    def __init__(self, surface: QWidget, depart: float) -> None:
        super().__init__(surface)
        self._depart = depart
        surface.installEventFilter(self)

    def eventFilter(self, objet: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            objet.removeEventFilter(self)
            # After the paint itself has reached the screen, and whatever was queued before it.
            QTimer.singleShot(0, self, self._dire)
        return False

    def _dire(self) -> None:
        sys.stdout.write(f"{(time.time() - self._depart) * 1000:.0f}\n")
        sys.stdout.flush()
        QCoreApplication.exit(0)
