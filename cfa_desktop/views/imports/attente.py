"""Something is being read or compared: the sentence that says what, and a bar without end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette


class Attente(QWidget):
    """``phrase`` says what is awaited; ``apres`` stand below the bar."""

    def __init__(self, *apres: QWidget) -> None:
        super().__init__()
        px = theme().px
        self.phrase = etiquette("", "discret")
        barre = QProgressBar()
        barre.setRange(0, 0)
        barre.setTextVisible(False)
        barre.setMaximumWidth(px(320))
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, px(24), 0, 0)
        boite.setSpacing(px(12))
        boite.addWidget(self.phrase)
        boite.addWidget(barre)
        for widget in apres:
            boite.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        boite.addStretch(1)
