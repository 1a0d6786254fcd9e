"""Runs in a child process: every day of the campagne under the simulation's slider, without a screen.

`python -m benchmarks.curseur BASE` prints the seconds of each step, then of a few counts of the whole list.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import datetime
from datetime import time as heure
from functools import partial
from pathlib import Path

_RELECTURES = 5


def main(base: Path) -> None:
    """Slide from end to end and back over the real bar."""
    from PySide6.QtWidgets import QApplication

    from benchmarks.mesures import chronometre
    from cfa_desktop.models.temps import PARIS
    from cfa_desktop.services import bureau as bureaux
    from cfa_desktop.views.simulation.barre import BarreSimulation
    from cfa_desktop.views.theme import appliquer_theme

    app = QApplication([])
    appliquer_theme(app, "clair", 100)
    bureau = bureaux.ouvrir(base)
    campagne = bureau.formations.campagnes()[-1]
    simulation = bureau.simulations.preparer(campagne)
    barre = BarreSimulation()
    barre.resize(1200, 200)
    barre.show()
    barre.montrer(simulation, simulation.prochain_effet())
    app.processEvents()
    glissiere = barre.curseur.glissiere
    jours = range(glissiere.maximum() + 1)
    pas = [_glisser(app, barre, jour) for jour in (*jours, *reversed(jours))]
    reperes = [datetime.combine(repere.jour, heure.min, PARIS) for repere in simulation.reperes]
    compter = bureau.candidatures.compter
    relus = [chronometre(partial(compter, campagne=campagne, au=au)) for au in reperes[:_RELECTURES]]
    print(json.dumps([pas, relus]), flush=True)
    os._exit(0)


def _glisser(app: object, barre: object, jour: int) -> float:
    """Return the seconds from a step of the slider to the end of the repaint."""
    debut = time.perf_counter()
    barre.curseur.glissiere.setValue(jour)  # type: ignore[attr-defined]
    barre.repaint()  # type: ignore[attr-defined]
    app.processEvents()  # type: ignore[attr-defined]
    return time.perf_counter() - debut


if __name__ == "__main__":
    main(Path(sys.argv[1]))
