"""Labels that show data as plain text, by role."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

RoleTexte = Literal[
    "titre", "soustitre", "rubrique", "discret", "valeur", "absente", "compte", "erreur", "attention"
]


def etiquette(texte: str = "", role: RoleTexte = "valeur", *, retour: bool = False) -> Etiquette:
    """Return a plain-text label of that role; ``retour`` lets it wrap."""
    return Etiquette(texte, role, retour=retour)


class Etiquette(QLabel):
    """A plain-text label; a value may be selected with the mouse."""

    def __init__(self, texte: str = "", role: RoleTexte = "valeur", *, retour: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(retour)
        self.setProperty("role", role)
        if role == "valeur":
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(texte)

    def set_role(self, role: RoleTexte) -> None:
        """Change the role, and the look with it."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
