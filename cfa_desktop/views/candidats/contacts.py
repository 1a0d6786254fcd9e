"""Phones and mail of a candidate: grouped for reading, bare when copied, a reason when missing."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.telephone import format_telephone
from cfa_desktop.views.candidats.absences import pourquoi_absent
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bouton_copier import BoutonCopier
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee

_LIGNES = (
    ("Portable", "le portable"),
    ("Fixe", "le téléphone fixe"),
    ("Mail", "l’adresse mail"),
    ("Lycée", "l’établissement d’origine"),
)


LARGEUR_NOMS = 200  # pixels at 100 %: under that, values take the place of their names


class Contacts(QWidget):
    """Label, value, copy button, one line each."""

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.valeurs = {genre: EtiquetteElidee() for genre, _ in _LIGNES}
        self.copies = {genre: BoutonCopier(quoi) for genre, quoi in _LIGNES}
        self._noms = {genre: etiquette(genre, "discret") for genre, _ in _LIGNES}
        grille = QGridLayout(self)
        grille.setContentsMargins(0, px(2), 0, px(2))
        grille.setHorizontalSpacing(px(8))
        grille.setVerticalSpacing(px(2))
        grille.setColumnStretch(1, 1)
        for rang, (genre, _) in enumerate(_LIGNES):
            valeur = self.valeurs[genre]
            grille.addWidget(self._noms[genre], rang, 0)
            grille.addWidget(valeur, rang, 1)
            grille.addWidget(self.copies[genre], rang, 2)

    def montrer(self, ligne: CandidatureLine) -> None:
        """Show how to reach that candidate."""
        absent = pourquoi_absent(ligne)
        self._poser("Portable", format_telephone(ligne.telephone_portable), ligne.telephone_portable, absent)
        fixe = ligne.telephone_fixe
        self._poser("Fixe", format_telephone(fixe), fixe, absent)
        # A portable is enough to call: the fixe that is missing then is no news.
        muet = bool(ligne.telephone_portable) and not fixe
        self.valeurs["Fixe"].setHidden(muet)
        self._noms["Fixe"].setHidden(muet or self._noms["Portable"].isHidden())
        self._poser("Mail", ligne.mail, ligne.mail, absent)
        origine = ligne.etablissement_origine
        self._poser("Lycée", origine, origine, absent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        large = self.width() >= theme().px(LARGEUR_NOMS)
        for genre, nom in self._noms.items():
            nom.setHidden(not large or self.valeurs[genre].isHidden())

    def _poser(self, genre: str, affiche: str, nu: str, absent: str) -> None:
        valeur = self.valeurs[genre]
        valeur.setText(affiche or absent)
        valeur.set_role("valeur" if affiche else "absente")
        self.copies[genre].set_texte(nu)
        self.copies[genre].setHidden(not nu)
