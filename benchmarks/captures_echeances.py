"""Photographs the Échéances page: python -m benchmarks.captures_echeances FOLDER."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.captures import HAUTEUR, LARGEUR, Photographe
from cfa_desktop.models.echeance import Quoi
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.demo import creer_demo
from cfa_desktop.storage import schema
from cfa_desktop.storage.database import Database
from cfa_desktop.views.echeances.agenda_dialog import AgendaDialog
from cfa_desktop.views.echeances.lignes import Filtre, LigneEcheance
from cfa_desktop.views.echeances_page import EcheancesPage
from cfa_desktop.views.main_window import MainWindow
from cfa_desktop.views.theme import appliquer_theme

Prendre = Callable[[str, QWidget], None]
FIN_DES_CONTRATS = datetime(2025, 10, 10, 10, tzinfo=PARIS)


@dataclass(slots=True)
class _Horloge:
    instant: datetime

    def maintenant(self) -> datetime:
        return self.instant


def echeances(bureau: Bureau, fenetre: MainWindow, prendre: Prendre) -> None:
    """Take the list, a group unfolded, one kind alone, what is done, its explanation, its export."""
    fenetre.pages.montrer_echeances()
    page = fenetre.pages.echeances()
    prendre("echeances", fenetre)
    _choisir(page, lambda ligne: ligne.genre == "groupe")
    page.liste.pliee.emit(page.liste.courante.cle if page.liste.courante else "")
    prendre("echeances-groupe", fenetre)
    page.filtres.choisir(Filtre(quoi=Quoi.DECISION))
    prendre("echeances-decisions", fenetre)
    page.expliquer()
    prendre("echeances-pourquoi", _dialogue(fenetre))
    _dialogue(fenetre).close()
    page.filtres.choisir(Filtre())
    _choisir(page, lambda ligne: bool(ligne.dues) and ligne.dues[0].quoi is Quoi.SUIVI)
    page.pied.marquer.click()
    prendre("echeances-fait", fenetre)
    page.filtres.choisir(Filtre(faites=True))
    prendre("echeances-faites", fenetre)
    bureau.historique.annuler()
    barre = page.liste.verticalScrollBar()
    barre.setValue(barre.maximum())
    prendre("echeances-fin", fenetre)
    export = AgendaDialog(128, fenetre)
    export.show()
    prendre("echeances-agenda", export)
    export.close()


def _choisir(page: EcheancesPage, voulue: Callable[[LigneEcheance], bool]) -> None:
    lignes = page.liste.modele.lignes()
    rang = next((i for i, ligne in enumerate(lignes) if ligne.est_choisissable and voulue(ligne)), 0)
    page.liste.setCurrentIndex(page.liste.modele.index(rang))


def _dialogue(fenetre: MainWindow) -> QWidget:
    modale = QApplication.activeModalWidget()
    ouverts = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not fenetre]
    return modale or (ouverts[-1] if ouverts else fenetre)


def autres_jours(base: Path, dossier: Path, suffixe: str) -> None:
    """Take the last days of contracts, a session whose dates are missing, a base without anything."""
    contexte = Contexte(Database(base), _Horloge(FIN_DES_CONTRATS), bureaux.lire_calendriers())
    bureau = bureaux.assembler(contexte)
    _photographier(bureau, dossier / f"echeances-fin-des-contrats-{suffixe}.png", 2025)
    bureau.contexte.database.close()
    for nom, campagne in (("manque", 2026), ("vide", 0)):
        path = base.with_name(f"{nom}-{suffixe}.cfa")
        schema.create(path)
        with bureaux.ouvrir(path) as neuf:
            if campagne:
                neuf.formations.enregistrer(
                    Formation(id=0, campagne=campagne, code="MCO", intitule="BTS MCO", examine=True)
                )
            _photographier(neuf, dossier / f"echeances-{nom}-{suffixe}.png", campagne)


def _photographier(bureau: Bureau, image: Path, campagne: int) -> None:
    reglages = QSettings(str(image.with_suffix(".ini")), QSettings.Format.IniFormat)
    fenetre = MainWindow(bureau, reglages)
    fenetre.resize(LARGEUR, HAUTEUR)
    fenetre.show()
    if campagne:
        fenetre.pages.set_campagne(campagne)
    fenetre.pages.montrer_echeances()
    fenetre.rafraichir_cadre()
    for _ in range(12):
        QApplication.processEvents()
        QThreadPool.globalInstance().waitForDone(60_000)
    fenetre.grab().save(str(image))
    fenetre.close()
    fenetre.deleteLater()
    QApplication.processEvents()
    image.with_suffix(".ini").unlink(missing_ok=True)


def main() -> int:
    """Take the pictures in light, dark, and at 150 %."""
    dossier = Path(sys.argv[1])
    dossier.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporaire:
        base = Path(temporaire) / "demonstration.cfa"
        creer_demo(base)
        photographe = Photographe(dossier, base)
        for mode, taille in (("clair", 100), ("sombre", 100), ("contraste", 100), ("clair", 150)):
            photographe._rang, photographe._suffixe = 0, f"{mode}-{taille}"
            appliquer_theme(QApplication.instance(), mode, taille)  # type: ignore[arg-type]
            fenetre = MainWindow(photographe._bureau, photographe._reglages)
            fenetre.resize(LARGEUR, HAUTEUR)
            fenetre.ouvrir_sur("formations")
            fenetre.show()
            fenetre.rafraichir_cadre()
            echeances(photographe._bureau, fenetre, photographe._prendre)
            fenetre.close()
            fenetre.deleteLater()
        photographe.fermer()
        for mode, taille in (("clair", 100), ("sombre", 150)):
            appliquer_theme(QApplication.instance(), mode, taille)  # type: ignore[arg-type]
            autres_jours(base, dossier, f"{mode}-{taille}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
