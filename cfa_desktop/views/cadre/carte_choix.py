"""A large button that explains itself: icon, title, sentence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cfa_desktop.views.icones import image
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette


class CarteChoix(QPushButton):
    """One way on, among a few."""

    def __init__(self, nom_icone: str, titre: str, detail: str) -> None:
        super().__init__()
        self.setObjectName("carteChoix")
        self.setAccessibleName(f"{titre}. {detail}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._nom = nom_icone
        self._icone = QLabel()
        px = theme().px
        mots = QVBoxLayout()
        mots.setSpacing(px(2))
        self.titre = etiquette(titre, "rubrique")
        self.detail = etiquette(detail, "discret", retour=True)
        for texte in (self.titre, self.detail):
            texte.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            mots.addWidget(texte)
        boite = QHBoxLayout(self)
        boite.setContentsMargins(px(16), px(12), px(16), px(12))
        boite.setSpacing(px(16))
        boite.addWidget(self._icone)
        boite.addLayout(mots, 1)
        self._teinter()

    def sizeHint(self) -> QSize:
        boite = self.layout()
        return super().sizeHint() if boite is None else boite.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icone"):
            self._teinter()

    def _teinter(self) -> None:
        self._icone.setPixmap(image(self._nom, "accent", theme().px(28), self.devicePixelRatioF()))
