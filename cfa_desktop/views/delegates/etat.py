"""The état of a candidature: a word in a pill, filled, dashed (présumé) or outlined (préparé)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.delegates.cellule import CelluleDelegate, pinceau
from cfa_desktop.views.tables.modele import ROLE_DECOR
from cfa_desktop.views.theme import theme

Index = QModelIndex | QPersistentModelIndex
Trace = Literal["plein", "presume", "prepare"]


@dataclass(frozen=True, slots=True)
class EtatAffiche:
    """What an état cell shows: the word, its tone, and what is prepared beside it (with its own tone)."""

    texte: str
    ton: Ton
    presume: bool = False
    prepare: str = ""
    ton_prepare: Ton = Ton.BLEU


def largeur_pastille(texte: str, police: QFont) -> int:
    """Return the width of a pill in pixels."""
    return QFontMetrics(police).horizontalAdvance(texte) + theme().px(26)


def peindre_pastille(painter: QPainter, rect: QRect, texte: str, ton: Ton, trace: Trace) -> None:
    """Paint a pill: filled = fact, dashed = présumé, outlined = préparé; the word is always there."""
    teinte = theme().couleurs.teinte(ton)
    px = theme().px
    cadre = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    trait = QPen(pinceau(teinte.trait), 1)
    if trace == "plein":
        painter.setBrush(pinceau(teinte.fond))
        sombre = theme().couleurs.gris.fond == theme().couleurs.fond
        painter.setPen(trait if sombre else Qt.PenStyle.NoPen)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if trace == "presume":
            trait.setDashPattern([3, 2.5])
        painter.setPen(trait)
    painter.drawRoundedRect(cadre, cadre.height() / 2, cadre.height() / 2)
    cote = px(6)
    point = QRectF(rect.x() + px(8), rect.center().y() + 0.5 - cote / 2, cote, cote)
    painter.setPen(QPen(pinceau(teinte.trait), 1.2))
    painter.setBrush(pinceau(teinte.trait) if trace == "plein" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(point)
    painter.setPen(pinceau(teinte.encre))
    zone = rect.adjusted(px(18), 0, -px(6), 0)
    elide = QFontMetrics(painter.font()).elidedText(texte, Qt.TextElideMode.ElideRight, zone.width())
    painter.drawText(zone, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elide)


class EtatDelegate(CelluleDelegate):
    """Paints an EtatAffiche given under ROLE_DECOR; plain text without one."""

    def peindre_contenu(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        etat = index.data(ROLE_DECOR)
        if not isinstance(etat, EtatAffiche):
            super().peindre_contenu(painter, rect, option, index)
            return
        police = QFont(painter.font())
        police.setPointSizeF(police.pointSizeF() * 0.9)
        painter.setFont(police)
        hauteur = min(theme().px(20), rect.height() - 2)
        haut = rect.y() + (rect.height() - hauteur) // 2
        largeur = min(largeur_pastille(etat.texte, police), rect.width())
        trace: Trace = "presume" if etat.presume else "plein"
        peindre_pastille(painter, QRect(rect.x(), haut, largeur, hauteur), etat.texte, etat.ton, trace)
        reste = rect.width() - largeur - theme().px(6)
        if etat.prepare and reste > theme().px(40):
            voulu = min(largeur_pastille(etat.prepare, police), reste)
            suite = QRect(rect.x() + largeur + theme().px(6), haut, voulu, hauteur)
            peindre_pastille(painter, suite, etat.prepare, etat.ton_prepare, "prepare")
