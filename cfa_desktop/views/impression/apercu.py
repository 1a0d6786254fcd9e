"""The preview: every page under the other, its zoom, the page on screen and the way to another."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QBuffer, QPointF, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from cfa_desktop.views.impression.document import charger
from cfa_desktop.views.impression.grand_texte import est_grand
from cfa_desktop.views.impression.tirage import POINTS_PAR_POUCE
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etat_vide import EtatVide
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee

LARGEUR, PAGE = "largeur", "page"
PALIERS = (25, 33, 50, 67, 75, 90, 100, 125, 150, 200, 300, 400)
_MODES = {LARGEUR: QPdfView.ZoomMode.FitToWidth, PAGE: QPdfView.ZoomMode.FitInView}


class Apercu(QWidget):
    """``montrer`` a PDF; ``zoom_change`` carries « largeur », « page » or a percentage as text."""

    zoom_change = Signal(str)
    reprise_demandee = Signal()

    def __init__(self, zoom: str) -> None:
        super().__init__()
        self._tampon: QBuffer | None = None
        self._zoom = PAGE
        self.titre = EtiquetteElidee("", "rubrique")
        self.vue = QPdfView()
        self.vue.setPageMode(QPdfView.PageMode.MultiPage)
        self.vue.setAccessibleName("Aperçu des pages")
        # Not a child of the view: a document that closes while its view is being destroyed crashes QtPdf.
        self.document = QPdfDocument(self)
        self.vue.setDocument(self.document)
        self.largeur = self._outil("Largeur", "Toute la largeur de la page")
        self.entiere = self._outil("Entière" if est_grand() else "Page entière", "Toute la page")
        self.reduire = self._outil("", "Réduire", "minus")
        self.taux = etiquette("", "compte")
        self.agrandir = self._outil("", "Agrandir", "plus")
        self.page = QSpinBox()
        self.page.setAccessibleName("Aller à la page")
        self.page.setKeyboardTracking(False)
        self.page.setFixedWidth(theme().px(64))
        self.total = etiquette("", "compte")
        self.vide = EtatVide("printer", "Préparation du document…", "Préparer l’aperçu")
        self.vide.bouton.hide()
        self._disposer()
        self._brancher()
        self.zoomer(zoom)

    @property
    def nombre(self) -> int:
        """Return how many pages are shown, 0 before any."""
        return self.document.pageCount() if self._tampon is not None else 0

    @property
    def zoom(self) -> str:
        """Return the zoom in use."""
        return self._zoom

    def montrer(self, pdf: bytes) -> None:
        """Show a document in place of the former one, at the same page; raise ``PdfIllisible``."""
        courante, ancien = self.vue.pageNavigator().currentPage(), self._tampon
        self.document.close()
        self._tampon = None
        self._tampon = charger(self.document, pdf, self)
        if ancien is not None:
            ancien.deleteLater()
        self._pile.setCurrentWidget(self.vue)
        self.page.setRange(1, self.nombre)
        self.total.setText(f"/\u00a0{self.nombre}")
        self._outils.show()
        self.aller(min(courante, self.nombre - 1))
        self._dire_taux()

    def attendre(self, phrase: str, *, reprise: bool = False) -> None:
        """Say why nothing is shown yet; nothing changes once a document is."""
        self.vide.phrase.setText(phrase)
        self.vide.bouton.setVisible(reprise)

    def aller(self, page: int) -> None:
        """Show a page, from 0."""
        self.vue.pageNavigator().jump(page, QPointF())
        self._suivre(page)

    def zoomer(self, zoom: str) -> None:
        """Fit the width, the whole page, or a percentage."""
        if zoom in _MODES:
            self.vue.setZoomMode(_MODES[zoom])
        else:
            pourcents = int(zoom) if zoom.isdigit() else 100
            pourcents = max(PALIERS[0], min(PALIERS[-1], pourcents))
            zoom = str(pourcents)
            self.vue.setZoomMode(QPdfView.ZoomMode.Custom)
            self.vue.setZoomFactor(pourcents / 100)
        self.largeur.setChecked(zoom == LARGEUR)
        self.entiere.setChecked(zoom == PAGE)
        self._zoom = zoom
        self._dire_taux()
        self.zoom_change.emit(zoom)

    def _outil(self, texte: str, dit: str, nom_icone: str = "") -> QPushButton:
        outil = bouton(texte, "quiet", nom_icone=nom_icone)
        outil.setAutoDefault(False)
        outil.setAccessibleName(dit)
        outil.setToolTip(dit)
        return outil

    def _disposer(self) -> None:
        px = theme().px
        self._outils = QWidget()
        rangee = QHBoxLayout(self._outils)
        rangee.setContentsMargins(0, 0, 0, 0)
        rangee.setSpacing(px(4))
        for outil in (self.largeur, self.entiere):
            outil.setCheckable(True)
        a_gauche: tuple[QWidget, ...] = (
            self.largeur,
            self.entiere,
            self.reduire,
            self.taux,
            self.agrandir,
        )
        for widget in a_gauche:
            rangee.addWidget(widget)
        self.taux.setVisible(not est_grand())  # the page itself shows how large it is
        rangee.addStretch(1)
        if not est_grand():
            rangee.addWidget(etiquette("Page", "compte"))
        rangee.addWidget(self.page)
        rangee.addWidget(self.total)
        self._outils.hide()
        self._pile = QStackedWidget()
        self._pile.addWidget(self.vide)
        self._pile.addWidget(self.vue)
        haut = QVBoxLayout()
        haut.setContentsMargins(px(16), px(12), px(16), px(8))
        haut.setSpacing(px(6))
        haut.addWidget(self.titre)
        haut.addWidget(self._outils)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addLayout(haut)
        boite.addWidget(self._pile, 1)

    def _brancher(self) -> None:
        self.largeur.clicked.connect(partial(self._choisir, LARGEUR))
        self.entiere.clicked.connect(partial(self._choisir, PAGE))
        self.agrandir.clicked.connect(self.plus_grand)
        self.reduire.clicked.connect(self.plus_petit)
        self.page.valueChanged.connect(self._demander_page)
        self.vue.pageNavigator().currentPageChanged.connect(self._suivre)
        self.vide.action_demandee.connect(self.reprise_demandee)
        for touches, geste in (
            ("Ctrl++", self.plus_grand),
            ("Ctrl+=", self.plus_grand),
            ("Ctrl+-", self.plus_petit),
            ("Ctrl+0", partial(self._choisir, PAGE)),
        ):
            raccourci = QShortcut(QKeySequence(touches), self)
            raccourci.setContext(Qt.ShortcutContext.WindowShortcut)
            raccourci.activated.connect(geste)

    def plus_grand(self) -> None:
        """Go to the next step up."""
        taux = self._pourcents()
        self.zoomer(str(next((palier for palier in PALIERS if palier > taux), PALIERS[-1])))

    def plus_petit(self) -> None:
        """Go to the next step down."""
        taux = self._pourcents()
        self.zoomer(str(next((palier for palier in reversed(PALIERS) if palier < taux), PALIERS[0])))

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().resizeEvent(event)
        self._dire_taux()

    def _choisir(self, zoom: str, *_: object) -> None:
        self.zoomer(zoom)

    def _demander_page(self, numero: int) -> None:
        if numero - 1 != self.vue.pageNavigator().currentPage():
            self.vue.pageNavigator().jump(numero - 1, QPointF())

    def _suivre(self, page: int) -> None:
        self.page.blockSignals(True)
        self.page.setValue(page + 1)
        self.page.blockSignals(False)

    def _pourcents(self) -> int:
        """Return the zoom now on screen, fitted or not."""
        if self._zoom not in _MODES:
            return int(self._zoom)
        if not self.nombre:
            return 100
        points, place = self.document.pagePointSize(0), self.vue.viewport().size()
        ecran = self.vue.logicalDpiX() / POINTS_PAR_POUCE
        marges = self.vue.documentMargins()
        en_largeur = (place.width() - marges.left() - marges.right()) / (points.width() * ecran)
        if self._zoom == LARGEUR:
            return round(en_largeur * 100)
        en_hauteur = (place.height() - self.vue.pageSpacing()) / (points.height() * ecran)
        return round(min(en_largeur, en_hauteur) * 100)

    def _dire_taux(self) -> None:
        self.taux.setText(f"{self._pourcents()}\u00a0%")
