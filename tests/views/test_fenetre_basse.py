"""In a low window of large text the page keeps its room: bar on one line, strip of the day on one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.background import attendre_la_fin
from cfa_desktop.views.cadre.journee import Journee, Rappel
from cfa_desktop.views.main_window import MainWindow
from cfa_desktop.views.simulation.barre import titres
from tests.factories import HorlogeFixe, candidature_id, creer_bureau, creer_formation, importer
from tests.views.fenetres import fenetre_ouverte, texte_a

VINGT_MAI = datetime(2025, 5, 20, 10, tzinfo=PARIS)
MOTS = (
    "12 décisions avant mer. 28 mai",
    "35 à saisir en ligne",
    "18 relances",
    "6 réponses à venir",
    "exports",
)


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    """Return a formation with a candidature to decide on."""
    with creer_bureau(tmp_path, HorlogeFixe(VINGT_MAI)) as bureau:
        ligne = {"numero": "700123", "nom": "LE GOFF", "etat": "confirmee", "confirmee_at": "2025-05-08"}
        importer(bureau, creer_formation(bureau), date(2025, 5, 19), ligne)
        yield bureau


@pytest.fixture(params=[150, 200])
def basse(
    bureau: Bureau, qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    """Return a window of 1280 x 720 in large text."""
    with texte_a(request.param), fenetre_ouverte(bureau, qtbot, tmp_path) as fenetre:
        fenetre.resize(1280, 720)
        attendre_la_fin()  # the figures of the day, read in a thread
        QApplication.processEvents()
        yield fenetre


def _a_l_ecran(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def test_the_dossier_is_whole_under_the_bar_of_a_simulation(basse: MainWindow, bureau: Bureau) -> None:
    formation = bureau.formations.lister()[0]
    basse.pages.ouvrir_voeu(candidature_id(bureau, formation, "700123"))
    basse.simuler()
    QApplication.processEvents()
    barre, page = basse.simulation.barre, basse.pages.dossier()
    assert barre.curseur.isVisible()
    parties = [_a_l_ecran(widget) for widget in (barre, page.entete, page.sections, page.pied, basse.pied)]
    for dessus, dessous in pairwise(parties):
        assert dessus.bottom() < dessous.top()
    assert page.pied.height() >= page.pied.minimumSizeHint().height()


def test_the_banner_is_one_line_that_fits(basse: MainWindow) -> None:
    basse.simuler()
    QApplication.processEvents()
    titre = basse.simulation.barre.titre
    assert titre.text() in titres(basse.simulation.barre.instant)
    assert "rien n’est enregistré" in titre.text()
    assert titre.fontMetrics().horizontalAdvance(titre.text()) <= titre.width()
    assert basse.simulation.barre.retour.accessibleName() == "Revenir au présent"


def test_the_strip_of_the_day_keeps_to_one_line_and_loses_nothing(basse: MainWindow, qtbot: QtBot) -> None:
    basse.jour.montrer(Journee(tuple(Rappel("saisies", mots) for mots in MOTS)))
    QApplication.processEvents()
    montres = [b.text() for b in basse.jour.findChildren(QPushButton) if b.isVisible() and b.text() in MOTS]
    caches = [action.text() for action in basse.jour.menu.actions()]
    assert montres + caches == list(MOTS)
    assert basse.jour.plus.isVisible() is bool(caches)
    hauteurs = {b.y() for b in basse.jour.findChildren(QPushButton) if b.isVisible()}
    assert len(hauteurs) == 1
    if caches:
        with qtbot.waitSignal(basse.jour.rappel_choisi) as choisi:
            basse.jour.menu.actions()[0].trigger()
        assert choisi.args[0].texte == caches[0]


def test_a_dossier_takes_the_room_of_the_strip_and_gives_it_back(basse: MainWindow, bureau: Bureau) -> None:
    assert basse.jour.isVisible()
    basse.pages.ouvrir_voeu(candidature_id(bureau, bureau.formations.lister()[0], "700123"))
    assert not basse.jour.isVisible()
    basse.pages.montrer_formations()
    assert basse.jour.isVisible()
    basse.resize(1280, 1200)
    basse.pages.ouvrir_voeu(candidature_id(bureau, bureau.formations.lister()[0], "700123"))
    assert basse.jour.isVisible()
