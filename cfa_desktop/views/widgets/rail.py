"""The narrow rail on the left: icon, word, count; arrows move, Enter goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from cfa_desktop.views.icones import image
from cfa_desktop.views.theme import theme

_PLUS_DE = 999


class Destination(NamedTuple):
    """A place the rail leads to; ``raccourci`` is shown in its tooltip."""

    cle: str
    mot: str
    icone: str
    raccourci: str = ""


class _BoutonRail(QAbstractButton):
    """One destination, drawn: icon above its word, the count at the shoulder."""

    def __init__(self, destination: Destination) -> None:
        super().__init__()
        self.destination = destination
        self.nombre = 0
        self.setText(destination.mot)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(" – ".join(part for part in (destination.mot, destination.raccourci) if part))
        self.set_nombre(0)

    def set_nombre(self, nombre: int) -> None:
        self.nombre = nombre
        suite = f", {nombre} à traiter" if nombre else ""
        self.setAccessibleName(f"{self.destination.mot}{suite}")
        self.update()

    def sizeHint(self) -> QSize:
        px = theme().px
        return QSize(max(px(76), self._largeur_mot() + px(16)), px(54))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the rail moves the focus; a button group would also press the next one
        else:
            super().keyPressEvent(event)

    def _largeur_mot(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        px, couleurs = theme().px, theme().couleurs
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        cadre = self.rect().adjusted(px(4), px(1), -px(4), -px(1))
        if self.isChecked() or self.underMouse():
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(QColor(couleurs.accent_doux if self.isChecked() else couleurs.survol))
            peintre.drawRoundedRect(cadre, px(8), px(8))
        if self.hasFocus():
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.setPen(QPen(QColor(couleurs.accent), 1.5))
            peintre.drawRoundedRect(cadre, px(8), px(8))
        dessin = image(
            self.destination.icone,
            "accent" if self.isChecked() else "discret",
            px(20),
            self.devicePixelRatioF(),
        )
        peintre.drawPixmap((self.width() - px(20)) // 2, px(8), dessin)
        police = QFont(self.font())
        police.setPointSizeF(police.pointSizeF() * 0.85)
        police.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        peintre.setFont(police)
        peintre.setPen(QColor(couleurs.accent if self.isChecked() else couleurs.texte))
        mot = QRect(0, px(30), self.width(), px(18))
        peintre.drawText(mot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, self.text())
        self._peindre_nombre(peintre)
        peintre.end()

    def _peindre_nombre(self, peintre: QPainter) -> None:
        if not self.nombre:
            return
        px, couleurs = theme().px, theme().couleurs
        texte = str(self.nombre) if self.nombre <= _PLUS_DE else f"{_PLUS_DE}+"
        police = QFont(self.font())
        police.setPointSizeF(police.pointSizeF() * 0.75)
        police.setWeight(QFont.Weight.DemiBold)
        peintre.setFont(police)
        large = max(px(16), peintre.fontMetrics().horizontalAdvance(texte) + px(8))
        bulle = QRect(self.width() // 2 + px(5), px(3), large, px(16))
        peintre.setPen(Qt.PenStyle.NoPen)
        peintre.setBrush(QColor(couleurs.accent))
        peintre.drawRoundedRect(bulle, px(8), px(8))
        peintre.setPen(QColor(couleurs.sur_accent))
        peintre.drawText(bulle, Qt.AlignmentFlag.AlignCenter, texte)


class Rail(QWidget):
    """Destinations, one of them current; ``destination_choisie`` carries its key."""

    destination_choisie = Signal(str)

    def __init__(self, destinations: Sequence[Destination]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Navigation")
        self._groupe = QButtonGroup(self, exclusive=True)
        self._boutons = {destination.cle: _BoutonRail(destination) for destination in destinations}
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, theme().px(8), 1, theme().px(8))
        boite.setSpacing(theme().px(4))
        for bouton in self._boutons.values():
            self._groupe.addButton(bouton)
            boite.addWidget(bouton)
        boite.addStretch(1)
        self._groupe.buttonClicked.connect(self._choisir)

    def aller(self, cle: str) -> None:
        """Mark that destination as the current one, without announcing it; none when the key is no one's."""
        self._groupe.setExclusive(False)
        for connue, bouton in self._boutons.items():
            bouton.setChecked(connue == cle)
        self._groupe.setExclusive(True)

    def set_nombre(self, cle: str, nombre: int) -> None:
        """Change the count of a destination; 0 hides it."""
        self._boutons[cle].set_nombre(nombre)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pas = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
        boutons = list(self._boutons.values())
        if pas is None:
            super().keyPressEvent(event)
            return
        rang = next((i for i, bouton in enumerate(boutons) if bouton.hasFocus()), 0)
        boutons[(rang + pas) % len(boutons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _choisir(self, bouton: QAbstractButton) -> None:
        if isinstance(bouton, _BoutonRail):
            self.destination_choisie.emit(bouton.destination.cle)
