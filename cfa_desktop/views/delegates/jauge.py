"""The capacity gauge: full = observed or typed, outlined = prepared, dot = free."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from cfa_desktop.views.delegates.cellule import CelluleDelegate, pinceau
from cfa_desktop.views.tables.modele import ROLE_DECOR
from cfa_desktop.views.theme import theme

Index = QModelIndex | QPersistentModelIndex
CASES_MAX = 12


class Jauge(NamedTuple):
    """Contracts against a capacity; ``capacite`` None = not yet known."""

    pleins: int
    prepares: int
    capacite: int | None

    @property
    def texte(self) -> str:
        """Return "4/5", prepared ones included, "4/?" without a capacity."""
        capacite = "?" if self.capacite is None else str(self.capacite)
        return f"{self.pleins + self.prepares}/{capacite}"

    @property
    def phrase(self) -> str:
        """Return the gauge in words, for tooltips and screen readers."""
        total = self.pleins + self.prepares
        contrats = f"{total} contrats" if total > 1 else f"{total} contrat"
        accord = "s" if self.prepares > 1 else ""
        prepares = f", dont {self.prepares} préparé{accord} ici" if self.prepares else ""
        if self.capacite is None:
            return f"{contrats}{prepares}, capacité non saisie"
        return f"{contrats} sur {self.capacite}{prepares}"


def peindre_jauge(painter: QPainter, rect: QRect, jauge: Jauge) -> int:
    """Paint the gauge from the left of the rectangle and return the width it took."""
    px = theme().px
    total = max(jauge.capacite or 0, jauge.pleins + jauge.prepares)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if total > CASES_MAX:
        return _peindre_barre(painter, rect, jauge, total)
    cote, pas = px(8), px(12)
    haut = rect.y() + (rect.height() - cote) / 2
    couleurs = theme().couleurs
    for i in range(total):
        case = QRectF(rect.x() + i * pas + 0.5, haut, cote, cote)
        trop = jauge.capacite is not None and i >= jauge.capacite
        trait = pinceau(couleurs.brique.trait if trop else couleurs.vert.trait)
        if i < jauge.pleins:
            painter.setPen(QPen(trait, 1.4))
            painter.setBrush(trait)
            painter.drawRoundedRect(case, 2, 2)
        elif i < jauge.pleins + jauge.prepares:
            painter.setPen(QPen(trait, 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(case, 2, 2)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(pinceau(couleurs.gris.trait))
            painter.drawEllipse(case.center(), px(3) / 2, px(3) / 2)
    return total * pas


def _peindre_barre(painter: QPainter, rect: QRect, jauge: Jauge, total: int) -> int:
    px = theme().px
    couleurs = theme().couleurs
    largeur, hauteur = px(96), px(8)
    haut = rect.y() + (rect.height() - hauteur) / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pinceau(couleurs.filet))
    painter.drawRoundedRect(QRectF(rect.x(), haut, largeur, hauteur), 3, 3)
    vert = pinceau(couleurs.vert.trait)
    plein = largeur * jauge.pleins / total
    painter.setBrush(vert)
    painter.drawRoundedRect(QRectF(rect.x(), haut, plein, hauteur), 3, 3)
    if jauge.prepares:
        painter.setPen(QPen(vert, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        suite = largeur * jauge.prepares / total
        painter.drawRoundedRect(QRectF(rect.x() + plein, haut + 0.5, suite, hauteur - 1), 3, 3)
    return largeur + px(4)


class JaugeDelegate(CelluleDelegate):
    """Paints a Jauge given under ROLE_DECOR, its figures at the right."""

    def peindre_contenu(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        jauge = index.data(ROLE_DECOR)
        if not isinstance(jauge, Jauge):
            super().peindre_contenu(painter, rect, option, index)
            return
        pris = peindre_jauge(painter, rect, jauge) + theme().px(4)
        painter.setPen(pinceau(theme().couleurs.texte))
        self.ecrire(painter, rect.adjusted(pris, 0, 0, 0), jauge.texte)
