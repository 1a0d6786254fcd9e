"""Photographs the calendar of a session: python -m benchmarks.captures_calendrier FOLDER."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.captures import HAUTEUR, LARGEUR, Photographe
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.demo import creer_demo
from cfa_desktop.views.calendrier_page import CalendrierPage
from cfa_desktop.views.dialogs.calendrier_preparation import PreparationDialog
from cfa_desktop.views.main_window import MainWindow
from cfa_desktop.views.theme import appliquer_theme

Prendre = Callable[[str, QWidget], None]


def calendriers(bureau: Bureau, fenetre: MainWindow, prendre: Prendre) -> None:
    """Take the calendar in its states: complete, with a fault, with missing dates, the reply rules."""
    campagne = fenetre.campagne or 0
    fenetre.pages.montrer_calendrier(campagne)
    page = fenetre.pages.calendrier()
    prendre("calendrier", fenetre)
    page.lignes["pivot"].edit.champ.setText("29/5")
    page.lignes["pivot"].edit.change.emit()
    page.lignes["parametrage_fin"].edit.champ.setText("bientôt")
    page.lignes["parametrage_fin"].edit.change.emit()
    page.sections.aller(page.lignes["pivot"].champ.groupe)
    prendre("calendrier-faute", fenetre)
    page.sections.aller(page.lignes["reponses"].champ.groupe)
    prendre("calendrier-reponses", fenetre)
    page.abandonner.click()
    fenetre.pages.montrer_calendrier(campagne + 1)
    prendre("calendrier-manquant", fenetre)
    _renseigner(page, prendre, fenetre)
    dialogue = PreparationDialog(bureau, fenetre)
    dialogue.show()
    prendre("calendrier-preparation", dialogue)
    dialogue.close()


def _renseigner(page: CalendrierPage, prendre: Prendre, fenetre: MainWindow) -> None:
    page.manque.action_demandee.emit("")
    prendre("calendrier-renseigner", fenetre)


def main() -> int:
    """Take the pictures in light, dark, and at 150 %."""
    dossier = Path(sys.argv[1])
    dossier.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporaire:
        base = Path(temporaire) / "demonstration.cfa"
        creer_demo(base, candidats=200)
        photographe = Photographe(dossier, base)
        for mode, taille in (("clair", 100), ("sombre", 100), ("contraste", 100), ("clair", 150)):
            photographe._rang, photographe._suffixe = 0, f"{mode}-{taille}"
            appliquer_theme(QApplication.instance(), mode, taille)  # type: ignore[arg-type]
            fenetre = MainWindow(photographe._bureau, photographe._reglages)
            fenetre.resize(LARGEUR, HAUTEUR)
            fenetre.ouvrir_sur("formations")
            fenetre.show()
            fenetre.rafraichir_cadre()
            calendriers(photographe._bureau, fenetre, photographe._prendre)
            fenetre.close()
            fenetre.deleteLater()
        photographe.fermer()
    return 0


if __name__ == "__main__":
    sys.exit(main())
