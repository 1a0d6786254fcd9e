"""Where a file stands: Lire, Faire correspondre, Vérifier; each step can be looked at again."""

from __future__ import annotations

from functools import partial
from typing import Literal

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from cfa_desktop.views.icones import RoleCouleur, icone
from cfa_desktop.views.theme import theme

Etape = Literal["lire", "correspondre", "verifier"]
Marque = Literal["a_venir", "en_cours", "faite", "doute", "refus"]
TITRES: tuple[tuple[Etape, str], ...] = (
    ("lire", "Lire"),
    ("correspondre", "Faire correspondre"),
    ("verifier", "Vérifier"),
)
_ICONES: dict[Marque, tuple[str, RoleCouleur]] = {
    "a_venir": ("minus", "discret"),
    "en_cours": ("hourglass", "discret"),
    "faite": ("circle-check", "vert"),
    "doute": ("triangle-alert", "ambre"),
    "refus": ("circle-x", "brique"),
}
_DITS: dict[Marque, str] = {
    "a_venir": "à venir",
    "en_cours": "en cours",
    "faite": "fait",
    "doute": "à regarder",
    "refus": "refusé",
}


class Etapes(QWidget):
    """Three buttons in their order; ``choisie`` carries the step asked for."""

    choisie = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.boutons: dict[Etape, QPushButton] = {}
        self._groupe = QButtonGroup(self)
        boite = QHBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(4))
        for rang, (cle, titre) in enumerate(TITRES, 1):
            une = QPushButton(f"{rang}. {titre}")
            une.setProperty("poids", "quiet")
            une.setCheckable(True)
            une.setIconSize(QSize(px(16), px(16)))
            une.clicked.connect(partial(self.choisie.emit, cle))
            self._groupe.addButton(une)
            self.boutons[cle] = une
            boite.addWidget(une)

    def montrer(self, courante: Etape, marques: dict[Etape, Marque]) -> None:
        """Show the step on screen, and where each one stands."""
        self.boutons[courante].setChecked(True)
        for cle, titre in TITRES:
            marque = marques[cle]
            une = self.boutons[cle]
            une.setIcon(icone(*_ICONES[marque]))
            une.setEnabled(marque != "a_venir")
            une.setAccessibleName(f"{titre}\u202f: {_DITS[marque]}")
            une.setToolTip(_DITS[marque])
