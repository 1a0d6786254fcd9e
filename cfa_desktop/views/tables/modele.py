"""The Qt model of a list: frozen lines behind an order of line numbers."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from html import escape
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from cfa_desktop.views.tables.colonne import Column
from cfa_desktop.views.tables.filtres import FiltreColonne
from cfa_desktop.views.tables.moteur import FiltreLignes

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
ROLE_DECOR = Qt.ItemDataRole.UserRole + 1
ROLE_IDENTIFIANT = Qt.ItemDataRole.UserRole + 2
_ALIGNEMENTS = {
    "gauche": int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value),
    "droite": int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight).value),
    "centre": int(Qt.AlignmentFlag.AlignCenter.value),
}


class RowTableModel(QAbstractTableModel, Generic[T]):
    """A table of frozen lines; ``set_rows`` is the only way in."""

    lignes_changees = Signal(int, int)  # shown, total

    def __init__(
        self,
        colonnes: Sequence[Column[T]],
        *,
        cle_recherche: Callable[[T], str],
        identifiant: Callable[[T], Hashable],
    ) -> None:
        super().__init__()
        self.colonnes = tuple(colonnes)
        self.moteur = FiltreLignes(self.colonnes, cle_recherche=cle_recherche, identifiant=identifiant)

    def set_rows(self, lignes: Iterable[T]) -> None:
        """Replace the lines; search, filters and sort stay."""
        lues = list(lignes)
        self._changer(lambda: self.moteur.set_rows(lues))

    def rechercher(self, texte: str) -> None:
        """Search the text in every line."""
        self._changer(lambda: self.moteur.rechercher(texte))

    def filtrer(self, cle: str, filtre: FiltreColonne | None) -> None:
        """Set or lift the filter of a column."""
        self._changer(lambda: self.moteur.filtrer(cle, filtre))

    def set_filtre(self, indices: Iterable[int] | None) -> None:
        """Restrict the list to those line numbers of ``rows``, or lift the restriction."""
        self._changer(lambda: self.moteur.set_filtre(indices))

    def tout_afficher(self) -> None:
        """Lift every filter, search and restriction."""
        self._changer(self.moteur.tout_afficher)

    def row_at(self, index: Index | int) -> T:
        """Return the line shown there. Raises IndexError beyond the last."""
        rang = index if isinstance(index, int) else index.row()
        return self.moteur.lignes[self.moteur.ordre[rang]]

    def id_at(self, rang: int) -> Hashable:
        """Return the id of the line shown at that rank."""
        return self.moteur.ids[self.moteur.ordre[rang]]

    def rang_de(self, identifiant: Hashable) -> int | None:
        """Return the rank at which a line is shown, None when it is hidden or unknown."""
        ids = self.moteur.ids
        for rang, numero in enumerate(self.moteur.ordre):
            if ids[numero] == identifiant:
                return rang
        return None

    def rangs_de(self, identifiants: set[Hashable]) -> list[int]:
        """Return the ranks, ascending, of the lines that are shown among those ids."""
        if not identifiants:
            return []
        ids = self.moteur.ids
        return [rang for rang, numero in enumerate(self.moteur.ordre) if ids[numero] in identifiants]

    def cellule(self, rang: int, colonne: int) -> tuple[str, str]:
        """Return what a cell shows and its alignment (delegates: cheaper than two roles through Qt)."""
        definition = self.colonnes[colonne]
        return definition.texte(self.moteur.lignes[self.moteur.ordre[rang]]), definition.alignement

    @property
    def rows(self) -> list[T]:
        """Return every line, hidden ones included, in their original order."""
        return self.moteur.lignes

    def rows_affichees(self) -> list[T]:
        """Return the lines on screen, in order (what is printed, exported or browsed)."""
        lignes = self.moteur.lignes
        return [lignes[i] for i in self.moteur.ordre]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.moteur.ordre)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.colonnes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            colonne = self.colonnes[index.column()]
            return colonne.texte(self.moteur.lignes[self.moteur.ordre[index.row()]])
        if role == ROLE_DECOR:
            colonne = self.colonnes[index.column()]
            lire = colonne.valeur_decor or colonne.valeur
            return lire(self.row_at(index)) if lire else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNEMENTS[self.colonnes[index.column()].alignement]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._infobulle(index)
        if role == ROLE_IDENTIFIANT:
            return self.id_at(index.row())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.colonnes):
            return None
        colonne = self.colonnes[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return colonne.titre
        if role == Qt.ItemDataRole.ToolTipRole:
            return escape(colonne.titre_long or colonne.titre)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNEMENTS[colonne.alignement]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        cle = self.colonnes[column].cle if 0 <= column < len(self.colonnes) else None
        decroissant = order == Qt.SortOrder.DescendingOrder
        self._changer(lambda: self.moteur.trier(cle, decroissant=decroissant))

    def _infobulle(self, index: Index) -> str | None:
        colonne = self.colonnes[index.column()]
        if colonne.infobulle is None:
            return None
        # A rich-text paragraph, so that long explanations wrap; data can never bring markup in.
        texte = escape(colonne.infobulle(self.row_at(index)))
        return f"<p>{texte}</p>".replace("\n", "<br>") if texte else None

    def _changer(self, changement: Callable[[], None]) -> None:
        self.beginResetModel()
        changement()
        self.endResetModel()
        self.lignes_changees.emit(len(self.moteur.ordre), len(self.moteur.lignes))
