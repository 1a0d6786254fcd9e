"""One line of text painted by hand: its font, its ink, cut when it is too long."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.theme import theme

PETIT = 0.9  # of the size of the text
_GAUCHE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def police_de_ligne(police: QFont, *, gras: bool = False, petite: bool = False) -> QFont:
    """Return the font, bolder or smaller when asked."""
    resultat = QFont(police)
    if gras:
        resultat.setWeight(QFont.Weight.DemiBold)
    if petite:
        resultat.setPointSizeF(police.pointSizeF() * PETIT)
    return resultat


def encre_de(ton: Ton) -> str:
    """Return the colour of a text in that tone; grey is the quiet text."""
    couleurs = theme().couleurs
    return couleurs.discret if ton is Ton.GRIS else couleurs.teinte(ton).encre


def ecrire_coupe(painter: QPainter, zone: QRect, police: QFont, texte: str) -> None:
    """Write the text on one line, at the left, elided when it does not fit."""
    painter.setFont(police)
    coupe = QFontMetrics(police).elidedText(texte, Qt.TextElideMode.ElideRight, zone.width())
    painter.drawText(zone, _GAUCHE, coupe)
