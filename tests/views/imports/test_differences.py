"""The tabs of what an import would change, when one plan takes the place of another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cfa_desktop.documents.lecture import lire_export
from cfa_desktop.models.constat import Conclusion, Constat, Genre, Issue
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.plan import Plan
from cfa_desktop.models.saisie import Decision, Nature, Saisie, Statut
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.imports.categories import lister
from cfa_desktop.views.imports.detail import Detail, Situation
from cfa_desktop.views.imports.differences import Differences

CTRL, MAJ = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def plan(bureau: Bureau, mco: Formation, exemples: Path) -> Plan:
    """Plan the file of May: new ones, changes, absent ones, and a doubt about a namesake."""
    mai = lire_export(exemples / "T_recrutement_MCO_2025-05-12.csv")
    return bureau.imports.planifier(mai, mco, date(2025, 5, 12))


def seuls_doutes(plan: Plan) -> Plan:
    return replace(plan, nouveaux=(), modifies=(), inchanges=(), disparus=())


def test_a_tab_that_comes_up_because_the_others_are_empty_shows_its_lines(plan: Plan, qtbot: QtBot) -> None:
    differences = Differences()
    qtbot.addWidget(differences)
    differences.montrer(plan, lister(plan), set(), neuf=True)
    differences.aller("modifies")
    suite = seuls_doutes(plan)
    differences.montrer(suite, lister(suite), set(), neuf=False)
    assert differences.courante == "doutes"
    assert len(differences.listes["doutes"].modele.rows) == 1


def test_the_detail_of_an_item_says_what_was_noted_and_what_the_export_shows(
    plan: Plan, qtbot: QtBot
) -> None:
    le_20_mai = datetime(2025, 5, 20, 10, tzinfo=PARIS)
    item = Saisie(
        1, Nature.DECISION, Statut.SAISIE, 1, 1, le_20_mai, le_20_mai, Decision.REFUS, saisie_at=le_20_mai
    )
    conclusion = Conclusion(Issue.ECART, Genre.ETAT, "en_recherche")
    contredit = replace(plan, ecarts=(Constat(item, "700001", "PETIT Léa", conclusion),))
    (ligne,) = lister(contredit).lignes["ecarts"]
    assert (ligne.champ, ligne.apres) == ("Refus, saisi en ligne", "En recherche de contrat")
    detail = Detail()
    qtbot.addWidget(detail)
    detail.montrer(Situation(contredit, lister(contredit), set()), "ecarts", ligne)
    titre, phrase = detail.valeurs.toPlainText().split("\n")
    assert titre == "Ce que dit l’export"
    assert phrase.startswith("Refus, saisi en ligne mar. 20 mai\u202f: l’export du ")
    assert phrase.replace("\u00a0", " ").endswith("« En recherche de contrat » au lieu de « Refusée ».")


@pytest.fixture
def a_l_ecran(plan: Plan, qtbot: QtBot) -> Differences:
    """Show the plan at the width that a small laptop leaves it."""
    differences = Differences()
    qtbot.addWidget(differences)
    differences.resize(900, 480)
    differences.montrer(plan, lister(plan), set(), neuf=True)
    differences.show()
    return differences


def test_the_detail_hides_no_category(a_l_ecran: Differences) -> None:
    liste = a_l_ecran.listes["nouveaux"]
    liste.vue.ligne_activee.emit(liste.modele.rows[0])
    assert a_l_ecran.detail.isVisible()
    onglets = a_l_ecran.onglets
    derniers = [onglets.tabRect(rang) for rang in range(onglets.count()) if onglets.isTabVisible(rang)]
    assert onglets.width() == a_l_ecran.width()
    assert derniers[-1].right() <= onglets.width()


def test_the_keyboard_goes_round_the_categories_that_have_lines(a_l_ecran: Differences, qtbot: QtBot) -> None:
    vues = []
    for _ in range(5):
        vues.append(a_l_ecran.courante)
        qtbot.keyClick(a_l_ecran.listes[a_l_ecran.courante].vue, Qt.Key.Key_Tab, CTRL)
    assert vues == ["nouveaux", "modifies", "inchanges", "absents", "doutes"]
    assert a_l_ecran.courante == "nouveaux"
    qtbot.keyClick(a_l_ecran.listes["nouveaux"].vue, Qt.Key.Key_Backtab, CTRL | MAJ)
    assert a_l_ecran.courante == "doutes"
    assert a_l_ecran.listes["doutes"].isVisible()
