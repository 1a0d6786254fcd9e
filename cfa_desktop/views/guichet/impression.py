"""The bordereau as a file: where it goes, written in the background, then opened to be printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.background import run_in_background
from cfa_desktop.views.candidats.exports import FORMATS, nom_propose
from cfa_desktop.views.choix_de_fichier import demander_fichier
from cfa_desktop.views.guichet.lot import lire_lot

PDF = ".pdf"


class ImpressionGuichet(QObject):
    """Writes one list at a time; ``ecrit`` carries its name, ``impossible`` why there is none."""

    ecrit = Signal(str)
    impossible = Signal(str)

    def __init__(self, bureau: Bureau, fenetre: QWidget) -> None:
        super().__init__(fenetre)
        self._bureau, self._fenetre = bureau, fenetre
        self._path = Path()

    def a_saisir(self) -> None:
        """Ask where, then write what waits."""
        from cfa_desktop.services.bordereau import Bordereau

        cartes, contexte = lire_lot(self._bureau).cartes, self._bureau.contexte
        self._ecrire("Bordereau à saisir", lambda path: Bordereau(contexte).a_saisir(cartes, path))

    def seance(self, restantes: int) -> None:
        """Ask where, then write what became of each item of the session."""
        from cfa_desktop.services.bordereau import Bordereau

        bilan, contexte = self._bureau.guichet.bilan(restantes), self._bureau.contexte
        self._ecrire("Bordereau de séance", lambda path: Bordereau(contexte).seance(bilan, path))

    def ouvrir(self) -> None:
        """Show the last list written, in the system's own reader."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _ecrire(self, quoi: str, travail: Callable[[Path], None]) -> None:
        jour = jour_de_paris(self._bureau.contexte.horloge.maintenant())
        propose = nom_propose(quoi, "", f"{jour:%Y-%m-%d}", PDF)
        forme = (FORMATS[PDF], PDF)
        path = demander_fichier(self._fenetre, "Enregistrer sous", "documents", propose, forme)
        if path is not None:
            self._path = path
            run_in_background(lambda: travail(path), done=self._fini, failed=self._rate)

    def _fini(self, _: object) -> None:
        self.ecrit.emit(f"Bordereau enregistré\u202f: {self._path.name}")

    def _rate(self, erreur: Exception) -> None:
        if not isinstance(erreur, CfaError):
            raise erreur
        self.impossible.emit(str(erreur))
