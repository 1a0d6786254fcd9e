"""How one result of the search is painted: band, name, number, lycée, formation, état."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.views.candidats.etat_affiche import etat_affiche
from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.delegates.etat import Trace, largeur_pastille, peindre_pastille
from cfa_desktop.views.theme import theme

ROLE_LIGNE = int(Qt.ItemDataRole.UserRole) + 1
_MILIEU = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_SELECTION = QStyle.StateFlag.State_Selected
_SURVOL = QStyle.StateFlag.State_MouseOver


class ResultatDelegate(QStyledItemDelegate):
    """Two lines a result; a plain line for what is offered besides."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        deux = isinstance(index.data(ROLE_LIGNE), CandidatureLine)
        return QSize(theme().px(320), theme().px(44 if deux else 36))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        px, couleurs = theme().px, theme().couleurs
        cadre = QRect(option.rect)
        painter.save()
        if option.state & _SELECTION or option.state & _SURVOL:
            choisi = bool(option.state & _SELECTION)
            painter.fillRect(cadre, QColor(couleurs.selection if choisi else couleurs.survol))
        interieur = cadre.adjusted(px(12), px(3), -px(12), -px(3))
        ligne = index.data(ROLE_LIGNE)
        if isinstance(ligne, CandidatureLine):
            _peindre_ligne(painter, interieur, ligne)
        else:
            painter.setPen(QColor(couleurs.accent))
            painter.drawText(interieur, _MILIEU, str(index.data()))
        painter.restore()


def _peindre_ligne(painter: QPainter, cadre: QRect, ligne: CandidatureLine) -> None:
    px, couleurs = theme().px, theme().couleurs
    police = QFont(QApplication.font())
    petite = QFont(police)
    petite.setPointSizeF(police.pointSizeF() * 0.9)
    droite = _peindre_etat(painter, cadre, ligne, petite)
    haut = QRect(cadre.x(), cadre.y(), cadre.width() - droite, cadre.height() // 2)
    bas = QRect(haut.x(), haut.bottom() + 1, haut.width(), haut.height())
    police.setWeight(QFont.Weight.DemiBold)
    painter.setFont(police)
    painter.setPen(QColor(couleurs.texte))
    nom = QFontMetrics(police).elidedText(ligne.candidat, Qt.TextElideMode.ElideRight, haut.width() - px(110))
    painter.drawText(haut, _MILIEU, nom)
    pris = QFontMetrics(police).horizontalAdvance(nom) + px(10)
    painter.setFont(petite)
    painter.setPen(QColor(couleurs.discret))
    painter.drawText(haut.adjusted(pris, 0, 0, 0), _MILIEU, f"n° {ligne.numero}")
    origine = ligne.etablissement_origine or "établissement non fourni par l’export"
    phrase = f"{ligne.formation_nom} · {origine}"
    painter.drawText(
        bas, _MILIEU, QFontMetrics(petite).elidedText(phrase, Qt.TextElideMode.ElideRight, bas.width())
    )


def _peindre_etat(painter: QPainter, cadre: QRect, ligne: CandidatureLine, police: QFont) -> int:
    """Paint the état at the right, what is prepared before it, and return the width they took."""
    etat = etat_affiche(ligne)
    painter.setFont(police)
    haute, pris = theme().px(20), 0
    pastilles: list[tuple[str, Ton, Trace]] = [
        (etat.texte, etat.ton, "presume" if etat.presume else "plein"),
        (etat.prepare, etat.ton_prepare, "prepare"),
    ]
    for texte, ton, trace in pastilles:
        if texte:
            large = largeur_pastille(texte, police)
            zone = QRect(cadre.right() - pris - large, cadre.center().y() - haute // 2, large, haute)
            peindre_pastille(painter, zone, texte, ton, trace)
            pris += large + theme().px(6)
    return pris + theme().px(6)
