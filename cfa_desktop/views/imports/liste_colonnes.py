"""The columns of a file: header, examples of values, and the field each one feeds, chosen from a menu."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem

from cfa_desktop.models.extraction import Colonne, Extraction
from cfa_desktop.models.texte import fold
from cfa_desktop.views.delegates.cellule import CelluleDelegate, pinceau
from cfa_desktop.views.icones import image
from cfa_desktop.views.imports.champs import CHAMPS_OFFERTS, GARDEE_DE_COTE, NON_LUE, nommer_champ
from cfa_desktop.views.imports.contenus import nommer_lu
from cfa_desktop.views.tables.colonne import Column
from cfa_desktop.views.tables.liste import DefinitionListe, ListeFiltrable
from cfa_desktop.views.theme import theme

Index = QModelIndex | QPersistentModelIndex
SANS_EXEMPLE = "(colonne vide)"
RANG, ENTETE, CHAMP, EXEMPLES = range(4)


class ListeColonnes(ListeFiltrable[Colonne]):
    """Read-only for a known kind; for a free list ``choix_changes`` carries nothing: read ``choix``."""

    choix_changes = Signal()

    def __init__(self) -> None:
        self.choix: dict[int, str] = {}
        self.modifiable = False
        super().__init__(
            DefinitionListe(
                "import_colonnes",
                "Colonnes du fichier",
                (
                    Column("N°", "rang", lambda une: str(une.rang + 1), sort_key=_rang, largeur=56),
                    Column("En-tête du fichier", "entete", _entete, infobulle=_entete, largeur=300),
                    Column("Sert à", "champ", self.dire, infobulle=self.dire, filtre="choix", largeur=270),
                    Column("Exemples de valeurs", "exemples", _exemples, infobulle=_exemples, largeur=480),
                ),
                lambda une: fold(f"{une.entete} {' '.join(une.exemples)}"),
                _rang,
                ("colonne", "colonnes"),
            )
        )
        self.vue.entete.setStretchLastSection(True)
        self.vue.setItemDelegateForColumn(CHAMP, ChoixDelegate(self))
        self.vue.clicked.connect(self._cliquee)
        self.vue.ligne_activee.connect(self._activee)

    def montrer(self, extraction: Extraction, *, modifiable: bool) -> None:
        """Show the columns of a file, what they feed to be chosen or only read."""
        self.modifiable = modifiable
        self.choix = {une.rang: une.champ for une in extraction.colonnes if une.champ}
        self.set_rows(extraction.colonnes)

    def dire(self, colonne: Colonne) -> str:
        """Return what a column feeds, in words."""
        if self.modifiable:
            return nommer_champ(self.choix.get(colonne.rang, GARDEE_DE_COTE))
        return nommer_lu(colonne.champ) if colonne.champ else NON_LUE

    def choisir(self, rang: int, champ: str) -> None:
        """Let a column feed that field; another column that fed it no longer does."""
        for autre, choisi in list(self.choix.items()):
            if champ and choisi == champ:
                del self.choix[autre]
        self.choix.pop(rang, None)
        if champ:
            self.choix[rang] = champ
        self.set_rows(self.modele.rows)
        self.choix_changes.emit()

    def menu(self, colonne: Colonne) -> QMenu:
        """Return the fields on offer, those already fed by another column said."""
        menu = QMenu(self)
        pris = {champ: rang for rang, champ in self.choix.items()}
        self._offrir(menu, colonne, GARDEE_DE_COTE, NON_LUE.capitalize())
        for titre, champs in CHAMPS_OFFERTS:
            menu.addSeparator()
            menu.addAction(titre).setEnabled(False)
            for champ in champs:
                autre = pris.get(champ)
                dit = nommer_champ(champ)
                if autre is not None and autre != colonne.rang:
                    dit = f"{dit}  (colonne {autre + 1})"
                self._offrir(menu, colonne, champ, dit)
        return menu

    def _offrir(self, menu: QMenu, colonne: Colonne, champ: str, dit: str) -> None:
        action = menu.addAction(dit)
        action.setCheckable(True)
        action.setChecked(self.choix.get(colonne.rang, GARDEE_DE_COTE) == champ)
        action.triggered.connect(partial(self._choisi, colonne.rang, champ))

    def _choisi(self, rang: int, champ: str, _coche: bool = False) -> None:
        self.choisir(rang, champ)

    def _cliquee(self, index: QModelIndex) -> None:
        if self.modifiable and index.column() == CHAMP:
            self._ouvrir(index)

    def _activee(self, identifiant: object) -> None:
        rang = self.modele.rang_de(identifiant) if isinstance(identifiant, int) else None
        if self.modifiable and rang is not None:
            self._ouvrir(self.modele.index(rang, CHAMP))

    def _ouvrir(self, index: QModelIndex) -> None:
        coin = self.vue.visualRect(index).bottomLeft()
        self.menu(self.modele.row_at(index)).popup(self.vue.viewport().mapToGlobal(coin + QPoint(0, 1)))


class ChoixDelegate(CelluleDelegate):
    """Paints a cell that opens a menu: its words, and a chevron; greyed when the column is read past."""

    def __init__(self, liste: ListeColonnes) -> None:
        super().__init__(liste.vue)
        self._liste = liste

    def peindre_contenu(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        texte, _ = self._liste.modele.cellule(index.row(), index.column())
        if texte == NON_LUE:
            painter.setPen(pinceau(theme().couleurs.discret))
        if not self._liste.modifiable:
            self.ecrire(painter, rect, texte)
            return
        cote = theme().px(14)
        self.ecrire(painter, rect.adjusted(0, 0, -cote - theme().px(4), 0), texte)
        dessin = image("chevron-down", "discret", cote, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.right() - cote, rect.y() + (rect.height() - cote) // 2, dessin)


def colonnes_choisies(choix: Mapping[int, str]) -> dict[int, str]:
    """Return the columns that feed something."""
    return {rang: champ for rang, champ in choix.items() if champ}


def _rang(colonne: Colonne) -> int:
    return colonne.rang


def _entete(colonne: Colonne) -> str:
    return colonne.entete or f"(colonne {colonne.rang + 1}, sans en-tête)"


def _exemples(colonne: Colonne) -> str:
    return "  ·  ".join(colonne.exemples)
