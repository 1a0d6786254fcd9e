"""The bar under a list: « 24 sur 244 – filtre actif [Tout afficher] »."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from cfa_desktop.views.theme import theme


def grouper(nombre: int) -> str:
    """Return a number grouped by thousands, as French reads it."""
    return f"{nombre:,}".replace(",", "\u202f")


class BarreFiltre(QWidget):
    """How many lines are shown out of how many, why, and the way back."""

    tout_afficher = Signal()

    def __init__(self, singulier: str = "ligne", pluriel: str = "lignes") -> None:
        super().__init__()
        self.setObjectName("barreFiltre")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._mots = (singulier, pluriel)
        self.texte = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.bouton = QPushButton("Tout afficher")
        self.bouton.setProperty("poids", "lien")
        self.bouton.clicked.connect(self.tout_afficher)
        self.actions_ = QHBoxLayout()
        self.actions_.setSpacing(theme().px(8))
        boite = QHBoxLayout(self)
        boite.setContentsMargins(theme().px(8), theme().px(3), theme().px(8), theme().px(3))
        boite.setSpacing(theme().px(8))
        boite.addWidget(self.texte)
        boite.addWidget(self.bouton)
        boite.addStretch(1)
        boite.addLayout(self.actions_)
        self.montrer(0, 0, actif=False)

    def montrer(self, affichees: int, total: int, *, actif: bool) -> None:
        """Show the counts; the way back only when something hides lines."""
        mot = self._mots[0] if total < 2 else self._mots[1]  # noqa: PLR2004
        if actif:
            self.texte.setText(f"{grouper(affichees)} sur {grouper(total)} – filtre actif")
        else:
            self.texte.setText(f"{grouper(total)} {mot}")
        self.bouton.setVisible(actif)
        if self.property("actif") != actif:
            self.setProperty("actif", actif)
            for widget in (self, self.texte):
                self.style().unpolish(widget)
                self.style().polish(widget)
