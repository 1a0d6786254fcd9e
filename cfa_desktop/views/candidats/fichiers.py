"""« Exporter »: which file, where, and what is said once it is written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from cfa_desktop.views.candidats.classeurs import Liste, MenuClasseurs
from cfa_desktop.views.candidats.exports import FORMATS, ExportsListe, nom_propose
from cfa_desktop.views.choix_de_fichier import demander_fichier
from cfa_desktop.views.icones import icone
from cfa_desktop.views.widgets.notice import Notice

OUVRIR = "Ouvrir le dossier"
_LIBELLES = {".xlsx": "Liste Excel…", ".csv": "Liste CSV…", ".pdf": "Liste PDF…"}


class MenuExporter(QObject):
    """Fills the menu, asks for the file, announces the result; the page writes and prints.

    ``impression_demandee`` carries the document wanted, "" for whichever is chosen next.
    """

    impression_demandee = Signal(str)
    courriels_demandes = Signal()

    def __init__(self, menu: QMenu, page: QWidget, exports: ExportsListe, notice: Notice) -> None:
        super().__init__(page)
        self._page, self._notice = page, notice
        self._exports = exports
        self._dernier = Path()
        self.formation = ""
        self.jour = ""
        self._menu = menu
        exports.ecrit.connect(self._annoncer)
        exports.echec.connect(self._dire)
        notice.action_demandee.connect(self._agir)

    def remplir(self, liste: Liste) -> None:
        """Offer the paper, the list in its three formats, and the follow-up sheets."""
        # The shortcut is the window's: twice the same would make both silent.
        imprimer = QAction(icone("printer"), "Imprimer…\tCtrl+P", self._menu)
        imprimer.triggered.connect(partial(self._demander_impression, ""))
        self._menu.addAction(imprimer)
        self._menu.addSeparator()
        for suffixe, libelle in _LIBELLES.items():
            action = QAction(icone("file-down"), libelle, self._menu)
            action.triggered.connect(partial(self._demander_liste, suffixe, liste))
            self._menu.addAction(action)
        self._menu.addSeparator()
        feuilles = QAction(icone("file-text"), "Fiches de suivi PDF…", self._menu)
        feuilles.setToolTip("Une page par candidat, à voir avant de l’enregistrer")
        feuilles.triggered.connect(partial(self._demander_impression, "fiches"))
        self._menu.addAction(feuilles)
        courriels = QAction(icone("mail"), "Courriels…", self._menu)
        courriels.setToolTip("Des brouillons à relire et à envoyer de votre messagerie")
        courriels.triggered.connect(self._demander_courriels)
        self._menu.addAction(courriels)
        MenuClasseurs(self._exports, liste, self.demander).remplir(self._menu)

    def _demander_impression(self, document: str, *_: object) -> None:
        self.impression_demandee.emit(document)

    def _demander_courriels(self, *_: object) -> None:
        self.courriels_demandes.emit()

    def _demander_liste(self, suffixe: str, liste: Liste, *_: object) -> None:
        self.demander("Candidats", suffixe, liste)

    def demander(self, quoi: str, suffixe: str, ecrire: Callable[[Path], None]) -> None:
        """Ask where a file goes, then have it written there."""
        nom = nom_propose(quoi, self.formation, self.jour, suffixe)
        path = demander_fichier(self._page, "Enregistrer sous", "listes", nom, (FORMATS[suffixe], suffixe))
        if path is not None:
            ecrire(path)

    def _annoncer(self, path: Path, remarques: str) -> None:
        self._dernier = path
        suite = f" {remarques}" if remarques else ""
        self._notice.montrer(f"Fichier enregistré\u202f: {path.name}.{suite}", OUVRIR)

    def _dire(self, phrase: str) -> None:
        self._notice.montrer(phrase)

    def _agir(self, bouton: str) -> None:
        if bouton == OUVRIR:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._dernier.parent)))
