"""A formation in a list: its thin colour band, then its code."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from cfa_desktop.views.delegates.cellule import CelluleDelegate, pinceau
from cfa_desktop.views.tables.modele import ROLE_DECOR
from cfa_desktop.views.theme import theme

Index = QModelIndex | QPersistentModelIndex


class FormationAffichee(NamedTuple):
    """A formation's code, the rest of its name, and its colour number (0-9)."""

    code: str
    couleur: int
    nom: str = ""


class FormationDelegate(CelluleDelegate):
    """Paints a FormationAffichee given under ROLE_DECOR: the band beside the text, never behind."""

    def peindre_contenu(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        formation = index.data(ROLE_DECOR)
        if not isinstance(formation, FormationAffichee):
            super().peindre_contenu(painter, rect, option, index)
            return
        px = theme().px
        couleurs = theme().couleurs
        bande = QRect(rect.x(), rect.y() + px(5), px(3), rect.height() - 2 * px(5))
        painter.fillRect(bande, pinceau(couleurs.formation(formation.couleur)))
        texte = rect.adjusted(px(10), 0, 0, 0)
        police = painter.font()
        police.setWeight(police.Weight.DemiBold)
        painter.setFont(police)
        self.ecrire(painter, texte, formation.code)
        pris = painter.fontMetrics().horizontalAdvance(formation.code) + px(8)
        police.setWeight(police.Weight.Normal)
        painter.setFont(police)
        painter.setPen(pinceau(couleurs.discret))
        self.ecrire(painter, texte.adjusted(pris, 0, 0, 0), formation.nom)
