"""Runs in a child process: the real window with a heart that beats, while it imports, exports and saves.

`python -m benchmarks.battement BASE CLASSEUR` prints, for each work, the seconds between two beats.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

FORMATION = "F900"
_BATTEMENT_MS, _PATIENCE_S, _REPOS_S = 4, 120.0, 1.5


def main(base: Path, classeur: Path) -> None:
    """Do each work as the officer does, and print the beats heard meanwhile."""
    from cfa_desktop import __main__

    __main__.espacer_le_ramasse_miettes()  # in the order of the real start
    __main__.ceder_la_main()
    __main__.charger_avant_qt()
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from benchmarks import donnees
    from cfa_desktop.views.main_window import MainWindow
    from cfa_desktop.views.theme import appliquer_theme

    app = QApplication([])
    appliquer_theme(app, "clair", 100)
    bureau = donnees.ouvrir_base(base)
    fenetre = MainWindow(bureau, QSettings(str(base.with_suffix(".ini")), QSettings.Format.IniFormat))
    fenetre.resize(1280, 720)
    fenetre.ouvrir_sur("candidats")
    fenetre.show()
    fenetre.rafraichir_cadre()  # as the program does once painted
    coeur = Coeur()
    coeur.pendant(_REPOS_S)
    print(json.dumps({nom: travail(coeur) for nom, travail in _travaux(fenetre, classeur).items()}))
    sys.stdout.flush()
    os._exit(0)


class Coeur:
    """A timer of the interface thread; the gaps between its beats are what the officer feels."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._battements: list[float] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(lambda: self._battements.append(time.perf_counter()))
        self._timer.start(_BATTEMENT_MS)

    def jusqu_a(self, fini: Callable[[], object], geste: Callable[[], object]) -> list[float]:
        """Return the gaps heard from a gesture until something is true."""
        from PySide6.QtCore import QEventLoop, QTimer

        boucle = QEventLoop()
        fin = time.perf_counter() + _PATIENCE_S
        guet = QTimer()

        def regarder() -> None:
            if time.perf_counter() > fin:
                sys.stderr.write(f"the work never ended: {geste}\n")
                os._exit(1)
            if fini():
                boucle.quit()

        guet.timeout.connect(regarder)
        guet.start(20)
        self._battements[:] = [time.perf_counter()]
        QTimer.singleShot(0, geste)
        boucle.exec()
        self._battements.append(time.perf_counter())
        return [apres - avant for avant, apres in zip(self._battements, self._battements[1:], strict=False)]

    def pendant(self, secondes: float) -> list[float]:
        """Return the gaps heard while nothing is asked."""
        fin = time.perf_counter() + secondes
        return self.jusqu_a(lambda: time.perf_counter() > fin, lambda: None)


def _travaux(fenetre: Any, classeur: Path) -> dict[str, Callable[[Coeur], list[float]]]:
    """Return each work by its name: its gesture, and what says that it is over and on screen."""
    from benchmarks import donnees

    pages, imports = fenetre.pages, fenetre.pages.imports
    exports: list[str] = []

    def lire(coeur: Coeur) -> list[float]:
        pages.montrer_import()
        coeur.pendant(_REPOS_S)
        page = imports()

        def prete() -> bool:
            etude = page.etudes[0] if page.etudes else None
            if etude and etude.lecture and etude.export_on is None:
                etude.dater(donnees.EXPORT_ON)
                etude.choisir(fenetre.bureau.formations.par_code(FORMATION, donnees.CAMPAGNE))
            return etude is not None and etude.plan is not None

        return coeur.jusqu_a(prete, lambda: fenetre.importer([classeur])) + coeur.pendant(_REPOS_S)

    def appliquer(coeur: Coeur) -> list[float]:
        pied = imports().pied
        return coeur.jusqu_a(pied.terminer.isVisible, pied.appliquer.click) + coeur.pendant(_REPOS_S)

    def exporter(suffixe: str) -> Callable[[Coeur], list[float]]:
        def ecrire(coeur: Coeur) -> list[float]:
            pages.montrer_candidats()
            page = pages.candidats()
            coeur.pendant(_REPOS_S)
            page.exports.ecrit.connect(lambda path, _dites: exports.append(path.suffix))
            sortie = classeur.with_name(f"liste{suffixe}")
            return coeur.jusqu_a(lambda: suffixe in exports, lambda: page.exporter_liste(sortie))

        return ecrire

    def sauvegarder(coeur: Coeur) -> list[float]:
        annonces: list[str] = []
        dire = fenetre.dire

        def entendre(phrase: str, action: str = "") -> None:
            annonces.append(phrase)
            dire(phrase, action)

        fenetre.dire = entendre
        return coeur.jusqu_a(lambda: len(annonces) > 1, fenetre.commandes.sauvegarder)

    return {
        "rest": lambda coeur: coeur.pendant(_REPOS_S),
        "reading and planning": lire,
        "applying": appliquer,
        "Excel": exporter(".xlsx"),
        "PDF": exporter(".pdf"),
        "backup": sauvegarder,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
