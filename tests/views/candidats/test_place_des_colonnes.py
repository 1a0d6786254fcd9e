"""The columns of the candidate list at 1280: what a cell says is read whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.etats import Etat
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.candidats.colonnes import Repere, limite_relative
from cfa_desktop.views.candidats_page import CandidatsPage
from cfa_desktop.views.main_window import MainWindow
from cfa_desktop.views.tables.vue import TableVue
from cfa_desktop.views.theme import appliquer_theme, theme
from tests.factories import creer_formation, importer

MAI = date(2025, 5, 12)
MARGES = 2 * 8  # of a cell
ECART = 8  # between the day and its distance
DITS = {
    "numero": "700022",
    "telephone": "06\u00a039\u00a098\u00a024\u00a080",
    "siret": "732\u00a0829\u00a0320\u00a000074",
}


@contextmanager
def _a_la_taille(taille: int) -> Iterator[None]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    appliquer_theme(app, "clair", taille)
    yield
    appliquer_theme(app, "clair", 100)


@contextmanager
def _vue_a(taille: int, bureau: Bureau, qtbot: QtBot, dossier: Path) -> Iterator[TableVue]:
    """Show the page of Candidats at that size of text, as the window does once it is drawn again."""
    with _a_la_taille(taille):
        page = CandidatsPage(bureau, QSettings(str(dossier / "r.ini"), QSettings.Format.IniFormat))
        qtbot.addWidget(page)
        page.resize(1176, 560)
        page.show()
        page.montrer(bureau.formations.lister()[0].id)
        QApplication.processEvents()
        yield page.liste.vue
        page.hide()


def _rang(vue: TableVue, cle: str) -> int:
    return next(rang for rang, une in enumerate(vue.modele.colonnes) if une.cle == cle)


def _largeurs(vue: TableVue) -> dict[str, int]:
    montrees = [i for i in range(len(vue.modele.colonnes)) if not vue.isColumnHidden(i)]
    return {vue.modele.colonnes[i].cle: vue.columnWidth(i) for i in montrees[:-1]}


@pytest.mark.parametrize("dans", [-2, 0, 2, 26, 126])
def test_a_deadline_and_its_distance_are_read_whole(fenetre: MainWindow, bureau: Bureau, dans: int) -> None:
    formation = creer_formation(bureau)
    importer(bureau, formation, MAI, {"numero": "700123", "nom": "LE GOFF", "etat": "confirmee"})
    fenetre.resize(1280, 720)
    fenetre.pages.lister(formation_id=formation.id)
    QApplication.processEvents()
    vue = fenetre.pages.candidats().liste.vue
    rang = _rang(vue, "limite")
    maintenant = bureau.contexte.maintenant()
    jour = jour_de_paris(maintenant) + timedelta(days=dans)
    (lue,) = bureau.candidatures.lister()
    ligne = lue._replace(etat=Etat.CONFIRMEE, limite_on=jour)
    dit = limite_relative(ligne, Repere(maintenant, {}))
    mesure = fenetre.fontMetrics().horizontalAdvance
    assert dit.distance
    voulue = mesure(dit.date) + theme().px(ECART + MARGES) + mesure(dit.distance)
    assert voulue <= vue.columnWidth(rang)
    toutes = sum(vue.columnWidth(autre) for autre in range(rang + 1) if not vue.isColumnHidden(autre))
    assert toutes <= vue.viewport().width()


def _ecrite(vue: TableVue, cle: str, texte: str) -> bool:
    rang = _rang(vue, cle)
    place = vue.columnWidth(rang) - 2 * theme().px(8)
    return (
        not vue.isColumnHidden(rang)
        and vue.fontMetrics().elidedText(texte, Qt.TextElideMode.ElideRight, place) == texte
    )


@pytest.mark.parametrize("taille", [90, 110, 120, 140, 150, 200])
def test_what_is_dialled_is_read_whole_at_every_size(
    bureau: Bureau, qtbot: QtBot, tmp_path: Path, taille: int
) -> None:
    formation = creer_formation(bureau)
    importer(bureau, formation, MAI, {"numero": "700123", "nom": "LE GOFF", "etat": "confirmee"})
    with _vue_a(100, bureau, qtbot, tmp_path) as vue:
        vue.montrer_colonne("siret", visible=True)
        vue.setColumnWidth(_rang(vue, "numero"), 40)  # as narrow as a hand may leave it
        vue.setColumnWidth(_rang(vue, "candidat"), 201)
        avant = _largeurs(vue)
    with _vue_a(taille, bureau, qtbot, tmp_path) as vue:
        for cle, texte in DITS.items():
            assert _ecrite(vue, cle, texte), cle
        assert vue.columnWidth(_rang(vue, "candidat")) == theme().px(201)
        vue.montrer_colonne("mail", visible=True)  # which remembers every width
        vue.montrer_colonne("mail", visible=False)
    with _vue_a(100, bureau, qtbot, tmp_path) as vue:
        assert _ecrite(vue, "numero", DITS["numero"])
        assert {**_largeurs(vue), "numero": 40} == avant
