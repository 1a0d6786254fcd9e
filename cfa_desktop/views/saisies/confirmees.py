"""What exports proved: when it was prepared, typed and seen, and how long it waited."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.models.dates_fr import jour_court, jour_de_paris
from cfa_desktop.models.delais import Delais, dire_delais
from cfa_desktop.models.ecarts import EMPLOYEUR_NON_VERIFIABLE, dire_confirmation, quoi
from cfa_desktop.models.saisie import Nature
from cfa_desktop.services.ecarts import Rapprochee
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

COLONNES = ("Candidat", "Formation", "Saisie", "Préparé", "Saisi en ligne", "Vu le")
LARGEUR_NOM = 200
NON_COCHE = "sans avoir été coché"
SANS_MESURE = "Aucun délai mesuré pour l’instant."


class Confirmees(QWidget):
    """The history of proofs, the latest first; ``dossier_demande`` carries a candidature."""

    dossier_demande = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("contenu")
        px = theme().px
        self._lignes: list[Rapprochee] = []
        self.titre = etiquette("", "soustitre", retour=True)
        self.delais = etiquette("", "valeur", retour=True)
        self.note = etiquette(f"Contrats\u202f: {EMPLOYEUR_NON_VERIFIABLE}.", "discret", retour=True)
        self.table = self._creer_table()
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(28), px(16), px(28), px(16))
        boite.setSpacing(px(10))
        boite.addWidget(self.titre)
        boite.addWidget(etiquette("Combien de temps les saisies ont attendu", "rubrique", retour=True))
        boite.addWidget(self.delais)
        boite.addWidget(self.note)
        boite.addWidget(self.table, 1)

    def montrer(self, confirmees: Sequence[Rapprochee], mesures: Sequence[Delais]) -> None:
        """Show what was proved, and the waits."""
        self._lignes = list(confirmees)
        s = "s" if len(confirmees) > 1 else ""
        self.titre.setText(f"{len(confirmees)} saisie{s} confirmée{s} par les exports")
        self.delais.setText("\n".join(map(dire_delais, mesures)) or SANS_MESURE)
        self.note.setVisible(any(une.saisie.nature is Nature.CONTRAT for une in confirmees))
        self.table.setRowCount(len(confirmees))
        for rang, une in enumerate(confirmees):
            self._poser(rang, une)

    def _poser(self, rang: int, une: Rapprochee) -> None:
        saisie, session = une.saisie, une.formation.campagne
        saisie_on = jour_court(jour_de_paris(saisie.saisie_at), session) if saisie.saisie_at else NON_COCHE
        vu_on = jour_court(saisie.constatee_on, session) if saisie.constatee_on else ""
        textes = (
            une.candidat or f"n°\u00a0{une.numero}",
            une.formation.nom_court,
            quoi(saisie),
            jour_court(jour_de_paris(saisie.preparee_at), session),
            saisie_on,
            vu_on,
        )
        bulle = infobulle(
            f"{une.candidat}, n°\u00a0{une.numero}\u202f: {dire_confirmation(saisie, session)}."
        )
        for colonne, texte in enumerate(textes):
            cellule = QTableWidgetItem(texte)
            cellule.setToolTip(bulle)
            self.table.setItem(rang, colonne, cellule)

    def _creer_table(self) -> QTableWidget:
        px = theme().px
        table = QTableWidget(0, len(COLONNES))
        table.setObjectName("historique")
        table.setHorizontalHeaderLabels(list(COLONNES))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(28))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setAccessibleName("Saisies confirmées, de la plus récente à la plus ancienne")
        entete = table.horizontalHeader()
        entete.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        entete.setHighlightSections(False)
        entete.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        entete.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        entete.setStretchLastSection(True)
        table.setColumnWidth(0, px(LARGEUR_NOM))
        entete.setMinimumSectionSize(px(72))
        table.itemActivated.connect(self._ouvrir)
        return table

    def _ouvrir(self, cellule: QTableWidgetItem) -> None:
        self.dossier_demande.emit(self._lignes[cellule.row()].candidature_id)
