"""How the lines of the Échéances list are drawn: formation, what, who, and the time left on the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.delegates.texte import ecrire_coupe, encre_de, police_de_ligne
from cfa_desktop.views.echeances.lignes import LigneEcheance
from cfa_desktop.views.echeances.modele import ROLE_LIGNE
from cfa_desktop.views.icones import image
from cfa_desktop.views.tables.barre import grouper
from cfa_desktop.views.theme import theme

HAUTEUR = 34
_GAUCHE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_DROITE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_PART_TITRE = 0.3


class EcheancesDelegate(QStyledItemDelegate):
    """Every line has the same height: thousands of them cost no measure."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(320, theme().px(HAUTEUR))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ligne: LigneEcheance = index.data(ROLE_LIGNE)
        lu: Any = option
        rect = QRect(lu.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ligne.genre == "titre":
            _titre(painter, rect, ligne, lu.font)
        else:
            _fond(painter, rect, lu.state)
            _ligne(painter, rect, ligne, lu.font)
        painter.restore()


def _fond(painter: QPainter, rect: QRect, etat: QStyle.StateFlag) -> None:
    couleurs, px = theme().couleurs, theme().px
    cadre = rect.adjusted(px(12), 1, -px(12), -1)
    choisie = bool(etat & QStyle.StateFlag.State_Selected)
    if choisie or etat & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(couleurs.selection if choisie else couleurs.survol))
        painter.drawRoundedRect(cadre, px(6), px(6))
    if etat & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(couleurs.accent), 1.5))
        painter.drawRoundedRect(cadre, px(6), px(6))


def _titre(painter: QPainter, rect: QRect, ligne: LigneEcheance, police: QFont) -> None:
    couleurs, px = theme().couleurs, theme().px
    zone = rect.adjusted(px(20), px(6), -px(24), 0)
    gras = police_de_ligne(police, gras=True)
    painter.setFont(gras)
    painter.setPen(QColor(couleurs.texte))
    painter.drawText(zone, _GAUCHE, ligne.titre)
    painter.setFont(police_de_ligne(police, petite=True))
    painter.setPen(QColor(couleurs.discret))
    apres = zone.adjusted(QFontMetrics(gras).horizontalAdvance(ligne.titre) + px(8), 0, 0, 0)
    painter.drawText(apres, _GAUCHE, grouper(ligne.compte))
    painter.setPen(QColor(couleurs.filet))
    painter.drawLine(zone.left(), rect.bottom(), rect.right() - px(20), rect.bottom())


def _ligne(painter: QPainter, rect: QRect, ligne: LigneEcheance, police: QFont) -> None:
    px = theme().px
    zone = rect.adjusted(px(20), 0, -px(24), 0)
    _formation(painter, zone, ligne, police)
    zone = zone.adjusted(px(132), 0, 0, 0)
    a_qui = zone.left() + int(zone.width() * _PART_TITRE)
    if ligne.genre == "groupe":
        _chevron(painter, zone, deplie=ligne.deplie)
    zone = zone.adjusted(px(20) if ligne.genre != "membre" else px(36), 0, 0, 0)
    reste = police_de_ligne(police, petite=True, gras=ligne.ton is not Ton.GRIS)
    large = QFontMetrics(reste).horizontalAdvance(ligne.reste)
    painter.setFont(reste)
    painter.setPen(QColor(encre_de(ligne.ton)))
    painter.drawText(zone, _DROITE, ligne.reste)
    zone = zone.adjusted(0, 0, -large - px(16), 0)
    couleurs = theme().couleurs
    suite = " · ".join(dit for dit in (ligne.qui, ligne.detail) if dit)
    part = a_qui - zone.left() if suite else zone.width()
    titre = police_de_ligne(police, gras=ligne.genre == "groupe")
    painter.setPen(QColor(couleurs.texte))
    ecrire_coupe(painter, QRect(zone.left(), zone.top(), part - px(8), zone.height()), titre, ligne.titre)
    painter.setPen(QColor(couleurs.discret))
    ecrire_coupe(painter, zone.adjusted(part, 0, 0, 0), police, suite)


def _formation(painter: QPainter, zone: QRect, ligne: LigneEcheance, police: QFont) -> None:
    couleurs, px = theme().couleurs, theme().px
    if ligne.couleur is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(couleurs.formation(ligne.couleur)))
        bande = QRect(zone.left(), zone.top() + px(8), px(4), zone.height() - px(16))
        painter.drawRoundedRect(bande, px(2), px(2))
    painter.setPen(QColor(couleurs.discret if ligne.genre == "membre" else couleurs.texte))
    cadre = QRect(zone.left() + px(12), zone.top(), px(112), zone.height())
    ecrire_coupe(
        painter, cadre, police_de_ligne(police, gras=ligne.genre != "membre", petite=True), ligne.code
    )


def _chevron(painter: QPainter, zone: QRect, *, deplie: bool) -> None:
    px = theme().px
    dessin = image("chevron-down" if deplie else "chevron-right", "discret", px(14), _echelle(painter))
    painter.drawPixmap(zone.left(), zone.top() + (zone.height() - px(14)) // 2, dessin)


def _echelle(painter: QPainter) -> float:
    return painter.device().devicePixelRatio()
