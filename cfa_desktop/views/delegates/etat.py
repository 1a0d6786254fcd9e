"""The état of a candidature: a word in a pill, filled, dashed (présumé) or outlined (préparé)."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.delegates.cellule import CelluleDelegate, pinceau
from cfa_desktop.views.tables.modele import ROLE_DECOR
from cfa_desktop.views.theme import Theme, theme

Index = QModelIndex | QPersistentModelIndex
Trace = Literal["plein", "presume", "prepare"]


class EtatAffiche(NamedTuple):
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


class _Pastille(NamedTuple):
    """What makes a pill look as it does: the same few are painted again and again."""

    texte: str
    ton: Ton
    trace: Trace
    taille: tuple[int, int]
    theme: Theme
    echelle: float


@lru_cache(maxsize=256)
def _image(pastille: _Pastille) -> QPixmap:
    largeur, hauteur = pastille.taille
    rendu = QPixmap(round(largeur * pastille.echelle), round(hauteur * pastille.echelle))
    rendu.setDevicePixelRatio(pastille.echelle)
    rendu.fill(Qt.GlobalColor.transparent)
    peintre = QPainter(rendu)
    peintre.setFont(_police(pastille.theme.taille_pct))
    peindre_pastille(peintre, QRect(0, 0, largeur, hauteur), pastille.texte, pastille.ton, pastille.trace)
    peintre.end()
    return rendu


@lru_cache(maxsize=8)
def _police(taille_pct: int) -> QFont:
    police = QFont(QApplication.font())
    police.setPointSizeF(police.pointSizeF() * 0.9)
    return police


@lru_cache(maxsize=256)
def _largeur(texte: str, taille_pct: int) -> int:
    return largeur_pastille(texte, _police(taille_pct))


class EtatDelegate(CelluleDelegate):
    """Paints an EtatAffiche given under ROLE_DECOR; plain text without one."""

    def peindre_contenu(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        etat = index.data(ROLE_DECOR)
        if not isinstance(etat, EtatAffiche):
            super().peindre_contenu(painter, rect, option, index)
            return
        courant = theme()
        hauteur = min(courant.px(20), rect.height() - 2)
        haut = rect.y() + (rect.height() - hauteur) // 2
        echelle = option.widget.devicePixelRatioF() if option.widget is not None else 1.0

        def poser(x: int, texte: str, ton: Ton, trace: Trace) -> int:
            largeur = min(_largeur(texte, courant.taille_pct), rect.right() - x)
            if largeur >= courant.px(36):
                dessin = _Pastille(texte, ton, trace, (largeur, hauteur), courant, echelle)
                painter.drawPixmap(x, haut, _image(dessin))
            return x + largeur + courant.px(6)

        suite = poser(rect.x(), etat.texte, etat.ton, "presume" if etat.presume else "plein")
        if etat.prepare:
            poser(suite, etat.prepare, etat.ton_prepare, "prepare")
