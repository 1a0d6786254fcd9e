"""A list that is no export: its columns matched by hand once, recognised ever after."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.import_page import ImportPage
from cfa_desktop.views.imports import lignes
from cfa_desktop.views.imports.champs import MANQUE
from cfa_desktop.views.imports.etape_correspondre import RECONNUE
from cfa_desktop.views.imports.liste_colonnes import CHAMP
from tests.factories import creer_formation, importer
from tests.views.imports.page_import import appliquer, attendre, categorie, destiner, ouvrir, titres

FORUM = "L_liste_forum.xlsx"
LE_1ER_JUIN = date(2025, 6, 1)
CELLULES = "Famille\tUsuel\tMobile\nPETIT\tLéa\t0639980001\nDURAND\tTom\t0639980002"

SANS_ZEROS = (
    "Famille\tUsuel\tMobile\tMél\nPETIT\tLéa\t639980001\tp@x.example\nDURAND\tTom\t639980002\td@x.example\n"
    "ROY\tZoé\t639980003\tr@x.example"
)
QUATRE = {0: "nom", 1: "prenom", 2: "telephone_portable", 3: "mail"}


@pytest.fixture
def forum(page: ImportPage, mco: Formation, exemples: Path, qtbot: QtBot) -> ImportPage:
    """Open the list of a forum, whose phones lost their zeros."""
    ouvrir(page, qtbot, exemples / FORUM)
    return page


def lire(page: ImportPage, qtbot: QtBot, colonnes: dict[int, str]) -> None:
    """Match the columns of the list on screen, and read it."""
    correspondre = page.verification.correspondre
    for rang in range(len(correspondre.liste.modele.rows)):
        correspondre.liste.choisir(rang, colonnes.get(rang, ""))
    correspondre.lire.click()
    attendre(page, qtbot)


def test_a_list_asks_what_its_columns_are_for_with_examples(forum: ImportPage) -> None:
    assert forum.verification.etape == "correspondre"
    liste = forum.verification.correspondre.liste
    assert [une.entete for une in liste.modele.rows][-1] == "Formation souhaitée"
    assert liste.modele.rows[0].exemples == ("GIRARD", "GARCIA", "PETIT")
    assert not forum.pied.appliquer.isEnabled()


def test_a_list_is_asked_its_own_day_and_an_export_its_own(
    forum: ImportPage, mco: Formation, exemples: Path, qtbot: QtBot
) -> None:
    lire(forum, qtbot, {0: "nom", 1: "prenom", 3: "mail"})
    choix = forum.verification.verifier.choix
    assert (choix.du.text(), choix.date.accessibleName()) == ("Liste du", "Date de la liste")
    forum.pied.renoncer.click()
    ouvrir(forum, qtbot, exemples / "T_recrutement_MCO_2025-05-12.csv")
    assert (choix.du.text(), choix.date.accessibleName()) == ("Export du", "Date de l’export")


def test_columns_must_say_who_is_on_each_line(forum: ImportPage) -> None:
    correspondre = forum.verification.correspondre
    correspondre.liste.choisir(1, "")
    assert not correspondre.lire.isEnabled()
    assert correspondre.manque.text() == MANQUE
    correspondre.liste.choisir(1, "prenom")
    assert correspondre.lire.isEnabled()
    assert correspondre.manque.text() == RECONNUE


def test_a_field_feeds_from_one_column_only(forum: ImportPage) -> None:
    liste = forum.verification.correspondre.liste
    liste.choisir(4, "nom")
    assert liste.choix[4] == "nom"
    assert 0 not in liste.choix


def test_enter_on_a_column_opens_the_fields(forum: ImportPage, qtbot: QtBot) -> None:
    liste = forum.verification.correspondre.liste
    liste.vue.setFocus()
    liste.vue.aller_a(4)
    QTest.keyClick(liste.vue, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    profil = next(action for action in menu.actions() if action.text() == "Profil")
    profil.trigger()
    menu.close()
    assert liste.modele.cellule(4, CHAMP)[0] == "Profil"


def test_a_list_is_recognised_the_next_time(
    forum: ImportPage, mco: Formation, exemples: Path, qtbot: QtBot
) -> None:
    lire(forum, qtbot, {0: "nom", 1: "prenom", 3: "mail"})
    assert forum.verification.etape == "verifier"
    forum.pied.renoncer.click()
    ouvrir(forum, qtbot, exemples / FORUM)
    assert forum.verification.etape == "verifier"
    assert forum.etudes[0].a_faire_correspondre is False


def test_the_zeros_of_a_whole_column_are_given_back_at_once(
    forum: ImportPage, mco: Formation, qtbot: QtBot
) -> None:
    lire(forum, qtbot, {0: "nom", 1: "prenom", 2: "telephone_portable", 3: "mail"})
    destiner(forum, qtbot, mco, LE_1ER_JUIN)
    doutes = categorie(forum, "doutes")
    perdus = next(ligne for ligne in doutes.modele.rows if ligne.champ == "Téléphone portable")
    assert perdus.avant.endswith(" et 11 autres")
    doutes.vue.aller_a(perdus.rang)
    resolution = forum.verification.verifier.resolution
    assert resolution.zeros.text() == "Remettre le zéro des 12 numéros"
    assert resolution.zeros.geometry().right() < resolution.parentWidget().width()
    resolution.zeros.click()
    attendre(forum, qtbot)
    assert "téléphone" not in " ".join(ligne.champ.lower() for ligne in doutes.modele.rows)
    plan = forum.etudes[0].plan
    assert plan is not None
    assert all(une.champs["telephone_portable"].startswith("06") for une in plan.nouveaux)


def test_cells_of_a_spreadsheet_are_pasted_with_ctrl_v(
    page: ImportPage, mco: Formation, bureau: Bureau, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(CELLULES)
    page.activateWindow()
    page.depot.choisir.setFocus()
    QTest.keyClick(page.depot.choisir, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    attendre(page, qtbot)
    assert page.verification.etape == "correspondre"
    lire(page, qtbot, {0: "nom", 1: "prenom", 2: "telephone_portable"})
    destiner(page, qtbot, mco, LE_1ER_JUIN)
    assert titres(page)[0] == "Nouveaux  2"
    appliquer(page, qtbot)
    assert set(bureau.imports.lister()[0].rapport["sans_voeu"]) == {"SANS-0001", "SANS-0002"}


def coller(page: ImportPage, qtbot: QtBot, cellules: str) -> None:
    """Paste cells and give their columns, the first time or as remembered."""
    QGuiApplication.clipboard().setText(cellules)
    page.activateWindow()
    page.depot.choisir.setFocus()
    QTest.keyClick(page.depot.choisir, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    attendre(page, qtbot)


def test_a_line_that_only_a_name_designates_comes_unticked(
    page: ImportPage, mco: Formation, bureau: Bureau, qtbot: QtBot
) -> None:
    page.offrir_la_comparaison()
    connus = (
        {"numero": "700001", "nom": "PETIT", "prenom": "Léa"},
        {
            "numero": "700002",
            "nom": "DURAND",
            "prenom": "Tom",
            "telephone_fixe": "0639980002",
        },
    )
    importer(bureau, mco, date(2025, 5, 12), *connus)
    coller(page, qtbot, CELLULES)
    lire(page, qtbot, {0: "nom", 1: "prenom", 2: "telephone_portable"})
    destiner(page, qtbot, mco, LE_1ER_JUIN)
    assert page.etudes[0].laissees == {"700001"}
    doutes = categorie(page, "doutes")
    doutes.vue.aller_a(next(une.rang for une in doutes.modele.rows if "seul le nom" in une.detail))
    resolution = page.verification.verifier.resolution
    assert resolution.comparer.isVisible()
    assert resolution.laisser.text() == "Importer cette ligne quand même"
    resolution.laisser.click()
    assert page.etudes[0].laissees == set()
    page.etudes[0].planifier()
    attendre(page, qtbot)
    assert page.etudes[0].laissees == set()
    appliquer(page, qtbot)
    (petit,) = (une for une in bureau.candidatures.lister(campagne=2025) if une.numero == "700001")
    assert petit.telephone_portable == "0639980001"


def test_a_doubt_about_something_else_never_accepts_a_guess(
    page: ImportPage, mco: Formation, bureau: Bureau, qtbot: QtBot
) -> None:
    importer(bureau, mco, date(2025, 5, 12), {"numero": "700001", "nom": "PETIT", "prenom": "Léa"})
    coller(page, qtbot, SANS_ZEROS)
    lire(page, qtbot, QUATRE)
    destiner(page, qtbot, mco, LE_1ER_JUIN)
    (etude,) = page.etudes
    assert etude.plan is not None
    ajoutes = {une.numero for une in etude.plan.nouveaux}
    doutes = categorie(page, "doutes")
    doutes.vue.aller_a(next(une.rang for une in doutes.modele.rows if une.champ == "Téléphone portable"))
    resolution = page.verification.verifier.resolution
    assert resolution.laisser.text() == "Laisser ces 2 lignes de côté"
    resolution.laisser.click()
    assert etude.laissees == {"700001", *ajoutes}
    assert resolution.laisser.text() == "Importer ces 2 lignes quand même"
    resolution.laisser.click()
    assert etude.laissees == {"700001"}


def test_a_doubt_ticks_again_only_the_lines_that_it_left_aside(
    page: ImportPage, mco: Formation, qtbot: QtBot
) -> None:
    coller(page, qtbot, SANS_ZEROS)
    lire(page, qtbot, QUATRE)
    destiner(page, qtbot, mco, LE_1ER_JUIN)
    (etude,) = page.etudes
    premier = categorie(page, "nouveaux").modele.rows[0].numero
    categorie(page, "nouveaux").cocher([premier], oui=False)
    doutes = categorie(page, "doutes")
    doutes.vue.aller_a(next(une.rang for une in doutes.modele.rows if une.champ == "Téléphone portable"))
    resolution = page.verification.verifier.resolution
    resolution.laisser.click()
    assert len(etude.laissees) == 3
    resolution.laisser.click()
    assert etude.laissees == {premier}


def test_someone_known_elsewhere_is_not_said_to_have_no_candidature_at_all(
    page: ImportPage, mco: Formation, bureau: Bureau, qtbot: QtBot
) -> None:
    gea = creer_formation(bureau, "GEA")
    petit = {"numero": "700001", "nom": "PETIT", "prenom": "Léa", "telephone_portable": "0639980001"}
    importer(bureau, gea, date(2025, 5, 12), petit)
    coller(page, qtbot, CELLULES)
    lire(page, qtbot, {0: "nom", 1: "prenom", 2: "telephone_portable"})
    destiner(page, qtbot, mco, LE_1ER_JUIN)
    appliquer(page, qtbot)
    dits = [bouton.text() for bouton in page.rapport.findChildren(QPushButton)]
    assert "2\u00a0personnes ajoutées à cette formation, sans y avoir de candidature" in dits
    assert "700001" in bureau.imports.lister()[0].rapport["sans_voeu"]


def test_the_same_list_again_names_those_it_leaves_as_they_are(
    page: ImportPage, mco: Formation, bureau: Bureau, qtbot: QtBot
) -> None:
    coller(page, qtbot, CELLULES)
    lire(page, qtbot, {0: "nom", 1: "prenom", 2: "telephone_portable"})
    destiner(page, qtbot, mco, LE_1ER_JUIN)
    appliquer(page, qtbot)
    page.pied.terminer.click()
    coller(page, qtbot, CELLULES)
    destiner(page, qtbot, mco, LE_1ER_JUIN)
    plan = page.etudes[0].plan
    assert plan is not None
    vus = [(une.ligne, une.numero, une.candidat) for une in lignes.inchanges(plan)]
    assert vus == [(2, "SANS-0002", "PETIT Léa"), (3, "SANS-0001", "DURAND Tom")]
