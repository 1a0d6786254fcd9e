"""The état of a candidature as a widget: the same pills as in lists."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cfa_desktop.views.delegates.etat import EtatAffiche, largeur_pastille, peindre_pastille
from cfa_desktop.views.theme import theme


class PastilleEtat(QWidget):
    """A filled (or dashed) pill, and under it what is prepared, outlined."""

    def __init__(self) -> None:
        super().__init__()
        self._etat: EtatAffiche | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def montrer(self, etat: EtatAffiche | None, explication: str = "") -> None:
        """Show that état; ``explication`` is what screen readers and the tooltip say."""
        self._etat = etat
        self.setAccessibleName(explication)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = theme().px
        if self._etat is None:
            return QSize(0, 0)
        mots = [self._etat.texte, self._etat.prepare]
        large = sum(largeur_pastille(mot, self._police()) + px(6) for mot in mots if mot)
        return QSize(large, px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), theme().px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._etat is None:
            return
        peintre = QPainter(self)
        peintre.setFont(self._police())
        trace = "presume" if self._etat.presume else "plein"
        suite = self._poser(peintre, 0, self._etat.texte, self._etat.ton, trace)
        if self._etat.prepare:
            self._poser(peintre, suite, self._etat.prepare, self._etat.ton_prepare, "prepare")
        peintre.end()

    def _poser(self, peintre: QPainter, x: int, mot, ton, trace) -> int:  # type: ignore[no-untyped-def]
        large = min(largeur_pastille(mot, self._police()), self.width() - x)
        if large > theme().px(36):
            peindre_pastille(peintre, QRect(x, 0, large, theme().px(20)), mot, ton, trace)
        return int(x + large + theme().px(6))

    def _police(self) -> QFont:
        police = QFont(self.font())
        police.setPointSizeF(police.pointSizeF() * 0.9)
        return police
