"""The strip of the day under the title: each reminder leads to its list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.flux import Flux

if TYPE_CHECKING:
    from cfa_desktop.views.cadre.journee import Journee, Rappel

RIEN = "Rien d’urgent aujourd’hui."


class BandeDuJour(QWidget):
    """Reminders separated by dots; ``rappel_choisi`` carries a ``Rappel``."""

    rappel_choisi = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bandeDuJour")
        self.setAccessibleName("Ce que demande la journée")
        px = theme().px
        self._ligne = Flux()
        self.alerte = Bandeau("", "attention", ("Voir",))
        self.alerte.action_demandee.connect(self._voir_alerte)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(18), 0, px(20), px(4))
        boite.setSpacing(px(6))
        boite.addLayout(self._ligne)
        boite.addWidget(self.alerte)
        self.montrer(None)

    def montrer(self, journee: Journee | None) -> None:
        """Show the day, None before it is known."""
        rappels = journee.rappels if journee else ()
        alerte = journee.alerte if journee else ""
        while element := self._ligne.takeAt(0):
            if widget := element.widget():
                widget.setParent(None)
                widget.deleteLater()
        for rang, rappel in enumerate(rappels):
            if rang:
                self._ligne.addWidget(self._mot(" · "))
            self._ligne.addWidget(self._lien(rappel))
        if not rappels:
            self._ligne.addWidget(self._mot(RIEN if journee else ""))
        self.alerte.set_texte(alerte)
        self.alerte.setVisible(bool(alerte))

    def _mot(self, texte: str) -> QWidget:
        mot = etiquette(texte, "discret")
        mot.setFixedHeight(theme().px(24))
        return mot

    def _lien(self, rappel: Rappel) -> QWidget:
        lien = bouton(rappel.texte, "lien")
        lien.setProperty("pressant", rappel.pressant)
        lien.setCursor(Qt.CursorShape.PointingHandCursor)
        lien.clicked.connect(partial(self._choisir, rappel))
        return lien

    def _choisir(self, rappel: Rappel) -> None:
        self.rappel_choisi.emit(rappel)

    def _voir_alerte(self, _action: str) -> None:
        from cfa_desktop.views.cadre.journee import Rappel

        self.rappel_choisi.emit(Rappel("a_saisir", self.alerte.texte.text()))
