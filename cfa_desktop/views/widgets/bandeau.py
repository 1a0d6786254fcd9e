"""A banner at the top of a page: what must be known now, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from cfa_desktop.views.icones import RoleCouleur, icone, image
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

TonBandeau = Literal["info", "attention", "danger", "demo"]
_ICONES: dict[str, tuple[str, RoleCouleur]] = {
    "info": ("info", "bleu"),
    "attention": ("triangle-alert", "ambre"),
    "danger": ("octagon-alert", "brique"),
    "demo": ("flask-conical", "accent"),
}
_DITS = {"info": "Information", "attention": "Attention", "danger": "Important", "demo": "Démonstration"}


class Bandeau(QFrame):
    """A sentence with its icon and actions; ``action_demandee`` carries the text of the button."""

    action_demandee = Signal(str)
    ferme = Signal()

    def __init__(
        self,
        texte: str,
        ton: TonBandeau = "info",
        actions: Sequence[str] = (),
        *,
        fermable: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("bandeau")
        self.setProperty("ton", ton)
        px = theme().px
        boite = QHBoxLayout(self)
        boite.setContentsMargins(px(12), px(6), px(8), px(6))
        boite.setSpacing(px(10))
        self._icone, self._ton = QLabel(), ton
        self.texte = etiquette(texte, "valeur", retour=True)
        boite.addWidget(self._icone)
        boite.addWidget(self.texte, 1)
        for libelle in actions:
            action = bouton(libelle)
            action.clicked.connect(lambda _=False, dit=libelle: self.action_demandee.emit(dit))
            boite.addWidget(action)
        if fermable:
            boite.addWidget(self._croix())
        self._teinter()
        self.setAccessibleName(f"{_DITS[ton]}\u202f: {texte}")

    def set_texte(self, texte: str) -> None:
        """Change the sentence."""
        self.texte.setText(texte)
        self.setAccessibleName(f"{_DITS[self._ton]}\u202f: {texte}")

    def changeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange and hasattr(self, "_ton"):
            self._teinter()

    def _teinter(self) -> None:
        nom, role = _ICONES[self._ton]
        self._icone.setPixmap(image(nom, role, theme().px(18), self.devicePixelRatioF()))

    def _croix(self) -> QToolButton:
        croix = QToolButton()
        croix.setIcon(icone("x", "discret"))
        croix.setAccessibleName("Fermer ce message")
        croix.setToolTip("Fermer ce message")
        croix.clicked.connect(self.hide)
        croix.clicked.connect(self.ferme)
        return croix
