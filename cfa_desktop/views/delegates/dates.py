"""A date with how far it is: "28/05" then, quieter or in amber, "dans 2 j"."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.delegates.cellule import CelluleDelegate, pinceau
from cfa_desktop.views.tables.modele import ROLE_DECOR
from cfa_desktop.views.theme import theme

Index = QModelIndex | QPersistentModelIndex
_JEU = 2  # pixels: what rounding takes
_PLACE_MIN = 20  # pixels: less would show an ellipsis and nothing else


class DateRelative(NamedTuple):
    """A day (or a text) already written, and its distance; a tone only when it asks for attention.

    Without a day, the distance alone is written, quietly: the reason why there is none. ``garder_distance``
    cuts the text rather than the distance when the cell is narrow.
    """

    date: str
    distance: str = ""
    ton: Ton | None = None
    garder_distance: bool = False


class DateDelegate(CelluleDelegate):
    """Paints a DateRelative given under ROLE_DECOR; plain text without one."""

    def peindre_contenu(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        valeur = index.data(ROLE_DECOR)
        if not isinstance(valeur, DateRelative):
            super().peindre_contenu(painter, rect, option, index)
            return
        couleurs = theme().couleurs
        metrique, ecart = QFontMetrics(painter.font()), theme().px(8)
        pris = metrique.horizontalAdvance(valeur.date) + ecart if valeur.date else 0
        if valeur.garder_distance and valeur.distance:
            reste = rect.width() - metrique.horizontalAdvance(valeur.distance) - _JEU
            pris = max(0, min(pris, reste))
            self.ecrire(painter, rect.adjusted(0, 0, pris - ecart - rect.width(), 0), valeur.date)
        else:
            self.ecrire(painter, rect, valeur.date)
        if rect.width() - pris < theme().px(_PLACE_MIN):
            return
        encre = couleurs.discret if valeur.ton is None else couleurs.teinte(valeur.ton).encre
        painter.setPen(pinceau(encre))
        self.ecrire(painter, rect.adjusted(pris, 0, 0, 0), valeur.distance)
