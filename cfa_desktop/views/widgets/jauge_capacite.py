"""The capacity gauge as a widget."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cfa_desktop.views.delegates.jauge import CASES_MAX, Jauge, peindre_jauge
from cfa_desktop.views.theme import theme


class JaugeCapacite(QWidget):
    """Squares (observed, prepared), dots (free) and the figures."""

    def __init__(self, jauge: Jauge | None = None) -> None:
        super().__init__()
        self._jauge = Jauge(0, 0, None)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.montrer(jauge or self._jauge)

    def montrer(self, jauge: Jauge) -> None:
        """Show that gauge."""
        self._jauge = jauge
        self.setToolTip(jauge.phrase)
        self.setAccessibleName(jauge.phrase)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = theme().px
        total = max(self._jauge.capacite or 0, self._jauge.pleins + self._jauge.prepares)
        pris = px(100) if total > CASES_MAX else total * px(12)
        return QSize(pris + px(8) + self.fontMetrics().horizontalAdvance(self._jauge.texte), px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        peintre = QPainter(self)
        pris = peindre_jauge(peintre, self.rect(), self._jauge) + theme().px(4)
        peintre.setPen(QColor(theme().couleurs.texte))
        texte = QRect(pris, 0, self.width() - pris, self.height())
        peintre.drawText(texte, Qt.AlignmentFlag.AlignVCenter, self._jauge.texte)
        peintre.end()
