"""What one action changed: before -> after, by formation and person, and why it cannot be undone."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cfa_desktop.models.annulation import SORTIE, EtatAction
from cfa_desktop.views.dossier.historique_dit import phrases
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

if TYPE_CHECKING:
    from cfa_desktop.services.historique import Detail

SANS_DETAIL = "Aucune valeur affichée n’a changé."
SORTI = "Rien n’a changé dans la base\u202f: il n’y a donc rien à annuler."


class DetailAction(QScrollArea):
    """Shows one action at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Ce que l’action a changé")

    def montrer(self, etat: EtatAction, detail: Detail) -> None:
        """Show what the action changed."""
        px = theme().px
        contenu = QWidget()
        contenu.setObjectName("contenu")
        boite = QVBoxLayout(contenu)
        boite.setContentsMargins(px(16), px(12), px(16), px(12))
        boite.setSpacing(px(4))
        boite.addWidget(etiquette(etat.action.libelle, "rubrique", retour=True))
        sorti = etat.action.source == SORTIE
        raison = detail.empechement or etat.raison
        if sorti:
            boite.addWidget(etiquette(SORTI, "discret", retour=True))
        elif raison:
            boite.addWidget(etiquette(raison, "attention", retour=True))
        dits = 0
        for sujet, groupe in groupby(detail.lignes, key=lambda ligne: ligne.sujet):
            dites = [phrase for ligne in groupe for phrase in phrases(ligne)]
            if not dites:
                continue
            dits += 1
            boite.addSpacing(px(4))
            if sujet:
                boite.addWidget(etiquette(sujet, "discret", retour=True))
            boite.addWidget(etiquette("\n".join(dites), "valeur", retour=True))
        if not dits and not sorti:
            boite.addWidget(etiquette(SANS_DETAIL, "absente", retour=True))
        reste = detail.total - len(detail.lignes)
        if reste > 0:
            suite = f"… et {reste} autres changements, à lire dans les dossiers."
            boite.addWidget(etiquette(suite, "absente", retour=True))
        boite.addStretch(1)
        self.setWidget(contenu)
