"""The orders of a list prepared while nobody asks anything: a first sort is then as fast as the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from cfa_desktop.views.tables.vue import TableVue

_REPOS_MS = 600


class PreparationTris(QObject):
    """Works a few milliseconds at a time once the list has been left alone; new lines start it again."""

    def __init__(self, vue: TableVue) -> None:
        super().__init__(vue)
        self._vue = vue
        self._lignes: object = None
        self._travail: Iterator[None] = iter(())
        self._minuterie = QTimer(self)
        self._minuterie.timeout.connect(self._avancer)
        vue.modele.modelReset.connect(self._repousser)

    def _repousser(self) -> None:
        moteur = self._vue.modele.moteur
        if moteur.lignes is not self._lignes:
            self._lignes = moteur.lignes
            self._travail = self._tris()
        if moteur.lignes:
            self._minuterie.start(_REPOS_MS)

    def _tris(self) -> Iterator[None]:
        for logique, colonne in enumerate(self._vue.modele.colonnes):
            if not self._vue.isColumnHidden(logique):
                yield from self._vue.modele.moteur.preparer_tri(colonne.cle)

    def _avancer(self) -> None:
        self._minuterie.setInterval(0)
        if next(self._travail, self) is self:
            self._minuterie.stop()
