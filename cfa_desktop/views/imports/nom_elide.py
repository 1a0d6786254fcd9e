"""Names of files too long for their place: cut before the date, which tells two exports apart."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
SAUT = "\u2028"  # what Qt makes of a line break in an item
_DATE = re.compile(r"[ _.-]?\d{4}-?\d{2}-?\d{2}")
_DEBUT_MIN = 4  # characters: a beginning shorter than that says nothing


def elider_nom(nom: str, metrique: QFontMetrics, largeur: int) -> str:
    """Return a name that fits: its end, from the date on, is kept; without a date it is cut in the middle."""
    if metrique.horizontalAdvance(nom) <= largeur:
        return nom
    dates = list(_DATE.finditer(nom))
    if dates:
        debut, fin = nom[: dates[-1].start()], nom[dates[-1].start() :]
        reste = largeur - metrique.horizontalAdvance(fin)
        if reste >= metrique.horizontalAdvance(f"{debut[:_DEBUT_MIN]}…"):
            return metrique.elidedText(debut + fin, Qt.TextElideMode.ElideRight, reste) + fin
    return metrique.elidedText(nom, Qt.TextElideMode.ElideMiddle, largeur)


class NomDelegate(QStyledItemDelegate):
    """Paints an item whose first line is the name of a file."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        widget = option.widget
        if widget is None:
            return
        nom, saut, suite = option.text.partition(SAUT)
        style = widget.style()
        place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, widget).width()
        bord = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, widget) + 1
        option.text = elider_nom(nom, option.fontMetrics, place - 2 * bord) + saut + suite
