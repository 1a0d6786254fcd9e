"""Photographs every page and dialog of the demo base, light and dark: `make screenshots`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QThreadPool, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from cfa_desktop.models.etats import Etat
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.demo import creer_demo
from cfa_desktop.services.exports import DemandeListe
from cfa_desktop.views.accueil_page import AccueilPage
from cfa_desktop.views.base_impossible_page import BaseImpossiblePage
from cfa_desktop.views.cadre.recherche import classer
from cfa_desktop.views.dialogs.aide_dialogs import AProposDialog, RaccourcisDialog
from cfa_desktop.views.dialogs.capacite_dialog import CapaciteDialog
from cfa_desktop.views.dialogs.choix_formation import ChoixFormationDialog
from cfa_desktop.views.dialogs.contrat_dialog import ContratDialog
from cfa_desktop.views.dialogs.formation_dialog import FormationDialog
from cfa_desktop.views.dialogs.pleine_dialog import PleineDialog
from cfa_desktop.views.dialogs.rapport_dialog import RapportDialog
from cfa_desktop.views.dialogs.refus_dialog import RefusDialog
from cfa_desktop.views.dialogs.suivi_dialog import SuiviDialog
from cfa_desktop.views.main_window import MainWindow
from cfa_desktop.views.theme import ModeDemande, appliquer_theme

RACINE = Path(__file__).resolve().parent.parent
LARGEUR, HAUTEUR = 1280, 720
CONFIRMEE = "Candidature confirmée (Non examinée)"
RUBRIQUES = ("scolarite", "voeux", "contrat", "historique", "vides")
_ATTENTE_MS = 60_000
_TOURS = 12


class Photographe:
    """Opens the real window on a demo base, and takes its picture everywhere."""

    def __init__(self, dossier: Path, base: Path) -> None:
        self._dossier = dossier
        self._app = _application()
        self._bureau = bureaux.ouvrir(base)
        self._reglages = QSettings(str(base.with_suffix(".ini")), QSettings.Format.IniFormat)
        jour = self._bureau.contexte.maintenant().date()
        self._export = base.with_name(f"recrutement_{jour.isoformat()}.csv")
        self._preparer_export()
        self._suffixe, self._rang = "", 0

    def fermer(self) -> None:
        """Release the base."""
        QThreadPool.globalInstance().waitForDone(_ATTENTE_MS)
        self._bureau.close()

    def tout(self, mode: ModeDemande, taille: int = 100) -> None:
        """Take every picture in a look."""
        self._rang = 0
        self._suffixe = f"{mode}-{taille}" if taille != 100 else mode
        appliquer_theme(self._app, mode, taille)
        fenetre = MainWindow(self._bureau, self._reglages)
        fenetre.resize(LARGEUR, HAUTEUR)
        fenetre.ouvrir_sur("formations")
        fenetre.show()
        fenetre.rafraichir_cadre()
        self._pages(fenetre)
        for nom, fabrique in self._dialogues(fenetre):
            dialogue = fabrique()
            dialogue.show()
            self._prendre(nom, dialogue)
            dialogue.close()
            dialogue.deleteLater()
        fenetre.close()
        fenetre.deleteLater()
        self._laisser_faire()

    def _pages(self, fenetre: MainWindow) -> None:
        self._prendre("formations", fenetre)
        fenetre.pages.gerer_recrutement(self._formation().id)
        self._prendre("candidats", fenetre)
        fenetre.pages.lister()
        self._prendre("candidats-toutes-formations", fenetre)
        self._rechercher(fenetre)
        ligne = self._ligne(Etat.EN_RECHERCHE)
        fenetre.pages.ouvrir_dossier(ligne.id, [x.id for x in self._lignes()])
        self._prendre("dossier", fenetre)
        for cle in RUBRIQUES:
            fenetre.pages.dossier().sections.aller(cle)
            self._prendre(f"dossier-{cle}", fenetre)
        fenetre.pages.montrer_saisies()
        self._prendre("a-saisir", fenetre)
        fenetre.pages.montrer_import()
        self._prendre("import", fenetre)
        fenetre.importer([self._export])
        self._prendre("import-verifier", fenetre)
        fenetre.dire("Refus préparé – MCO, LE GOFF Aïcha", "Annuler")
        self._prendre("notice", fenetre)
        fenetre.notice.hide()

    def _rechercher(self, fenetre: MainWindow) -> None:
        fenetre.activateWindow()
        fenetre.commandes.rechercher()
        trouvees = self._bureau.candidatures.rechercher("mar", self._formation().campagne, limite=400)
        fenetre.haut.recherche.setText("mar")
        fenetre.recherche.montrer("mar", classer("mar", trouvees)[:30])
        self._prendre("recherche-partout", fenetre)
        fenetre.haut.recherche.clear()

    def _dialogues(self, parent: MainWindow) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        bureau, formation = self._bureau, self._formation()
        recherche = self._ligne(Etat.EN_RECHERCHE)
        sessions = sorted(bureaux.lire_calendriers())
        yield "contrat", lambda: ContratDialog(bureau, recherche.formation_id, recherche.numero, parent)
        yield "refus", lambda: RefusDialog(bureau, self._ligne(Etat.CONFIRMEE).id, parent)
        yield "suivi", lambda: SuiviDialog(bureau, [recherche.candidat_id], parent)
        yield "capacite", lambda: CapaciteDialog(bureau, formation.id, parent)
        yield "formation-complete", lambda: PleineDialog(bureau, formation.id, parent)
        yield "formation", lambda: FormationDialog(bureau, formation, parent)
        yield (
            "choisir-formation",
            lambda: ChoixFormationDialog(bureau, formation.campagne, "Dans quelle formation\u202f?", parent),
        )
        yield "raccourcis", lambda: RaccourcisDialog(parent)
        yield "a-propos", lambda: AProposDialog(parent)
        yield (
            "incident",
            lambda: RapportDialog("CFA Recrutement\nValueError\n  services/x.py:12 lire", parent),
        )
        yield "accueil", lambda: AccueilPage(sessions, demo=lambda: self._export)
        yield (
            "base-introuvable",
            lambda: BaseImpossiblePage("La base « recrutement.cfa » est introuvable. Rebranchez le disque."),
        )

    def _formation(self) -> Formation:
        return self._bureau.formations.lister()[0]

    def _lignes(self) -> list[CandidatureLine]:
        return self._bureau.candidatures.lister(formation_id=self._formation().id)

    def _ligne(self, etat: Etat) -> CandidatureLine:
        lignes = [ligne for ligne in self._lignes() if ligne.etat is etat and not ligne.presume]
        suivies = [ligne for ligne in lignes if ligne.dernier_contact_on]
        return (suivies or lignes)[0]

    def _preparer_export(self) -> None:
        """Write an export to import again: the list of a formation, as the program itself exports it."""
        demande = DemandeListe(self._lignes(), self._formation().id, self._formation().campagne)
        self._bureau.exports.liste(demande, self._export)
        entetes, *lignes = self._export.read_text("utf-8-sig").splitlines()
        lignes = [ligne.replace("Candidature non confirmée", CONFIRMEE) for ligne in lignes[:8]] + lignes[
            8:-2
        ]
        nouvelle = f"799999;LE GOFF Aïcha;;;Lycée d’exemple;{CONFIRMEE};;Résultat connu ultérieurement;;;"
        self._export.write_text("\r\n".join((entetes, *lignes, nouvelle)), "utf-8-sig")

    def _prendre(self, nom: str, widget: QWidget) -> None:
        self._laisser_faire()
        self._rang += 1
        chemin = self._dossier / f"{self._rang:02}-{nom}-{self._suffixe}.png"
        if not widget.grab().save(str(chemin)):
            raise OSError(f"{chemin} was not written")

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


def main() -> int:
    """Take every picture into build/captures; ``--docs`` renews the one of the README."""
    analyseur = argparse.ArgumentParser(description=__doc__)
    analyseur.add_argument("--vers", type=Path, default=RACINE / "build" / "captures")
    analyseur.add_argument("--docs", action="store_true", help="renew docs/images/fenetre.png")
    analyseur.add_argument("--candidats", type=int, default=600)
    options = analyseur.parse_args()
    shutil.rmtree(options.vers, ignore_errors=True)
    options.vers.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as dossier:
        base = Path(dossier) / "demonstration.cfa"
        creer_demo(base, candidats=options.candidats)
        photographe = Photographe(options.vers, base)
        photographe.tout("clair")
        photographe.tout("sombre")
        photographe.tout("clair", 200)
        photographe.fermer()
    if options.docs:
        image = next(options.vers.glob("*-candidats-clair.png"))
        shutil.copyfile(image, RACINE / "docs" / "images" / "fenetre.png")
    print(f"{len(list(options.vers.glob('*.png')))} images dans {options.vers}")
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
