"""Historique: every change of the person, the newest first, with its source and its instant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import jour_heure
from cfa_desktop.models.historique import Action, LigneHistorique
from cfa_desktop.views.dossier.historique_dit import phrases
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

PREMIERES = 12
GRAND_TEXTE_PCT = 140


class PartieHistorique(QWidget):
    """The latest actions; the older ones on demand."""

    def __init__(self, lignes: Sequence[LigneHistorique], session: int) -> None:
        super().__init__()
        self._session = session
        self._actions = _par_action(lignes)
        self._boite = QVBoxLayout(self)
        self._boite.setContentsMargins(0, 0, 0, 0)
        self._boite.setSpacing(theme().px(10))
        if not self._actions:
            self._boite.addWidget(etiquette("Rien n’a changé encore.", "absente"))
        self._ajouter(self._actions[:PREMIERES])
        reste = len(self._actions) - PREMIERES
        self._suite = bouton(f"Afficher les {reste} plus anciennes", "lien")
        self._suite.clicked.connect(self._tout_montrer)
        self._suite.setVisible(reste > 0)
        self._boite.addWidget(self._suite)

    def _tout_montrer(self) -> None:
        self._suite.hide()
        self._ajouter(self._actions[PREMIERES:])

    def _ajouter(self, actions: Sequence[tuple[Action, list[str]]]) -> None:
        for action, dites in actions:
            self._boite.addWidget(_rang(action, dites, self._session))


def _par_action(lignes: Sequence[LigneHistorique]) -> list[tuple[Action, list[str]]]:
    actions = []
    for _, groupe in groupby(lignes, key=lambda ligne: ligne.action.id):
        memes = list(groupe)
        dites = [phrase for nom, siennes in groupby(memes, _formation) for phrase in _dites(nom, siennes)]
        if dites:
            actions.append((memes[0].action, dites))
    return actions


def _formation(ligne: LigneHistorique) -> str:
    """Return the formation of a row, "" when the label of the action names it already."""
    return "" if ligne.sujet in ligne.action.libelle else ligne.sujet


def _dites(formation: str, lignes: Iterable[LigneHistorique]) -> list[str]:
    dites = [phrase for ligne in lignes for phrase in phrases(ligne)]
    return [f"{formation} – {dites[0]}", *dites[1:]] if formation and dites else dites


def _rang(action: Action, dites: list[str], session: int) -> QWidget:
    px = theme().px
    rang = QWidget()
    boite = QVBoxLayout(rang)
    boite.setContentsMargins(0, 0, 0, 0)
    boite.setSpacing(px(2))
    # In large text the instant stands under the action: side by side, both would be cut.
    empile = theme().taille_pct > GRAND_TEXTE_PCT
    tete: QBoxLayout = QVBoxLayout() if empile else QHBoxLayout()
    tete.setSpacing(0 if empile else px(12))
    annulee = " (annulé)" if action.annulee else ""
    tete.addWidget(etiquette(f"{action.libelle}{annulee}", "rubrique", retour=True), 1)
    quand = f"{jour_heure(action.at, session)} · {action.source}"
    tete.addWidget(etiquette(quand, "discret", retour=empile))
    boite.addLayout(tete)
    boite.addWidget(etiquette("\n".join(dites), "valeur", retour=True))
    return rang
