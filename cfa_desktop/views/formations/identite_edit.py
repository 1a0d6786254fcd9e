"""The identity of a formation, as a form."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.regles.capacite import lire_capacite
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette


class IdentiteEdit(QWidget):
    """Intitulé, sigle, code, établissement, capacité, couleur; ``change`` at each key."""

    change = Signal()

    def __init__(self, formation: Formation) -> None:
        super().__init__()
        self.intitule = QLineEdit(formation.intitule)
        self.sigle = QLineEdit(formation.sigle)
        self.code = QLineEdit(formation.code)
        self.etablissement = QLineEdit(formation.etablissement)
        self.capacite = QLineEdit("" if formation.capacite is None else str(formation.capacite))
        self.couleur = _choix_de_couleur(formation.couleur)
        self.intitule.setPlaceholderText("tel que Parcoursup l’écrit")
        self.sigle.setPlaceholderText("ce que montrent les listes, «\u00a0MCO\u00a0»")
        self.capacite.setPlaceholderText("celle qu’affiche Parcoursup, si elle y est")
        grille = QGridLayout(self)
        px = theme().px
        grille.setContentsMargins(0, px(16), 0, 0)
        grille.setHorizontalSpacing(px(16))
        grille.setVerticalSpacing(px(10))
        grille.setColumnStretch(1, 1)
        for rang, (mot, champ) in enumerate(
            (
                ("Intitulé", self.intitule),
                ("Code formation", self.code),
                ("Sigle", self.sigle),
                ("Établissement", self.etablissement),
                ("Capacité", self.capacite),
                ("Couleur", self.couleur),
            )
        ):
            champ.setAccessibleName(mot)
            grille.addWidget(etiquette(mot, "discret"), rang, 0)
            grille.addWidget(champ, rang, 1)
            if isinstance(champ, QLineEdit):
                champ.textChanged.connect(self.change)
        grille.setRowStretch(grille.rowCount(), 1)

    def raison(self) -> str:
        """Return why the identity is not enough, "" when it is."""
        if not self.intitule.text().strip():
            return "Donnez l’intitulé de la formation."
        if not self.code.text().strip():
            return "Donnez le code de la formation\u202f: un code Parcoursup, ou le sigle."
        if self.capacite.text().strip() and not lire_capacite(self.capacite.text()):
            return "La capacité est un nombre entier, 1 au moins\u202f; laissez-la vide si vous l’ignorez."
        return ""

    def appliquer(self, formation: Formation) -> Formation:
        """Return the formation with this identity."""
        return formation._replace(
            intitule=self.intitule.text().strip(),
            sigle=self.sigle.text().strip(),
            code=self.code.text().strip(),
            etablissement=self.etablissement.text().strip(),
            capacite=lire_capacite(self.capacite.text()),
            couleur=self.couleur.currentIndex(),
        )


def _choix_de_couleur(courante: int) -> QComboBox:
    choix = QComboBox()
    cote = theme().px(14)
    choix.setIconSize(QSize(cote, cote))
    for rang, couleur in enumerate(theme().couleurs.formations, 1):
        pastille = QPixmap(cote, cote)
        pastille.fill(QColor(couleur))
        choix.addItem(QIcon(pastille), f"Couleur {rang}")
    choix.setCurrentIndex(courante)
    return choix
