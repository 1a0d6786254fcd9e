"""Lines of a list cut between words: as high as their text needs at the width of the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from cfa_desktop.views.theme import theme

_MARGES = 28  # left and right of a text, as the style sheet has them, and a little more
_AIR = 8


class LignesCoupees(QStyledItemDelegate):
    """Qt forgets the padding of the style sheet: a text a little too long would lose its end."""

    def __init__(self, liste: QListWidget) -> None:
        super().__init__(liste)
        self._liste = liste
        liste.setWordWrap(True)
        liste.setTextElideMode(Qt.TextElideMode.ElideNone)
        liste.setResizeMode(QListWidget.ResizeMode.Adjust)
        liste.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        liste.setItemDelegate(self)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        usuelle = super().sizeHint(option, index)
        px, metrique = theme().px, self._liste.fontMetrics()
        place = max(1, self._liste.viewport().width() - px(_MARGES))
        coupe = metrique.boundingRect(
            0, 0, place, 1, Qt.TextFlag.TextWordWrap, str(index.data(Qt.ItemDataRole.DisplayRole))
        )
        if coupe.height() < 2 * metrique.height():
            return usuelle
        return QSize(place, max(usuelle.height(), coupe.height() + px(_AIR)))
