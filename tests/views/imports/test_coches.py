"""Lines unticked by hand: the plan shown, without them, is the one applied."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.import_page import ImportPage
from tests.views.imports.page_import import appliquer, categorie, numeros, ouvrir

MAI = "T_recrutement_MCO_2025-05-12.csv"


@pytest.fixture
def mai(page: ImportPage, mco: Formation, exemples: Path, qtbot: QtBot) -> ImportPage:
    """Open the file of May over that of April."""
    ouvrir(page, qtbot, exemples / MAI)
    return page


def test_space_leaves_the_current_line_aside_and_takes_it_back(mai: ImportPage) -> None:
    liste = categorie(mai, "nouveaux")
    liste.vue.aller_a(0)
    QTest.keyClick(liste.vue, Qt.Key.Key_Space)
    assert mai.etudes[0].laissees == {liste.modele.rows[0].numero}
    assert liste.laissees.text() == "1 de côté"
    QTest.keyClick(liste.vue, Qt.Key.Key_Space)
    assert not mai.etudes[0].laissees
    assert not liste.laissees.isVisible()


def test_a_click_on_the_box_does_the_same(mai: ImportPage) -> None:
    liste = categorie(mai, "nouveaux")
    case = liste.vue.visualRect(liste.modele.index(1, 0)).center()
    QTest.mouseClick(liste.vue.viewport(), Qt.MouseButton.LeftButton, pos=case)
    assert mai.etudes[0].laissees == {liste.modele.rows[1].numero}


def test_the_lines_of_one_candidature_are_ticked_together(mai: ImportPage) -> None:
    liste = categorie(mai, "modifies")
    numero = liste.modele.rows[0].numero
    liste.cocher([numero], oui=False)
    dits = {liste.coches.dire(ligne) for ligne in liste.modele.rows if ligne.numero == numero}
    assert dits == {"laissée de côté"}


def test_everything_left_aside_obeys_the_filter(mai: ImportPage) -> None:
    liste = categorie(mai, "nouveaux")
    choisi = liste.modele.rows[3].candidat
    liste.modele.rechercher(choisi)
    affichees = {ligne.numero for ligne in liste.modele.rows_affichees()}
    liste.tout_decocher.click()
    assert mai.etudes[0].laissees == affichees
    liste.modele.tout_afficher()
    liste.tout_cocher.click()
    assert not mai.etudes[0].laissees


def test_what_is_left_aside_is_not_written(
    mai: ImportPage, bureau: Bureau, mco: Formation, qtbot: QtBot
) -> None:
    ajoute = categorie(mai, "nouveaux").modele.rows[0].numero
    change = categorie(mai, "modifies").modele.rows[0].numero
    absent = categorie(mai, "absents").modele.rows[0].numero
    avant = {ligne.numero: ligne for ligne in bureau.candidatures.lister(formation_id=mco.id)}
    categorie(mai, "modifies").cocher([ajoute, change, absent], oui=False)
    assert mai.pied.etat.text().startswith("3 candidatures laissées de côté.")
    appliquer(mai, qtbot)
    apres = {ligne.numero: ligne for ligne in bureau.candidatures.lister(formation_id=mco.id)}
    assert ajoute not in apres
    assert apres[change] == avant[change]
    assert apres[absent].disparue_on is None
    assert len(numeros(bureau, mco)) == 244 + 13


def test_without_a_tick_lifted_everything_is_written(
    mai: ImportPage, bureau: Bureau, mco: Formation, qtbot: QtBot
) -> None:
    appliquer(mai, qtbot)
    assert len(numeros(bureau, mco)) == 244 + 14


def test_ticks_do_not_follow_another_formation(mai: ImportPage, mco: Formation) -> None:
    categorie(mai, "nouveaux").tout_decocher.click()
    mai.etudes[0].choisir(mco)
    assert not mai.etudes[0].decochees
