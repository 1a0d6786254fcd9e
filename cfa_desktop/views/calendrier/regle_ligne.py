"""One reply rule: received from … to …, answered by …, suspended from … to …."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from cfa_desktop.models.calendrier.dates import RegleReponse
from cfa_desktop.views.calendrier.jour_edit import JourEdit
from cfa_desktop.views.calendrier.petits_champs import ListeSansMolette, NombreEdit
from cfa_desktop.views.icones import icone
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.flux import Flux

_JOUR_FIXE, _DELAI = 0, 1
Intervalle = tuple[JourEdit, JourEdit]
Moities = tuple[QWidget, QWidget]


class RegleLigne(QWidget):
    """``valeur`` is the rule typed, None while something is missing; ``retrait_demande`` asks to drop it.

    ``recompose`` tells that editors came or went.
    """

    change = Signal()
    recompose = Signal()
    retrait_demande = Signal()

    def __init__(self, rang: int, campagne: int, regle: RegleReponse | None) -> None:
        super().__init__()
        self._rang, self._campagne = rang, campagne
        self.recue_du, self.recue_au = self._jour("reçue du"), self._jour("reçue au")
        self.limite = self._jour("réponse avant la fin du")
        self.delai = NombreEdit(f"Ligne {rang}, réponse dans un délai")
        self.delai.change.connect(self.change)
        self.sorte = ListeSansMolette()
        self.sorte.setAccessibleName(f"Ligne {rang}, sorte de limite")
        self.sorte.addItems(["jusqu’au", "délai de"])
        self.sorte.activated.connect(self._sorte_choisie)
        self.a_confirmer = QCheckBox("à confirmer")
        self.a_confirmer.setAccessibleName(f"Ligne {rang}, à confirmer")
        self.a_confirmer.clicked.connect(self._edite)
        self.retirer = _croix(f"Retirer la ligne {rang}")
        self.retirer.clicked.connect(self._demander_retrait)
        self._suspensions: list[tuple[Moities, Intervalle]] = []
        self._disposer()
        self._montrer(regle or RegleReponse(date.min, date.min), neuve=regle is None)

    @property
    def suspensions(self) -> list[Intervalle]:
        """Return the editors of the suspended intervals."""
        return [champs for _, champs in self._suspensions]

    @property
    def valeur(self) -> RegleReponse | None:
        """Return the rule, None while a day is missing or unreadable."""
        du, au = self.recue_du.valeur, self.recue_au.valeur
        if self.faute or du is None or au is None:
            return None
        jour_fixe = self.sorte.currentIndex() == _JOUR_FIXE
        return RegleReponse(
            recue_du=du,
            recue_au=au,
            limite=self.limite.valeur if jour_fixe else None,
            delai_jours=None if jour_fixe else self.delai.valeur,
            suspendue=tuple(
                (debut.valeur, fin.valeur)
                for debut, fin in self.suspensions
                if debut.valeur is not None and fin.valeur is not None
            ),
            a_confirmer=self.a_confirmer.isChecked(),
        )

    @property
    def faute(self) -> str:
        """Return what keeps this from being a rule, "" when nothing does."""
        fin = self.limite if self.sorte.currentIndex() == _JOUR_FIXE else self.delai
        jours = [self.recue_du, self.recue_au, *(jour for bornes in self.suspensions for jour in bornes)]
        for champ in (*jours, fin):
            if champ.faute:
                return champ.faute
        if any(champ.valeur is None for champ in (*jours, fin)):
            return f"Réponses, ligne {self._rang}\u202f: une date ou un délai manque."
        return ""

    def focusables(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        suspendues = [
            widget
            for (_, fin), (du, au) in self._suspensions
            for widget in (*du.focusables(), *au.focusables(), *fin.findChildren(QToolButton, "retirer"))
        ]
        return [
            *self.recue_du.focusables(),
            *self.recue_au.focusables(),
            self.sorte,
            *self.limite.focusables(),
            *self.delai.focusables(),
            self.a_confirmer,
            self.retirer,
            *suspendues,
            self.ajouter_suspension,
        ]

    def _disposer(self) -> None:
        px = theme().px
        flux = Flux()
        for groupe in (
            _groupe(etiquette(f"{self._rang}."), etiquette("Reçue du"), self.recue_du),
            _groupe(etiquette("au"), self.recue_au),
            _groupe(etiquette("réponse"), self.sorte),
            _groupe(self.limite, self.delai),
            _groupe(self.a_confirmer, self.retirer),
        ):
            flux.addWidget(groupe)
        self._bas = Flux()
        self.ajouter_suspension = bouton("Ajouter une suspension", "lien")
        self.ajouter_suspension.setAccessibleName(f"Ajouter une suspension à la ligne {self._rang}")
        self.ajouter_suspension.clicked.connect(self._suspendre)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, px(4), 0, px(8))
        boite.setSpacing(px(4))
        boite.addLayout(flux)
        boite.addLayout(self._bas)
        self._bas.addWidget(self.ajouter_suspension)

    def _montrer(self, regle: RegleReponse, *, neuve: bool) -> None:
        self.recue_du.montrer(None if neuve else regle.recue_du)
        self.recue_au.montrer(None if neuve else regle.recue_au)
        self.limite.montrer(regle.limite)
        self.delai.montrer(regle.delai_jours)
        self.a_confirmer.setChecked(regle.a_confirmer)
        self.sorte.setCurrentIndex(_DELAI if regle.delai_jours is not None else _JOUR_FIXE)
        for du, au in regle.suspendue:
            self._ajouter_suspension(du, au)
        self._selon_la_sorte()

    def _selon_la_sorte(self) -> None:
        jour_fixe = self.sorte.currentIndex() == _JOUR_FIXE
        self.limite.setVisible(jour_fixe)
        self.delai.setVisible(not jour_fixe)

    def _sorte_choisie(self, _rang: int) -> None:
        self._selon_la_sorte()
        self.change.emit()

    def _suspendre(self) -> None:
        du, _ = self._ajouter_suspension(None, None)
        du.champ.setFocus()
        self.change.emit()

    def _ajouter_suspension(self, du: date | None, au: date | None) -> Intervalle:
        rang = len(self._suspensions) + 1
        debut, fin = self._jour(f"suspension {rang}, du"), self._jour(f"suspension {rang}, au")
        debut.montrer(du)
        fin.montrer(au)
        croix = _croix(f"Retirer la suspension {rang} de la ligne {self._rang}")
        moities = _groupe(etiquette("suspendue du"), debut), _groupe(etiquette("au"), fin, croix)
        croix.clicked.connect(partial(self._retirer_suspension, moities))
        self._suspensions.append((moities, (debut, fin)))
        self._bas.removeWidget(self.ajouter_suspension)
        for moitie in moities:
            self._bas.addWidget(moitie)
        self._bas.addWidget(self.ajouter_suspension)
        self.recompose.emit()
        return debut, fin

    def _retirer_suspension(self, moities: Moities, _coche: bool = False) -> None:
        self._suspensions = [paire for paire in self._suspensions if paire[0] is not moities]
        for moitie in moities:
            self._bas.removeWidget(moitie)
            moitie.hide()
            moitie.deleteLater()
        self.ajouter_suspension.setFocus()
        self.change.emit()

    def _jour(self, quoi: str) -> JourEdit:
        jour = JourEdit(f"Ligne {self._rang}, {quoi}", self._campagne)
        jour.setFixedWidth(theme().px(152))
        jour.change.connect(self.change)
        return jour

    def _edite(self, _coche: bool) -> None:
        self.change.emit()

    def _demander_retrait(self) -> None:
        self.retrait_demande.emit()


def _groupe(*widgets: QWidget) -> QWidget:
    groupe = QWidget()
    boite = QHBoxLayout(groupe)
    px = theme().px
    boite.setContentsMargins(0, px(2), px(10), px(2))
    boite.setSpacing(px(6))
    for widget in widgets:
        boite.addWidget(widget)
    return groupe


def _croix(nom: str) -> QToolButton:
    croix = QToolButton()
    croix.setIcon(icone("x", "discret"))
    croix.setObjectName("retirer")
    croix.setAccessibleName(nom)
    croix.setToolTip(nom)
    return croix
