"""The ground of every cell: background, hover, selection, hairline and one line of elided text."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cfa_desktop.views.couleurs import Couleurs
from cfa_desktop.views.theme import theme

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = Qt.ItemDataRole.DisplayRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
# Plain integers: operators on Qt flags cost more than drawing the cell.
_CHOISIE = int(QStyle.StateFlag.State_Selected.value)
_FOCUS = int(QStyle.StateFlag.State_HasFocus.value)
_ELIDE = Qt.TextElideMode.ElideRight
_MILIEU = int(Qt.AlignmentFlag.AlignVCenter.value) | int(Qt.TextFlag.TextSingleLine.value)
_MARGE = 8
_LETTRE = 10  # pixels: few letters are wider, so a short text needs no measuring


@lru_cache(maxsize=128)
def pinceau(couleur: str) -> QColor:
    """Return the colour, parsed once."""
    return QColor(couleur)


class CelluleDelegate(QStyledItemDelegate):
    """Paints plain text; subclasses paint their own content on the same ground."""

    survol_rang = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        courant = theme()
        rect = option.rect
        self.peindre_fond(painter, option, index, courant.couleurs)
        painter.setPen(pinceau(courant.couleurs.texte))
        marge = courant.px(_MARGE)
        self.peindre_contenu(painter, rect.adjusted(marge, 0, -marge, -1), option, index)

    def peindre_fond(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, couleurs: Couleurs
    ) -> None:
        """Fill the cell by its state, draw the hairline below and the focus ring of the current cell."""
        rect, etat = option.rect, option.state.value
        if etat & _CHOISIE:
            painter.fillRect(rect, pinceau(couleurs.selection))
        elif index.row() == self.survol_rang:
            painter.fillRect(rect, pinceau(couleurs.survol))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, pinceau(couleurs.filet))
        if etat & _FOCUS:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(pinceau(couleurs.accent), 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))

    def peindre_contenu(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint what the cell says; here its text."""
        texte = index.data(_DISPLAY)
        if texte:
            alignement = index.data(_ALIGN)
            drapeaux = _MILIEU if alignement is None else _MILIEU | int(alignement)
            self.ecrire(painter, rect, texte, drapeaux)

    def ecrire(self, painter: QPainter, rect: QRect, texte: str, drapeaux: int = _MILIEU) -> None:
        """Write one line, elided when the cell is too narrow."""
        if texte:
            painter.drawText(rect, drapeaux, elider(painter, texte, rect.width()))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        texte = str(index.data(_DISPLAY) or "")
        large = option.fontMetrics.horizontalAdvance(texte)
        return QSize(large + theme().px(2 * _MARGE) + 2, theme().px(28))


def elider(painter: QPainter, texte: str, largeur: int) -> str:
    """Return the text as it fits in that many pixels."""
    if len(texte) * theme().px(_LETTRE) <= largeur:
        return texte
    return QFontMetrics(painter.font()).elidedText(texte, _ELIDE, largeur)
