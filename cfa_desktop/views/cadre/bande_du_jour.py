"""The strip of the day under the title: each reminder leads to its list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

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
        self._liens: list[tuple[Rappel, list[QWidget]]] = []
        self._une_ligne = False
        self.plus = bouton("\u2002Plus", "lien")
        self.plus.setAccessibleName("Plus de rappels de la journée")
        self.menu = QMenu(self.plus)
        self.plus.setMenu(self.menu)
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
        self._vider()
        for rang, rappel in enumerate(rappels):
            widgets = [self._mot(" · ")] if rang else []
            widgets.append(self._lien(rappel))
            self._liens.append((rappel, widgets))
            for widget in widgets:
                self._ligne.addWidget(widget)
        if not rappels:
            self._ligne.addWidget(self._mot(RIEN if journee else ""))
        self._ligne.addWidget(self.plus)
        self._tenir()
        self.alerte.set_texte(alerte)
        self.alerte.setVisible(bool(alerte))

    def serrer(self, *, une_ligne: bool) -> None:
        """Keep to one line, what does not fit under « Plus », or take as many as it needs."""
        if une_ligne != self._une_ligne:
            self._une_ligne = une_ligne
            self._tenir()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._tenir()

    def _tenir(self) -> None:
        place = self._ligne.geometry().width() or self.width()
        larges = [sum(widget.sizeHint().width() for widget in widgets) for _, widgets in self._liens]
        tout = not self._une_ligne or sum(larges) <= place
        reste = place if tout else place - self.plus.sizeHint().width()
        self.menu.clear()
        for large, (rappel, widgets) in zip(larges, self._liens, strict=True):
            reste -= large
            visible = tout or (reste >= 0 and not self.menu.actions())
            for widget in widgets:
                widget.setVisible(visible)
            if not visible:
                self.menu.addAction(rappel.texte.replace("&", "&&")).triggered.connect(
                    partial(self._choisir, rappel)
                )
        self.plus.setHidden(tout)

    def _vider(self) -> None:
        self._liens = []
        while element := self._ligne.takeAt(0):
            widget = element.widget()
            if widget is not None and widget is not self.plus:
                widget.setParent(None)
                widget.deleteLater()

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

    def _choisir(self, rappel: Rappel, *_: object) -> None:
        self.rappel_choisi.emit(rappel)

    def _voir_alerte(self, _action: str) -> None:
        from cfa_desktop.views.cadre.journee import Rappel

        self.rappel_choisi.emit(Rappel("a_saisir", self.alerte.texte.text()))
