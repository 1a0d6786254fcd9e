"""How the lines of the queue are drawn: headings, formations, items on two lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.delegates.texte import ecrire_coupe, encre_de, police_de_ligne
from cfa_desktop.views.saisies.classement import Section
from cfa_desktop.views.theme import theme

ROLE_LIGNE = Qt.ItemDataRole.UserRole
_HAUTEURS = {"section": 40, "formation": 28, "carte": 48}


@dataclass(frozen=True, slots=True)
class LigneFile:
    """One line: its kind, what it says, and the item it puts up (0 = none)."""

    genre: Literal["section", "formation", "carte"]
    titre: str
    detail: str = ""
    reste: str = ""
    ton: Ton = Ton.GRIS
    couleur: int = 0
    compte: int = 0
    saisie_id: int = 0
    section: Section | None = None


class LignesDelegate(QStyledItemDelegate):
    """Paints headings quietly and items on two lines, their limit on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        ligne: LigneFile = index.data(ROLE_LIGNE)
        hauteur = _HAUTEURS[ligne.genre] if ligne.detail or ligne.genre != "carte" else 36
        return QSize(120, theme().px(hauteur))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ligne: LigneFile = index.data(ROLE_LIGNE)
        lu: Any = option
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        zone = QRect(lu.rect).adjusted(theme().px(12), 0, -theme().px(12), 0)
        if ligne.genre == "carte":
            self._fond(painter, QRect(lu.rect), lu.state)
            self._carte(painter, zone, ligne, lu.font)
        else:
            self._titre(painter, zone, ligne, lu.font)
        painter.restore()

    def _fond(self, painter: QPainter, rect: QRect, etat: QStyle.StateFlag) -> None:
        couleurs = theme().couleurs
        choisie = bool(etat & QStyle.StateFlag.State_Selected)
        if not choisie and not etat & QStyle.StateFlag.State_MouseOver:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(couleurs.selection if choisie else couleurs.survol))
        painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), theme().px(6), theme().px(6))

    def _titre(self, painter: QPainter, zone: QRect, ligne: LigneFile, police: QFont) -> None:
        couleurs, px = theme().couleurs, theme().px
        en_section = ligne.genre == "section"
        painter.setFont(police_de_ligne(police, gras=True, petite=not en_section))
        gauche = zone
        if not en_section:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(couleurs.formation(ligne.couleur)))
            bande = QRect(zone.left(), zone.top() + px(6), px(4), zone.height() - px(12))
            painter.drawRoundedRect(bande, px(2), px(2))
            gauche = zone.adjusted(px(12), 0, 0, 0)
        cadre = gauche.adjusted(0, px(8) if en_section else 0, 0, 0)
        painter.setPen(QColor(couleurs.texte if en_section else couleurs.discret))
        painter.drawText(cadre, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, ligne.titre)
        painter.setFont(police_de_ligne(police, petite=True))
        painter.setPen(QColor(couleurs.discret))
        droite = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(cadre, droite, str(ligne.compte))

    def _carte(self, painter: QPainter, zone: QRect, ligne: LigneFile, police: QFont) -> None:
        couleurs, px = theme().couleurs, theme().px
        zone = zone.adjusted(px(12), px(6), 0, -px(6))
        haut = zone
        if ligne.detail:
            haut = QRect(zone.left(), zone.top(), zone.width(), zone.height() // 2)
        petite = police_de_ligne(police, petite=True)
        largeur = QFontMetrics(petite).horizontalAdvance(ligne.reste)
        if ligne.reste:
            painter.setFont(petite)
            painter.setPen(QColor(encre_de(ligne.ton)))
            painter.drawText(haut, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, ligne.reste)
        painter.setPen(QColor(couleurs.texte))
        ecrire_coupe(painter, haut.adjusted(0, 0, -largeur - px(8), 0), police, ligne.titre)
        if ligne.detail:
            painter.setPen(QColor(couleurs.discret))
            ecrire_coupe(painter, zone.adjusted(0, zone.height() // 2, 0, 0), petite, ligne.detail)
