"""The mark of a formation: a thin colour band, its code, its name."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee


class Bande(QWidget):
    """The colour itself, never behind text."""

    def __init__(self, couleur: int = 0, largeur: int = 4) -> None:
        super().__init__()
        self.couleur = couleur
        self.setFixedWidth(theme().px(largeur))

    def paintEvent(self, event: QPaintEvent) -> None:
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        peintre.setPen(QColor(0, 0, 0, 0))
        peintre.setBrush(QColor(theme().couleurs.formation(self.couleur)))
        peintre.drawRoundedRect(self.rect(), self.width() / 2, self.width() / 2)
        peintre.end()


class BandeFormation(QWidget):
    """Band, code in bold, and the rest of the name quietly."""

    def __init__(self, code: str = "", couleur: int = 0, nom: str = "") -> None:
        super().__init__()
        self._bande = Bande(couleur)
        self.code = etiquette(code, "rubrique")
        self.nom = EtiquetteElidee(nom, "discret")
        boite = QHBoxLayout(self)
        boite.setContentsMargins(0, theme().px(2), 0, theme().px(2))
        boite.setSpacing(theme().px(8))
        boite.addWidget(self._bande)
        boite.addWidget(self.code)
        boite.addWidget(self.nom, 1)
        self.montrer(code, couleur, nom)

    def montrer(self, code: str, couleur: int, nom: str = "") -> None:
        """Show that formation."""
        self._bande.couleur = couleur
        self._bande.update()
        self.code.setText(code)
        self.nom.setText(nom)
        self.nom.setVisible(bool(nom))
        self.setAccessibleName(f"Formation {code} {nom}".strip())

    def set_bande_visible(self, visible: bool) -> None:
        """Hide the colour when no single formation is meant."""
        self._bande.setVisible(visible)
