"""A text to hand out about a contract, shown whole with its copy button."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.views.dialogs.texte_a_copier import TexteACopier
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton


class TexteDialog(QDialog):
    """Nothing to decide: copy, close."""

    def __init__(self, titre: str, texte: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        px = theme().px
        self.setWindowTitle(titre)
        self.resize(px(620), px(420))
        self.texte = TexteACopier(titre, texte)
        fermer = bouton("Fermer", "quiet")
        fermer.clicked.connect(self.accept)
        bas = QHBoxLayout()
        bas.addStretch(1)
        bas.addWidget(fermer)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(24), px(20), px(24), px(16))
        boite.setSpacing(px(12))
        boite.addWidget(self.texte, 1)
        boite.addLayout(bas)
        self.texte.copier.setFocus()

    @classmethod
    def montrer(cls, titre: str, texte: str, parent: QWidget | None) -> None:
        """Show the text until closed."""
        dialogue = cls(titre, texte, parent)
        dialogue.exec()
        dialogue.deleteLater()
