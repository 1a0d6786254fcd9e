"""A box to tick whose label takes as many lines as the column asks for."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from cfa_desktop.views.theme import theme

_CASE = 30  # the box and the gap before its label


class CaseLongue(QCheckBox):
    """A check box that cuts its label between words: Qt's own never does."""

    def __init__(self, libelle: str) -> None:
        super().__init__()
        self._libelle = libelle
        self.setAccessibleName(libelle)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(libelle.replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        coupe = self._couper(self.width() - theme().px(_CASE)).replace("&", "&&")
        if coupe != self.text():
            self.setText(coupe)
            self.setFixedHeight(self.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _couper(self, place: int) -> str:
        lignes, metrique = [""], self.fontMetrics()
        for mot in self._libelle.split(" "):
            suite = f"{lignes[-1]} {mot}".strip()
            if metrique.horizontalAdvance(suite) <= place or not lignes[-1]:
                lignes[-1] = suite
            else:
                lignes.append(mot)
        return "\n".join(lignes)
