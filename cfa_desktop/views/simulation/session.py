"""A simulation in the window: the bar is shown, every page follows, the present comes back exactly."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSizePolicy

from cfa_desktop.models.dates_fr import instant_complet
from cfa_desktop.views.simulation.barre import BarreSimulation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cfa_desktop.views.main_window import MainWindow

PRESUMES = "presumes"
PERSONNE = "plus personne ne passe\u202f: toute la liste est affichée."


class SessionSimulation(QObject):
    """Begins, follows and ends a simulation in one window."""

    def __init__(self, fenetre: MainWindow) -> None:
        super().__init__(fenetre)
        self._fenetre, self._bureau = fenetre, fenetre.bureau
        self._listes: frozenset[str] = frozenset()
        self._formation_listee: int | None = None
        self.barre = BarreSimulation()
        self.barre.hide()
        fenetre.placer_sous_le_titre(self.barre)
        self.barre.instant_choisi.connect(self._suivre)
        self.barre.liste_demandee.connect(self._lister)
        self.barre.retour_demande.connect(self.revenir)
        fenetre.haut.campagne_choisie.connect(self._changer_de_campagne)
        fenetre.pages.page_montree.connect(self._page_montree)

    def commencer(self, instant: datetime | None = None) -> None:
        """Show the bar, at an instant or at the next one where something happens by itself."""
        campagne = self._fenetre.campagne
        if campagne is None:
            self._fenetre.dire("Aucune session à simuler\u202f: créez d’abord une formation.")
            return
        simulation = self._bureau.simulations.preparer(campagne)
        voulu = instant or self._bureau.simulee or simulation.prochain_effet()
        self.barre.montrer(simulation, voulu)
        self._ceder_la_place(aux_pages=False)
        self.barre.plier(replie=False)
        self.barre.show()
        self.barre.curseur.glissiere.setFocus()
        self._suivre(voulu)

    def revenir(self) -> None:
        """Come back to the present."""
        if self._bureau.simulee is None:
            return
        self._bureau.simuler(None)
        self.barre.hide()
        self._fenetre.serrer_la_bande()
        self._ceder_la_place(aux_pages=True)
        if self._listes:
            self._fenetre.pages.oublier_la_liste(self._listes)  # at present nobody of them has passed
            self._listes = frozenset()
        self._fenetre.rafraichir()

    def _ceder_la_place(self, *, aux_pages: bool) -> None:
        """Let the page shrink rather than the bar when the text is large and the window low."""
        politique = self._fenetre.pages.sizePolicy()
        pouvoir = QSizePolicy.Policy.Preferred if aux_pages else QSizePolicy.Policy.Ignored
        politique.setVerticalPolicy(pouvoir)
        self._fenetre.pages.setSizePolicy(politique)

    def _page_montree(self, _cle: str) -> None:
        """Show the page asked for rather than the slider where both do not fit."""
        if self.barre.isVisible() and self.barre.est_basse():
            self.barre.plier(replie=True)

    def _suivre(self, instant: datetime) -> None:
        if self.barre.isHidden() or instant == self._bureau.simulee:
            return
        self._bureau.simuler(instant)
        self._fenetre.serrer_la_bande()
        quitte = self._suivre_la_liste()
        self._fenetre.rafraichir()
        if quitte:
            self._fenetre.dire(f"Au {instant_complet(instant)}, {PERSONNE}")

    def _suivre_la_liste(self) -> bool:
        """Keep « qui passe » to those who have passed by now; say whether nobody was left, so lifted."""
        if not self._listes:
            return False
        avant, self._listes = self._listes, frozenset(self.barre.passants(self._formation_listee))
        if not self._fenetre.pages.suivre_la_liste(avant, self._listes):
            self._listes = frozenset()  # another list was chosen since
            return False
        return not self._listes

    def _lister(self, formation_id: int | None, numeros: Sequence[str]) -> None:
        self._listes, self._formation_listee = frozenset(numeros), formation_id
        self._fenetre.pages.lister(numeros, PRESUMES, formation_id)

    def _changer_de_campagne(self, _annee: int) -> None:
        """Slide over the session now worked on."""
        if self._bureau.simulee is not None:
            self.commencer(self._bureau.simulee)
