"""The head of the card up: the formation large in its colour, the person and her number large."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.formation import Formation
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import Bande
from cfa_desktop.views.widgets.etiquette import etiquette

_LARGE = 8


class EnteteGuichet(QWidget):
    """Colour, short name, code and intitulé; then who, and what is to be done."""

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self._bande = Bande(largeur=_LARGE)
        self.nom = etiquette("", "titre")
        self.code = etiquette("", "discret")
        self.intitule = etiquette("", "discret", retour=True)
        self.candidat = etiquette("", "soustitre", retour=True)
        self.numero = etiquette("", "soustitre")
        self.titre = etiquette("", "valeur", retour=True)
        haut = QHBoxLayout()
        haut.setSpacing(px(8))
        haut.addWidget(self.nom)
        haut.addStretch(1)
        haut.addWidget(self.code)
        textes = QVBoxLayout()
        textes.setSpacing(0)
        textes.addLayout(haut)
        textes.addWidget(self.intitule)
        formation = QHBoxLayout()
        formation.setSpacing(px(10))
        formation.addWidget(self._bande)
        formation.addLayout(textes, 1)
        quoi = QHBoxLayout()
        quoi.setSpacing(px(10))
        quoi.addWidget(self.numero)
        quoi.addWidget(self.titre, 1)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(4))
        boite.addLayout(formation)
        boite.addWidget(self.candidat)
        boite.addLayout(quoi)

    def montrer(self, carte: ASaisir, formation: Formation) -> None:
        """Show whom and which formation a card is about."""
        self._bande.couleur = formation.couleur
        self._bande.update()
        self.nom.setText(formation.nom_court)
        self.code.setText(f"code\u00a0{formation.code}" if formation.code != formation.nom_court else "")
        self.intitule.setText(formation.intitule)
        self.candidat.setText(carte.candidat)
        self.candidat.setVisible(bool(carte.candidat))
        self.numero.setText(f"n°\u00a0{carte.numero}" if carte.numero else "")
        self.numero.setVisible(bool(carte.numero))
        self.titre.setText(carte.titre)
        self.setAccessibleName(f"Formation {formation.nom_court}, {carte.candidat or carte.titre}")
