"""The button that writes the queue: a spreadsheet, or a PDF to print."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.choix_de_fichier import demander_fichier
from cfa_desktop.views.widgets.boutons import bouton

_FORMES = (
    ("Tableur (xlsx)…", "Classeur Excel (*.xlsx)", ".xlsx"),
    ("PDF…", "Document PDF (*.pdf)", ".pdf"),
)


class ExportFile(QObject):
    """« Exporter la file »: ``commence`` when asked, ``impossible`` carries why nothing was written."""

    commence = Signal()
    impossible = Signal(str)
    impression_demandee = Signal()

    def __init__(self, bureau: Bureau, page: QWidget) -> None:
        super().__init__(page)
        self._bureau, self._page = bureau, page
        self.bouton = bouton("Exporter la file", nom_icone="file-down")
        menu = QMenu(self.bouton)
        menu.addAction("Imprimer…\tCtrl+P").triggered.connect(self._imprimer)
        menu.addSeparator()
        for texte, filtre, suffixe in _FORMES:
            menu.addAction(texte).triggered.connect(partial(self._exporter, filtre, suffixe))
        self.bouton.setMenu(menu)

    def _imprimer(self, *_: object) -> None:
        self.commence.emit()
        self.impression_demandee.emit()

    def _exporter(self, filtre: str, suffixe: str, *_: object) -> None:
        self.commence.emit()
        jour = jour_de_paris(self._bureau.contexte.maintenant())
        propose = f"à saisir en ligne {jour:%Y-%m-%d}{suffixe}"
        path = demander_fichier(self._page, "Exporter la file", "listes", propose, (filtre, suffixe))
        if path is None:
            return
        try:
            self._bureau.exports.saisies(path, self._bureau.formations.campagne())
        except CfaError as refus:
            self.impossible.emit(str(refus))
