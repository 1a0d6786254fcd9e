"""Vertical tabs beside one continuous page: a tab scrolls to its part, scrolling moves the tab."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.separateur import Separateur

MARGES_ONGLET = 34  # those of a tab in the sheet, and the scroll bar of the tabs
GRAS = 1.08
DELAI_MS = 60  # longer than between two repeats of a key held down


class SectionsDefilantes(QWidget):
    """Parts added in order; ``section_changee`` carries the key of the part being read.

    A part kept apart is built and shown when its tab is asked for, alone: the continuous page never holds it.
    """

    section_changee = Signal(str)

    def __init__(self, largeur_onglets: int = 188) -> None:
        super().__init__()
        self._onglets: dict[str, QPushButton] = {}
        self._parties: dict[str, QWidget] = {}
        self._a_part: dict[str, Callable[[], QWidget]] = {}
        self._promises: dict[str, Callable[[], QWidget]] = {}
        self._courante = ""
        self._visee = ""
        self._demandee = ""
        self._decalage = 0.0
        self._a_tenir = QTimer(self, singleShot=True, interval=DELAI_MS)
        self._a_tenir.timeout.connect(self.tenir)
        self._a_placer = QTimer(self, singleShot=True, interval=0)
        self._a_placer.timeout.connect(self._placer)
        px = theme().px
        self._place = px(largeur_onglets - MARGES_ONGLET)
        self._colonne = QVBoxLayout()
        self._colonne.setContentsMargins(0, px(8), 0, px(8))
        self._colonne.setSpacing(px(2))
        self._colonne.addStretch(1)
        onglets = QWidget()
        onglets.setObjectName("contenu")
        onglets.setLayout(self._colonne)
        cote = QScrollArea(widgetResizable=True)
        cote.setFixedWidth(px(largeur_onglets))
        cote.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        cote.setFrameShape(QFrame.Shape.NoFrame)
        cote.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cote.setWidget(onglets)
        self._pile = self._faire_page()
        boite = QHBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addWidget(cote)
        boite.addWidget(Separateur("vertical"))
        boite.addWidget(self._pile, 1)

    def _faire_page(self) -> QStackedWidget:
        """Make the continuous page, and the pile where a part kept apart covers it."""
        px = theme().px
        self._contenu = contenu = QWidget()
        contenu.setObjectName("contenu")
        self._page = QVBoxLayout(contenu)
        self._page.setContentsMargins(px(24), px(16), px(24), px(16))
        self._page.setSpacing(px(24))
        self._queue = QWidget()
        self._page.addWidget(self._queue)
        self._page.addStretch(1)
        self.defilement = QScrollArea(widgetResizable=True)
        self.defilement.setWidget(contenu)
        self.defilement.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.defilement.setAccessibleName("Dossier, page continue")
        self.defilement.verticalScrollBar().valueChanged.connect(self._suivre)
        self.defilement.verticalScrollBar().rangeChanged.connect(self._a_placer.start)
        pile = QStackedWidget()
        pile.addWidget(self.defilement)
        return pile

    def ajouter(self, cle: str, titre: str, contenu: QWidget) -> None:
        """Add a part at the end, with its tab."""
        partie = _partie(titre, contenu)
        self._parties[cle] = partie
        self._page.insertWidget(self._page.count() - 2, partie)
        self._ajouter_onglet(cle, titre)
        if not self._courante:
            self._marquer(cle)
        self._a_placer.start()

    def promettre(self, cle: str, titre: str, fabrique: Callable[[], QWidget]) -> None:
        """Add a part that stands below what is seen at first: ``fabrique`` makes it a little later."""
        self.ajouter(cle, titre, QWidget())
        self._promises[cle] = fabrique
        self._a_tenir.start()

    def tenir(self) -> None:
        """Make the parts that were promised."""
        promises, self._promises = self._promises, {}
        for cle, fabrique in promises.items():
            boite, partie = self._parties[cle].layout(), fabrique()
            if boite is not None:
                boite.addWidget(partie)
                partie.show()  # at once: a tab may be asking for its place
        if promises:
            self._a_placer.start()

    def ajouter_a_part(self, cle: str, titre: str, fabrique: Callable[[], QWidget]) -> None:
        """Add the tab of a part that the continuous page leaves out: ``fabrique`` makes it when asked for."""
        self._a_part[cle] = lambda: _partie(titre, fabrique())
        self._ajouter_onglet(cle, titre)

    def _ajouter_onglet(self, cle: str, titre: str) -> None:
        onglet = QPushButton()
        onglet.setObjectName("onglet")
        onglet.ensurePolished()
        onglet.setText(_sur_lignes(titre, onglet.fontMetrics(), self._place).replace("&", "&&"))
        onglet.setCheckable(True)
        onglet.setAccessibleName(f"Aller à {titre}")
        onglet.clicked.connect(partial(self.aller, cle))
        self._onglets[cle] = onglet
        self._colonne.insertWidget(self._colonne.count() - 1, onglet)

    def vider(self) -> None:
        """Remove every part and tab."""
        self._promises.clear()
        self._demandee = ""
        self._a_tenir.stop()
        self._fermer_a_part()
        for widget in (*self._parties.values(), *self._onglets.values()):
            widget.setParent(None)
            widget.deleteLater()
        self._parties.clear()
        self._onglets.clear()
        self._a_part.clear()
        self._courante = ""

    @property
    def courante(self) -> str:
        """Return the key of the part being read, "" without any."""
        return self._courante

    @property
    def decalage(self) -> float:
        """Return how far into the part being read the page is scrolled, in pixels of text at 100 %."""
        lue = self._parties.get(self._courante)
        haut = self.defilement.verticalScrollBar().value()
        return (haut - self._haut(self._courante)) / theme().echelle if lue is not None else 0.0

    def aller(self, cle: str, decalage: float = 0.0) -> None:
        """Scroll to a part, or so far into it, or show alone one that is kept apart."""
        self._decalage = decalage
        self.tenir()
        self._fermer_a_part()
        self._demandee = ""
        if cle in self._a_part:
            self._pile.setCurrentIndex(self._pile.addWidget(_page_a_part(self._a_part[cle]())))
            self._marquer(cle)
            return
        self._demandee = cle  # parts just added have no place yet: it is gone to again once they have
        self._viser(cle)

    def _viser(self, cle: str) -> None:
        self._ajuster_queue()
        barre = self.defilement.verticalScrollBar()
        # The scroll below moves the tab by itself; at the bottom of the page the asked part still wins.
        self._visee = cle
        barre.setValue(min(barre.maximum(), self._haut(cle) + theme().px(self._decalage)))
        self._visee = ""
        self._marquer(cle)

    def _fermer_a_part(self) -> None:
        while (ouverte := self._pile.widget(1)) is not None:
            self._pile.removeWidget(ouverte)
            ouverte.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        barre = self.defilement.verticalScrollBar()
        if event.key() == Qt.Key.Key_Space:
            recul = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            barre.setValue(barre.value() + (-1 if recul else 1) * round(barre.pageStep() * 0.9))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ajuster_queue()

    def _haut(self, cle: str) -> int:
        point = self._parties[cle].mapTo(self._contenu, QPoint(0, 0))
        return max(0, point.y() - theme().px(16))

    def _ajuster_queue(self) -> None:
        # Room after the last part, so that its tab too can bring it to the top.
        if self._parties:
            derniere = list(self._parties.values())[-1]
            manque = self.defilement.viewport().height() - derniere.sizeHint().height() - theme().px(64)
            self._queue.setFixedHeight(max(0, manque))

    def _placer(self) -> None:
        """Mark the part being read once the parts just added stand at their places."""
        if self._demandee:
            self._viser(self._demandee)
            return
        self._ajuster_queue()
        self._suivre(self.defilement.verticalScrollBar().value())

    def _suivre(self, valeur: int) -> None:
        if self._visee or not self._parties or self._pile.currentIndex():
            return
        self._demandee = ""
        lue = next(iter(self._parties))
        for cle in self._parties:
            # Parts just added stand all at the same place: the first one is being read.
            if self._haut(lue) < self._haut(cle) <= valeur + theme().px(24):
                lue = cle
        self._marquer(lue)

    def _marquer(self, cle: str) -> None:
        for nom, onglet in self._onglets.items():
            onglet.setChecked(nom == cle)
        if cle != self._courante:
            self._courante = cle
            self.section_changee.emit(cle)


def _sur_lignes(titre: str, metrique: QFontMetrics, place: int) -> str:
    """Return the title on as many lines as it takes to be read whole, in bold too."""
    lignes = [""]
    for mot in titre.split():
        essai = f"{lignes[-1]} {mot}".strip()
        if lignes[-1] and metrique.horizontalAdvance(essai) * GRAS > place:
            lignes.append(mot)
        else:
            lignes[-1] = essai
    return "\n".join(lignes)


def _partie(titre: str, contenu: QWidget) -> QWidget:
    partie = QWidget()
    boite = QVBoxLayout(partie)
    boite.setContentsMargins(0, 0, 0, 0)
    boite.setSpacing(theme().px(8))
    boite.addWidget(etiquette(titre, "soustitre"))
    boite.addWidget(contenu)
    return partie


def _page_a_part(partie: QWidget) -> QWidget:
    px = theme().px
    page = QWidget()
    page.setObjectName("contenu")
    boite = QVBoxLayout(page)
    boite.setContentsMargins(px(24), px(16), px(24), px(16))
    boite.addWidget(partie)
    boite.addStretch(1)
    return page
