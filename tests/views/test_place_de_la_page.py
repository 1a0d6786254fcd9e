"""Room for what is read: the head of a dossier on one line, columns that hold their words, a steady bar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.delegates.etat import largeur_pastille
from cfa_desktop.views.dossier_page import DossierPage
from cfa_desktop.views.main_window import MainWindow
from cfa_desktop.views.theme import appliquer_theme, theme
from tests.factories import HorlogeFixe, candidature_id, creer_bureau, creer_formation, importer
from tests.views.fenetres import fenetre_ouverte

VINGT_MAI = datetime(2025, 5, 20, 10, tzinfo=PARIS)


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    """Return a formation with a candidature to decide on."""
    with creer_bureau(tmp_path, HorlogeFixe(VINGT_MAI)) as bureau:
        ligne = {"numero": "700123", "nom": "LE GOFF", "etat": "confirmee", "confirmee_at": "2025-05-08"}
        importer(bureau, creer_formation(bureau), date(2025, 5, 19), ligne)
        yield bureau


@pytest.fixture
def grande(bureau: Bureau, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window of 1280 x 720 in text of twice the size."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    appliquer_theme(app, "clair", 200)
    with fenetre_ouverte(bureau, qtbot, tmp_path) as fenetre:
        fenetre.resize(1280, 720)
        yield fenetre
    appliquer_theme(app, "clair", 100)


def dossier_ouvert(fenetre: MainWindow) -> DossierPage:
    bureau = fenetre.bureau
    fenetre.pages.ouvrir_voeu(candidature_id(bureau, bureau.formations.lister()[0], "700123"))
    QApplication.processEvents()
    return fenetre.pages.dossier()


def test_the_head_of_a_dossier_keeps_to_one_line_and_loses_nothing(grande: MainWindow) -> None:
    page = dossier_ouvert(grande)
    entete, px = page.entete, theme().px
    assert entete.height() <= px(48)
    assert page.sections.height() >= px(120)
    assert not entete.numero.isVisible()
    assert entete.nom.isVisible()
    entete.plus.menu_.aboutToShow.emit()
    autres = {action.text(): action for action in entete.plus.menu_.actions()}
    assert list(autres) == [
        "Copier le numéro d’inscription",
        "Pourquoi cet état\u202f?",
        "Pourquoi cette date limite\u202f?",
        "Imprimer…",
    ]
    autres["Copier le numéro d’inscription"].trigger()
    assert QGuiApplication.clipboard().text() == "700123"
    assert "23\u00a0h\u00a059" in entete.limite.toolTip()
    assert entete.limite.text().startswith("dans ")


def test_a_high_window_shows_the_head_whole_again(grande: MainWindow) -> None:
    page = dossier_ouvert(grande)
    grande.resize(1280, 1300)
    QApplication.processEvents()
    entete = page.entete
    assert all(widget.isVisible() for widget in (entete.numero, entete.formation, entete.imprimer))
    assert not entete.plus.isVisible()
    assert "23\u00a0h\u00a059" in entete.limite.text()
    assert entete.numero.y() < entete.formation.y() + entete.formation.height()


def test_the_tabs_are_read_under_the_slider_too(grande: MainWindow) -> None:
    page = dossier_ouvert(grande)
    grande.simuler()
    QApplication.processEvents()
    assert grande.simulation.barre.curseur.isVisible()
    assert page.sections.height() >= theme().px(60)


def test_the_bar_of_a_simulation_keeps_its_height_over_the_whole_campagne(fenetre: MainWindow) -> None:
    fenetre.resize(1280, 720)
    fenetre.simuler()
    QApplication.processEvents()
    barre = fenetre.simulation.barre
    glissiere = barre.curseur.glissiere
    dits, hauteurs = set(), set()
    for rang in range(glissiere.minimum(), glissiere.maximum(), 9):
        glissiere.setValue(rang)
        QApplication.processEvents()
        dits.add(barre.reste.text())
        hauteurs.add(barre.height())
    assert len(dits) > 1  # control: what is said does change
    assert len(hauteurs) == 1


def test_the_list_holds_an_etat_and_what_is_prepared_without_scrolling_sideways(fenetre: MainWindow) -> None:
    fenetre.resize(1280, 720)
    fenetre.pages.gerer_recrutement(fenetre.bureau.formations.lister()[0].id)
    QApplication.processEvents()
    vue = fenetre.pages.candidats().liste.vue
    colonne = next(rang for rang, une in enumerate(vue.modele.colonnes) if une.cle == "etat")
    police = fenetre.font()
    police.setPointSizeF(police.pointSizeF() * 0.9)
    mots = sum(largeur_pastille(mot, police) for mot in ("En recherche", "Contrat prép."))
    assert vue.columnWidth(colonne) >= mots + theme().px(6 + 16)
    toutes = sum(une.largeur for une in vue.modele.colonnes if une.visible)
    assert not vue.verticalScrollBar().isVisible()
    assert toutes <= vue.viewport().width() - vue.verticalScrollBar().sizeHint().width()
