"""For whom: one candidate, those selected, all those shown; chosen each time, never remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.views.impression.grand_texte import est_grand
from cfa_desktop.views.tables.barre import grouper
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

SEULEMENT = " seulement"
_AUTOUR = 40  # the frame of the list, its arrow


class Portee(NamedTuple):
    """Some of the candidatures of a list; ``choisies`` = they were selected, ``nom`` = there is one."""

    lignes: Sequence[CandidatureLine]
    choisies: bool = False
    nom: str = ""

    @property
    def dite(self) -> str:
        """Return how it is offered."""
        if self.nom:
            return f"{self.nom}{SEULEMENT}"
        nombre = grouper(len(self.lignes))
        return f"La sélection ({nombre})" if self.choisies else f"Toute la liste affichée ({nombre})"

    def relue(self, actuelles: dict[int, CandidatureLine]) -> Portee:
        """Return the same one with its lines as they are now; one that is no more is left out."""
        return self._replace(lignes=[actuelles[un.id] for un in self.lignes if un.id in actuelles])


def portees_de(
    courante: CandidatureLine | None,
    choisies: Sequence[CandidatureLine],
    affichees: Sequence[CandidatureLine],
) -> tuple[tuple[Portee, ...], Portee]:
    """Return what makes sense for a list, and what is proposed: a selection of several, else the list."""
    toutes = Portee(affichees)
    selection = Portee(choisies, choisies=True) if len(choisies) > 1 else None
    offertes = [selection] if selection is not None else []
    if courante is not None and len(affichees) > 1:
        seule = Portee([courante], nom=courante.candidat or f"N°\u00a0{courante.numero}")
        offertes.insert(0, seule)
    if selection is None or len(choisies) < len(affichees):
        offertes.append(toutes)
    return tuple(offertes), selection or toutes


class PorteeEdit(QWidget):
    """« Pour »: hidden when there is nothing to choose; ``change`` carries the ``Portee`` chosen."""

    change = Signal(object)

    def __init__(self, offertes: Sequence[Portee], proposee: Portee | None) -> None:
        super().__init__()
        self.offertes = tuple(offertes)
        self.liste = QComboBox()
        self.liste.setAccessibleName("Pour")
        self.liste.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.liste.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for une in self.offertes:
            self.liste.addItem(une.dite)
        if proposee in self.offertes:
            self.liste.setCurrentIndex(self.offertes.index(proposee))
        self.liste.currentIndexChanged.connect(self._annoncer)
        self.liste.installEventFilter(self)
        rangee = QHBoxLayout(self)
        rangee.setContentsMargins(0, 0, 0, 0)
        rangee.setSpacing(theme().px(8))
        if not est_grand():
            mot = etiquette("Pour", "compte")
            mot.setBuddy(self.liste)
            rangee.addWidget(mot)
        rangee.addWidget(self.liste, 1)
        self.setVisible(len(self.offertes) > 1)
        self._dire()

    def relire(self, actuelles: dict[int, CandidatureLine]) -> None:
        """Give each its lines as they are now."""
        self.offertes = tuple(une.relue(actuelles) for une in self.offertes)
        self._ecrire()

    def eventFilter(self, objet: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._ecrire()
        return super().eventFilter(objet, event)

    def _ecrire(self) -> None:
        """Write what is offered: a long name is cut before « seulement », never after."""
        metrique, place = self.liste.fontMetrics(), self.liste.width() - theme().px(_AUTOUR)
        for rang, une in enumerate(self.offertes):
            texte = une.dite
            if une.nom and metrique.horizontalAdvance(texte) > place:
                reste = place - metrique.horizontalAdvance(SEULEMENT)
                texte = metrique.elidedText(une.nom, Qt.TextElideMode.ElideRight, reste) + SEULEMENT
            self.liste.setItemText(rang, texte)

    def _annoncer(self, rang: int) -> None:
        self._dire()
        self.change.emit(self.offertes[rang])

    def _dire(self) -> None:
        rang = self.liste.currentIndex()
        self.liste.setToolTip(self.offertes[rang].dite if rang >= 0 else "")
