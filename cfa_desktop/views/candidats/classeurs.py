"""« Exporter », the workbooks: the list to modify elsewhere, one sheet per formation, the whole base."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from cfa_desktop.views.candidats.exports import ExportsListe
from cfa_desktop.views.icones import icone

if TYPE_CHECKING:
    from cfa_desktop.services.exports import DemandeListe

EXCEL = ".xlsx"
A_MODIFIER = "Classeur à modifier ailleurs…"
PAR_FORMATION = "Classeur par formation…"
COMPLET = "Classeur complet…"
Ecrire = Callable[["DemandeListe", Path], None]
Demander = Callable[[str, str, Callable[[Path], None]], None]


class Liste(Protocol):
    """Writes the lines on screen: as a list, or as ``ecrire`` does."""

    def __call__(self, path: Path, ecrire: Ecrire | None = None) -> None: ...


class MenuClasseurs(QObject):
    """Adds the workbooks to a menu; ``liste`` gives the lines on screen, ``demander`` asks for the file."""

    def __init__(self, exports: ExportsListe, liste: Liste, demander: Demander) -> None:
        super().__init__(exports)
        self._exports, self._liste, self._demander = exports, liste, demander

    def remplir(self, menu: QMenu) -> None:
        """Add the three entries at the end of the menu."""
        menu.addSeparator()
        actions: tuple[tuple[str, str, str, Ecrire], ...] = (
            (
                A_MODIFIER,
                "Les candidats affichés\u202f: téléphones, mail, étape et note se changent dans le classeur, "
                "qui revient par la page Import",
                "À modifier",
                self._a_modifier,
            ),
            (
                PAR_FORMATION,
                "Les compteurs, puis une feuille par formation de la session",
                "Par formation",
                self._par_formation,
            ),
            (COMPLET, "Tout ce que la base contient", "Classeur complet", self._complet),
        )
        for libelle, aide, quoi, ecrire in actions:
            action = QAction(icone("file-down"), libelle, menu)
            action.setToolTip(aide)
            action.triggered.connect(partial(self._choisir, quoi, ecrire))
            menu.addAction(action)

    def _choisir(self, quoi: str, ecrire: Ecrire, *_: object) -> None:
        self._demander(quoi, EXCEL, partial(self._liste, ecrire=ecrire))

    def _a_modifier(self, demande: DemandeListe, path: Path) -> None:
        retours = self._exports.bureau.aller_retours
        self._exports.ecrire(path, lambda progres: retours.exporter(demande, path, progres))

    def _par_formation(self, demande: DemandeListe, path: Path) -> None:
        classeurs = self._exports.bureau.classeurs
        self._exports.ecrire(path, lambda progres: classeurs.par_formation(demande.campagne, path, progres))

    def _complet(self, _demande: DemandeListe, path: Path) -> None:
        classeurs = self._exports.bureau.classeurs
        self._exports.ecrire(path, lambda progres: classeurs.complet(path, progres))
