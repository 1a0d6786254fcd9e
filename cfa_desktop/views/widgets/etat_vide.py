"""What an empty page says: an icon, a sentence, the next step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cfa_desktop.views.icones import image
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette


class EtatVide(QWidget):
    """Icon, sentence, detail, and the button of the next step."""

    action_demandee = Signal()

    def __init__(self, nom_icone: str, phrase: str, action: str = "", detail: str = "") -> None:
        super().__init__()
        self._nom_icone = nom_icone
        self._icone = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.phrase = etiquette(phrase, "soustitre", retour=True)
        self.detail = etiquette(detail, "discret", retour=True)
        self.bouton = bouton(action)
        self.bouton.clicked.connect(self.action_demandee)
        for texte in (self.phrase, self.detail):
            texte.setAlignment(Qt.AlignmentFlag.AlignCenter)
        boite = QVBoxLayout(self)
        boite.setSpacing(theme().px(12))
        boite.addStretch(2)
        boite.addWidget(self._icone)
        boite.addWidget(self.phrase)
        boite.addWidget(self.detail)
        boite.addWidget(self.bouton, 0, Qt.AlignmentFlag.AlignHCenter)
        boite.addStretch(3)
        # Not before they have a parent: each would flash as a window of its own.
        self.bouton.setVisible(bool(action))
        self.detail.setVisible(bool(detail))
        self._teinter()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icone"):
            self._teinter()

    def _teinter(self) -> None:
        self._icone.setPixmap(image(self._nom_icone, "discret", theme().px(36), self.devicePixelRatioF()))
