"""The table of a list: rows of 28 pixels, hover, keyboard, kept selection, columns one may arrange."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from cfa_desktop.views.delegates.cellule import CelluleDelegate
from cfa_desktop.views.delegates.dates import DateDelegate
from cfa_desktop.views.delegates.etat import EtatDelegate
from cfa_desktop.views.delegates.formation import FormationDelegate
from cfa_desktop.views.delegates.jauge import JaugeDelegate
from cfa_desktop.views.tables.colonnes_menu import MenuColonnes
from cfa_desktop.views.tables.disposition import appliquer_disposition, lire_disposition
from cfa_desktop.views.tables.entete import EnTeteFiltrant
from cfa_desktop.views.tables.filtres import FiltreColonne
from cfa_desktop.views.tables.largeurs import Largeurs
from cfa_desktop.views.tables.modele import RowTableModel
from cfa_desktop.views.tables.preparation import PreparationTris
from cfa_desktop.views.theme import theme

_DELEGUES: dict[str, type[CelluleDelegate]] = {
    "texte": CelluleDelegate,
    "etat": EtatDelegate,
    "jauge": JaugeDelegate,
    "date": DateDelegate,
    "formation": FormationDelegate,
}
_LIGNES = QItemSelectionModel.SelectionFlag.Rows


class TableVue(QTableView):
    """A list on screen; signals carry the ids of lines."""

    ligne_activee = Signal(object)
    ligne_courante_changee = Signal(object)  # id, or None
    selection_changee = Signal(object)  # list of ids, in the order of the screen
    menu_demande = Signal(object, object)  # ids, global position

    def __init__(
        self,
        modele: RowTableModel[Any],
        *,
        nom: str,
        reglages: QSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.modele = modele
        self._nom, self._reglages = nom, reglages
        self._garde: set[Hashable] = set()
        self._garde_courante: Hashable | None = None
        self._garde_colonne = 0
        self._tous = False
        self._annoncee: tuple[Hashable, ...] = ()
        self._courante_annoncee: Hashable | None = None
        self._delegues = {decor: classe(self) for decor, classe in _DELEGUES.items()}
        self._regler()
        self.entete = self._construire_entete()
        self.largeurs = Largeurs(self)
        self.setModel(modele)
        # A header asks its selection model about every line of a column at each paint: it gets an empty one.
        self.entete.setSelectionModel(QItemSelectionModel(modele, self.entete))
        self._poser_colonnes()
        self._brancher()
        self._preparation = PreparationTris(self)

    def ids_selectionnes(self) -> list[Hashable]:
        """Return the ids of the selected lines, in the order of the screen."""
        return [self.modele.id_at(rang) for rang in self._rangs_selectionnes()]

    def id_courant(self) -> Hashable | None:
        """Return the id of the current line, None when there is none."""
        index = self.currentIndex()
        return self.modele.id_at(index.row()) if index.isValid() else None

    def aller_a(self, identifiant: Hashable) -> bool:
        """Select a line and scroll to it; return False when it is not shown."""
        rang = self.modele.rang_de(identifiant)
        if rang is None:
            return False
        premiere = self.entete.logicalIndexAt(0)
        self.setCurrentIndex(self.modele.index(rang, max(0, premiere)))
        return True

    def choisir(self, ids: Collection[Hashable], courante: Hashable | None, colonne: int = 0) -> None:
        """Select those of these lines that are shown, and put the cursor on one of them."""
        choix = QItemSelection()
        derniere = self.modele.columnCount() - 1
        for debut, fin in _plages(self.modele.rangs_de(set(ids))):
            choix.select(self.modele.index(debut, 0), self.modele.index(fin, derniere))
        selection = self.selectionModel()
        selection.select(choix, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        rang = None if courante is None else self.modele.rang_de(courante)
        if rang is not None:
            courant = self.modele.index(rang, colonne)
            selection.setCurrentIndex(courant, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(courant)
        self._annoncer()

    def menu_colonnes(self) -> QMenu:
        """Return the « Colonnes » menu: one tick per column, and back to the first layout."""
        return MenuColonnes(self)

    def montrer_colonne(self, cle: str, *, visible: bool) -> None:
        """Show or hide a column."""
        logique = [colonne.cle for colonne in self.modele.colonnes].index(cle)
        self.setColumnHidden(logique, not visible)
        self.entete.updateGeometries()
        self.enregistrer_disposition()

    def disposition_initiale(self) -> None:
        """Put the columns back as they first were."""
        self._poser_colonnes(restaurer=False)
        self.enregistrer_disposition()

    def enregistrer_disposition(self) -> None:
        """Remember order, widths, hidden columns and sort under the name of the list."""
        if self._reglages is not None:
            self._reglages.setValue(f"listes/{self._nom}", lire_disposition(self))

    def filtrer(self, cle: str, filtre: FiltreColonne | None) -> None:
        """Set the filter of a column, and show it in its cell."""
        self.modele.filtrer(cle, filtre)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            texte = self.currentIndex().data()
            QGuiApplication.clipboard().setText(str(texte or ""))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._activer(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            dernier = self.modele.rowCount() - 1
            rang = 0 if event.key() == Qt.Key.Key_Home else dernier
            if dernier >= 0:
                self.setCurrentIndex(self.modele.index(rang, max(0, self.currentIndex().column())))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._survoler(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._survoler(-1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(self, "entete"):
            self.verticalHeader().setDefaultSectionSize(theme().px(28))
            self.entete.updateGeometries()

    def _regler(self) -> None:
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(theme().px(28))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _construire_entete(self) -> EnTeteFiltrant:
        moteur = self.modele.moteur
        entete = EnTeteFiltrant(self.modele.colonnes, self, valeurs=moteur.valeurs, bornes=moteur.bornes)
        self.setHorizontalHeader(entete)
        return entete

    def _poser_colonnes(self, *, restaurer: bool = True) -> None:
        for logique, colonne in enumerate(self.modele.colonnes):
            self.setItemDelegateForColumn(logique, self._delegues[colonne.decor])
            self.largeurs.poser(logique, colonne.largeur)
            self.setColumnHidden(logique, not colonne.visible)
            self.entete.moveSection(self.entete.visualIndex(logique), logique)
        self.entete.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        if restaurer and self._reglages is not None:
            appliquer_disposition(self, str(self._reglages.value(f"listes/{self._nom}") or ""))
        self.setSortingEnabled(True)

    def _brancher(self) -> None:
        self.entete.filtre_demande.connect(self.modele.filtrer)
        self.entete.sectionMoved.connect(self._disposition_changee)
        self.entete.sectionResized.connect(self._disposition_changee)
        self.entete.sortIndicatorChanged.connect(self._disposition_changee)
        self.entete.customContextMenuRequested.connect(self._menu_entete)
        self.modele.modelAboutToBeReset.connect(self._retenir)
        self.modele.modelReset.connect(self._retrouver)
        self.doubleClicked.connect(self._activer)
        self.customContextMenuRequested.connect(self._menu_lignes)
        self.selectionModel().selectionChanged.connect(self._annoncer)
        self.selectionModel().currentRowChanged.connect(self._annoncer)

    def _rangs_selectionnes(self) -> list[int]:
        rangs: set[int] = set()
        selection = self.selectionModel().selection()
        for i in range(selection.count()):
            plage = selection.at(i)
            rangs.update(range(plage.top(), plage.bottom() + 1))
        return sorted(rangs)

    def _retenir(self) -> None:
        self._garde = set(self.ids_selectionnes())
        self._garde_courante = self.id_courant()
        self._garde_colonne = max(0, self.currentIndex().column())

    def _retrouver(self) -> None:
        self.entete.montrer_filtres(self.modele.moteur.filtres)
        self.choisir(self._garde, self._garde_courante, self._garde_colonne)

    def _annoncer(self, *_: object) -> None:
        courante = self.id_courant()
        if courante != self._courante_annoncee:
            self._courante_annoncee = courante
            self.ligne_courante_changee.emit(courante)
        ids = tuple(self.ids_selectionnes())
        if ids != self._annoncee:
            self._annoncee = ids
            self.selection_changee.emit(list(ids))

    def _activer(self, index: QModelIndex) -> None:
        if index.isValid():
            self.ligne_activee.emit(self.modele.id_at(index.row()))

    def _survoler(self, rang: int) -> None:
        ancien = CelluleDelegate.survol_rang
        for delegue in self._delegues.values():
            ancien = delegue.survol_rang
            delegue.survol_rang = rang
        if ancien != rang:
            for touche in (ancien, rang):
                if 0 <= touche < self.modele.rowCount():
                    haut, hauteur = self.rowViewportPosition(touche), self.rowHeight(touche)
                    self.viewport().update(0, haut, self.viewport().width(), hauteur)

    def _menu_entete(self, point: object) -> None:
        menu = self.menu_colonnes()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.entete.mapToGlobal(point))  # type: ignore[call-overload]

    def _menu_lignes(self, point: object) -> None:
        ids = self.ids_selectionnes()
        if ids:
            self.menu_demande.emit(ids, self.viewport().mapToGlobal(point))  # type: ignore[call-overload]

    def _disposition_changee(self, *_: object) -> None:
        self.enregistrer_disposition()


def _plages(rangs: list[int]) -> list[tuple[int, int]]:
    plages: list[tuple[int, int]] = []
    for rang in rangs:
        if plages and plages[-1][1] == rang - 1:
            plages[-1] = (plages[-1][0], rang)
        else:
            plages.append((rang, rang))
    return plages
