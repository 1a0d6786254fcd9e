"""Facts overlaid with typed items, and Parcoursup's counters."""

from datetime import date
from itertools import product

import pytest
from fabrique import CAL_2025, MCO, confirmee, decision, ligne, paris, saisie, situation

from cfa_desktop.models.candidature import FaitsCandidature
from cfa_desktop.models.comptage import (
    categorie,
    categorie_de,
    compter,
    compter_lignes,
    contrats_comptes,
    contrats_comptes_des_lignes,
)
from cfa_desktop.models.compteurs import Categorie
from cfa_desktop.models.etats import Etat, Inscription, Reponse, StatutContrat
from cfa_desktop.models.saisie import Decision, Nature, Statut
from cfa_desktop.models.situation import situation_a

APPRENTI = StatutContrat.APPRENTI
TYPE_LE_20_MAI = saisie(Nature.CONTRAT, Statut.SAISIE)


@pytest.mark.parametrize(
    "export_on", [None, date(2025, 5, 19), date(2025, 5, 20), date(2025, 5, 21), date(2025, 6, 30)]
)
def test_a_typed_item_moves_the_state_until_an_export_speaks_of_it(export_on):
    faits = confirmee("2025-05-12", export_on=export_on, items=(TYPE_LE_20_MAI,))
    assert situation(faits).etat_parcoursup is Etat.CONTRAT_SAISI
    assert situation(faits).contrat is TYPE_LE_20_MAI


@pytest.mark.parametrize("statut", [Statut.CONSTATEE, Statut.ECART, Statut.ABANDONNEE])
def test_an_item_that_an_export_settled_leaves_the_facts_alone(statut):
    item = TYPE_LE_20_MAI._replace(statut=statut)
    voeu = situation(confirmee("2025-05-12", items=(item,)))
    assert (voeu.etat_parcoursup, voeu.contrat) == (Etat.CONFIRMEE, None)


def test_a_proved_contract_still_dates_its_proposition():
    item = TYPE_LE_20_MAI._replace(statut=Statut.CONSTATEE)
    faits = FaitsCandidature(Etat.CONTRAT_SAISI, items=(item,))
    typee = situation(faits._replace(items=(TYPE_LE_20_MAI,))).limite_reponse
    assert situation(faits).limite_reponse == typee
    assert situation(faits._replace(items=())).limite_reponse.recue_on is None
    datee = situation(faits._replace(date_reponse_on=date(2025, 5, 22))).limite_reponse
    assert datee.recue_on == date(2025, 5, 22)


def test_a_prepared_item_never_moves_the_state():
    faits = confirmee("2025-05-12", items=(decision(Decision.REFUS), saisie(Nature.CONTRAT)))
    voeu = situation(faits)
    assert (voeu.etat, voeu.etat_parcoursup) == (Etat.CONFIRMEE, Etat.CONFIRMEE)
    assert voeu.decision_preparee is not None
    assert voeu.contrat is not None


@pytest.mark.parametrize(
    ("choix", "etat"), [(Decision.REFUS, Etat.REFUSEE), (Decision.RECHERCHE, Etat.EN_RECHERCHE)]
)
def test_a_typed_decision_is_the_state(choix, etat):
    voeu = situation(confirmee("2025-05-12", items=(decision(choix, Statut.SAISIE),)))
    assert (voeu.etat, voeu.etat_parcoursup, voeu.presume) == (etat, etat, False)


def test_a_typed_contract_waits_for_a_reply():
    faits = FaitsCandidature(Etat.EN_RECHERCHE, items=(TYPE_LE_20_MAI,))
    for reponse in (None, Reponse.RESULTAT_ULTERIEUR):
        voeu = situation(faits._replace(reponse=reponse))
        assert (voeu.reponse, voeu.statut_contrat) == (Reponse.EN_ATTENTE, APPRENTI)


def test_a_typed_contract_keeps_the_reply_of_an_imported_one():
    faits = FaitsCandidature(Etat.CONTRAT_SAISI, reponse=Reponse.OUI_DEFINITIF, items=(TYPE_LE_20_MAI,))
    assert situation(faits).reponse is Reponse.OUI_DEFINITIF


def test_a_contract_after_a_resignation_is_a_new_proposition():
    faits = FaitsCandidature(Etat.DEMISSION, reponse=Reponse.DEMISSION, items=(TYPE_LE_20_MAI,))
    voeu = situation(faits)
    assert (voeu.etat, voeu.reponse) == (Etat.CONTRAT_SAISI, Reponse.EN_ATTENTE)


def test_a_typed_inscription_is_done():
    faits = FaitsCandidature(Etat.CONTRAT_SAISI, items=(saisie(Nature.IA, Statut.SAISIE),))
    assert situation(faits).inscription is Inscription.EFFECTUEE


@pytest.mark.parametrize(
    ("etat", "reponse", "statut", "attendue"),
    [
        (Etat.CONFIRMEE, None, None, Categorie.CONFIRMEES),
        (Etat.NON_CONFIRMEE, None, None, Categorie.NON_CONFIRMEES),
        (Etat.EN_RECHERCHE, Reponse.RESULTAT_ULTERIEUR, None, Categorie.EN_RECHERCHE),
        (Etat.EN_RECHERCHE, Reponse.RENONCIATION, APPRENTI, Categorie.CONTRAT_DEMISSIONS),
        (Etat.REFUSEE, None, None, Categorie.REFUSEES),
        (Etat.DEMISSION, Reponse.DEMISSION, None, Categorie.DEMISSIONS),
        (Etat.DEMISSION, Reponse.DEMISSION, APPRENTI, Categorie.CONTRAT_DEMISSIONS),
        (Etat.CONTRAT_SAISI, None, None, Categorie.CONTRAT_EN_ATTENTE),
        (Etat.CONTRAT_SAISI, Reponse.RESULTAT_ULTERIEUR, APPRENTI, Categorie.CONTRAT_EN_ATTENTE),
        (Etat.CONTRAT_SAISI, Reponse.EN_ATTENTE, APPRENTI, Categorie.CONTRAT_EN_ATTENTE),
        (Etat.CONTRAT_SAISI, Reponse.OUI_DEFINITIF, APPRENTI, Categorie.CONTRAT_OUI_DEFINITIF),
        (Etat.CONTRAT_SAISI, Reponse.OUI_VOEUX_EN_ATTENTE, APPRENTI, Categorie.CONTRAT_OUI_VOEUX),
        (Etat.CONTRAT_SAISI, Reponse.RENONCIATION, None, Categorie.CONTRAT_DEMISSIONS),
        (Etat.CONTRAT_SAISI, Reponse.DEMISSION, APPRENTI, Categorie.CONTRAT_DEMISSIONS),
        (None, None, None, Categorie.A_CLASSER),
    ],
)
def test_each_candidature_has_its_counter(etat, reponse, statut, attendue):
    assert categorie_de(etat, reponse, statut) is attendue


def test_missing_and_voeuless_ones_stand_aside():
    assert categorie_de(None, None, None, sans_voeu=True) is Categorie.SANS_CANDIDATURE
    assert categorie_de(Etat.CONTRAT_SAISI, None, None, disparue=True) is Categorie.DISPARUES


def test_the_two_totals_are_the_sums_and_nobody_is_lost():
    faits = [
        FaitsCandidature(etat, reponse=reponse, statut_contrat=statut, disparue_on=disparue)
        for etat, reponse, statut, disparue in product(
            [*Etat, None], [*Reponse, None], [APPRENTI, None], [None, date(2025, 5, 12)]
        )
    ]
    paires = [(situation(un), un) for un in faits]
    comptes = compter(paires)
    assert comptes.sans_contrat + comptes.contrats + comptes.disparus + comptes.a_classer == len(faits)
    en_contrat = [un for un in paires if categorie(*un).startswith("contrat_")]
    assert comptes.contrats == len(en_contrat)


def test_present_and_presumed_stand_beside_the_main_numbers():
    faits = [
        confirmee("2025-05-08"),
        confirmee("2025-06-05", items=(decision(Decision.REFUS),)),
        confirmee("2025-06-05", items=(saisie(Nature.CONTRAT),)),
    ]
    comptes = compter((situation_a(un, MCO, CAL_2025, paris("2025-06-10")), un) for un in faits)
    assert (comptes.confirmees, comptes.en_recherche, comptes.contrats) == (3, 0, 0)
    assert comptes.presumes_en_recherche == comptes.decisions_preparees == comptes.contrats_prepares == 1


def test_counted_contracts_take_each_candidature_once():
    faits = [
        confirmee("2025-05-12", items=(saisie(Nature.CONTRAT),)),
        FaitsCandidature(Etat.EN_RECHERCHE, items=(TYPE_LE_20_MAI,)),
        FaitsCandidature(Etat.CONTRAT_SAISI, items=(TYPE_LE_20_MAI,)),
        FaitsCandidature(Etat.CONTRAT_SAISI, reponse=Reponse.OUI_DEFINITIF),
        FaitsCandidature(Etat.DEMISSION, statut_contrat=APPRENTI),
        FaitsCandidature(Etat.EN_RECHERCHE),
    ]
    paires = [(situation(un), un) for un in faits]
    assert contrats_comptes(paires) == 5
    assert contrats_comptes(paires, demissions_comprises=False) == 4


def test_lines_count_as_situations_do():
    lignes = [
        ligne(etat=Etat.EN_RECHERCHE, etat_parcoursup=Etat.CONFIRMEE, presume=True),
        ligne(etat_parcoursup=Etat.CONTRAT_SAISI, reponse=Reponse.OUI_DEFINITIF),
        ligne(etat_parcoursup=Etat.CONFIRMEE, contrat=Statut.PREPAREE),
        ligne(etat_parcoursup=Etat.DEMISSION, statut_contrat=APPRENTI),
        ligne(sans_voeu=True),
    ]
    comptes = compter_lignes(lignes)
    assert (comptes.sans_contrat, comptes.contrats, comptes.presumes_en_recherche) == (2, 2, 1)
    assert contrats_comptes_des_lignes(lignes) == 3
    assert contrats_comptes_des_lignes(lignes, demissions_comprises=False) == 2


def test_each_live_item_is_found_whatever_stands_beside_it():
    ia, refus, contrat = saisie(Nature.IA), decision(Decision.REFUS), saisie(Nature.CONTRAT)
    voeu = situation(FaitsCandidature(Etat.EN_RECHERCHE, items=(refus, contrat, ia)))
    assert (voeu.decision_preparee, voeu.contrat, voeu.ia_preparee) == (refus, contrat, ia)
    typee = ia._replace(statut=Statut.SAISIE)
    assert situation(FaitsCandidature(Etat.EN_RECHERCHE, items=(typee,))).ia_preparee is None
    fini = contrat._replace(statut=Statut.CONSTATEE)
    assert situation(FaitsCandidature(Etat.EN_RECHERCHE, items=(fini,))).contrat is None
    assert voeu.notee is False


@pytest.mark.parametrize("etat", [Etat.CONTRAT_SAISI, Etat.DEMISSION])
def test_a_decision_typed_the_same_day_undoes_no_contract_nor_demission(etat):
    faits = FaitsCandidature(etat, items=(decision(Decision.RECHERCHE, Statut.SAISIE),))
    assert situation(faits).etat is etat


def test_a_limit_given_is_not_computed_again():
    faits = confirmee("2025-05-08")
    donnee = situation(faits).limite._replace(passage_at=paris("2025-05-20T09:00"))
    voeu = situation_a(faits, MCO, CAL_2025, paris("2025-05-20T10:00"), donnee)
    assert (voeu.limite, voeu.presume) == (donnee, True)


def test_lines_of_the_missing_stand_aside():
    disparue = {"disparue_on": date(2025, 5, 12)}
    lignes = [
        ligne(etat=Etat.EN_RECHERCHE, etat_parcoursup=Etat.CONFIRMEE, presume=True, **disparue),
        ligne(etat_parcoursup=Etat.CONTRAT_SAISI, proposition_perdue=True, **disparue),
        ligne(etat_parcoursup=Etat.CONTRAT_SAISI, proposition_perdue=True),
    ]
    comptes = compter_lignes(lignes)
    assert (comptes.disparus, comptes.confirmees, comptes.contrats) == (2, 0, 1)
    assert (comptes.presumes_en_recherche, comptes.propositions_perdues) == (0, 1)


def test_what_is_prepared_missing_or_without_voeu_is_counted_as_such():
    faits = [
        FaitsCandidature(sans_voeu=True),
        FaitsCandidature(etat_brut="Autre"),
        confirmee("2025-05-08", disparue_on=date(2025, 6, 1)),
        confirmee("2025-05-08", items=(decision(Decision.REFUS),)),
        FaitsCandidature(Etat.EN_RECHERCHE, items=(TYPE_LE_20_MAI,)),
    ]
    comptes = compter((situation_a(un, MCO, CAL_2025, paris("2025-06-10")), un) for un in faits)
    assert (comptes.a_classer, comptes.disparus, comptes.confirmees, comptes.contrats) == (1, 1, 1, 1)
    assert (comptes.presumes_en_recherche, comptes.decisions_preparees, comptes.contrats_prepares) == (
        1,
        1,
        0,
    )
    lignes = [
        ligne(sans_voeu=True),
        ligne(etat_brut="Autre"),
        ligne(etat_parcoursup=Etat.CONFIRMEE, decision_preparee=Decision.REFUS),
        ligne(etat_parcoursup=Etat.EN_RECHERCHE, contrat=Statut.SAISIE),
        ligne(etat_parcoursup=Etat.EN_RECHERCHE, contrat=Statut.PREPAREE),
    ]
    comptes = compter_lignes(lignes)
    assert (comptes.a_classer, comptes.decisions_preparees, comptes.contrats_prepares) == (1, 1, 1)
