"""Rows of a part: a label, a value, its copy button, its correction, where it comes from."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from cfa_desktop.views.dossier.origines import NOTE_ICI
from cfa_desktop.views.icones import icone
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bouton_copier import BoutonCopier
from cfa_desktop.views.widgets.etiquette import etiquette

LONGUEUR_D_UNE_LIGNE = 60
LARGEUR_TITRES_MAX = 240
GRAND_TEXTE_PCT = 140


class Ligne(NamedTuple):
    """One row: ``corriger`` names the field of the pencil, ``autre`` is what Parcoursup says instead.

    ``origine`` says where the value comes from; without it, that of the whole grid is said.
    """

    titre: str
    valeur: str
    absente: str
    copie: str = ""
    corriger: str = ""
    autre: str = ""
    origine: str = ""


class Valeurs(QWidget):
    """A grid of labelled values; ``correction_demandee`` carries the field of a pencil."""

    correction_demandee = Signal(str)

    def __init__(self, origine: str) -> None:
        super().__init__()
        self._origine = origine
        px = theme().px
        self._grille = QGridLayout(self)
        self._grille.setContentsMargins(0, 0, 0, 0)
        self._grille.setHorizontalSpacing(px(16))
        self._grille.setVerticalSpacing(px(4))
        self._grille.setColumnStretch(1, 1)

    def ajouter(self, titre: str, valeur: str, absente: str, *, copie: str = "") -> None:
        """Add a row; ``absente`` says why there is no value."""
        self.ajouter_champ(Ligne(titre, valeur, absente, copie))

    def ajouter_champ(self, champ: Ligne) -> None:
        """Add a row that may be corrected."""
        titre, valeur, autre = champ.titre, champ.valeur, champ.autre
        px = theme().px
        rang = self._grille.rowCount()
        haut = Qt.AlignmentFlag.AlignTop
        nom = etiquette(titre, "discret", retour=True)
        nom.setFixedWidth(min(px(160), LARGEUR_TITRES_MAX))
        nom.setContentsMargins(0, px(5), 0, 0)
        # In very large text the title stands above its value: side by side, both would be cut.
        empile = theme().taille_pct > GRAND_TEXTE_PCT
        self._grille.addWidget(nom, rang, 0, 1, 2 if empile else 1, haut)
        a_boutons = bool(champ.copie and valeur) or bool(champ.corriger)
        enroule = not a_boutons or len(valeur) > LONGUEUR_D_UNE_LIGNE
        dit = etiquette(valeur or champ.absente, "valeur" if valeur else "absente", retour=enroule)
        dit.setToolTip(infobulle(*self._dire_origine(champ)))
        ligne = QHBoxLayout()
        ligne.setSpacing(px(2))
        ligne.addWidget(dit, int(enroule))
        if champ.copie and valeur:
            ligne.addWidget(BoutonCopier(titre.lower(), champ.copie), 0, haut)
        if champ.corriger:
            ligne.addWidget(self._crayon(titre, champ.corriger), 0, haut)
        if not enroule:
            ligne.addStretch(1)
        cellule = QVBoxLayout()
        cellule.setSpacing(0)
        cellule.addLayout(ligne)
        if autre:
            cellule.addWidget(self._autre(champ))
        if empile:
            rang += 1
        self._grille.addLayout(cellule, rang, 0 if empile else 1, 1, 2 if empile else 1)
        self._grille.setRowMinimumHeight(rang, px(28))

    def _dire_origine(self, champ: Ligne) -> list[str]:
        return [NOTE_ICI] if champ.autre else (champ.origine or self._origine).split("\n")

    def _autre(self, champ: Ligne) -> QWidget:
        dit = etiquette(f"corrigé ici – Parcoursup\u202f: {champ.autre}", "discret", retour=True)
        dit.setToolTip(infobulle(*(champ.origine or self._origine).split("\n")))
        return dit

    def _crayon(self, titre: str, champ: str) -> QToolButton:
        crayon = QToolButton()
        crayon.setIcon(icone("pencil", "discret"))
        crayon.setIconSize(QSize(theme().px(14), theme().px(14)))
        crayon.setToolTip(infobulle(f"Corriger ici\u202f: {titre.lower()}"))
        crayon.setAccessibleName(f"Corriger\u202f: {titre.lower()}")
        crayon.clicked.connect(lambda: self.correction_demandee.emit(champ))
        return crayon
