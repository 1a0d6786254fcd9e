"""Photographs « Pourquoi ? » and the whole history: `python benchmarks/captures_pourquoi.py`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QPoint, QSettings, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.captures import _application
from cfa_desktop.models.compteurs import Categorie
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.explication import Explication
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.demo import creer_demo
from cfa_desktop.views.historique.dialogue import HistoriqueDialog
from cfa_desktop.views.main_window import MainWindow
from cfa_desktop.views.pourquoi.dialogue import montrer_pourquoi
from cfa_desktop.views.pourquoi.menu import MenuPourquoi
from cfa_desktop.views.theme import ModeDemande, appliquer_theme

LOOKS: tuple[tuple[ModeDemande, int], ...] = (
    ("clair", 100),
    ("sombre", 100),
    ("clair", 150),
    ("sombre", 150),
)


def photographier(bureau: Bureau, fenetre: MainWindow, prendre: Callable[[str, QWidget], None]) -> None:
    """Take every picture of this subject in the look of the moment."""
    formation = bureau.formations.lister()[0]
    lignes = bureau.candidatures.lister(campagne=formation.campagne)
    presumee = next((ligne for ligne in lignes if ligne.presume), lignes[0])
    confirmee = next(ligne for ligne in lignes if ligne.etat is Etat.CONFIRMEE and not ligne.presume)
    refusee = next(ligne for ligne in lignes if ligne.etat is Etat.REFUSEE)
    contrat = next(ligne for ligne in lignes if ligne.etat is Etat.CONTRAT_SAISI)
    pourquoi = bureau.pourquoi
    questions: dict[str, Explication] = {
        "etat-presume": pourquoi.etat(presumee.id),
        "etat": pourquoi.etat(contrat.id),
        "limite": pourquoi.limite(confirmee.id),
        "reponse": pourquoi.reponse(contrat.id),
        "contact": pourquoi.contact(confirmee.id),
        "action": pourquoi.action(refusee.id, "refuser"),
        "compteur": pourquoi.compteur(formation.id, "contrats"),
        "compteur-confirmees": pourquoi.compteur(formation.id, str(Categorie.CONFIRMEES)),
        "formation": pourquoi.formation(formation.id),
    }
    for nom, explication in questions.items():
        dialogue = montrer_pourquoi(explication, fenetre)
        prendre(f"pourquoi-{nom}", dialogue)
        dialogue.close()
    fenetre.pages.gerer_recrutement(refusee.formation_id)
    prendre("liste-chargee", fenetre)
    page = fenetre.pages.candidats()
    page.liste.vue.aller_a(refusee.id)
    page.compteurs.compteurs["contrats"].setFocus()
    prendre("liste-actions-grisees", fenetre)
    menu = MenuPourquoi(bureau, refusee.id, fenetre)
    menu.popup(QPoint(0, 0))
    prendre("menu-pourquoi", menu)
    menu.close()
    fenetre.pages.ouvrir_dossier(refusee.id, [refusee.id])
    prendre("dossier-actions-grisees", fenetre)
    fenetre.pages.dossier().sections.aller("historique")
    prendre("dossier-historique", fenetre)
    toute_la_base = HistoriqueDialog(bureau, fenetre)
    toute_la_base.show()
    prendre("historique", toute_la_base)
    toute_la_base.close()


def main() -> int:
    """Take the pictures into ``--vers``."""
    analyseur = argparse.ArgumentParser(description=__doc__)
    analyseur.add_argument("--vers", type=Path, default=Path("build/captures-pourquoi"))
    options = analyseur.parse_args()
    options.vers.mkdir(parents=True, exist_ok=True)
    app = _application()
    with tempfile.TemporaryDirectory() as dossier:
        base = Path(dossier) / "demonstration.cfa"
        creer_demo(base, candidats=600)
        with bureaux.ouvrir(base) as bureau:
            for mode, taille in LOOKS:
                _un_look(app, bureau, (mode, taille), options.vers)
    return 0


def _un_look(app: QApplication, bureau: Bureau, look: tuple[ModeDemande, int], vers: Path) -> None:
    mode, taille = look
    appliquer_theme(app, mode, taille)
    fenetre = MainWindow(bureau, QSettings(str(vers / "reglages.ini"), QSettings.Format.IniFormat))
    fenetre.resize(1280, 720)
    fenetre.ouvrir_sur("formations")
    fenetre.show()

    def prendre(nom: str, widget: QWidget) -> None:
        for _ in range(4):
            QTest.qWait(40)
            QThreadPool.globalInstance().waitForDone(60_000)
        widget.grab().save(str(vers / f"{nom}-{mode}-{taille}.png"))

    photographier(bureau, fenetre, prendre)
    fenetre.close()
    fenetre.deleteLater()
    app.processEvents()


if __name__ == "__main__":
    sys.exit(main())
