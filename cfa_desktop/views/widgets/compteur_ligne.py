"""A line of counters that is also a filter: label, count, pressed or not."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.theme import theme


class CompteurLigne(QAbstractButton):
    """A checkable row; ``retrait`` indents it, ``total`` makes it bold, a tone colours its dot."""

    def __init__(
        self, libelle: str, nombre: int = 0, *, retrait: int = 0, total: bool = False, ton: Ton | None = None
    ) -> None:
        super().__init__()
        self._nombre, self._retrait, self._total, self._ton = nombre, retrait, total, ton
        self.setCheckable(True)
        self.setText(libelle)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_nombre(nombre)

    def set_nombre(self, nombre: int) -> None:
        """Change the count."""
        self._nombre = nombre
        self.setAccessibleName(f"{self.text()}\u202f: {nombre}")
        self.update()

    def sizeHint(self) -> QSize:
        px = theme().px
        texte = QFontMetrics(self._police()).horizontalAdvance(self.text())
        return QSize(texte + px(64 + 16 * self._retrait), px(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(96), theme().px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._peindre_fond(peintre)
        px = theme().px
        couleurs = theme().couleurs
        peintre.setFont(self._police())
        nombre = f"{self._nombre:,}".replace(",", "\u202f")
        large = peintre.fontMetrics().horizontalAdvance(nombre)
        gauche = px(8 + 14 * self._retrait)
        if self._ton is not None:
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(QColor(couleurs.teinte(self._ton).trait))
            peintre.drawEllipse(QRect(gauche, (self.height() - px(6)) // 2, px(6), px(6)))
            gauche += px(12)
        eteint = self._nombre == 0 and not self.isChecked()
        peintre.setPen(QColor(couleurs.discret if eteint else couleurs.texte))
        zone = QRect(gauche, 0, self.width() - gauche - large - px(12), self.height())
        texte = peintre.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, zone.width())
        peintre.drawText(zone, Qt.AlignmentFlag.AlignVCenter, texte)
        fin = QRect(0, 0, self.width() - px(8), self.height())
        peintre.drawText(fin, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, nombre)
        peintre.end()

    def _police(self) -> QFont:
        police = QFont(self.font())
        if self._total or self.isChecked():
            police.setWeight(QFont.Weight.DemiBold)
        return police

    def _peindre_fond(self, peintre: QPainter) -> None:
        couleurs = theme().couleurs
        px = theme().px
        cadre = self.rect().adjusted(1, 1, -1, -1)
        peintre.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            peintre.setBrush(QColor(couleurs.selection))
            peintre.drawRoundedRect(cadre, px(5), px(5))
            peintre.setBrush(QColor(couleurs.accent))
            peintre.drawRoundedRect(QRect(1, px(6), px(3), self.height() - px(12)), 1.5, 1.5)
        elif self.underMouse():
            peintre.setBrush(QColor(couleurs.survol))
            peintre.drawRoundedRect(cadre, px(5), px(5))
        if self.hasFocus():
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.setPen(QPen(QColor(couleurs.accent), 1.5))
            peintre.drawRoundedRect(cadre, px(5), px(5))
