"""The bottom of a dossier: the formation at hand, the decisions, « préparé ici seulement »."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.formation import Formation
from cfa_desktop.views.actions_candidature import ActionsCandidature
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.bouton_action import BoutonAction
from cfa_desktop.views.widgets.etiquette import etiquette

ICI_SEULEMENT = "Préparé ici seulement, à saisir ensuite sur Parcoursup."


class PiedDossier(QWidget):
    """The same actions as the list, on the formation of the header only."""

    def __init__(self, actions: ActionsCandidature) -> None:
        super().__init__()
        px = theme().px
        self.formation = BandeFormation()
        self.passer = QCheckBox("Passer au suivant")
        self.passer.setToolTip("Après une décision, ouvrir le dossier suivant de la liste")
        rang = QHBoxLayout()
        rang.setSpacing(px(8))
        rang.addWidget(self.formation)
        for action in (actions.en_recherche, actions.refuser, actions.contrat):
            un = BoutonAction(action, self)
            rang.addWidget(_large(un, action))
        ia = BoutonAction(actions.inscription, self, cache_si_grise=True)
        rang.addWidget(_large(ia, actions.inscription))
        rang.addStretch(1)
        rang.addWidget(self.passer)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(24), px(8), px(24), px(8))
        boite.setSpacing(px(4))
        boite.addLayout(rang)
        boite.addWidget(etiquette(ICI_SEULEMENT, "discret"))

    def montrer(self, formation: Formation) -> None:
        """Show the formation on which the actions work."""
        self.formation.montrer(formation.nom_court, formation.couleur)


def _large(un: BoutonAction, action: QAction) -> BoutonAction:
    """Give a button the room of its words and keys: a decision is never read half."""
    touches = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    texte = un.fontMetrics().horizontalAdvance(f"{action.text()}{touches}")
    un.setMinimumWidth(texte + theme().px(64))
    return un
