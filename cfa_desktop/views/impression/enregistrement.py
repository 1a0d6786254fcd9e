"""A document written to a file, in the background; a part of it is drawn again and may be given up."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.impression.produit import Produit
from cfa_desktop.views.background import run_in_background
from cfa_desktop.views.impression.production import Course

PDF = ".pdf"


class Enregistrement(QObject):
    """One file at a time; ``fini`` carries its path, ``echec`` why there is none."""

    fini = Signal(object)
    echec = Signal(str)
    avance = Signal(int, int)
    occupe_change = Signal(bool)

    def __init__(self, bureau: Bureau, parent: QObject) -> None:
        super().__init__(parent)
        self._impressions = bureau.impressions
        self._course: Course | None = None

    @property
    def occupe(self) -> bool:
        """Say whether a file is being written."""
        return self._course is not None

    def lancer(self, produit: Produit, path: Path, choisies: tuple[int, ...] | None) -> None:
        """Write those pages (from 0; None = all), under a name that ends with « .pdf »."""
        vers = path if path.suffix.lower() == PDF else path.with_name(f"{path.name}{PDF}")
        course = self._course = Course(self.avance)
        impressions = self._impressions
        self.occupe_change.emit(True)

        def ecrire() -> Path:
            impressions.enregistrer(produit, vers, choisies, course.avancer)
            return vers

        run_in_background(ecrire, done=self._fini, failed=self._rate)

    def annuler(self) -> None:
        """Give up what is being drawn: no file is written."""
        if self._course is not None:
            self._course.abandonnee = True

    def _fini(self, path: Path) -> None:
        self._liberer()
        self.fini.emit(path)

    def _rate(self, erreur: Exception) -> None:
        self._liberer()
        if not isinstance(erreur, CfaError):
            raise erreur
        self.echec.emit(str(erreur))

    def _liberer(self) -> None:
        self._course = None
        self.occupe_change.emit(False)
