"""The report of an import: under the hand once applied, and nothing in it left unnamed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.import_page import ImportPage
from cfa_desktop.views.imports.textes import lignes_du_rapport
from cfa_desktop.views.main_window import MainWindow
from tests.factories import creer_formation, importer
from tests.views.imports.page_import import Essai, appliquer, attendre, ouvrir

MAI = "T_recrutement_MCO_2025-05-12.csv"
AICHA = {"numero": "700123", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "confirmee", "serie": "STMG"}
HUGO = {"numero": "700131", "nom": "FAŸ", "prenom": "Hugo", "etat": "confirmee"}


def test_once_applied_the_hand_is_on_the_first_line_of_the_report(essai: Essai, mco: Formation) -> None:
    page = essai.page
    ouvrir(page, essai.qtbot, essai.exemples / MAI)
    page.pied.appliquer.setFocus()
    appliquer(page, essai.qtbot)
    assert page.window().focusWidget() is page.rapport.findChild(QPushButton)
    with essai.qtbot.waitSignal(page.liste_demandee):
        essai.qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)


def test_in_the_window_the_hand_does_not_leave_for_the_rail(
    fenetre: MainWindow, bureau: Bureau, mco: Formation, essai: Essai
) -> None:
    fenetre.importer([essai.exemples / MAI])
    page = fenetre.pages.imports()
    attendre(page, essai.qtbot)
    page.pied.appliquer.setFocus()
    appliquer(page, essai.qtbot)
    assert fenetre.focusWidget() is page.rapport.findChild(QPushButton)
    page.pied.terminer.click()
    assert fenetre.focusWidget() is page.registre.liste.vue


def test_a_hand_that_went_elsewhere_meanwhile_stays_there(
    fenetre: MainWindow, mco: Formation, essai: Essai
) -> None:
    fenetre.importer([essai.exemples / MAI])
    page = fenetre.pages.imports()
    attendre(page, essai.qtbot)
    with essai.qtbot.waitSignal(page.application.fini, timeout=20_000):
        page.pied.appliquer.click()
        fenetre.haut.recherche.setFocus()
    assert fenetre.focusWidget() is fenetre.haut.recherche


def test_a_report_without_a_line_gives_the_hand_to_its_only_button(
    page: ImportPage, bureau: Bureau, qtbot: QtBot
) -> None:
    formation = creer_formation(bureau, "MCO")
    for jour in (9, 10):
        importer(bureau, formation, date(2025, 6, jour), AICHA)
    page.refresh()
    page.registre.ouvert.emit(bureau.imports.lister()[0].id)
    assert page.window().focusWidget() is page.pied.terminer


def test_other_changes_are_named_and_told_person_by_person(
    page: ImportPage, bureau: Bureau, qtbot: QtBot
) -> None:
    formation = creer_formation(bureau, "MCO")
    importer(bureau, formation, date(2025, 6, 9), AICHA, HUGO)
    suite = ({**AICHA, "serie": "STI2D"}, {**HUGO, "etablissement_origine": "Lycée B"})
    importer(bureau, formation, date(2025, 6, 10), *suite)
    page.refresh()
    page.registre.ouvert.emit(bureau.imports.lister()[0].id)
    assert page.rapport.findChild(QPushButton).text() == "2\u00a0autres modifications"  # type: ignore[union-attr]
    (dites,) = [mot for mot in page.rapport.findChildren(QLabel) if mot.accessibleDescription()]
    assert dites.text() == "série, établissement d’origine"
    detail = dites.accessibleDescription().replace("\u202f", " ").replace("\u00a0", " ").split("\n")
    assert detail == [
        "FAŸ Hugo, n° 700131 – Établissement d’origine : (vide) → Lycée B",
        "LE GOFF Aïcha, n° 700123 – Série : STMG → STI2D",
    ]
    assert "Lycée B" in dites.toolTip()


def test_what_a_report_names_by_itself_is_not_told_twice(bureau: Bureau) -> None:
    formation = creer_formation(bureau, "MCO")
    importer(bureau, formation, date(2025, 6, 9), HUGO)
    importer(bureau, formation, date(2025, 6, 10), {**HUGO, "mail": "hugo@exemple.org"})
    applique = bureau.imports.lister()[0]
    assert applique.rapport == {"coordonnees": ["700131"]}
    assert bureau.imports.autres_modifications(applique) == []


def test_large_numbers_are_grouped_for_reading() -> None:
    ((_, dit, _),) = lignes_du_rapport({"nouveaux": [str(rang) for rang in range(10_000)]})
    assert dit == "10\u202f000\u00a0nouveaux candidats"
