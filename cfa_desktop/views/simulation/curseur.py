"""The slider over the campagne: one step a day, key dates named under it, passages drawn as bars."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import jour_court
from cfa_desktop.models.simulation.reperes import Repere
from cfa_desktop.views.simulation.etiquettes import RANGS, Marque, placer
from cfa_desktop.views.theme import theme

JOUR, SEMAINE = 1, 7
AUJOURDHUI = "aujourd’hui"
_POIGNEE = 16
_BARRES, _LIGNE, _MARGE = 12, 15, 3
_PRES = 6


class CurseurCampagne(QWidget):
    """``jour_change`` tells each day passed over, ``jour_choisi`` the one it stops at."""

    jour_change = Signal()
    jour_choisi = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.glissiere = _Glissiere()
        self.graduation = Graduation()
        self.glissiere.valueChanged.connect(self._bouge)
        self.glissiere.sliderReleased.connect(self.jour_choisi)
        self.graduation.jour_clique.connect(self.glissiere.setValue)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addWidget(self.glissiere)
        boite.addWidget(self.graduation)
        self._debut = date.min

    def montrer(
        self,
        bornes: tuple[date, date],
        reperes: Sequence[Repere],
        *,
        passages: Mapping[date, int],
        present: date,
    ) -> None:
        """Show a campagne: first and last day, key dates, how many pass each day, the present."""
        self._debut, fin = bornes
        jours = (fin - self._debut).days
        self.glissiere.blockSignals(True)
        self.glissiere.setRange(0, jours)
        self.glissiere.blockSignals(False)
        rangs = {(jour - self._debut).days: combien for jour, combien in passages.items()}
        cles = [(repere, (repere.jour - self._debut).days) for repere in reperes]
        self.glissiere.dates_cles = sorted({rang for _, rang in cles})
        self.graduation.montrer(
            self._debut, jours, cles, passages=rangs, present=(present - self._debut).days
        )
        self._nommer()

    @property
    def jour(self) -> date:
        """Return the day under the handle."""
        return self._debut + timedelta(days=self.glissiere.value())

    def aller(self, jour: date) -> None:
        """Put the handle on a day, or at the nearest end; nothing is emitted."""
        self.glissiere.blockSignals(True)
        self.glissiere.setValue((jour - self._debut).days)
        self.glissiere.blockSignals(False)
        self._nommer()

    def _nommer(self) -> None:
        """Tell a screen reader the day, not its rank."""
        self.glissiere.setAccessibleName(f"Date simulée\u202f: {jour_court(self.jour)} {self.jour.year}")

    def _bouge(self) -> None:
        self._nommer()
        self.jour_change.emit()
        if not self.glissiere.isSliderDown():
            self.jour_choisi.emit()


class _Glissiere(QSlider):
    """Arrows move one day, Page Up and Down seven, Home and End to the ends; Ctrl + arrows to a key date."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.dates_cles: list[int] = []
        self.setSingleStep(JOUR)
        self.setPageStep(SEMAINE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme().px(_POIGNEE + 6))
        self.setAccessibleDescription(
            "Flèches\u202f: un jour. Page haut et bas\u202f: sept jours. Ctrl et flèche\u202f: date clé."
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        vers = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if vers is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        if vers > 0:
            suivantes = self.dates_cles[bisect_right(self.dates_cles, self.value()) :]
            self.setValue(suivantes[0] if suivantes else self.maximum())
        else:
            avant = self.dates_cles[: bisect_left(self.dates_cles, self.value())]
            self.setValue(avant[-1] if avant else self.minimum())


class Graduation(QWidget):
    """Ticks, names and bars; a click goes to the nearest key date."""

    jour_clique = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._debut, self._jours = date.min, 1
        self._cles: list[tuple[Repere, int]] = []
        self._passages: Mapping[int, int] = {}
        self._present = 0
        self._noms = True
        self.setMinimumHeight(self.sizeHint().height())

    def nommer(self, *, noms: bool) -> None:
        """Write the names of the key dates, or leave them to the tooltip where there is no room."""
        self._noms = noms
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def montrer(
        self,
        debut: date,
        jours: int,
        cles: list[tuple[Repere, int]],
        *,
        passages: Mapping[int, int],
        present: int,
    ) -> None:
        """Show ticks at those days, counted from the first one."""
        self._debut, self._jours = debut, max(1, jours)
        self._cles, self._passages, self._present = cles, passages, present
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        haute = _BARRES + _MARGE + (RANGS * _LIGNE if self._noms else 0)
        return QSize(theme().px(320), theme().px(haute))

    def x_de(self, rang: int) -> int:
        """Return where a day is, under the middle of the handle."""
        poignee = theme().px(_POIGNEE)
        return poignee // 2 + round((self.width() - poignee) * rang / self._jours)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._dit(event.pos()), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        proches = self._proches(event.position().toPoint())
        if proches and event.button() == Qt.MouseButton.LeftButton:
            self.jour_clique.emit(proches[0][1])

    def paintEvent(self, event: QPaintEvent) -> None:
        peintre = QPainter(self)
        police = QFont(self.font())
        police.setPointSizeF(police.pointSizeF() * 0.85)
        peintre.setFont(police)
        self._peindre_passages(peintre)
        self._peindre_traits(peintre)
        if self._noms:
            self._peindre_noms(peintre, QFontMetrics(police))

    def _peindre_passages(self, peintre: QPainter) -> None:
        px, plus = theme().px, max(self._passages.values(), default=0)
        couleur = QColor(theme().couleurs.bleu.trait)
        large = max(px(2), (self.width() - px(_POIGNEE)) // self._jours - 1)
        for rang, combien in self._passages.items():
            # Square root: one passage stays visible beside the day that has hundreds.
            haute = max(px(2), round(px(_BARRES - 2) * (combien / plus) ** 0.5))
            peintre.fillRect(QRect(self.x_de(rang) - large // 2, 0, large, haute), couleur)

    def _peindre_traits(self, peintre: QPainter) -> None:
        px, couleurs = theme().px, theme().couleurs
        peintre.setPen(QColor(couleurs.bord))
        for _, rang in self._cles:
            x = self.x_de(rang)
            peintre.drawLine(x, 0, x, px(_BARRES))
        if 0 <= self._present <= self._jours:
            x = self.x_de(self._present)
            peintre.fillRect(QRect(x - 1, 0, 2, px(_BARRES + 1)), QColor(couleurs.accent))

    def _peindre_noms(self, peintre: QPainter, mesure: QFontMetrics) -> None:
        px, couleurs = theme().px, theme().couleurs
        marques = [Marque(self.x_de(rang), repere.court, repere.poids) for repere, rang in self._cles]
        if 0 <= self._present <= self._jours:
            marques.append(Marque(self.x_de(self._present), AUJOURDHUI, 9))
        ligne = px(_LIGNE)
        placees = placer(marques, self.width(), mesure=mesure.horizontalAdvance, ecart=px(8))
        noms = [
            (p.gauche, p.gauche + mesure.horizontalAdvance(p.marque.texte)) for p in placees if not p.rang
        ]
        for gauche, rang, marque in placees:
            haut = px(_BARRES + _MARGE) + rang * ligne
            # No line through a name of the first row.
            if rang and not any(de - 2 <= marque.x <= a + 2 for de, a in noms):
                peintre.setPen(QColor(couleurs.filet))
                peintre.drawLine(marque.x, px(_BARRES), marque.x, haut)
            peintre.setPen(QColor(couleurs.accent if marque.texte == AUJOURDHUI else couleurs.discret))
            cadre = QRect(gauche, haut, mesure.horizontalAdvance(marque.texte) + 2, ligne)
            peintre.drawText(cadre, Qt.AlignmentFlag.AlignVCenter, marque.texte)

    def _proches(self, ou: QPoint) -> list[tuple[Repere, int]]:
        """Return the key dates near a point, the nearest first."""
        ecarts = [(abs(self.x_de(rang) - ou.x()), repere, rang) for repere, rang in self._cles]
        pres = [(ecart, repere, rang) for ecart, repere, rang in ecarts if ecart <= theme().px(_PRES)]
        return [(repere, rang) for _, repere, rang in sorted(pres, key=lambda trois: trois[0])]

    def _dit(self, ou: QPoint) -> str:
        dits = [f"{jour_court(repere.jour)}\u202f: {repere.nom}" for repere, _ in self._proches(ou)]
        sous = [rang for rang in self._passages if abs(self.x_de(rang) - ou.x()) <= theme().px(2)]
        for rang in sorted(sous):
            combien, jour = self._passages[rang], jour_court(self._debut + timedelta(days=rang))
            mots = "passages automatiques" if combien > 1 else "passage automatique"
            dits.append(f"{jour}\u202f: {combien} {mots}")
        return "\n".join(dits)
