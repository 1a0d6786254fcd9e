"""The table of reply rules: lines added, removed, changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cfa_desktop.models.calendrier.dates import RegleReponse
from cfa_desktop.views.calendrier.regle_ligne import RegleLigne
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

_AUCUNE = "Aucune règle\u202f: la limite de réponse est celle de l’export, ou celle que vous saisissez."
_SUSPENSION = (
    "Une limite qui tombe dans une suspension, bornes comprises, est reportée au lendemain de sa fin."
)


class ReglesEdit(QWidget):
    """``valeur`` holds the complete rules; ``faute`` says what is not one.

    ``recompose`` tells that lines or editors came or went.
    """

    change = Signal()
    recompose = Signal()

    def __init__(self, campagne: int) -> None:
        super().__init__()
        self._campagne = campagne
        self._lignes: list[RegleLigne] = []
        self._vide = etiquette(_AUCUNE, "absente", retour=True)
        self._pile = QVBoxLayout()
        self._pile.setSpacing(0)
        self.ajouter = bouton("Ajouter une règle", "normal", nom_icone="plus")
        self.ajouter.clicked.connect(self._ajouter_une)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(theme().px(6))
        boite.addWidget(self._vide)
        boite.addLayout(self._pile)
        boite.addWidget(etiquette(_SUSPENSION, "discret", retour=True))
        ligne = QVBoxLayout()
        ligne.addWidget(self.ajouter)
        boite.addLayout(ligne)
        self.ajouter.setSizePolicy(
            self.ajouter.sizePolicy().Policy.Fixed, self.ajouter.sizePolicy().Policy.Fixed
        )

    @property
    def lignes(self) -> list[RegleLigne]:
        """Return the lines shown, in order."""
        return list(self._lignes)

    @property
    def valeur(self) -> tuple[RegleReponse, ...]:
        """Return the rules that are complete, in the order of the lines: faults are said by line."""
        return tuple(regle for ligne in self._lignes if (regle := ligne.valeur) is not None)

    @property
    def faute(self) -> str:
        """Return what the first incomplete line misses, "" when all are complete."""
        return next((ligne.faute for ligne in self._lignes if ligne.faute), "")

    def focusables(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        return [*(widget for ligne in self._lignes for widget in ligne.focusables()), self.ajouter]

    def montrer(self, regles: tuple[RegleReponse, ...]) -> None:
        """Show these rules in place of those on screen."""
        self._vider()
        for regle in regles:
            self._poser(regle)
        self._vide.setVisible(not regles)
        self.recompose.emit()

    def _vider(self) -> None:
        for ligne in self._lignes:
            self._pile.removeWidget(ligne)
            ligne.hide()
            ligne.deleteLater()
        self._lignes.clear()

    def _poser(self, regle: RegleReponse | None) -> RegleLigne:
        ligne = RegleLigne(len(self._lignes) + 1, self._campagne, regle)
        ligne.change.connect(self.change)
        ligne.recompose.connect(self.recompose)
        ligne.retrait_demande.connect(partial(self._retirer, ligne))
        self._lignes.append(ligne)
        self._pile.addWidget(ligne)
        return ligne

    def _ajouter_une(self) -> None:
        ligne = self._poser(None)
        self._vide.hide()
        self.recompose.emit()
        ligne.recue_du.champ.setFocus()
        self.change.emit()

    def _retirer(self, ligne: RegleLigne) -> None:
        restantes = tuple(
            regle for autre in self._lignes if autre is not ligne and (regle := autre.valeur) is not None
        )
        incompletes = [autre for autre in self._lignes if autre is not ligne and autre.valeur is None]
        if incompletes:  # their text would be lost by showing the others anew
            self._lignes.remove(ligne)
            self._pile.removeWidget(ligne)
            ligne.deleteLater()
        else:
            self.montrer(restantes)
        self.ajouter.setFocus()
        self.change.emit()
