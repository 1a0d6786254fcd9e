"""One line of a plan in full: what is read, before and after, the raw text, and what settles a doubt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.models.doublons import DOUBLON, DouteHomonyme
from cfa_desktop.models.extraction import Doute
from cfa_desktop.models.plan import Modifie, Nouveau, Plan
from cfa_desktop.views.icones import icone
from cfa_desktop.views.imports import lignes
from cfa_desktop.views.imports.categories import EXPORT, Listes
from cfa_desktop.views.imports.coches import Decochees
from cfa_desktop.views.imports.detail_valeurs import Valeurs
from cfa_desktop.views.imports.lignes import LigneDifference
from cfa_desktop.views.imports.resolution import Resolution, cle_doute
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

SANS_TEXTE = "Le texte de cette ligne n’est pas gardé\u202f: ses colonnes ne servent pas ici."
_VALEURS, _BRUT, _DOUTE = range(3)
_ITEMS = ("ecarts", "confirmes")


class Situation(NamedTuple):
    """The plan being checked, its lines, and the numbers left aside."""

    plan: Plan
    listes: Listes
    decochees: Decochees


class Detail(QFrame):
    """The current line of a category; ``ferme`` when its cross is pressed."""

    ferme = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self._par_numero: dict[str, Modifie | Nouveau] = {}
        px = theme().px
        self.titre = etiquette("", "rubrique", retour=True)
        self.sous_titre = etiquette("", "discret", retour=True)
        self.croix = QToolButton()
        self.croix.setIcon(icone("x", "discret"))
        self.croix.setAccessibleName("Fermer le détail")
        self.croix.setToolTip("Fermer le détail")
        self.croix.clicked.connect(self.ferme)
        self.valeurs = Valeurs()
        defilement = _defiler(self.valeurs)
        defilement.setAccessibleName("Détail de la ligne")
        self.brut = QPlainTextEdit(readOnly=True)
        self.brut.setAccessibleName("Texte de la ligne")
        self.copier = bouton("Copier le texte", nom_icone="copy")
        self.copier.clicked.connect(self._copier)
        self.resolution = Resolution()
        texte = QWidget()
        dans_texte = QVBoxLayout(texte)
        dans_texte.setContentsMargins(0, 0, 0, px(8))
        dans_texte.addWidget(self.brut, 1)
        dans_texte.addWidget(self.copier, 0, Qt.AlignmentFlag.AlignLeft)
        self._pile = QStackedWidget()
        a_regler = _defiler(self.resolution)
        a_regler.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in (defilement, texte, a_regler):
            self._pile.addWidget(widget)
        entete = QHBoxLayout()
        entete.addWidget(self.titre, 1)
        entete.addWidget(self.croix, 0, Qt.AlignmentFlag.AlignTop)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(16), px(8), 0, 0)
        boite.setSpacing(px(4))
        boite.addLayout(entete)
        boite.addWidget(self.sous_titre)
        boite.addWidget(self._pile, 1)

    def montrer(self, situation: Situation, cle: str, ligne: LigneDifference) -> None:
        """Tell that line of a category."""
        plan = situation.plan
        if plan is not self._plan:
            self._plan = plan
            self._par_numero = {un.numero: un for un in plan.modifies}
            self._par_numero.update((une.numero, une) for une in plan.nouveaux)
        self.titre.setText(ligne.candidat or ligne.champ)
        self.sous_titre.setText("" if cle == "doutes" else _situer(ligne))
        self.sous_titre.setVisible(bool(self.sous_titre.text()))
        if cle == "doutes":
            self._montrer_doute(situation, ligne)
        elif cle == "ecartees":
            self.brut.setPlainText(ligne.detail or SANS_TEXTE)
            self.copier.setEnabled(bool(ligne.detail))
            self._pile.setCurrentIndex(_BRUT)
        elif cle in _ITEMS:
            dits = [("", EXPORT.titre, "", ligne.detail)]
            self.valeurs.montrer(dits, avec_avant=False)
            self._pile.setCurrentIndex(_VALEURS)
        else:
            self._montrer_valeurs(ligne)

    def _montrer_valeurs(self, ligne: LigneDifference) -> None:
        un = self._par_numero.get(ligne.numero)
        if isinstance(un, Modifie):
            self.valeurs.montrer(lignes.details_modifie(un), avec_avant=True)
        elif un is not None:
            self.valeurs.montrer(lignes.details_nouveau(un), avec_avant=False)
        else:
            self.valeurs.montrer([], avec_avant=False)
        self._pile.setCurrentIndex(_VALEURS)

    def _montrer_doute(self, situation: Situation, ligne: LigneDifference) -> None:
        groupe = situation.listes.doutes[ligne.rang]
        touches = {doute.ligne for doute in groupe} - {0}
        numeros = [une.numero for une in self._par_numero.values() if une.ligne in touches]
        cochees = [numero for numero in numeros if numero not in situation.decochees]
        concernes = cochees or _a_reprendre(situation, groupe, numeros)
        self.resolution.montrer(groupe, situation.plan.extraction, concernes, laissees=not cochees)
        self._pile.setCurrentIndex(_DOUTE)

    def _copier(self) -> None:
        QGuiApplication.clipboard().setText(self.brut.toPlainText())


def _defiler(contenu: QWidget) -> QScrollArea:
    zone = QScrollArea(widgetResizable=True)
    zone.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    zone.setWidget(contenu)
    return zone


def _a_reprendre(situation: Situation, groupe: Sequence[Doute], numeros: Sequence[str]) -> list[str]:
    """Return the lines left aside that the button of a doubt ticks again: those that it unticked itself.

    Those unticked one by one come back too, never a guess: only the doubt about the name itself accepts it.
    """
    siennes = situation.decochees.par_doute.get(cle_doute(groupe[0]), set())
    if siennes.intersection(numeros):
        return [numero for numero in numeros if numero in siennes]
    acceptables = {un.connu_numero for un in groupe if isinstance(un, DouteHomonyme) and un.champ != DOUBLON}
    refuses = set(situation.plan.incertains) - acceptables
    return [numero for numero in numeros if numero not in refuses]


def _situer(ligne: LigneDifference) -> str:
    numero = f"n°\u00a0{ligne.numero}" if ligne.numero else ""
    ou = f"ligne {ligne.ligne}" if ligne.ligne else ""
    return "  ·  ".join(dit for dit in (numero, ou) if dit)
