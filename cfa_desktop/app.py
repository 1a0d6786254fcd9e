"""The composition root: which base, which window, and what is said when there is none."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, QSettings, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from cfa_desktop import temporaires
from cfa_desktop.crash import Garde
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.paths import default_base_path, state_dir
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.horloges import HorlogeSysteme
from cfa_desktop.storage import parametres, sauvegardes
from cfa_desktop.storage.erreurs import BaseOccupee
from cfa_desktop.views.background import attendre_la_fin, run_in_background
from cfa_desktop.views.icones import image
from cfa_desktop.views.main_window import APPLICATION, MainWindow
from cfa_desktop.views.reglages import Apparence, preparer_reglages
from cfa_desktop.views.temoin import temoigner
from cfa_desktop.views.theme import appliquer_theme
from cfa_desktop.views.traduction import Complements

if TYPE_CHECKING:
    from cfa_desktop.views.cadre.etats import EtatFenetre

COTE_ICONE = 128
DEMO = "demonstration.cfa"
SAUVEGARDE_APRES = timedelta(hours=20)
APRES_AFFICHAGE_MS = 200  # the first picture, then the lines behind it, then the frame


def main(argv: Sequence[str]) -> int:
    """Open the window; return the exit code."""
    options, restants = _analyseur().parse_known_args(list(argv))
    app = _application([APPLICATION, *restants])
    poste = Poste(app, page=options.page)
    poste.commencer(options.base)
    return app.exec() if poste.ouvert else 0


def _analyseur() -> argparse.ArgumentParser:
    analyseur = argparse.ArgumentParser(prog="cfa-desktop", add_help=False, allow_abbrev=False)
    analyseur.add_argument("--base", type=Path, default=None)
    analyseur.add_argument("--page", default="formations", help=argparse.SUPPRESS)  # for the benchmarks
    return analyseur


def _parler_francais(fenetre: QWidget) -> None:
    """Write the dates and numbers of Qt's own widgets in French, those already there included."""
    # Not before the first picture, which holds none: this class is among the slowest to load.
    from PySide6.QtCore import QLocale

    francais = QLocale(QLocale.Language.French, QLocale.Country.France)
    QLocale.setDefault(francais)
    fenetre.setLocale(francais)


def _application(argv: list[str]) -> QApplication:
    app = QApplication(argv)
    app.setQuitOnLastWindowClosed(False)
    traduction = QTranslator(app)
    if traduction.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(traduction)
    app.installTranslator(Complements(app))  # the last installed answers first
    preparer_reglages(state_dir())
    return app


class Poste(QObject):
    """One process: the base open in it, its window, the net under it."""

    def __init__(self, app: QApplication, *, page: str = "formations") -> None:
        super().__init__(app)
        self._app, self._page = app, page
        self._reglages = QSettings()
        self._horloge = HorlogeSysteme()
        apparence = Apparence(self._reglages)
        appliquer_theme(app, apparence.mode, apparence.taille_pct)
        app.setWindowIcon(QIcon(image("graduation-cap", "accent", COTE_ICONE)))
        self._garde = Garde()
        self._garde.phrase.connect(self._dire)
        self._garde.rapport.connect(self._rapporter)
        self._garde.installer()
        self._fenetre: QWidget | None = None
        self._bureau: Bureau | None = None
        self._instance: QObject | None = None

    @property
    def ouvert(self) -> bool:
        """Say whether something is on screen."""
        return self._fenetre is not None

    def commencer(self, demandee: Path | None) -> None:
        """Open the base asked for, else this computer's, else the first-start page."""
        base = demandee or default_base_path()
        if demandee is None and not base.exists():
            self.accueillir()
        else:
            self.ouvrir(base)
        QTimer.singleShot(APRES_AFFICHAGE_MS, self, self._effacer_les_restes)

    def accueillir(self) -> None:
        """Show the first-start page."""
        from cfa_desktop.views.accueil_page import AccueilPage

        page = AccueilPage(sorted(bureaux.lire_calendriers()), demo=self._creer_demo)
        page.base_voulue.connect(self._creer_base)
        page.demo_prete.connect(self.ouvrir)
        page.fermee.connect(self._quitter)
        self._montrer(page)
        _parler_francais(page)
        self._ecouter(default_base_path())

    def ouvrir(self, base: Path) -> None:
        """Open a base; when it cannot be, show why and what can be done."""
        try:
            bureau = bureaux.ouvrir(base)
        except BaseOccupee as occupee:
            if self._premiere_montree(base):
                return
            self._expliquer(base, occupee)
        except CfaError as erreur:
            self._expliquer(base, erreur)
        else:
            self._installer(bureau)

    def _installer(self, bureau: Bureau, page: str = "", etat: EtatFenetre | None = None) -> MainWindow:
        fenetre = MainWindow(bureau, self._reglages, self._horloge)
        fenetre.fermee.connect(self._fermer)
        fenetre.base_demandee.connect(self._choisir_base)
        fenetre.demo_demandee.connect(self._ouvrir_demo)
        fenetre.taille_changee.connect(self._reconstruire)
        if bureau is not self._bureau:
            self._lacher()
        self._bureau = bureau
        if etat is None:
            fenetre.ouvrir_sur(page or self._page)
        else:
            from cfa_desktop.views.cadre.etats import rendre_fenetre

            rendre_fenetre(fenetre, etat)
        geometrie = fenetre.apparence.geometrie()
        if geometrie is None or not fenetre.restoreGeometry(geometrie):
            fenetre.resize(1280, 720)
        self._montrer(fenetre)
        temoigner(fenetre)
        QTimer.singleShot(APRES_AFFICHAGE_MS, fenetre, self._apres_affichage)
        return fenetre

    def _reconstruire(self) -> None:
        """Draw the window again: every length follows the text size it was built with."""
        ancienne = self._fenetre
        if isinstance(ancienne, MainWindow) and self._bureau is not None:
            from cfa_desktop.views.cadre.etats import lire_fenetre

            etat = lire_fenetre(ancienne)
            ancienne.apparence.retenir_geometrie(ancienne.saveGeometry())
            appliquer_theme(self._app, ancienne.apparence.mode, ancienne.apparence.taille_pct)
            self._installer(self._bureau, etat=etat)

    def _apres_affichage(self) -> None:
        """Do what the first screenful did not need."""
        if isinstance(self._fenetre, MainWindow) and self._bureau is not None:
            _parler_francais(self._fenetre)
            self._fenetre.rafraichir_cadre()
            self._ecouter(self._bureau.path)
            self._sauvegarder_si_ancienne(self._bureau)

    def _effacer_les_restes(self) -> None:
        """Remove the temporary files of a window or a command that was killed."""
        if temporaires.reste_t_il():
            run_in_background(temporaires.effacer_les_restes, done=lambda _rien: None, failed=self._lever)

    def _montrer(self, fenetre: QWidget) -> None:
        ancienne, self._fenetre = self._fenetre, fenetre
        fenetre.show()
        if ancienne is not None:
            attendre_la_fin()
            ancienne.blockSignals(True)
            ancienne.close()
            ancienne.deleteLater()

    def _lacher(self) -> None:
        """Release the base open so far."""
        if self._bureau is not None:
            attendre_la_fin()
            self._bureau.close()
            self._bureau = None

    def _creer_base(self, campagne: int, page: str) -> None:
        bureau = bureaux.creer(default_base_path())
        with bureau.contexte.database.transaction() as connection:
            parametres.ajouter_campagne(connection, campagne)
        fenetre = self._installer(bureau, page)
        if page == "formations":
            QTimer.singleShot(0, fenetre, fenetre.pages.formations().creer_formation)

    def _creer_demo(self) -> Path:
        from cfa_desktop.services.demo import creer_demo

        path = default_base_path().with_name(DEMO)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            creer_demo(path)
        return path

    def _ouvrir_demo(self) -> None:
        self._dire("Préparation de la base de démonstration…")
        run_in_background(self._creer_demo, done=self.ouvrir, failed=self._lever)

    def _choisir_base(self) -> None:
        from cfa_desktop.views.base_impossible_page import choisir_base

        if base := choisir_base(self._fenetre):
            self.ouvrir(base)

    def _expliquer(self, base: Path, erreur: CfaError) -> None:
        from cfa_desktop.views.base_impossible_page import BaseImpossiblePage

        if isinstance(self._fenetre, MainWindow):
            self._fenetre.dire(str(erreur))
            return
        faites = sauvegardes.lister(base)
        page = BaseImpossiblePage(str(erreur), [faite.path for faite in faites])
        page.base_choisie.connect(self.ouvrir)
        page.reessai_demande.connect(lambda: self.ouvrir(base))
        page.restauration_demandee.connect(lambda sauvegarde: self._restaurer(sauvegarde, base))
        page.fermee.connect(self._quitter)
        self._montrer(page)

    def _restaurer(self, sauvegarde: Path, base: Path) -> None:
        sauvegardes.restaurer(sauvegarde, base)
        self.ouvrir(base)

    def _premiere_montree(self, base: Path) -> bool:
        from cfa_desktop.views.instance_unique import montrer_la_premiere

        return montrer_la_premiere(base)

    def _ecouter(self, base: Path) -> None:
        from cfa_desktop.views.instance_unique import InstanceUnique

        if isinstance(self._instance, InstanceUnique):
            self._instance.fermer()
        instance = InstanceUnique(base, self)
        instance.montrer_demande.connect(self._venir_devant)
        self._instance = instance

    def _venir_devant(self) -> None:
        if self._fenetre is not None:
            if self._fenetre.isMinimized():
                self._fenetre.showNormal()
            self._fenetre.raise_()
            self._fenetre.activateWindow()

    def _sauvegarder_si_ancienne(self, bureau: Bureau) -> None:
        derniere = bureau.sauvegardes.derniere_at()
        if derniere is None or self._horloge.maintenant() - derniere > SAUVEGARDE_APRES:
            run_in_background(
                lambda: bureau.sauvegardes.sauvegarder(motif="ouverture"),
                done=self._sauvegarde_faite,
                failed=self._lever,
            )

    def _sauvegarde_faite(self, _path: Path) -> None:
        if isinstance(self._fenetre, MainWindow):
            self._fenetre.rafraichir_cadre()

    def _fermer(self) -> None:
        bureau = self._bureau
        modifiee = isinstance(self._fenetre, MainWindow) and self._fenetre.modifiee
        if bureau is None or not modifiee:
            self._quitter()
            return
        run_in_background(
            lambda: bureau.sauvegardes.sauvegarder(motif="fermeture"),
            done=self._quitter,
            failed=self._quitter,
        )

    def _quitter(self, _issue: object = None) -> None:
        self._lacher()
        self._app.quit()

    def _dire(self, phrase: str) -> None:
        if isinstance(self._fenetre, MainWindow):
            self._fenetre.dire(phrase)
        elif self._fenetre is not None:
            from cfa_desktop.views.dialogs.message_dialog import dire

            dire(phrase, self._fenetre)

    def _rapporter(self, texte: str) -> None:
        from cfa_desktop.views.dialogs.rapport_dialog import RapportDialog

        RapportDialog(texte, self._fenetre).exec()

    def _lever(self, erreur: Exception) -> None:
        raise erreur
