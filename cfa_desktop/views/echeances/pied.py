"""Under the list: what the chosen line is about, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cfa_desktop.models.echeances.echeance import Quoi
from cfa_desktop.views.echeances.lignes import LigneEcheance, dire_date
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee

NOTE_ICI = "Noté ici, dans le suivi."
PREPARE_ICI = (
    "Préparé ici seulement\u202f: le candidat ne reçoit rien tant que ce n’est pas saisi sur Parcoursup."
)


class PiedEcheances(QWidget):
    """The same verbs as Enter and the context menu."""

    ouverture_demandee = Signal()
    pourquoi_demande = Signal()
    faite = Signal()
    faite_le = Signal()
    refaite = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("piedEcheances")
        px = theme().px
        self.phrase = etiquette("", "valeur", retour=True)
        self.detail = EtiquetteElidee("", "discret")
        self.ouvrir = bouton("Ouvrir", "primary")
        self.ouvrir.clicked.connect(self.ouverture_demandee)
        self.pourquoi = bouton("Pourquoi\u202f?", "quiet", nom_icone="circle-help")
        self.pourquoi.clicked.connect(self.pourquoi_demande)
        self.marquer = bouton("Marquer fait", nom_icone="check")
        self.marquer.clicked.connect(self._marquer)
        self.marquer_le = bouton("Marquer fait le…", "quiet")
        self.marquer_le.clicked.connect(self.faite_le)
        self._est_faite = False
        textes = QVBoxLayout()
        textes.setSpacing(px(2))
        textes.addWidget(self.phrase)
        textes.addWidget(self.detail)
        boite = QHBoxLayout(self)
        boite.setContentsMargins(px(24), px(8), px(24), px(8))
        boite.setSpacing(px(8))
        boite.addLayout(textes, 1)
        for widget in (self.pourquoi, self.marquer_le, self.marquer, self.ouvrir):
            boite.addWidget(widget)
        self.montrer(None, 0)

    def montrer(self, ligne: LigneEcheance | None, campagne: int) -> None:
        """Describe that line, None when none is chosen."""
        dues = ligne.dues if ligne else ()
        phrase, raison = "", ""
        if ligne is not None and dues:
            phrase = dues[0].pourquoi if len(dues) == 1 else ligne.titre
            phrase = f"{dire_date(ligne, campagne)} – {phrase}"
            raison = ligne.pas_fait
        elif ligne is not None:
            phrase = ligne.detail
        self.phrase.setText(phrase)
        prepare = any(due.saisie_id and due.quoi is not Quoi.TROP_TARD for due in dues)
        source = NOTE_ICI if dues and not dues[0].regle else ""
        self.detail.setText(" ".join(dit for dit in (source, PREPARE_ICI if prepare else raison) if dit))
        self._est_faite = bool(dues) and dues[0].faite_on is not None
        plusieurs = f" ({len(dues)})" if len(dues) > 1 else ""
        self.marquer.setText("Remettre à faire" if self._est_faite else f"Marquer fait{plusieurs}")
        self.marquer.setEnabled(bool(dues) and not raison)
        self.marquer.setToolTip(infobulle(raison))
        self.marquer_le.setVisible(bool(dues) and not raison and not self._est_faite)
        self.ouvrir.setEnabled(ligne is not None)
        self.pourquoi.setEnabled(bool(dues))

    def menu(self, parent: QWidget) -> QMenu:
        """Return the same verbs as a context menu."""
        menu = QMenu(parent)
        menu.addAction("Ouvrir\tEntrée").triggered.connect(self.ouvrir.click)
        menu.addAction("Pourquoi\u202f?").triggered.connect(self.pourquoi.click)
        menu.addSeparator()
        action = menu.addAction(self.marquer.text())
        action.setEnabled(self.marquer.isEnabled())
        action.triggered.connect(self.marquer.click)
        if self.marquer.isEnabled() and not self._est_faite:
            menu.addAction("Marquer fait le…").triggered.connect(self.faite_le)
        return menu

    def _marquer(self) -> None:
        (self.refaite if self._est_faite else self.faite).emit()
