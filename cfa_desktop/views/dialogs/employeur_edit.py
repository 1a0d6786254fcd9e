"""The employer's name, completed from the employers already met."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from cfa_desktop.models.texte import fold
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette


class EmployeurEdit(QWidget):
    """A line with completion and « déjà connu »; ``change`` carries the text."""

    change = Signal(str)

    def __init__(self, connus: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._connus = tuple(connus)
        self.champ = QLineEdit()
        self.champ.setPlaceholderText("exactement comme sur le contrat")
        self.champ.setAccessibleName("Nom ou dénomination de l’employeur")
        suggestions = QCompleter(sorted({nom for nom, _ in self._connus}), self.champ)
        suggestions.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        suggestions.setFilterMode(Qt.MatchFlag.MatchContains)
        self.champ.setCompleter(suggestions)
        self.connu = etiquette("déjà connu", "discret")
        self.connu.hide()
        self.champ.textChanged.connect(self._changer)
        boite = QHBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(theme().px(12))
        boite.addWidget(self.champ, 1)
        boite.addWidget(self.connu)

    @property
    def texte(self) -> str:
        """Return the name as typed."""
        return self.champ.text()

    def set_texte(self, texte: str) -> None:
        """Show a name."""
        self.champ.setText(texte)

    def sirets_connus(self) -> tuple[str, ...]:
        """Return the SIRET already met with this very name."""
        cherche = fold(self.texte)
        return tuple(siret for nom, siret in self._connus if cherche and fold(nom) == cherche and siret)

    def _changer(self, texte: str) -> None:
        cherche = fold(texte)
        self.connu.setVisible(bool(cherche) and any(fold(nom) == cherche for nom, _ in self._connus))
        self.change.emit(texte)
