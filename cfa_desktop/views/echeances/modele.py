"""The Qt model of the Échéances list: lines set at once, nothing read inside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cfa_desktop.views.echeances.lignes import LigneEcheance, dire_date
from cfa_desktop.views.infobulles import infobulle

ROLE_LIGNE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()


class ModeleEcheances(QAbstractListModel):
    """Headings cannot be chosen; ``set_lignes`` is the only entrance."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lignes: list[LigneEcheance] = []
        self._campagne = 0

    def set_lignes(self, lignes: Sequence[LigneEcheance], campagne: int) -> None:
        """Show those lines."""
        self.beginResetModel()
        self._lignes, self._campagne = list(lignes), campagne
        self.endResetModel()

    def ligne(self, rang: int) -> LigneEcheance | None:
        """Return the line of that row, None beyond the last one."""
        return self._lignes[rang] if 0 <= rang < len(self._lignes) else None

    def rang_de(self, cle: str) -> int:
        """Return the row of that key, -1 when it is not shown."""
        return next((rang for rang, ligne in enumerate(self._lignes) if ligne.cle == cle), -1)

    def lignes(self) -> list[LigneEcheance]:
        """Return every line, in order."""
        return list(self._lignes)

    def rowCount(self, parent: Index = _RACINE) -> int:
        return 0 if parent.isValid() else len(self._lignes)

    def flags(self, index: Index) -> Qt.ItemFlag:
        ligne = self.ligne(index.row())
        if ligne is None or not ligne.est_choisissable:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        ligne = self.ligne(index.row())
        if ligne is None:
            return None
        if role == ROLE_LIGNE:
            return ligne
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            compte = str(ligne.compte) if ligne.genre == "titre" else ""
            dits = (ligne.titre, ligne.code, ligne.qui, ligne.detail, ligne.reste, compte)
            return ", ".join(dit for dit in dits if dit)
        if role == Qt.ItemDataRole.ToolTipRole and ligne.est_choisissable:
            return infobulle(*self._infos(ligne))
        return None

    def _infos(self, ligne: LigneEcheance) -> tuple[str, ...]:
        if not ligne.dues:
            return (ligne.titre, ligne.detail)
        premiere = ligne.dues[0]
        dit = premiere.pourquoi if len(ligne.dues) == 1 else ligne.titre
        return (dit, dire_date(ligne, self._campagne), ligne.pas_fait)
