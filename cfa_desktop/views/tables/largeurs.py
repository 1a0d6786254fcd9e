"""The widths of the columns of a list, kept in units of text: pixels of text at 100 %."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfa_desktop.views.theme import theme

if TYPE_CHECKING:
    from cfa_desktop.views.tables.vue import TableVue

_MARGE, _JEU = 8, 1  # of a cell, on each side, and what rounding takes


class Largeurs:
    """``poser`` lays a width out at the size of the text, ``unites`` gives it back as it was given.

    Letters do not grow as the size asked (hinting rounds them), hence the column is never laid out
    narrower than its sample, and a column nobody touched gives back what was laid out.
    """

    def __init__(self, vue: TableVue) -> None:
        self._vue = vue
        self._posees: dict[int, tuple[int, int]] = {}  # column: pixels, units
        self._echelle = theme().echelle

    def poser(self, logique: int, unites: int) -> None:
        """Give a column that width, or what its sample takes when it is wider."""
        self._echelle = theme().echelle
        pixels = max(theme().px(unites), self._minimum(logique))
        self._posees[logique] = (pixels, unites)
        self._vue.setColumnWidth(logique, pixels)

    def unites(self, logique: int) -> int:
        """Return the width of a column, its first one when it is hidden or stretched."""
        vue, colonnes = self._vue, self._vue.modele.colonnes
        posee = self._posees.get(logique)
        # A hidden column has no width, and the last one is stretched: both keep their own.
        derniere = vue.entete.logicalIndex(len(colonnes) - 1) == logique
        if vue.isColumnHidden(logique) or derniere:
            return posee[1] if posee else colonnes[logique].largeur
        pixels = vue.columnWidth(logique)
        if posee is not None and posee[0] == pixels:
            return posee[1]
        return round(pixels / self._echelle)

    def _minimum(self, logique: int) -> int:
        gabarit = self._vue.modele.colonnes[logique].gabarit
        if not gabarit:
            return 0
        return self._vue.fontMetrics().horizontalAdvance(gabarit) + 2 * theme().px(_MARGE) + _JEU
