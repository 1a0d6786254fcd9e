"""A label that gives its place up: its text ends with « … » when the window is narrow."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import Etiquette, RoleTexte

_LARGEUR_MIN = 24


class EtiquetteElidee(Etiquette):
    """One line, elided when too narrow; the whole text is then in its tooltip."""

    def __init__(self, texte: str = "", role: RoleTexte = "valeur") -> None:
        super().__init__(texte, role)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, texte: str) -> None:
        super().setText(texte)
        self.setToolTip(f"<span>{escape(texte)}</span>" if texte else "")

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(_LARGEUR_MIN), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        peintre = QPainter(self)
        dit = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        peintre.setPen(self.palette().color(self.foregroundRole()))
        peintre.drawText(
            self.rect(), int(self.alignment().value) | int(Qt.TextFlag.TextSingleLine.value), dit
        )
        peintre.end()
