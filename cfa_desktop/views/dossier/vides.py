"""The parts that nothing fills yet, folded under the tabs, each saying what would fill it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cfa_desktop.views.icones import icone
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

_PARAMETRABLE = "dans l’export de données paramétrable, à lire sur Parcoursup"
RUBRIQUES_VIDES = (
    ("Activités et centres d’intérêt", _PARAMETRABLE),
    ("Bac", _PARAMETRABLE),
    ("Bulletins", _PARAMETRABLE),
    ("Fiche Avenir", _PARAMETRABLE),
    ("Projet de formation", _PARAMETRABLE),
    ("Groupe", "donné par aucun export"),
    ("Documents", "aucune pièce gardée ici"),
    ("Aménagement", "jamais montré pendant l’examen"),
)


class RubriquesVides(QWidget):
    """« Rubriques vides (8) », folded until asked."""

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.bascule = bouton(f"Rubriques vides ({len(RUBRIQUES_VIDES)})", "quiet", nom_icone="chevron-right")
        self.bascule.setCheckable(True)
        self.bascule.toggled.connect(self._ouvrir)
        self._corps = QWidget()
        corps = QVBoxLayout(self._corps)
        corps.setContentsMargins(px(12), 0, px(8), 0)
        corps.setSpacing(px(4))
        for titre, source in RUBRIQUES_VIDES:
            corps.addWidget(etiquette(f"{titre}\u202f: {source}", "discret", retour=True))
        self._corps.hide()
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, px(8), 0, 0)
        boite.setSpacing(px(4))
        boite.addWidget(self.bascule)
        boite.addWidget(self._corps)

    def _ouvrir(self, ouvert: bool) -> None:
        self.bascule.setIcon(icone("chevron-down" if ouvert else "chevron-right"))
        self._corps.setVisible(ouvert)
