"""The actions of the base, the newest first: when, what, from where, and whether Ctrl+Z undoes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from cfa_desktop.models.annulation import EtatAction
from cfa_desktop.models.dates_fr import jour_heure
from cfa_desktop.models.texte import fold
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme

COLONNES = ("Date", "Action", "Source", "Annulation")
LARGEUR_MIN = 104


class TableActions(QTableWidget):
    """``action_choisie`` carries the id of an action."""

    action_choisie = Signal(int)

    def __init__(self) -> None:
        super().__init__(0, len(COLONNES))
        px = theme().px
        self._etats: list[EtatAction] = []
        self.setObjectName("historique")
        self.setHorizontalHeaderLabels(list(COLONNES))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(28))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAccessibleName("Actions, de la plus récente à la plus ancienne")
        entete = self.horizontalHeader()
        entete.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        entete.setHighlightSections(False)
        entete.setMinimumSectionSize(px(LARGEUR_MIN))
        entete.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        entete.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.currentCellChanged.connect(self._choisir)

    def montrer(self, etats: Sequence[EtatAction], annee: int) -> None:
        """Show these actions instead of the others; the same one stays chosen."""
        choisie = self.action_id()
        self._etats = list(etats)
        self.setRowCount(0)
        self.setRowCount(len(etats))
        for rang, etat in enumerate(etats):
            self._poser(rang, etat, annee)
        rangs = [rang for rang, etat in enumerate(etats) if etat.action.id == choisie]
        if etats:
            self.setCurrentCell(rangs[0] if rangs else 0, 1)

    def filtrer(self, texte: str) -> None:
        """Keep the actions whose words hold the text."""
        cherche = fold(texte)
        for rang, etat in enumerate(self._etats):
            dit = fold(f"{etat.action.libelle} {etat.action.source} {etat.statut}")
            self.setRowHidden(rang, cherche not in dit)

    def action_id(self) -> int | None:
        """Return the action chosen."""
        rang = self.currentRow()
        return self._etats[rang].action.id if 0 <= rang < len(self._etats) else None

    def etat(self) -> EtatAction | None:
        """Return the action chosen, and what may be done of it."""
        rang = self.currentRow()
        return self._etats[rang] if 0 <= rang < len(self._etats) else None

    def _poser(self, rang: int, etat: EtatAction, annee: int) -> None:
        action = etat.action
        textes = (jour_heure(action.at, annee), action.libelle, action.source, etat.statut)
        for colonne, texte in enumerate(textes):
            case = QTableWidgetItem(texte)
            case.setToolTip(infobulle(texte, etat.raison if colonne == len(textes) - 1 else ""))
            if action.annulee or colonne != 1:
                case.setForeground(QBrush(QColor(theme().couleurs.discret)))
            self.setItem(rang, colonne, case)

    def _choisir(self, rang: int, *_: int) -> None:
        if 0 <= rang < len(self._etats):
            self.action_choisie.emit(self._etats[rang].action.id)
