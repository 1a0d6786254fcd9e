"""The Échéances list itself: arrows fold and unfold, Enter and double click open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView

from cfa_desktop.views.echeances.delegue import EcheancesDelegate
from cfa_desktop.views.echeances.lignes import LigneEcheance
from cfa_desktop.views.echeances.modele import Index, ModeleEcheances
from cfa_desktop.views.theme import theme

_ZONE_DU_CHEVRON = (140, 180)


class ListeEcheances(QListView):
    """``choisie`` carries a line or None, ``ouverte`` a line, ``pliee`` the key of a group."""

    choisie = Signal(object)
    ouverte = Signal(object)
    pliee = Signal(str)
    menu_demande = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("listeEcheances")
        self.setAccessibleName("Échéances")
        self._visee = ""
        self.modele = ModeleEcheances(self)
        self.setModel(self.modele)
        self.setItemDelegate(EcheancesDelegate(self))
        self.setUniformItemSizes(True)
        # In large text and a low window the list gives its place up before the words under it.
        self.setMinimumHeight(theme().px(24))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._demander_menu)
        self.doubleClicked.connect(self._ouvrir)

    def montrer(self, lignes: Sequence[LigneEcheance], campagne: int) -> None:
        """Show those lines; the one chosen stays so when it is still there, the scrolling too."""
        cle, self._visee = self.courante.cle if self.courante else self._visee, ""
        ancien = max(0, self.currentIndex().row())
        haut = self.verticalScrollBar().value()
        self.modele.set_lignes(lignes, campagne)
        rang = self.modele.rang_de(cle) if cle else -1
        if rang < 0:
            # What was chosen has gone: the one that took its place is chosen, or the last one.
            choisissables = [i for i, ligne in enumerate(lignes) if ligne.est_choisissable]
            rang = next((i for i in choisissables if i >= ancien), choisissables[-1] if choisissables else -1)
        if rang >= 0:
            self.setCurrentIndex(self.modele.index(rang))
        self.verticalScrollBar().setValue(haut)
        self.choisie.emit(self.courante)

    def viser(self, cle: str) -> None:
        """Choose that line among the first ones shown."""
        self._visee = cle

    @property
    def courante(self) -> LigneEcheance | None:
        """Return the line chosen."""
        return self.modele.ligne(self.currentIndex().row())

    def currentChanged(self, courant: Index, precedent: Index) -> None:
        super().currentChanged(courant, precedent)
        self.choisie.emit(self.modele.ligne(courant.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ligne, touche = self.courante, event.key()
        if touche in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and ligne is not None:
            self.ouverte.emit(ligne)
        elif ligne is not None and ligne.genre == "groupe" and touche in _PLIE:
            if touche == Qt.Key.Key_Space or ligne.deplie is (touche == Qt.Key.Key_Left):
                self.pliee.emit(ligne.cle)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        ligne = self.modele.ligne(self.indexAt(event.position().toPoint()).row())
        debut, fin = (theme().px(borne) for borne in _ZONE_DU_CHEVRON)
        sur_le_chevron = debut <= event.position().x() <= fin
        if ligne is not None and ligne.genre == "groupe" and sur_le_chevron:
            self.pliee.emit(ligne.cle)

    def _ouvrir(self, index: QModelIndex) -> None:
        ligne = self.modele.ligne(index.row())
        if ligne is not None and ligne.est_choisissable:
            self.ouverte.emit(ligne)

    def _demander_menu(self, point: QPoint) -> None:
        if self.courante is not None:
            self.menu_demande.emit(self.viewport().mapToGlobal(point))


_PLIE = (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right)
