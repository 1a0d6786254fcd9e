"""How the fields of a card are drawn in the guichet: tick, label, value."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cfa_desktop.views.delegates.texte import ecrire_coupe, police_de_ligne
from cfa_desktop.views.icones import image
from cfa_desktop.views.theme import theme

ROLE_CHAMP = Qt.ItemDataRole.UserRole
HAUTEUR = 26
_COCHE, _PART_DU_LABEL = 14, 0.45


class LigneChamp(NamedTuple):
    """One field: its label, its value as it is read, and whether it was copied."""

    label: str
    affiche: str
    copie: bool = False


class ChampsDelegate(QStyledItemDelegate):
    """Paints a tick once copied, the label quietly, the value; the current field on its own ground."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, theme().px(HAUTEUR))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ligne: LigneChamp | None = index.data(ROLE_CHAMP)
        if ligne is None:
            return
        lu: Any = option
        px, couleurs = theme().px, theme().couleurs
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if lu.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(couleurs.selection))
            painter.drawRoundedRect(QRect(lu.rect).adjusted(0, 1, 0, -1), px(4), px(4))
        zone = QRect(lu.rect).adjusted(px(6), 0, -px(6), 0)
        if ligne.copie:
            echelle = painter.device().devicePixelRatioF()
            coche = image("check", "vert", px(_COCHE), echelle)
            painter.drawPixmap(zone.left(), zone.center().y() - px(_COCHE) // 2, coche)
        zone = zone.adjusted(px(_COCHE + 6), 0, 0, 0)
        large = round(zone.width() * _PART_DU_LABEL)
        painter.setPen(QColor(couleurs.discret))
        petite = police_de_ligne(lu.font, petite=True)
        ecrire_coupe(painter, QRect(zone.left(), zone.top(), large, zone.height()), petite, ligne.label)
        painter.setPen(QColor(couleurs.texte))
        valeur = police_de_ligne(lu.font, gras=bool(lu.state & QStyle.StateFlag.State_Selected))
        ecrire_coupe(painter, zone.adjusted(large + px(8), 0, 0, 0), valeur, ligne.affiche)
        painter.restore()
