"""What ties the guichet to the main window: opened from it, told what changes in it, gone with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from cfa_desktop.views.guichet.fenetre import FenetreGuichet

if TYPE_CHECKING:
    from cfa_desktop.views.main_window import MainWindow


class OuvertureGuichet(QObject):
    """Holds the small window; the two say to each other what they write."""

    def __init__(self, principale: MainWindow) -> None:
        super().__init__(principale)
        self._principale = principale
        self.guichet = FenetreGuichet(principale.bureau, principale.apparence)
        self._parle = False
        self.guichet.change.connect(self._dire)
        self.guichet.dossier_demande.connect(self._ouvrir_dossier)
        principale.pages.change.connect(self._relire)
        principale.annulation.fait.connect(self._relire)
        principale.installEventFilter(self)

    def ouvrir(self) -> None:
        """Show the guichet, in front of everything."""
        self.guichet.ouvrir()

    def eventFilter(self, objet: QObject, event: QEvent) -> bool:
        if objet is self._principale and event.type() == QEvent.Type.Close:
            self._principale.removeEventFilter(self)
            self.guichet.quitter()
        return super().eventFilter(objet, event)

    def _dire(self, phrase: str) -> None:
        self._parle = True  # it knows already what it has just written
        try:
            self._principale.pages.change.emit(phrase)
        finally:
            self._parle = False

    def _relire(self, *_: object) -> None:
        if self.guichet.isVisible() and not self._parle:
            self.guichet.refresh()

    def _ouvrir_dossier(self, candidature_id: int) -> None:
        self._principale.pages.ouvrir_voeu(candidature_id)
        if self._principale.isMinimized():
            self._principale.showNormal()
        self._principale.raise_()
        self._principale.activateWindow()
