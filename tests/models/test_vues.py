"""The ready views and counters of the candidate list: who is kept, at each threshold."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from cfa_desktop.models.compteurs import Categorie
from cfa_desktop.models.etats import Etat, Inscription, Reponse
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Decision, Statut
from cfa_desktop.models.vues import FILTRES, JOURS_SANS_CONTACT, Regard, compter_filtres, grouper

JOUR = date(2025, 6, 10)
MCO = 1
REGARD = Regard(JOUR, frozenset((MCO,)))
DEFAUTS: dict[str, Any] = {
    **dict.fromkeys(CandidatureLine._fields, None),
    "id": 1,
    "candidat_id": 1,
    "formation_id": MCO,
    "numero": "700123",
    "telephone_fixe": "",
    "telephone_portable": "0639980000",
    "etat_brut": "",
    "presume": False,
    "sans_voeu": False,
    "ia_preparee": False,
    "brouillon": False,
    "voeux": 1,
}


def _ligne(etat: Etat | None = Etat.CONFIRMEE, **valeurs: Any) -> CandidatureLine:
    return CandidatureLine(**{**DEFAUTS, "etat": etat, "etat_parcoursup": etat, **valeurs})


def _garde(cle: str, ligne: CandidatureLine) -> bool:
    return FILTRES[cle].garde(ligne, REGARD)


@pytest.mark.parametrize(
    ("valeurs", "attendu"),
    [
        ({}, True),
        ({"decision_preparee": Decision.REFUS}, False),
        ({"contrat": Statut.PREPAREE}, False),
        ({"disparue_on": JOUR}, False),
        ({"formation_id": 2}, False),
    ],
)
def test_to_decide_means_confirmed_nothing_prepared_and_examined(
    valeurs: dict[str, Any], attendu: bool
) -> None:
    assert _garde("a_decider", _ligne(**valeurs)) is attendu


def test_a_prepared_decision_stays_to_examine_until_typed() -> None:
    assert _garde("a_examiner", _ligne(decision_preparee=Decision.REFUS))
    assert not _garde("a_examiner", _ligne(formation_id=2))


def test_a_presume_passage_leaves_nothing_to_decide() -> None:
    assert not _garde("a_decider", _ligne(Etat.EN_RECHERCHE, etat_parcoursup=Etat.CONFIRMEE, presume=True))


def test_never_contacted_leaves_aside_those_nobody_may_reach() -> None:
    assert _garde("jamais_contactes", _ligne())
    assert not _garde("jamais_contactes", _ligne(dernier_contact_on=JOUR))
    assert not _garde("jamais_contactes", _ligne(Etat.NON_CONFIRMEE))
    assert not _garde("jamais_contactes", _ligne(Etat.REFUSEE))


@pytest.mark.parametrize(
    ("jours", "attendu"), [(JOURS_SANS_CONTACT - 1, False), (JOURS_SANS_CONTACT, True), (None, True)]
)
def test_a_search_goes_quiet_after_ten_days(jours: int | None, attendu: bool) -> None:
    contact = None if jours is None else JOUR - timedelta(days=jours)
    assert _garde("recherche_sans_contact", _ligne(Etat.EN_RECHERCHE, dernier_contact_on=contact)) is attendu


@pytest.mark.parametrize("reponse", list(Reponse))
def test_a_reply_is_awaited_while_none_is_known(reponse: Reponse) -> None:
    ligne = _ligne(Etat.CONTRAT_SAISI, reponse=reponse)
    assert _garde("reponses_attendues", ligne) is (reponse is Reponse.EN_ATTENTE)
    assert _garde("reponses_attendues", _ligne(Etat.CONTRAT_SAISI))


def test_a_yes_waits_for_its_inscription_until_it_is_done() -> None:
    oui = _ligne(Etat.CONTRAT_SAISI, reponse=Reponse.OUI_DEFINITIF)
    assert _garde("oui_sans_ia", oui)
    assert not _garde("oui_sans_ia", oui._replace(inscription=Inscription.EFFECTUEE))
    assert not _garde("oui_sans_ia", oui._replace(reponse=Reponse.EN_ATTENTE))


def test_without_phone_means_neither_portable_nor_fixe() -> None:
    sans = _ligne(telephone_portable="")
    assert _garde("sans_telephone", sans)
    assert not _garde("sans_telephone", sans._replace(telephone_fixe="0473000000"))
    assert not _garde("sans_telephone", sans._replace(etat=Etat.NON_CONFIRMEE))


def test_a_prepared_contract_waits_until_typed() -> None:
    assert _garde("contrats_prepares", _ligne(contrat=Statut.PREPAREE))
    assert not _garde("contrats_prepares", _ligne(contrat=Statut.SAISIE))


def test_every_counter_of_parcoursup_is_a_filter_and_totals_are_sums() -> None:
    lignes = [_ligne(etat) for etat in Etat]
    comptes = compter_filtres(grouper(lignes * 3), FILTRES, REGARD)
    assert {categorie.value for categorie in Categorie} <= set(FILTRES)
    assert comptes["sans_contrat"] == 15
    assert comptes["contrats"] == 3
    assert comptes["contrat_en_attente"] == 3
