"""« Pourquoi ? »: an explanation in a popover, to be read or copied, closed by Escape or by a click away."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bouton_copier import BoutonCopier
from cfa_desktop.views.widgets.etiquette import etiquette

_LARGEUR = 320


class Explication(QFrame):
    """One explanation at a time, shown under what it explains."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popupFiltre")
        px = theme().px
        self.texte = etiquette("", "valeur", retour=True)
        self.copier = BoutonCopier("l’explication")
        tete = QHBoxLayout()
        tete.addWidget(etiquette("Pourquoi cette date\u202f?", "rubrique"), 1)
        tete.addWidget(self.copier)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(12), px(8), px(12), px(12))
        boite.setSpacing(px(6))
        boite.addLayout(tete)
        boite.addWidget(self.texte)

    def ouvrir(self, texte: str, point: QPoint) -> None:
        """Show the explanation there, kept inside the screen."""
        self.texte.setText(texte)
        self.copier.set_texte(texte)
        largeur = theme().px(_LARGEUR)
        self.setFixedWidth(largeur)
        self.adjustSize()
        ecran = self.screen().availableGeometry()
        gauche = max(ecran.left(), min(point.x(), ecran.right() - largeur))
        haut = max(ecran.top(), min(point.y(), ecran.bottom() - self.height()))
        self.move(gauche, haut)
        self.show()
        self.copier.setFocus(Qt.FocusReason.PopupFocusReason)
