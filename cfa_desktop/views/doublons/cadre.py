"""The frame of a comparison: why, what it does, the two columns, and a row of buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cfa_desktop.models.fiches_comparees import Comparaison
from cfa_desktop.views.doublons.grille import GrilleComparaison
from cfa_desktop.views.doublons.textes import raison_dite
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.separateur import Separateur

LARGEUR, HAUTEUR = 820, 600
_MARGE = 48  # the title bar, and a little of the window behind


class CadreComparaison(QDialog):
    """``poser`` shows a comparison; the buttons are the caller's."""

    def __init__(self, titre: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(titre)
        self.raison = etiquette("", "soustitre", retour=True)
        self.compte = etiquette("", "compte")
        self.aide = etiquette("", "discret", retour=True)
        self.message = Bandeau("", "attention")
        self.message.hide()
        self.grille: GrilleComparaison | None = None
        self._defilement = QScrollArea()
        self._defilement.setWidgetResizable(True)
        self._defilement.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._defilement.setFrameShape(QFrame.Shape.NoFrame)
        self._defilement.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._defilement.setAccessibleName("Les deux fiches côte à côte")
        self._bas = QHBoxLayout()
        self._disposer()
        ecran = QGuiApplication.primaryScreen().availableGeometry()
        px = theme().px
        self.resize(min(px(LARGEUR), ecran.width() - _MARGE), min(px(HAUTEUR), ecran.height() - _MARGE))

    def poser(self, comparaison: Comparaison, aide: str, *, fusion: bool) -> None:
        """Show two persons; ``fusion`` = a value is chosen where they differ."""
        self.raison.setText(raison_dite(comparaison))
        self.aide.setText(aide)
        self.grille = GrilleComparaison(comparaison, fusion=fusion)
        self._defilement.setWidget(self.grille)
        self.dire(" ".join(comparaison.obstacles) if fusion else "")

    def dire(self, texte: str) -> None:
        """Show what stands in the way, "" when nothing does."""
        self.message.set_texte(texte)
        self.message.setVisible(bool(texte))

    def ranger(self, *boutons: QPushButton) -> None:
        """Put the buttons at the bottom, the quiet ones first; Enter alone never settles anything."""
        self._bas.addStretch(1)
        for un in boutons:
            un.setAutoDefault(False)
            self._bas.addWidget(un)

    def _disposer(self) -> None:
        px = theme().px
        haut = QVBoxLayout()
        haut.setContentsMargins(px(24), px(16), px(24), px(8))
        haut.setSpacing(px(4))
        titre = QHBoxLayout()
        titre.addWidget(self.raison, 1)
        titre.addWidget(self.compte)
        haut.addLayout(titre)
        haut.addWidget(self.aide)
        haut.addWidget(self.message)
        self._bas.setContentsMargins(px(24), px(10), px(24), px(14))
        self._bas.setSpacing(px(8))
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addLayout(haut)
        boite.addWidget(Separateur())
        boite.addWidget(self._defilement, 1)
        boite.addWidget(Separateur())
        boite.addLayout(self._bas)
