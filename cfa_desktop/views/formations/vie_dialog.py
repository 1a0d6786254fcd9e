"""« Suivre la formation »: capacity, requests, drafts, rapport, past contracts, reasons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.formations.vie_bilan import PartieBilan
from cfa_desktop.views.formations.vie_brouillons import PartieBrouillons
from cfa_desktop.views.formations.vie_capacite import PartieCapacite
from cfa_desktop.views.formations.vie_motifs import PartieMotifs
from cfa_desktop.views.formations.vie_rapport import PartieRapport
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.separateur import Separateur

_LARGEUR, _HAUTEUR = 720, 620


class VieDialog(QDialog):
    """Each gesture is recorded at once, and said by ``change``; nothing waits for a button at the bottom."""

    change = Signal(str)
    contrat_demande = Signal(int, str)

    def __init__(self, bureau: Bureau, formation_id: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._bureau, self._formation_id = bureau, formation_id
        formation = bureau.formations.trouver(formation_id)
        self.setWindowTitle(f"Suivre la formation {formation.nom_court}")
        px = theme().px
        self.resize(px(_LARGEUR), min(px(_HAUTEUR), self.screen().availableSize().height() - px(64)))
        self.erreur = Bandeau("", "danger", fermable=True)
        self.erreur.hide()
        self._defilement = QScrollArea(widgetResizable=True)
        self._defilement.setFrameShape(QFrame.Shape.NoFrame)
        fermer = bouton("Fermer", "quiet")
        fermer.clicked.connect(self.accept)
        bas = QHBoxLayout()
        bas.addStretch(1)
        bas.addWidget(fermer)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(24), px(20), px(24), px(16))
        boite.setSpacing(px(12))
        boite.addWidget(BandeFormation(formation.nom_court, formation.couleur, formation.intitule))
        boite.addWidget(self.erreur)
        boite.addWidget(self._defilement, 1)
        boite.addLayout(bas)
        self.refresh()

    def refresh(self) -> None:
        """Read everything again; what was being read stays in place."""
        barre = self._defilement.verticalScrollBar()
        lue = barre.value()
        contenu = QWidget()
        contenu.setObjectName("contenu")
        pile = QVBoxLayout(contenu)
        px = theme().px
        pile.setContentsMargins(0, 0, px(12), 0)
        pile.setSpacing(px(14))
        brouillons = PartieBrouillons(self._bureau, self._formation_id)
        brouillons.reprise_demandee.connect(self._reprendre)
        parties = (
            PartieCapacite(self._bureau, self._formation_id),
            brouillons,
            PartieRapport(self._bureau, self._formation_id),
            PartieBilan(self._bureau, self._formation_id),
            PartieMotifs(self._bureau, self._formation_id),
        )
        for rang, partie in enumerate(parties):
            if rang:
                pile.addWidget(Separateur())
            partie.geste_demande.connect(self._faire)
            pile.addWidget(partie)
        pile.addStretch(1)
        self._defilement.setWidget(contenu)
        barre.setValue(lue)

    def _reprendre(self, numero: str) -> None:
        self.contrat_demande.emit(self._formation_id, numero)
        self.accept()

    def _faire(self, geste: Callable[[], object], phrase: str) -> None:
        self.erreur.hide()
        try:
            geste()
        except CfaError as refus:
            self.erreur.set_texte(str(refus))
            self.erreur.show()
            return
        nom = self._bureau.formations.trouver(self._formation_id).nom_court
        self.refresh()
        self.change.emit(f"{phrase} – {nom}")
