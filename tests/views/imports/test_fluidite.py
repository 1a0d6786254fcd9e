"""Ten thousand lines on screen: what the interface thread pays stays below what a hand feels."""

from __future__ import annotations

import time
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from cfa_desktop.models.extraction import Extraction, TypeExport
from cfa_desktop.models.plan import Destination, Ecart, Modifie, Nouveau, Plan
from cfa_desktop.views.imports.categories import lister
from cfa_desktop.views.imports.differences import Differences

LIGNES = 10_000
GEL_S = 0.050


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Return a plan that changes or adds every line of a large file."""
    lue = Extraction(TypeExport.TABLEAU, "t.csv", "", "UTF-8", ";", "", LIGNES)
    changement = (Ecart("etat", "non_confirmee", "confirmee"), Ecart("limite_importee_on", "", "2025-06-01"))
    champs = {"nom": "PETIT", "prenom": "Léa", "etat": "non_confirmee"}
    return Plan(
        Destination(1, "MCO", 2025, date(2025, 5, 12)),
        lue,
        nouveaux=tuple(Nouveau(rang, str(rang), False, champs) for rang in range(LIGNES)),
        modifies=tuple(
            Modifie(rang, str(rang), "PETIT Léa", (), changement) for rang in range(LIGNES, 2 * LIGNES)
        ),
    )


def test_a_large_plan_comes_up_and_is_ticked_without_a_freeze(plan: Plan, qtbot: QtBot) -> None:
    differences = Differences()
    qtbot.addWidget(differences)
    differences.resize(1200, 500)
    differences.show()
    listes = lister(plan)
    gestes = {
        "montrer": lambda: differences.montrer(plan, listes, set(), neuf=True),
        "modifies": lambda: differences.aller("modifies"),
        "detail": lambda: differences.listes["modifies"].vue.aller_a(700),
        "decocher": lambda: differences.listes["modifies"].cocher(["10007"], oui=False),
    }
    couts = {}
    for nom, geste in gestes.items():
        debut = time.thread_time()
        geste()
        couts[nom] = time.thread_time() - debut
    assert len(differences.listes["modifies"].modele.rows) == 2 * LIGNES
    assert {nom: cout for nom, cout in couts.items() if cout > GEL_S} == {}


def test_making_the_lines_is_no_work_for_the_interface(plan: Plan) -> None:
    debut = time.thread_time()
    lister(plan)
    assert time.thread_time() - debut > GEL_S, "made in the background, for it costs more than a freeze"
