"""Before one starts: how much there is to type, for which formations, and what to beware of."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from cfa_desktop.views.guichet.lot import Lot, nombre_de_saisies
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etat_vide import EtatVide
from cfa_desktop.views.widgets.etiquette import etiquette

RIEN = "Rien à saisir pour l’instant."
MODE_D_EMPLOI = (
    "Ouvrez Parcoursup dans le navigateur, à côté. Ici, Entrée copie un champ et passe au suivant\u202f; "
    "Ctrl+Entrée note que c’est saisi."
)


class DepartGuichet(QWidget):
    """What waits, the guards, [Commencer] and [Imprimer la liste]."""

    commence = Signal()
    impression_demandee = Signal()

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.vide = EtatVide("clipboard-check", RIEN)
        self.compte = etiquette("", "soustitre", retour=True)
        self.ailleurs = etiquette("", "discret", retour=True)
        self.commencer = bouton("Commencer   Entrée", "primary")
        self.commencer.setObjectName("copierGrand")
        self.commencer.clicked.connect(self.commence)
        self.imprimer = bouton("Imprimer la liste…", nom_icone="printer")
        self.imprimer.clicked.connect(self.impression_demandee)
        contenu = QWidget()
        contenu.setObjectName("contenu")
        self._dedans = QVBoxLayout(contenu)
        self._dedans.setContentsMargins(0, 0, 0, 0)
        self._dedans.setSpacing(px(6))
        defile = QScrollArea()
        defile.setWidgetResizable(True)
        defile.setAccessibleName("Ce qui attend et ce qu’il faut savoir avant de commencer")
        defile.setWidget(contenu)
        plein = QWidget()
        boite = QVBoxLayout(plein)
        boite.setContentsMargins(px(14), px(12), px(14), px(12))
        boite.setSpacing(px(8))
        boite.addWidget(self.compte)
        boite.addWidget(defile, 1)
        boite.addWidget(self.ailleurs)
        boite.addWidget(etiquette(MODE_D_EMPLOI, "discret", retour=True))
        boite.addWidget(self.commencer)
        rangee = QHBoxLayout()
        rangee.addWidget(self.imprimer)
        rangee.addStretch(1)
        boite.addLayout(rangee)
        self._pile = QStackedWidget()
        self._pile.addWidget(self.vide)
        self._pile.addWidget(plein)
        tout = QVBoxLayout(self)
        tout.setContentsMargins(0, 0, 0, 0)
        tout.addWidget(self._pile)

    def montrer(self, lot: Lot) -> None:
        """Show what waits now."""
        cartes, ailleurs, gardes = lot.cartes, lot.ailleurs(), lot.gardes()
        self._pile.setCurrentIndex(1 if cartes or gardes else 0)
        self.vide.detail.setText(ailleurs)
        self.vide.detail.setVisible(bool(ailleurs))
        self.compte.setText(f"{nombre_de_saisies(len(cartes))} à faire en ligne" if cartes else RIEN)
        for action in (self.commencer, self.imprimer):
            action.setEnabled(bool(cartes))
        self.ailleurs.setText(ailleurs)
        self.ailleurs.setVisible(bool(ailleurs))
        while (item := self._dedans.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for texte, ton in gardes:
            self._dedans.addWidget(Bandeau(texte, ton))
        for formation, dit in lot.par_formation():
            self._dedans.addWidget(BandeFormation(formation.nom_court, formation.couleur, dit))
        self._dedans.addStretch(1)
