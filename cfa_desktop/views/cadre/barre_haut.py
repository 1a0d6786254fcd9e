"""The top bar: title of the page, search everywhere, session."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.champ_recherche import ChampRecherche
from cfa_desktop.views.widgets.etiquette import etiquette

LARGEUR_MINIMALE = 220  # whatever the text size: the title and the session need their place


class BarreHaut(QWidget):
    """Title, « Rechercher partout », « Session … »; the signals carry the year of a session."""

    campagne_choisie = Signal(int)
    calendrier_demande = Signal(int)
    preparation_demandee = Signal()

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.titre = etiquette("", "titre")
        self.recherche = ChampRecherche("Rechercher partout", "Ctrl+K")
        self.recherche.setMinimumWidth(LARGEUR_MINIMALE)
        self.recherche.setMaximumWidth(px(420))
        self.session = QPushButton()
        self.session.setProperty("poids", "quiet")
        self._menu = QMenu(self)
        boite = QHBoxLayout(self)
        boite.setContentsMargins(px(20), px(6), px(20), px(2))
        boite.setSpacing(px(16))
        boite.addWidget(self.titre)
        boite.addStretch(1)
        boite.addWidget(self.recherche, 2)
        boite.addWidget(self.session)

    def montrer_campagnes(self, campagnes: Sequence[int], courante: int | None) -> None:
        """Show the session worked on; its menu leads to the others and to its calendar."""
        self.session.setVisible(courante is not None)
        self.session.setText(f"Session {courante}")
        self.session.setAccessibleName(f"Session Parcoursup {courante}")
        self._menu.clear()
        for annee in reversed(campagnes):
            action = self._menu.addAction(f"Session {annee}")
            action.setCheckable(True)
            action.setChecked(annee == courante)
            action.triggered.connect(partial(self.campagne_choisie.emit, annee))
        if courante is None:
            return
        self._menu.addSeparator()
        calendrier = self._menu.addAction(f"Calendrier de la session {courante}…")
        calendrier.triggered.connect(partial(self.calendrier_demande.emit, courante))
        self._menu.addAction("Préparer la session suivante…").triggered.connect(self._preparer)
        self.session.setMenu(self._menu)
        self.session.setToolTip("Calendrier de la session, autres sessions")

    def _preparer(self) -> None:
        self.preparation_demandee.emit()
