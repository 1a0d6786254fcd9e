"""Opens the real window on a demo base, in a look, and lets each area photograph itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QThreadPool, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.captures import (
    assistant,
    autres_bases,
    calendrier,
    contrats,
    dialogues,
    dossier_complet,
    doublons,
    ecarts,
    echeances,
    guichet,
    impression,
    pages,
    pourquoi,
    refus,
    simulation,
)
from benchmarks.captures.scene import Scene, photo
from benchmarks.captures.sujets import Sujets
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.main_window import MainWindow
from cfa_desktop.views.theme import ModeDemande, appliquer_theme

LARGEUR, HAUTEUR = 1280, 720
AREAS = (
    pages,
    dossier_complet,
    assistant,
    dialogues,
    contrats,
    echeances,
    calendrier,
    simulation,
    pourquoi,
    refus,
    guichet,
    ecarts,
    doublons,
    impression,
)
_ATTENTE_MS = 60_000
_TOURS = 12


class Photographe:
    """Numbers the pictures in the order in which they are taken, the same in each look."""

    def __init__(self, dossier: Path, base: Path) -> None:
        self._dossier, self._travail = dossier, base.parent
        self._app = _application()
        self._bureau = bureaux.ouvrir(base)
        self._sujets = Sujets(self._bureau, self._travail)
        self._suffixe, self._rang = "", 0

    def fermer(self) -> None:
        """Release the base."""
        QThreadPool.globalInstance().waitForDone(_ATTENTE_MS)
        self._bureau.close()

    def tout(self, mode: ModeDemande, taille: int) -> None:
        """Take every picture in a look."""
        self._rang = 0
        self._suffixe = f"{mode}-{taille}" if taille != 100 else mode
        appliquer_theme(self._app, mode, taille)
        fenetre = self._fenetre(self._bureau)
        fenetre.ouvrir_sur("formations")
        for area in AREAS:
            area.photographier(Scene(self._sujets, fenetre, self._garder, self._laisser_faire))
        self._fermer(fenetre)
        for nom, bureau in autres_bases.ouvrir(self._sujets, self._travail / self._suffixe):
            autre = self._fenetre(bureau)
            autres_bases.montrer(nom, autre)
            self._garder(nom, autre, None)
            self._fermer(autre)

    def _fenetre(self, bureau: Bureau) -> MainWindow:
        reglages = QSettings(str(self._travail / "reglages.ini"), QSettings.Format.IniFormat)
        fenetre = MainWindow(bureau, reglages)
        fenetre.resize(LARGEUR, HAUTEUR)
        fenetre.show()
        fenetre.rafraichir_cadre()
        return fenetre

    def _fermer(self, fenetre: MainWindow) -> None:
        fenetre.close()
        fenetre.deleteLater()
        self._laisser_faire()

    def _garder(self, nom: str, widget: QWidget, dessus: QWidget | None) -> None:
        self._laisser_faire()
        self._rang += 1
        photo(widget, dessus, str(self._dossier / f"{self._rang:03}-{nom}-{self._suffixe}.png"))

    def _laisser_faire(self) -> None:
        for _ in range(_TOURS):
            self._app.processEvents()
            QThreadPool.globalInstance().waitForDone(_ATTENTE_MS)


def _application() -> QApplication:
    app = QApplication([])
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    traduction = QTranslator(app)
    if traduction.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(traduction)
    return app
