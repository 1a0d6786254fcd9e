"""Where doubts about persons are opened from: the menu of the list, a dossier, a line being imported."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cfa_desktop.models.doublons import DouteHomonyme, Paire
from cfa_desktop.models.extraction import Doute
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.background import run_in_background
from cfa_desktop.views.doublons.dialogue import DoublonsDialog
from cfa_desktop.views.icones import icone

LIBELLE = "Doublons possibles…"
AUCUN = "Aucun doublon possible dans cette session."


class MenuDoublons(QObject):
    """The line « Doublons possibles… (n) » of a menu; counted in a thread each time the menu opens."""

    def __init__(self, bureau: Bureau, menu: QMenu, page: QWidget) -> None:
        super().__init__(menu)
        self._bureau, self._page = bureau, page
        self._paires: Sequence[Paire] = ()
        menu.addSeparator()
        self.action = QAction(icone("users"), LIBELLE, menu)
        self.action.triggered.connect(self.ouvrir)
        menu.addAction(self.action)

    def compter(self, annee: int) -> None:
        """Count the pairs of a session again, without holding the menu back."""
        bureau = self._bureau
        run_in_background(lambda: bureau.doublons.paires(annee), done=self._compte, failed=self._lever)

    def ouvrir(self) -> None:
        """Show the pairs one after the other."""
        montrer(self._bureau, [paire.ids for paire in self._paires], self._page)

    def _compte(self, paires: Sequence[Paire]) -> None:
        self._paires = paires
        self.action.setText(f"{LIBELLE} ({len(paires)})")
        self.action.setEnabled(bool(paires))
        self.action.setToolTip("" if paires else AUCUN)

    def _lever(self, erreur: Exception) -> None:
        raise erreur


def offrir(bureau: Bureau, menu: QMenu, page: QWidget, annee: int) -> None:
    """Add « Doublons possibles… » to a menu that opens, once, and count them."""
    deja = menu.findChild(MenuDoublons)
    (deja if isinstance(deja, MenuDoublons) else MenuDoublons(bureau, menu, page)).compter(annee)


def montrer(bureau: Bureau, paires: Sequence[tuple[int, int]], page: QWidget) -> DoublonsDialog | None:
    """Show pairs of persons over a page, which passes on what was settled; None without any pair."""
    if not paires:
        return None
    dialogue = DoublonsDialog(bureau, paires, page)
    dialogue.change.connect(page.change)  # type: ignore[attr-defined]
    dialogue.setModal(True)
    dialogue.show()
    return dialogue


def comparer_a_la_ligne(bureau: Bureau, doute: Doute, page: QWidget) -> None:
    """Show the line of a doubt beside the person it may be about."""
    from cfa_desktop.views.doublons.ligne_dialog import LigneDialog

    if isinstance(doute, DouteHomonyme):
        dialogue = LigneDialog(bureau, doute, page)
        dialogue.change.connect(page.change)  # type: ignore[attr-defined]
        dialogue.setModal(True)
        dialogue.show()
