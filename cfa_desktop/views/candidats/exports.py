"""The files of the list, written in the background: Excel, CSV, PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.nom_fichier import nom_de_fichier
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.background import run_in_background
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

if TYPE_CHECKING:
    from cfa_desktop.services.exports import DemandeListe

Progres = Callable[[int, int], None]
FORMATS = {".xlsx": "Classeur Excel (*.xlsx)", ".csv": "Fichier CSV (*.csv)", ".pdf": "Document PDF (*.pdf)"}


class ExportAnnule(CfaError):
    """The officer changed their mind: nothing was written."""

    def __init__(self) -> None:
        super().__init__("Export annulé\u202f: aucun fichier n’a été écrit.")


def nom_propose(quoi: str, formation: str, jour: str, suffixe: str) -> str:
    """Return a file name every system accepts, « Candidats MCO 2025-05-12.xlsx »."""
    return nom_de_fichier(" ".join(part for part in (quoi, formation, jour) if part), suffixe)


class ExportsListe(QObject):
    """One file at a time; ``ecrit`` carries its path and what had to be adapted."""

    ecrit = Signal(Path, str)
    echec = Signal(str)
    avance = Signal(int, int)
    occupe_change = Signal(bool)

    def __init__(self, bureau: Bureau, parent: QObject) -> None:
        super().__init__(parent)
        self.bureau = bureau
        self._path = Path()
        self._annule = False
        self.occupe = False

    def liste(self, demande: DemandeListe, path: Path) -> None:
        """Write the list as .xlsx, .csv or .pdf."""
        self._lancer(path, lambda: self.bureau.exports.liste(demande, path, self._progres))

    def ecrire(self, path: Path, travail: Callable[[Progres], object]) -> None:
        """Write another kind of file; ``travail`` gets what tells the progress and gives up."""
        self._lancer(path, lambda: travail(self._progres))

    def annuler(self) -> None:
        """Give the file being written up."""
        self._annule = True

    def _lancer(self, path: Path, travail: Callable[[], object]) -> None:
        if self.occupe:
            self.echec.emit("Un fichier est déjà en cours d’écriture\u202f: attendez qu’il soit terminé.")
            return
        self._path, self._annule = path, False
        self._occuper(True)
        run_in_background(travail, done=self._fini, failed=self._rate)

    def _progres(self, fait: int, total: int) -> None:
        # Called from the thread: a queued signal and a flag, nothing of a widget.
        if self._annule:
            raise ExportAnnule
        self.avance.emit(fait, total)

    def _fini(self, remarques: object) -> None:
        self._occuper(False)
        dites = " ".join(remarques) if isinstance(remarques, tuple) else ""
        self.ecrit.emit(self._path, dites)

    def _rate(self, erreur: Exception) -> None:
        self._occuper(False)
        if not isinstance(erreur, CfaError):
            raise erreur
        self.echec.emit(str(erreur))

    def _occuper(self, occupe: bool) -> None:
        self.occupe = occupe
        self.occupe_change.emit(occupe)


class AvanceExport(QWidget):
    """« Écriture du fichier… » with its bar and [Annuler], while a file is being written."""

    def __init__(self, exports: ExportsListe) -> None:
        super().__init__()
        px = theme().px
        self.barre = QProgressBar()
        self.barre.setTextVisible(False)
        self.barre.setFixedWidth(px(120))
        self.barre.setAccessibleName("Avancement de l’export")
        annuler = bouton("Annuler", "lien")
        annuler.clicked.connect(exports.annuler)
        boite = QHBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(8))
        boite.addWidget(etiquette("Écriture du fichier…", "discret"))
        boite.addWidget(self.barre, 0, Qt.AlignmentFlag.AlignVCenter)
        boite.addWidget(annuler)
        exports.avance.connect(self._avancer)
        exports.occupe_change.connect(self._occuper)
        self.hide()

    def _avancer(self, fait: int, total: int) -> None:
        self.barre.setRange(0, total)
        self.barre.setValue(fait)

    def _occuper(self, occupe: bool) -> None:
        self.barre.setRange(0, 0)
        self.setVisible(occupe)
