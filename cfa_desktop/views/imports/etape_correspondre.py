"""« Faire correspondre »: which column feeds which field; by hand for a list, to be read for a known kind."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.extraction import Extraction, TypeExport
from cfa_desktop.views.imports.champs import ce_qui_manque
from cfa_desktop.views.imports.etude import Etude
from cfa_desktop.views.imports.liste_colonnes import ListeColonnes, colonnes_choisies
from cfa_desktop.views.imports.textes import pluriel
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

A_LA_MAIN = (
    "Ce fichier n’est pas un export connu. Dites à quoi sert chaque colonne utile (clic, ou Entrée sur la "
    "ligne)\u202f: les autres ne sont pas gardées."
)
DEJA = "Cette liste a été reconnue\u202f: les colonnes sont celles que vous aviez choisies."
TOUTES = "Toutes les colonnes de ce fichier sont lues."
LUES = "{lues} sur {total}\u202f; les valeurs des autres ne sont ni gardées, ni montrées."
RECONNUE = "Cette liste sera reconnue la prochaine fois."


class EtapeCorrespondre(QWidget):
    """The columns of one file; ``correspondance_faite`` carries the field of each column chosen.

    ``bas`` is to be placed under what scrolls: what is to be done next stays in sight.
    """

    correspondance_faite = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._extraction: Extraction | None = None
        px = theme().px
        self.explication = etiquette("", "discret", retour=True)
        self.liste = ListeColonnes()
        self.liste.choix_changes.connect(self._suivre)
        self.manque = etiquette("", "attention", retour=True)
        self.lire = bouton("Lire avec ces colonnes", nom_icone="chevron-right")
        self.lire.clicked.connect(self._lire)
        bas = QHBoxLayout()
        bas.setContentsMargins(0, 0, 0, px(8))
        bas.setSpacing(px(12))
        bas.addWidget(self.manque, 1)
        bas.addWidget(self.lire)
        self.bas = QWidget()
        self.bas.setLayout(bas)
        self.bas.hide()
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, px(4), 0, 0)
        boite.setSpacing(px(8))
        boite.addWidget(self.explication)
        boite.addWidget(self.liste, 1)

    @property
    def a_la_main(self) -> bool:
        """Say whether the columns on screen are matched by hand."""
        return self._extraction is not None and self._extraction.type is TypeExport.LISTE

    def montrer(self, etude: Etude) -> None:
        """Show the columns of that file."""
        if etude.lecture is None or etude.lecture.extraction is self._extraction:
            return
        extraction = self._extraction = etude.lecture.extraction
        self.explication.setText(_expliquer(extraction))
        self.liste.montrer(extraction, modifiable=self.a_la_main)
        self._suivre()

    def _suivre(self) -> None:
        manque = ce_qui_manque(self.liste.choix)
        self.manque.setText(manque or RECONNUE)
        self.manque.set_role("attention" if manque else "discret")
        self.lire.setEnabled(not manque)
        self.lire.setToolTip(manque)

    def _lire(self) -> None:
        self.correspondance_faite.emit(colonnes_choisies(self.liste.choix))


def _expliquer(extraction: Extraction) -> str:
    if extraction.a_faire_correspondre:
        return A_LA_MAIN
    if extraction.type is TypeExport.LISTE:
        return DEJA
    lues = sum(1 for une in extraction.colonnes if une.champ)
    ignorees = max(extraction.colonnes_ignorees, len(extraction.colonnes) - lues)
    if not ignorees:
        return TOUTES
    return LUES.format(lues=pluriel(lues, "colonne lue", "colonnes lues"), total=f"{lues + ignorees}")
