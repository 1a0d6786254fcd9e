"""The situation of a formation as a pill."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cfa_desktop.models.tableau_formations import SituationFormation
from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.delegates.etat import largeur_pastille, peindre_pastille
from cfa_desktop.views.theme import theme

TONS: Mapping[SituationFormation, Ton] = {
    SituationFormation.CLOTUREE: Ton.GRIS,
    SituationFormation.CLOTURE_DEMANDEE: Ton.GRIS,
    SituationFormation.HORS_PERIODE: Ton.GRIS,
    SituationFormation.CAPACITE_A_SAISIR: Ton.AMBRE,
    SituationFormation.COMPLETE: Ton.BLEU,
    SituationFormation.OUVERTE: Ton.VERT,
}


class Pastille(QWidget):
    """A word in a filled pill."""

    def __init__(self, situation: SituationFormation) -> None:
        super().__init__()
        self._situation = situation
        self.setAccessibleName(f"Situation\u202f: {situation.value}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(largeur_pastille(self._situation.value, self._police()), theme().px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        peintre = QPainter(self)
        peintre.setFont(self._police())
        peindre_pastille(peintre, self.rect(), self._situation.value, TONS[self._situation], "plein")
        peintre.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _police(self) -> QFont:
        police = QFont(self.font())
        police.setPointSizeF(police.pointSizeF() * 0.9)
        return police
