"""Where exports are dropped, chosen or pasted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from cfa_desktop.views.icones import image
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

DEPOSEZ = "Déposez ici les exports de Parcoursup"
DETAIL = (
    "Tableau «\u00a0Gérer le recrutement\u00a0», export paramétrable, dossiers, admissions, JSON, ou une "
    "liste à vous\u202f: CSV, XLSX, XLS, ODS. Plusieurs à la fois si vous voulez."
)


class Depot(QFrame):
    """A quiet zone that lights up under a file."""

    fichiers_deposes = Signal(list)
    choix_demande = Signal()
    collage_demande = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("depot")
        self.setAcceptDrops(True)
        px = theme().px
        self._icone = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._icone.setPixmap(image("file-down", "discret", px(32), self.devicePixelRatioF()))
        phrase = etiquette(DEPOSEZ, "soustitre")
        self._detail = etiquette(DETAIL, "discret", retour=True)
        for texte in (phrase, self._detail):
            texte.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choisir = bouton("Choisir des fichiers…", "primary", nom_icone="folder-open")
        self.choisir.clicked.connect(self.choix_demande)
        self.coller = bouton("Coller un tableau (Ctrl+V)", nom_icone="clipboard-paste")
        self.coller.clicked.connect(self.collage_demande)
        boutons = QHBoxLayout()
        boutons.setSpacing(px(12))
        boutons.addStretch(1)
        boutons.addWidget(self.choisir)
        boutons.addWidget(self.coller)
        boutons.addStretch(1)
        self._boite = QVBoxLayout(self)
        self._boite.addStretch(1)
        for widget in (self._icone, phrase, self._detail):
            self._boite.addWidget(widget)
        self._boite.addSpacing(px(6))
        self._boite.addLayout(boutons)
        self._boite.addStretch(1)
        self.reduire(False)

    def reduire(self, petite: bool) -> None:
        """Leave the room to what stands below: a short sentence and the buttons."""
        marge = theme().px(12 if petite else 24)
        self._boite.setContentsMargins(marge, marge, marge, marge)
        self._boite.setSpacing(theme().px(4 if petite else 10))
        for widget in (self._icone, self._detail):
            widget.setVisible(not petite)
        self.setToolTip(infobulle(DETAIL) if petite else "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if chemins(event):
            self._survoler(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._survoler(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._survoler(False)
        if deposes := chemins(event):
            event.acceptProposedAction()
            self.fichiers_deposes.emit(deposes)

    def _survoler(self, dessus: bool) -> None:
        self.setProperty("survole", dessus)
        self.style().unpolish(self)
        self.style().polish(self)


def chemins(event: QDropEvent) -> list[Path]:
    """Return the local files that a drag carries."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
