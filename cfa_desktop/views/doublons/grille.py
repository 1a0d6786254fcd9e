"""Two persons side by side: a row per field, a choice where they differ, then all that hangs on each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from cfa_desktop.models.fiches_comparees import ChampCompare, Comparaison, Cote
from cfa_desktop.models.libelles_champs import libelle_champ, valeur_lisible
from cfa_desktop.views.doublons.replis import ChoixReplie, ValeurRepliee
from cfa_desktop.views.doublons.textes import RIEN, hors_identite, numero_dit
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.separateur import Separateur

GARDEE = "– fiche gardée"
PARCOURSUP_RESTE = "celui du dossier gardé reste"
_PARTS = (2, 3, 3)
_HAUT = Qt.AlignmentFlag.AlignTop


class GrilleComparaison(QWidget):
    """``choix`` maps the fields that differ to the value chosen; that of the person kept at first."""

    def __init__(self, comparaison: Comparaison, *, fusion: bool) -> None:
        super().__init__()
        self.setObjectName("contenu")
        self._comparaison, self._fusion = comparaison, fusion
        self.radios: dict[str, tuple[ChoixReplie, ChoixReplie]] = {}
        px = theme().px
        self._grille = QGridLayout(self)
        self._grille.setContentsMargins(px(24), px(4), px(24), px(8))
        self._grille.setHorizontalSpacing(px(20))
        self._grille.setVerticalSpacing(px(6))
        for colonne, part in enumerate(_PARTS):
            self._grille.setColumnStretch(colonne, part)
        self._entete()
        champs = comparaison.champs
        for champ in (un for un in champs if un.differe):
            self._ajouter(champ)
        self._trait()
        for (titre, garde), (_, autre) in zip(
            hors_identite(comparaison.garde), hors_identite(comparaison.autre), strict=True
        ):
            self._rang(titre, _texte(garde), _texte(autre))
        self._trait()
        for champ in (un for un in champs if not un.differe):
            self._ajouter(champ)
        self._grille.setRowStretch(self._grille.rowCount(), 1)

    def choix(self) -> dict[str, str]:
        """Return the values chosen, by field."""
        return {
            champ.champ: champ.autre if self.radios[champ.champ][1].isChecked() else champ.garde
            for champ in self._comparaison.champs
            if champ.champ in self.radios
        }

    def _entete(self) -> None:
        garde, autre = self._comparaison.garde, self._comparaison.autre
        suite = f" {GARDEE}" if self._fusion else ""
        self._rang("", _nom(garde, suite), _nom(autre, ""))

    def _ajouter(self, champ: ChampCompare) -> None:
        libelle = libelle_champ(champ.champ)
        if champ.au_choix and self._fusion:
            self._rang(libelle, *self._choisir(champ, libelle), ou=Qt.AlignmentFlag.AlignVCenter)
            return
        autre = _valeur(champ, champ.autre, self._comparaison.autre)
        if champ.identique:
            autre = etiquette("identique", "discret")
        elif self._fusion and champ.garde and champ.autre:
            autre = _deux(autre, PARCOURSUP_RESTE)
        self._rang(libelle, _valeur(champ, champ.garde, self._comparaison.garde), autre)

    def _choisir(self, champ: ChampCompare, libelle: str) -> tuple[QWidget, QWidget]:
        groupe = QButtonGroup(self)
        radios = []
        for cote, valeur in (
            (self._comparaison.garde, champ.garde),
            (self._comparaison.autre, champ.autre),
        ):
            dite = valeur_lisible(champ.champ, valeur)
            radio = ChoixReplie(dite)
            radio.setAccessibleName(f"{libelle}\u202f: montrer «\u00a0{dite}\u00a0» ({numero_dit(cote)})")
            groupe.addButton(radio)
            radios.append(radio)
        radios[0].setChecked(True)
        self.radios[champ.champ] = (radios[0], radios[1])
        garde, autre = self._comparaison.garde, self._comparaison.autre
        return _corrige(radios[0], champ, garde), _corrige(radios[1], champ, autre)

    def _rang(self, titre: str, garde: QWidget, autre: QWidget, ou: Qt.AlignmentFlag = _HAUT) -> None:
        rang = self._grille.rowCount()
        libelle = etiquette(titre, "discret", retour=True)
        for colonne, widget in enumerate((libelle, garde, autre)):
            self._grille.addWidget(widget, rang, colonne, ou)

    def _trait(self) -> None:
        self._grille.addWidget(Separateur(), self._grille.rowCount(), 0, 1, 3)


def _nom(cote: Cote, suite: str) -> QWidget:
    return _deux(etiquette(cote.nom_complet, "soustitre", retour=True), numero_dit(cote) + suite)


def _valeur(champ: ChampCompare, valeur: str, cote: Cote) -> QWidget:
    if not valeur:
        return _texte(RIEN)
    return _corrige(ValeurRepliee(valeur_lisible(champ.champ, valeur)), champ, cote)


def _corrige(widget: QWidget, champ: ChampCompare, cote: Cote) -> QWidget:
    """Add what Parcoursup says under a value corrected here."""
    if champ.champ not in cote.importes:
        return widget
    importe = cote.importes[champ.champ]
    dit = valeur_lisible(champ.champ, importe) if importe else RIEN
    return _deux(widget, f"corrigé ici\u202f; Parcoursup\u202f: {dit}")


def _texte(texte: str) -> QWidget:
    return etiquette(RIEN, "absente") if texte == RIEN else ValeurRepliee(texte)


def _deux(widget: QWidget, dessous: str) -> QWidget:
    deux = QWidget()
    boite = QVBoxLayout(deux)
    boite.setContentsMargins(0, 0, 0, 0)
    boite.setSpacing(0)
    boite.addWidget(widget)
    boite.addWidget(etiquette(dessous, "discret", retour=True))
    return deux
