"""The bottom of a dossier: the formation at hand, the decisions, « préparé ici seulement »."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.formation import Formation
from cfa_desktop.views.actions_candidature import ActionsCandidature
from cfa_desktop.views.pourquoi.bouton import BoutonPourquoi
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.rang_actions import RangActions

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
        self.pourquoi = BoutonPourquoi("Pourquoi ces actions sont-elles grisées\u202f?")
        self.pourquoi.hide()
        self.pourquoi.clicked.connect(actions.expliquer_grisees)
        actions.grisees.connect(self._montrer_grisees)
        self.actions_ = RangActions(
            (actions.en_recherche, actions.refuser, actions.contrat, actions.inscription),
            discretes=(actions.inscription,),
            apres=self.pourquoi,
        )
        rang.addWidget(self.actions_, 1)
        self.mention = QWidget()
        bas = QHBoxLayout(self.mention)
        bas.setContentsMargins(0, 0, 0, 0)
        bas.addWidget(etiquette(ICI_SEULEMENT, "discret"))
        bas.addStretch(1)
        bas.addWidget(self.passer)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(24), px(8), px(24), px(4))
        boite.setSpacing(px(2))
        boite.addLayout(rang)
        boite.addWidget(self.mention)

    def _montrer_grisees(self, grisees: frozenset[str]) -> None:
        # An inscription that cannot be done yet is not shown at all: nothing to explain beside it.
        self.pourquoi.setVisible(bool(grisees - {"ia"}))
        self.actions_.disposer()

    def montrer(self, formation: Formation) -> None:
        """Show the formation on which the actions work."""
        self.formation.montrer(formation.nom_court, formation.couleur)
