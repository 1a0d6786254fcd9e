"""A plan made again after the files before it: it may do less than what was shown, never anything else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cfa_desktop.models.constat import Attente, Conclusion, Constat, Genre, Issue
from cfa_desktop.models.extraction import Extraction
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.plan import Nouveau, Plan
from cfa_desktop.models.saisie import Nature
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.imports.application import est_contenu
from cfa_desktop.views.imports.lignes import ABSENT_DEPUIS, AUTRE_VOEU, nouveaux
from tests.models.fabrique import saisie

CONFIRME = Conclusion(Issue.CONSTATEE)
CONTREDIT = Conclusion(Issue.ECART, Genre.ETAT, "refusee")
ATTEND = Conclusion(Issue.ATTENTE, attente=Attente.MUET)


def constat(conclusion: Conclusion) -> Constat:
    return Constat(saisie(Nature.CONTRAT), "910001", "ROUX Zoé", conclusion)


@pytest.fixture
def plan(bureau: Bureau, mco: Formation, avril: Extraction) -> Plan:
    return bureau.imports.planifier(avril, mco, date(2025, 5, 12))


@pytest.mark.parametrize(
    ("montre", "refait", "contenu"),
    [
        ((CONFIRME,), (CONFIRME,), True),
        ((CONFIRME,), (), True),
        ((CONFIRME,), (ATTEND,), True),
        ((), (CONFIRME,), False),
        ((CONFIRME,), (CONTREDIT,), False),
        ((ATTEND,), (CONFIRME,), False),
    ],
)
def test_an_item_is_settled_only_as_it_was_shown(
    plan: Plan, montre: tuple[Conclusion, ...], refait: tuple[Conclusion, ...], contenu: bool
) -> None:
    avant = replace(plan, ecarts=tuple(map(constat, montre)))
    assert est_contenu(replace(plan, ecarts=tuple(map(constat, refait))), avant) is contenu


def test_a_person_shown_present_is_not_added_as_absent(plan: Plan) -> None:
    montre = replace(plan, nouveaux=(Nouveau(2, "910009", False, {"nom": "ROUX"}),))
    absente = replace(montre.nouveaux[0], disparue_on="2025-05-14")
    assert est_contenu(montre, montre)
    assert not est_contenu(replace(montre, nouveaux=(absente,)), montre)


def test_who_is_added_as_absent_says_so_on_her_line(plan: Plan) -> None:
    ajouts = tuple(
        Nouveau(2, "910009", connu, {"nom": "ROUX"}, disparue_on=jour)
        for connu, jour in ((False, ""), (True, ""), (True, "2025-05-14"))
    )
    details = [ligne.detail for ligne in nouveaux(replace(plan, nouveaux=ajouts))]
    assert details == ["", AUTRE_VOEU, ABSENT_DEPUIS]
