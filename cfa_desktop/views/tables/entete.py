"""The header of a list: titles, sort, and the filter row aligned under them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from cfa_desktop.views.tables.cellules import CelluleFiltre, creer_cellule
from cfa_desktop.views.tables.colonne import Column
from cfa_desktop.views.tables.filtres import FiltreColonne
from cfa_desktop.views.theme import theme


class EnTeteFiltrant(QHeaderView):
    """Titles above, one filter cell per column below, moved and resized with it."""

    filtre_demande = Signal(str, object)  # column key, FiltreColonne or None

    def __init__(
        self,
        colonnes: Sequence[Column[Any]],
        parent: QTableView,
        *,
        valeurs: Callable[[str], list[tuple[str, int]]],
        bornes: Callable[[str], tuple[date, date] | None],
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._colonnes = tuple(colonnes)
        self._valeurs, self._bornes = valeurs, bornes
        self.cellules: dict[str, CelluleFiltre] = {}
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(theme().px(40))
        self.setSortIndicatorClearable(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sectionResized.connect(self._placer)
        self.sectionMoved.connect(self._placer)
        self.geometriesChanged.connect(self._placer)
        parent.horizontalScrollBar().valueChanged.connect(self._placer)

    def cellule(self, cle: str) -> CelluleFiltre | None:
        """Return the filter cell of a column, None when the column has no filter."""
        if cle not in self.cellules:
            colonne = next(c for c in self._colonnes if c.cle == cle)
            if colonne.filtre is None:
                return None
            cellule = creer_cellule(
                colonne.filtre,
                colonne.titre,
                self,
                valeurs=partial(self._valeurs, cle),
                bornes=partial(self._bornes, cle),
            )
            cellule.change.connect(partial(self.filtre_demande.emit, cle))
            self.cellules[cle] = cellule
        return self.cellules[cle]

    def montrer_filtres(self, filtres: dict[str, FiltreColonne]) -> None:
        """Show those filters in the cells, without announcing them."""
        for colonne in self._colonnes:
            voulu = filtres.get(colonne.cle)
            cellule = self.cellules.get(colonne.cle) or (self.cellule(colonne.cle) if voulu else None)
            if cellule is not None and cellule.filtre != voulu:
                cellule.poser(voulu)

    def hauteur_filtres(self) -> int:
        """Return the height of the filter row in pixels."""
        return theme().px(30)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(96), theme().px(28) + self.hauteur_filtres())

    def updateGeometries(self) -> None:
        self.setViewportMargins(0, 0, 0, self.hauteur_filtres())
        super().updateGeometries()
        self._placer()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._placer()

    def _placer(self, *_: object) -> None:
        if not self.isVisible():  # the cells of hidden columns may never be needed
            return
        haut, hauteur = self.height() - self.hauteur_filtres(), self.hauteur_filtres()
        precedente: QWidget | None = None
        for visuel in range(self.count()):
            logique = self.logicalIndex(visuel)
            cle = self._colonnes[logique].cle
            if self.isSectionHidden(logique):
                if cle in self.cellules:
                    self.cellules[cle].hide()
                continue
            cellule = self.cellule(cle)
            if cellule is None:
                continue
            cellule.setGeometry(
                self.sectionViewportPosition(logique), haut, self.sectionSize(logique), hauteur
            )
            cellule.show()
            if precedente is not None:
                QWidget.setTabOrder(precedente, cellule.champ())
            precedente = cellule.champ()
