"""Runs in a child process: one window without a screen, what it takes is printed as JSON.

`python -m benchmarks.fenetre vide|pret|memoire|recherche|temoin [BASE]`
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

_REPOS = 3.0


def main(arguments: list[str]) -> int:
    """Run one scene."""
    scene, *base = arguments
    return _SCENES[scene](*map(Path, base))


def _vide() -> int:
    """Leave as soon as an empty window is painted, SQLAlchemy imported."""
    return _fenetre_vide(lambda: os._exit(0))


def _memoire_vide() -> int:
    """Print the memory of the empty window."""
    return _fenetre_vide(_dire_memoire)


def _fenetre_vide(peinte: Callable[[], None]) -> int:
    import sqlalchemy  # noqa: F401 - part of the floor
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Fenetre(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            super().paintEvent(event)
            QTimer.singleShot(0, peinte)

    app = QApplication([])
    fenetre = Fenetre()
    fenetre.resize(1280, 720)
    fenetre.show()
    return app.exec()


def _pret(base: Path) -> int:
    """Leave as soon as the program has painted its candidate table, its search field live."""
    return _programme(base, lambda: os._exit(0))


def _memoire(base: Path) -> int:
    """Print the memory of the program, its candidate table on screen and everything behind it loaded."""
    from PySide6.QtCore import QTimer

    # Twice: the first wait ends with the reading of every line, the second with what is prepared after it.
    repos = round(_REPOS * 1000)
    return _programme(base, lambda: QTimer.singleShot(repos, lambda: QTimer.singleShot(repos, _dire_memoire)))


def _programme(base: Path, peinte: Callable[[], None]) -> int:
    """Run the whole program on its candidate list; say when the table is painted for the first time."""
    from cfa_desktop import __main__

    __main__.espacer_le_ramasse_miettes()  # in the order of the real start
    __main__.charger_avant_qt()
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
    from PySide6.QtWidgets import QApplication, QTableView

    from cfa_desktop import app
    from cfa_desktop.views.widgets.champ_recherche import ChampRecherche

    class Temoin(QObject):
        def eventFilter(self, objet: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint and _est_une_table_pleine(objet):
                objet.removeEventFilter(self)
                # Comes right after this paint, before any timer.
                urgent = Qt.EventPriority.HighEventPriority.value
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), urgent)
            return False

        def event(self, event: QEvent) -> bool:
            if event.type() == QEvent.Type.User:
                champs = [x for x in QApplication.allWidgets() if isinstance(x, ChampRecherche)]
                assert any(champ.isVisible() and champ.isEnabled() for champ in champs)
                peinte()
            return super().event(event)

    commencer = app.Poste.commencer

    def guetter(poste: app.Poste, demandee: Path | None) -> None:
        commencer(poste, demandee)  # shows the window; nothing is painted before the event loop
        poste.temoin = Temoin()  # type: ignore[attr-defined]
        # On the tables alone: a filter over the whole program would be called for each of its events.
        for widget in QApplication.allWidgets():
            if isinstance(widget, QTableView):
                widget.viewport().installEventFilter(poste.temoin)  # type: ignore[attr-defined]

    app.Poste.commencer = guetter  # type: ignore[method-assign, assignment]
    return __main__.main(["--base", str(base), "--page", "candidats"])


def _est_une_table_pleine(objet: object) -> bool:
    from PySide6.QtWidgets import QTableView, QWidget

    if not isinstance(objet, QWidget):
        return False
    table = objet.parentWidget()
    if not isinstance(table, QTableView) or table.viewport() is not objet:
        return False
    return table.model() is not None and table.model().rowCount() > 0


def _dire_memoire() -> None:
    etat = Path("/proc/self/status").read_text("utf-8")
    kilos = next(int(ligne.split()[1]) for ligne in etat.splitlines() if ligne.startswith("VmRSS"))
    _dire(kilos / 1024)


def _dire(valeur: object) -> None:
    print(json.dumps(valeur), flush=True)
    os._exit(0)


def _recherche(base: Path) -> int:
    """Print the seconds of each keystroke in the search field of the Candidats page, until repainted."""
    from PySide6.QtCore import Qt

    from cfa_desktop.__main__ import espacer_le_ramasse_miettes
    from cfa_desktop.services import bureau as bureaux
    from cfa_desktop.views.candidats_page import CandidatsPage
    from cfa_desktop.views.theme import appliquer_theme

    espacer_le_ramasse_miettes()
    app = _application()
    appliquer_theme(app, "clair", 100)
    page = CandidatsPage(bureaux.ouvrir(base))
    page.resize(1220, 640)
    page.show()
    page.montrer(None)
    champ, table = page.entete.recherche, page.liste.vue
    lignes = page.liste.modele.rows
    _reposer(app, _REPOS)
    durees = []
    for mot in _mots(lignes):
        touches = [(Qt.Key.Key_unknown, signe) for signe in mot] + [(Qt.Key.Key_Backspace, "")] * len(mot)
        durees += [_jusqu_au_trait(app, table, partial(_frapper, champ, *touche)) for touche in touches]
    _dire(durees)
    return 0


def _temoin(base: Path) -> int:
    """Print the seconds of a few keystrokes of the stock proxy over the texts of every column."""
    from PySide6.QtCore import QAbstractTableModel, QSortFilterProxyModel, Qt
    from PySide6.QtWidgets import QTableView

    from cfa_desktop.models.colonnes import CHAMPS, CLES_PARCOURSUP
    from cfa_desktop.services import bureau as bureaux
    from cfa_desktop.views import garde_none  # noqa: F401 - PySide6 6.12 loses a reference to None

    app = _application()
    lignes = bureaux.ouvrir(base).candidatures.lister()
    textes = [[str(CHAMPS[cle].valeur(x) or "") for cle in CLES_PARCOURSUP] for x in lignes]

    class Modele(QAbstractTableModel):
        def rowCount(self, parent: Any = None) -> int:  # noqa: N802
            return len(textes)

        def columnCount(self, parent: Any = None) -> int:  # noqa: N802
            return len(CLES_PARCOURSUP)

        def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
            return textes[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    modele, proxy, table = Modele(), QSortFilterProxyModel(), QTableView()
    proxy.setFilterKeyColumn(-1)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    proxy.setSourceModel(modele)
    table.setModel(proxy)
    table.resize(1220, 640)
    table.show()
    _reposer(app, 0.2)
    textes_tapes = [lignes[0].nom[:n] for n in (1, 2, 3)]
    _dire([_jusqu_au_trait(app, table, partial(proxy.setFilterFixedString, t)) for t in textes_tapes])
    return 0


def _frapper(champ: Any, touche: Any, signe: str) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    for genre in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        evenement = QKeyEvent(genre, touche, Qt.KeyboardModifier.NoModifier, signe)
        QApplication.sendEvent(champ, evenement)


def _application() -> Any:
    from PySide6.QtWidgets import QApplication

    return QApplication([])


def _reposer(app: Any, secondes: float) -> None:
    fin = time.perf_counter() + secondes
    while time.perf_counter() < fin:
        app.processEvents()
        time.sleep(0.01)


def _jusqu_au_trait(app: Any, table: Any, geste: Callable[[], object]) -> float:
    """Return the seconds from a gesture to the end of the repaint that follows."""
    from PySide6.QtCore import QEvent, QObject

    class Guet(QObject):
        peint = False

        def eventFilter(self, objet: QObject, event: QEvent) -> bool:  # noqa: N802
            self.peint = self.peint or event.type() == QEvent.Type.Paint
            return False

    guet = Guet()
    table.viewport().installEventFilter(guet)
    debut = time.perf_counter()
    geste()
    while not guet.peint and time.perf_counter() - debut < 30:
        app.processEvents()
    duree = time.perf_counter() - debut
    table.viewport().removeEventFilter(guet)
    return duree


def _mots(lignes: list[Any]) -> list[str]:
    """Return what an officer types: a name with its accents, part of a lycée, of a mail, of a phone."""
    milieu = lignes[len(lignes) // 2]
    return [milieu.nom[:8], "lycée", milieu.mail[:8] or "mail", "0612", "élo mar", milieu.numero[:5]]


_SCENES: dict[str, Callable[..., int]] = {
    "vide": _vide,
    "memoire-vide": _memoire_vide,
    "pret": _pret,
    "memoire": _memoire,
    "recherche": _recherche,
    "temoin": _temoin,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
