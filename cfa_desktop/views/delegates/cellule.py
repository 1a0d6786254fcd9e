"""The ground of every cell: background, hover, selection, hairline and one line of elided text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cfa_desktop.views.couleurs import Couleurs
from cfa_desktop.views.theme import theme

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = Qt.ItemDataRole.DisplayRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
_Etat = QStyle.StateFlag


class CelluleDelegate(QStyledItemDelegate):
    """Paints plain text; subclasses paint their own content on the same ground."""

    survol_rang = -1
    marge = 8

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        couleurs = theme().couleurs
        rect: QRect = option.rect
        self.peindre_fond(painter, option, index, couleurs)
        painter.save()
        painter.setPen(QColor(couleurs.texte))
        marge = theme().px(self.marge)
        self.peindre_contenu(painter, rect.adjusted(marge, 0, -marge, -1), option, index)
        painter.restore()

    def peindre_fond(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, couleurs: Couleurs
    ) -> None:
        """Fill the cell by its state, draw the hairline below and the focus ring of the current cell."""
        rect: QRect = option.rect
        etat: QStyle.StateFlag = option.state
        if etat & _Etat.State_Selected:
            painter.fillRect(rect, QColor(couleurs.selection))
        elif index.row() == self.survol_rang:
            painter.fillRect(rect, QColor(couleurs.survol))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(couleurs.filet))
        if etat & _Etat.State_HasFocus:
            painter.setPen(QPen(QColor(couleurs.accent), 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))

    def peindre_contenu(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint what the cell says; here its text."""
        alignement = Qt.AlignmentFlag(index.data(_ALIGN) or Qt.AlignmentFlag.AlignVCenter)
        self.ecrire(painter, rect, str(index.data(_DISPLAY) or ""), alignement)

    def ecrire(
        self,
        painter: QPainter,
        rect: QRect,
        texte: str,
        alignement: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        """Write one line, elided when the cell is too narrow."""
        if texte:
            elide = QFontMetrics(painter.font()).elidedText(texte, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, alignement | Qt.TextFlag.TextSingleLine, elide)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrique: QFontMetrics = option.fontMetrics
        texte = str(index.data(_DISPLAY) or "")
        return QSize(metrique.horizontalAdvance(texte) + theme().px(2 * self.marge) + 2, theme().px(28))
