"""The tick of each line: unticked, its candidature is left as it is in the base."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from cfa_desktop.views.delegates.cellule import CelluleDelegate, pinceau
from cfa_desktop.views.icones import image
from cfa_desktop.views.imports.lignes import LigneDifference
from cfa_desktop.views.tables.colonne import Column
from cfa_desktop.views.theme import theme

Index = QModelIndex | QPersistentModelIndex
IMPORTEE, LAISSEE = "importée", "laissée de côté"
_COTE = 14
CleDoute = tuple[str, str, str]


class Decochees(set[str]):
    """The numbers left aside; ``par_doute`` keeps those that the button of each doubt unticked."""

    def __init__(self) -> None:
        super().__init__()
        self.par_doute: dict[CleDoute, set[str]] = {}

    def clear(self) -> None:
        super().clear()
        self.par_doute.clear()

    def laisser(self, cle: CleDoute, numeros: Iterable[str]) -> None:
        """Remember what the button of that doubt unticks."""
        self.par_doute.setdefault(cle, set()).update(numeros)

    def reprendre(self, cle: CleDoute) -> None:
        """Forget it: the button ticked them again."""
        self.par_doute.pop(cle, None)


class Coches:
    """Which candidatures are left aside; the set belongs to the file being checked."""

    def __init__(self) -> None:
        self.decochees = Decochees()

    def dire(self, ligne: LigneDifference) -> str:
        """Return what happens to a line, in a word."""
        return LAISSEE if ligne.numero in self.decochees else IMPORTEE

    def colonne(self) -> Column[LigneDifference]:
        """Return the column of ticks."""
        return Column(
            "",
            "coche",
            self.dire,
            sort_key=lambda ligne: 0,
            infobulle=self.dire,
            largeur=36,
            filtre=None,
            titre_long="Cochée\u202f: la ligne est importée. Espace pour changer.",
        )


class CocheDelegate(CelluleDelegate):
    """Paints a tick box in the place of its word."""

    def peindre_contenu(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        px, couleurs = theme().px, theme().couleurs
        cote = px(_COTE)
        boite = QRect(
            rect.x() + (rect.width() - cote) // 2, rect.y() + (rect.height() - cote) // 2, cote, cote
        )
        cochee = index.data(Qt.ItemDataRole.DisplayRole) == IMPORTEE
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(pinceau(couleurs.accent if cochee else couleurs.discret), 1))
        painter.setBrush(pinceau(couleurs.accent if cochee else couleurs.surface))
        painter.drawRoundedRect(boite, px(4), px(4))
        if cochee:
            echelle = painter.device().devicePixelRatioF()
            painter.drawPixmap(boite.topLeft(), image("check", "sur_accent", cote, echelle))
        painter.restore()
