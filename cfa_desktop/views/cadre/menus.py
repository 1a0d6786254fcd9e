"""The menus, every shortcut beside its action."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from cfa_desktop.views.cadre.annulation import Annulation
from cfa_desktop.views.reglages import PAS_DE_TAILLE, Apparence
from cfa_desktop.views.theme import ModeDemande

_MODES: tuple[tuple[ModeDemande, str], ...] = (
    ("systeme", "Comme le système"),
    ("clair", "Clair"),
    ("sombre", "Sombre"),
    ("contraste", "Contraste élevé"),
)


class Entree(NamedTuple):
    """A line of a menu."""

    texte: str
    geste: Callable[[], None]
    raccourcis: tuple[str, ...] = ()


class Menus(QObject):
    """Fills the menu bar; ``apparence_demandee`` carries a look and a text size."""

    apparence_demandee = Signal(str, int)

    def __init__(self, barre: QMenuBar, apparence: Apparence) -> None:
        super().__init__(barre)
        self._barre, self._apparence = barre, apparence

    def fichier(self, entrees: tuple[Entree | None, ...]) -> None:
        """Add the Fichier menu; None separates."""
        self._menu("&Fichier", entrees)

    def edition(self, annulation: Annulation, entrees: tuple[Entree | None, ...]) -> None:
        """Add the Édition menu, undo and redo first."""
        menu = self._barre.addMenu("É&dition")
        menu.addAction(annulation.annuler)
        menu.addAction(annulation.retablir)
        menu.aboutToShow.connect(annulation.refresh)
        menu.addSeparator()
        self._remplir(menu, entrees)

    def affichage(self, entrees: tuple[Entree | None, ...]) -> None:
        """Add the Affichage menu: pages, look, text size."""
        menu = self._menu("&Affichage", entrees)
        menu.addSeparator()
        groupe = QActionGroup(menu)
        for mode, texte in _MODES:
            action = menu.addAction(texte)
            action.setCheckable(True)
            action.setChecked(self._apparence.mode == mode)
            action.triggered.connect(partial(self._changer_mode, mode))
            groupe.addAction(action)
        menu.addSeparator()
        self._remplir(
            menu,
            (
                Entree("Texte plus grand", partial(self._grossir, PAS_DE_TAILLE), ("Ctrl++", "Ctrl+=")),
                Entree("Texte plus petit", partial(self._grossir, -PAS_DE_TAILLE), ("Ctrl+-",)),
                Entree("Taille normale", self._taille_normale, ("Ctrl+0",)),
            ),
        )

    def aide(self, entrees: tuple[Entree | None, ...]) -> None:
        """Add the Aide menu."""
        self._menu("A&ide", entrees)

    def _menu(self, titre: str, entrees: tuple[Entree | None, ...]) -> QMenu:
        menu = self._barre.addMenu(titre)
        self._remplir(menu, entrees)
        return menu

    def _remplir(self, menu: QMenu, entrees: tuple[Entree | None, ...]) -> None:
        for entree in entrees:
            if entree is None:
                menu.addSeparator()
                continue
            action = QAction(entree.texte, menu)
            action.setShortcuts([QKeySequence(raccourci) for raccourci in entree.raccourcis])
            action.triggered.connect(partial(_appeler, entree.geste))
            menu.addAction(action)

    def _changer_mode(self, mode: ModeDemande) -> None:
        self.apparence_demandee.emit(mode, self._apparence.taille_pct)

    def _grossir(self, pas: int) -> None:
        self.apparence_demandee.emit(self._apparence.mode, self._apparence.taille_pct + pas)

    def _taille_normale(self) -> None:
        self.apparence_demandee.emit(self._apparence.mode, 100)


def _appeler(geste: Callable[[], None], _coche: bool = False) -> None:
    geste()
