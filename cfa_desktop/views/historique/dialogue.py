"""Historique of the whole base: what was done, its source, what may be undone and why the rest may not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from cfa_desktop.models.annulation import nom_de_l_action
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.historique.detail import DetailAction
from cfa_desktop.views.historique.table import TableActions
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.champ_recherche import ChampRecherche
from cfa_desktop.views.widgets.separateur import Separateur

PAR_PAGE = 100
LARGEUR, HAUTEUR = 980, 580


class HistoriqueDialog(QDialog):
    """Never blocks the window; ``annulation_demandee`` and ``retablissement_demande`` walk the stack."""

    annulation_demandee = Signal()
    retablissement_demande = Signal()

    def __init__(self, bureau: Bureau, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bureau = bureau
        self._limite = PAR_PAGE
        self.setWindowTitle("Historique")
        self.filtre = ChampRecherche("Filtrer l’historique", "")
        self.table = TableActions()
        self.detail = DetailAction()
        self.suite = bouton("Plus anciennes", "lien")
        self.annuler = bouton("Annuler", "normal", nom_icone="undo-2")
        self.retablir = bouton("Rétablir", "normal", nom_icone="redo-2")
        self.fermer = bouton("Fermer", "primary")
        self._disposer()
        self.filtre.textChanged.connect(self.table.filtrer)
        self.table.action_choisie.connect(self._montrer_detail)
        self.suite.clicked.connect(self._plus_anciennes)
        self.annuler.clicked.connect(self.annulation_demandee)
        self.retablir.clicked.connect(self.retablissement_demande)
        self.fermer.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        px = theme().px
        ecran = self.screen().availableGeometry()
        self.resize(min(px(LARGEUR), ecran.width() - 40), min(px(HAUTEUR), ecran.height() - 60))
        self.refresh()

    def refresh(self) -> None:
        """Read the actions again."""
        historique = self._bureau.historique
        etats = historique.lister(limite=self._limite)
        self.table.montrer(etats, self._bureau.contexte.maintenant().year)
        self.table.filtrer(self.filtre.text())
        self.suite.setVisible(len(etats) == self._limite)
        for un, verbe, visee in (
            (self.annuler, "Annuler", historique.a_annuler()),
            (self.retablir, "Rétablir", historique.a_retablir()),
        ):
            un.setEnabled(visee is not None)
            dit = f"{verbe} «\u00a0{nom_de_l_action(visee)}\u00a0»" if visee else verbe
            un.setText(dit.replace("&", "&&"))

    def _plus_anciennes(self) -> None:
        self._limite += PAR_PAGE
        self.refresh()

    def _montrer_detail(self, action_id: int) -> None:
        etat = self.table.etat()
        if etat is not None:
            self.detail.montrer(etat, self._bureau.historique.detail(action_id))

    def _disposer(self) -> None:
        px = theme().px
        for un in (self.suite, self.annuler, self.retablir):
            un.setAutoDefault(False)
        haut = QHBoxLayout()
        haut.setContentsMargins(px(16), px(12), px(16), px(8))
        haut.addWidget(self.filtre, 1)
        haut.addWidget(self.suite)
        partage = QSplitter(Qt.Orientation.Vertical)
        partage.setChildrenCollapsible(False)
        partage.addWidget(self.table)
        partage.addWidget(self.detail)
        partage.setStretchFactor(0, 3)
        partage.setStretchFactor(1, 2)
        bas = QHBoxLayout()
        bas.setContentsMargins(px(16), px(10), px(16), px(12))
        bas.setSpacing(px(8))
        for un in (self.annuler, self.retablir):
            bas.addWidget(un)
        bas.addStretch(1)
        bas.addWidget(self.fermer)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addLayout(haut)
        boite.addWidget(partage, 1)
        boite.addWidget(Separateur())
        boite.addLayout(bas)
