"""The two pages of help: keyboard shortcuts, and what this program is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop import __version__
from cfa_desktop.views.dialogs.raccourcis import COLONNES, Groupe
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette


class _AideDialog(QDialog):
    """A titled page with one button."""

    def __init__(self, titre: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(titre)
        px = theme().px
        self.corps = QVBoxLayout()
        self.corps.setSpacing(px(8))
        fermer = bouton("Fermer", "primary")
        fermer.setDefault(True)
        fermer.clicked.connect(self.accept)
        pied = QHBoxLayout()
        pied.addStretch(1)
        pied.addWidget(fermer)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(24), px(20), px(24), px(16))
        boite.setSpacing(px(16))
        boite.addWidget(etiquette(titre, "soustitre"))
        boite.addLayout(self.corps, 1)
        boite.addLayout(pied)


class RaccourcisDialog(_AideDialog):
    """Every shortcut, by where it works; it scrolls when the text is large and the screen low."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Raccourcis clavier", parent)
        px = theme().px
        place = parent.window().size() if parent else QGuiApplication.primaryScreen().availableSize()
        large, haut = place.width() - px(96), place.height() - px(160)
        page = _page(COLONNES)
        if page.sizeHint().width() > large:
            page = _page([[groupe for groupes in COLONNES for groupe in groupes]])
        self.defilement = QScrollArea()
        self.defilement.setFrameShape(QFrame.Shape.NoFrame)
        self.defilement.setWidget(page)
        self.defilement.setWidgetResizable(True)
        self.corps.addWidget(self.defilement)
        voulue, barre = page.sizeHint(), px(16)
        self.defilement.setMinimumSize(min(voulue.width() + barre, large), min(voulue.height(), haut))
        self.resize(self.minimumSizeHint())


def _page(colonnes: Iterable[Iterable[Groupe]]) -> QWidget:
    page = QWidget()
    boite = QHBoxLayout(page)
    boite.setContentsMargins(0, 0, 0, 0)
    boite.setSpacing(theme().px(32))
    for groupes in colonnes:
        boite.addLayout(_colonne(groupes))
    return page


def _colonne(groupes: Iterable[Groupe]) -> QGridLayout:
    px = theme().px
    grille = QGridLayout()
    grille.setHorizontalSpacing(px(16))
    grille.setVerticalSpacing(px(6))
    for groupe in groupes:
        if grille.count():
            grille.setRowMinimumHeight(grille.rowCount(), px(8))
        grille.addWidget(etiquette(groupe.titre, "rubrique"), grille.rowCount(), 0, 1, 2)
        for touches, effet in groupe.lignes:
            rang = grille.rowCount()
            grille.addWidget(etiquette(touches, "discret"), rang, 0)
            grille.addWidget(etiquette(effet), rang, 1)
    grille.setRowStretch(grille.rowCount(), 1)
    return grille


class AProposDialog(_AideDialog):
    """What the program is, and that it never talks to the network."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("CFA Recrutement", parent)
        for texte in (
            f"Version {__version__}, avec Qt {qVersion()}.",
            "Le bureau du recrutement en apprentissage sur Parcoursup, hors ligne.",
            "Aucune connexion au réseau\u202f: ce programme n’envoie rien et ne reçoit rien. Les données "
            "restent dans un seul fichier, sur cet ordinateur.",
            "Il n’est pas un service de Parcoursup\u202f: ce qui est préparé ici n’existe pour le candidat "
            "qu’une fois saisi sur le site.",
        ):
            self.corps.addWidget(etiquette(texte, retour=True))
        self.corps.addStretch(1)
        self.setMinimumWidth(theme().px(480))
