"""The ground of every cell: background, hover, selection, hairline and one line of elided text."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QStaticText
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cfa_desktop.views.couleurs import Couleurs
from cfa_desktop.views.tables.modele import RowTableModel
from cfa_desktop.views.theme import theme

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = Qt.ItemDataRole.DisplayRole
# Plain integers: operators on Qt flags cost more than drawing the cell.
_CHOISIE = int(QStyle.StateFlag.State_Selected.value)
_FOCUS = int(QStyle.StateFlag.State_HasFocus.value)
_ELIDE = Qt.TextElideMode.ElideRight
_MILIEU = int(Qt.AlignmentFlag.AlignVCenter.value) | int(Qt.TextFlag.TextSingleLine.value)
_MARGE = 8
_ALIGNEMENTS = {
    "gauche": _MILIEU,
    "droite": _MILIEU | int(Qt.AlignmentFlag.AlignRight.value),
    "centre": _MILIEU | int(Qt.AlignmentFlag.AlignHCenter.value),
}
_LETTRE = 10  # pixels: few letters are wider, so a short text needs no measuring


@lru_cache(maxsize=128)
def pinceau(couleur: str) -> QColor:
    """Return the colour, parsed once."""
    return QColor(couleur)


@lru_cache(maxsize=64)
def _ligne_de_base(taille_pct: int, hauteur: int) -> int:
    """Return how far below the top of a cell its text stands."""
    metrique = QFontMetrics(QApplication.font())
    return (hauteur - metrique.height()) // 2 + metrique.ascent()


@lru_cache(maxsize=4096)
def _prepare(texte: str, largeur: int, taille_pct: int) -> tuple[QStaticText, int]:
    """Return a text elided and shaped once, and its height: shaping is the dearest part of a cell."""
    police = QApplication.font()
    metrique = QFontMetrics(police)
    dit = texte
    if len(texte) * metrique.averageCharWidth() > largeur // 2:
        dit = metrique.elidedText(texte, _ELIDE, largeur)
    pret = QStaticText(dit)
    pret.setTextFormat(Qt.TextFormat.PlainText)
    pret.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    pret.prepare(font=police)
    return pret, metrique.height()


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
        modele = index.model()
        if isinstance(modele, RowTableModel):
            texte, alignement = modele.cellule(index.row(), index.column())
            if texte and alignement == "gauche":
                dit, decalage = _prepare(texte, rect.width(), theme().taille_pct)
                painter.drawStaticText(rect.x(), rect.y() + (rect.height() - decalage) // 2, dit)
            elif texte:
                self.ecrire(painter, rect, texte, _ALIGNEMENTS[alignement])

    def ecrire(self, painter: QPainter, rect: QRect, texte: str, drapeaux: int = _MILIEU) -> None:
        """Write one line, elided when the cell is too narrow."""
        if not texte:
            return
        dit = elider(painter, texte, rect.width())
        if drapeaux == _MILIEU:
            # At a point: half the price of a rectangle, which Qt lays out.
            painter.drawText(rect.x(), rect.y() + _ligne_de_base(theme().taille_pct, rect.height()), dit)
        else:
            painter.drawText(rect, drapeaux, dit)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        texte = str(index.data(_DISPLAY) or "")
        large = option.fontMetrics.horizontalAdvance(texte)
        return QSize(large + theme().px(2 * _MARGE) + 2, theme().px(28))


def elider(painter: QPainter, texte: str, largeur: int) -> str:
    """Return the text as it fits in that many pixels."""
    if len(texte) * theme().px(_LETTRE) <= largeur:
        return texte
    return QFontMetrics(painter.font()).elidedText(texte, _ELIDE, largeur)
