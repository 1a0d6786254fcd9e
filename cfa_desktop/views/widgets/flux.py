"""A row that wraps: widgets one after the other, on as many lines as the width asks for."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flux(QLayout):
    """Lays its widgets out like words, ``ecart`` pixels apart."""

    def __init__(self, parent: QWidget | None = None, *, ecart: int = 0) -> None:
        super().__init__(parent)
        self._ecart = ecart
        self._elements: list[QLayoutItem] = []

    def addItem(self, element: QLayoutItem) -> None:
        self._elements.append(element)

    def count(self) -> int:
        return len(self._elements)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._elements[index] if 0 <= index < len(self._elements) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._elements.pop(index) if 0 <= index < len(self._elements) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, largeur: int) -> int:
        return self._placer(QRect(0, 0, largeur, 0), poser=False)

    def setGeometry(self, cadre: QRect) -> None:
        super().setGeometry(cadre)
        self._placer(cadre, poser=True)

    def sizeHint(self) -> QSize:
        hauteur = max((element.sizeHint().height() for element in self._elements), default=0)
        montres = sum(not element.isEmpty() for element in self._elements)
        ecarts = self._ecart * max(0, montres - 1)
        return QSize(sum(element.sizeHint().width() for element in self._elements) + ecarts, hauteur)

    def minimumSize(self) -> QSize:
        tailles = [element.sizeHint() for element in self._elements]
        largeur = max((taille.width() for taille in tailles), default=0)
        return QSize(largeur, max((taille.height() for taille in tailles), default=0))

    def _placer(self, cadre: QRect, *, poser: bool) -> int:
        x, y, haute = cadre.x(), cadre.y(), 0
        for element in self._elements:
            if element.isEmpty():  # hidden: it takes no room, not even a gap
                continue
            taille = element.sizeHint()
            if x > cadre.x() and x + taille.width() > cadre.right() + 1:
                x, y, haute = cadre.x(), y + haute + self._ecart, 0
            if poser:
                element.setGeometry(QRect(x, y, taille.width(), taille.height()))
            x += taille.width() + self._ecart
            haute = max(haute, taille.height())
        return y + haute - cadre.y()
