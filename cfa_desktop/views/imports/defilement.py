"""A page that shows all it has when the window is high enough, and scrolls as a whole when it is not."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTableView, QWidget

LIGNES_VUES = 4
GRAND_TEXTE_PCT = 140  # beyond, what stood on one line takes two


class PileCourante(QStackedWidget):
    """A pile as high as the page on top needs: the other ones claim nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        return False  # Qt would ask every page; ``minimumSizeHint`` asks the one on top, at its width

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        if page is None:
            return QSize()
        return QSize(page.minimumSizeHint().width(), hauteur_requise(page, self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


class DefilementSiBas(QScrollArea):
    """Gives its content the height on screen, or the least that it needs when that is more."""

    def __init__(self, contenu: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._contenu = contenu
        self._vues: set[QTableView] = set()
        self.setWidget(contenu)
        contenu.installEventFilter(self)

    def accompagner(self, vues: Iterable[QTableView]) -> None:
        """Keep four lines of those lists, and let them be read: what stands above scrolls away first."""
        for vue in vues:
            vue.setMinimumHeight(_hauteur_lue(vue))
            vue.installEventFilter(self)
            vue.viewport().installEventFilter(self)
            self._vues.add(vue)

    def aller_en_haut(self) -> None:
        """Bring up the beginning of the content."""
        self.verticalScrollBar().setValue(0)

    def aller_en_bas(self) -> None:
        """Bring up the end of the content: the list, under what was chosen for it."""
        self._ajuster()
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def minimumSizeHint(self) -> QSize:
        barre = self.verticalScrollBar().sizeHint().width()
        return QSize(self._contenu.minimumSizeHint().width() + barre, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return self._contenu.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ajuster()

    def eventFilter(self, objet: QObject, event: QEvent) -> bool:
        if objet is self._contenu and event.type() == QEvent.Type.LayoutRequest:
            self._ajuster()
            self.updateGeometry()
        elif isinstance(event, QFocusEvent) and isinstance(objet, QTableView):
            # Not at a click: what is under the mouse stays there.
            if event.gotFocus() and event.reason() != Qt.FocusReason.MouseFocusReason:
                self._montrer(objet)
        elif isinstance(event, QWheelEvent) and objet.parent() in self._vues and self._cede(event):
            QCoreApplication.sendEvent(self.verticalScrollBar(), event)
            return True
        return super().eventFilter(objet, event)

    def _montrer(self, vue: QWidget) -> None:
        haut = vue.mapTo(self._contenu, QPoint(0, 0)).y()
        barre, place = self.verticalScrollBar(), self.viewport().height()
        barre.setValue(min(haut, max(barre.value(), haut + vue.height() - place)))

    def _cede(self, event: QWheelEvent) -> bool:
        barre = self.verticalScrollBar()
        return event.angleDelta().y() < 0 and barre.value() < barre.maximum()

    def _ajuster(self) -> None:
        place = self.maximumViewportSize()
        haut = hauteur_requise(self._contenu, place.width())
        if haut > place.height():
            place.setWidth(place.width() - self.verticalScrollBar().sizeHint().width())
            # The narrower page is at least as high: the bar does not come and go.
            place.setHeight(max(place.height() + 1, hauteur_requise(self._contenu, place.width())))
        self._contenu.resize(place)


def hauteur_requise(widget: QWidget, largeur: int) -> int:
    """Return the least height in which a widget of that width shows all it has."""
    boite = widget.layout()
    if boite is not None and boite.hasHeightForWidth():
        return boite.totalMinimumHeightForWidth(largeur)
    return max(widget.minimumHeight(), widget.minimumSizeHint().height())


def _hauteur_lue(vue: QTableView) -> int:
    lignes = LIGNES_VUES * vue.verticalHeader().defaultSectionSize()
    barre = vue.horizontalScrollBar().sizeHint().height()
    return vue.horizontalHeader().sizeHint().height() + lignes + barre + 2 * vue.frameWidth()
