"""What may be done, by état: the whole action table walked, and each rule at its boundary."""

from datetime import date

import pytest
from fabrique import (
    CAL_2025,
    CAL_2026,
    MCO,
    SANS_EXAMEN,
    VALIDE,
    confirmee,
    decision,
    paris,
    saisie,
    situation,
)

from cfa_desktop.models.candidature import FaitsCandidature
from cfa_desktop.models.etats import Etat, Inscription, Reponse, StatutContrat
from cfa_desktop.models.regles.capacite import lire_capacite, verdict_capacite
from cfa_desktop.models.regles.contrat import verdict_contrat, verdict_contrat_saisi
from cfa_desktop.models.regles.decision import verdict_recherche, verdict_refus
from cfa_desktop.models.regles.faits import DemandeContrat, FaitsFormation
from cfa_desktop.models.regles.inscription import verdict_ia
from cfa_desktop.models.regles.item import verdict_retrait
from cfa_desktop.models.saisie import Decision, Nature, Statut
from cfa_desktop.models.textes_pleine import texte_demande_augmentation, texte_demande_cloture

MOTIF = "Projet non cohérent"
EN_MAI = "2025-05-20T10:00"
EN_JUIN = "2025-06-10T10:00"


def codes(raisons):
    return [raison.code for raison in raisons]


def demande(**champs):
    valeurs = {
        "formation": MCO,
        "contrats_comptes": 0,
        "calendrier": CAL_2025,
        "instant": paris(EN_MAI),
        "employeur": "DUPONT & FILS",
        "siret": VALIDE,
    }
    return DemandeContrat(**(valeurs | champs))


def refus(voeu, a=EN_MAI, formation=MCO, motif=MOTIF):
    return verdict_refus(voeu, formation, CAL_2025, paris(a), motif)


CONTRAT = FaitsCandidature(Etat.CONTRAT_SAISI, reponse=Reponse.OUI_DEFINITIF)
# état -> (facts, instant, formation, refusal, recherche, contract: refused, contract: to confirm, I.A.)
TABLE = {
    "non confirmée": (FaitsCandidature(Etat.NON_CONFIRMEE), EN_MAI, MCO, "R1", "R1", "", "", "R19"),
    "confirmée": (confirmee("2025-05-08"), EN_MAI, MCO, "", "", "", "", "R19"),
    "confirmée sans examen": (confirmee(), EN_MAI, SANS_EXAMEN, "R2", "R2", "", "", "R19"),
    "confirmée, examen inconnu": (confirmee(), EN_MAI, MCO._replace(examine=None), "R2", "R2", "", "", "R19"),
    "en recherche": (FaitsCandidature(Etat.EN_RECHERCHE), EN_MAI, MCO, "R4", "R4", "", "", "R19"),
    "en recherche, saisie": (
        confirmee("2025-05-08", items=(decision(Decision.RECHERCHE, Statut.SAISIE),)),
        EN_MAI,
        MCO,
        "R4",
        "R4",
        "",
        "",
        "R19",
    ),
    "en recherche, présumé": (confirmee("2025-05-08"), EN_JUIN, MCO, "R6", "R6", "", "", "R19"),
    "refusée": (FaitsCandidature(Etat.REFUSEE), EN_MAI, MCO, "R4", "R4", "", "R15", "R19"),
    "contrat saisi": (CONTRAT, EN_MAI, MCO, "R4", "R4", "R16", "", ""),
    "contrat sans réponse": (
        FaitsCandidature(Etat.CONTRAT_SAISI),
        EN_MAI,
        MCO,
        "R4",
        "R4",
        "R16",
        "",
        "R19",
    ),
    "démission": (FaitsCandidature(Etat.DEMISSION), EN_MAI, MCO, "R4", "R4", "", "R15", "R19"),
}


@pytest.mark.parametrize("nom", TABLE)
def test_the_action_table(nom):
    faits, a, formation, refuser, rechercher, refuse, confirmer, ia = TABLE[nom]
    voeu = situation(faits, a, formation)
    assert codes(refus(voeu, a, formation).blocages) == ([refuser] if refuser else [])
    assert codes(verdict_recherche(voeu, formation, CAL_2025).blocages) == (
        [rechercher] if rechercher else []
    )
    contrat = verdict_contrat(demande(formation=formation, situation=voeu, instant=paris(a)))
    assert codes(contrat.blocages) == ([refuse] if refuse else [])
    a_confirmer = [raison.code for raison in contrat.avertissements if raison.a_confirmer]
    assert a_confirmer == ([confirmer] if confirmer else [])
    assert contrat.accepte(confirme=True) == (not refuse)
    assert codes(verdict_ia(voeu).blocages) == ([ia] if ia else [])


def test_the_table_walks_every_etat():
    assert {faits.etat for faits, *_ in TABLE.values()} == set(Etat)


def test_a_person_without_candidature_gets_a_contract_by_number():
    connu = verdict_contrat(demande(numero_connu=True))
    assert connu.accepte()
    inconnu = verdict_contrat(demande(numero_connu=False, nom="LE GOFF Aïcha"))
    assert (inconnu.accepte(), inconnu.accepte(confirme=True)) == (False, True)
    assert "ayant formulé leur vœu" in inconnu.avertissements[0].message
    assert codes(verdict_contrat(demande(numero_connu=False)).blocages) == ["R15"]
    assert codes(verdict_ia(None).blocages) == ["R19"]


def test_a_presumed_passage_without_examination_says_both_reasons():
    voeu = situation(confirmee("2025-04-10"), EN_MAI, SANS_EXAMEN)
    assert codes(refus(voeu, EN_MAI, SANS_EXAMEN).blocages) == ["R6", "R2"]


@pytest.mark.parametrize(
    ("instant", "accepte"), [("2025-07-10T23:59:59", True), ("2025-07-11T00:00:00", False)]
)
def test_a_refusal_is_possible_until_the_last_second_of_the_deadline(instant, accepte):
    voeu = situation(confirmee("2025-06-20T09:00"), instant)
    assert refus(voeu, instant).accepte() is accepte


@pytest.mark.parametrize(
    ("instant", "attendu"),
    [("2025-05-28T23:59:59", []), ("2025-05-29T00:00", ["R6"]), ("2025-06-01T23:59:59", ["R6"])],
)
def test_between_the_deadline_and_the_admissions_a_refusal_only_warns(instant, attendu):
    examen = MCO._replace(criteres=(MOTIF,))
    verdict = refus(situation(confirmee("2025-05-08"), instant), instant, examen)
    assert verdict.accepte()
    assert codes(verdict.avertissements) == attendu


def test_a_refusal_cites_a_published_criterion():
    voeu = situation(confirmee("2025-05-08"))
    examen = MCO._replace(criteres=(MOTIF,))
    assert codes(refus(voeu, formation=examen, motif="  ").blocages) == ["R3"]
    assert codes(refus(voeu, formation=examen, motif="Autre").blocages) == ["R3"]
    assert refus(voeu, formation=examen, motif="projet NON coherent").accepte()
    assert codes(refus(voeu).avertissements) == ["R3"]
    assert codes(refus(voeu, motif="").blocages) == ["R3"]
    assert not refus(voeu, motif=None).blocages


def test_a_prepared_item_is_withdrawn_before_another():
    prepare = situation(confirmee("2025-05-08", items=(decision(Decision.REFUS),)))
    assert codes(refus(prepare).blocages) == ["R4"]
    assert codes(verdict_recherche(prepare, MCO, CAL_2025).blocages) == ["R4"]
    assert codes(verdict_contrat(demande(situation=prepare)).blocages) == ["R4"]
    recherche = situation(confirmee("2025-05-08", items=(decision(Decision.RECHERCHE),)))
    assert verdict_contrat(demande(situation=recherche)).accepte()
    contrat = situation(confirmee("2025-05-08", items=(saisie(Nature.CONTRAT),)))
    assert codes(refus(contrat).blocages) == ["R16"]
    assert codes(verdict_contrat(demande(situation=contrat)).blocages) == ["R16"]


@pytest.mark.parametrize(
    ("statut", "refuse"),
    [
        (None, []),
        (Statut.PREPAREE, ["R16"]),
        (Statut.SAISIE, ["R16"]),
        (Statut.CONSTATEE, []),
        (Statut.ECART, []),
        (Statut.ABANDONNEE, []),
    ],
)
def test_a_resigned_candidature_asks_to_confirm_and_a_live_contract_stands_all_the_same(statut, refuse):
    items = () if statut is None else (saisie(Nature.CONTRAT, statut, saisie_at=paris("2025-05-19T10:00")),)
    notee = FaitsCandidature(Etat.EN_RECHERCHE, items=items, demission_notee_on=date(2025, 5, 19))
    partie = situation(notee)
    assert partie.etat is Etat.DEMISSION
    verdict = verdict_contrat(demande(situation=partie))
    assert codes(verdict.blocages) == refuse
    assert [(raison.code, raison.a_confirmer) for raison in verdict.avertissements] == [("R15", True)]
    assert verdict.accepte(confirme=True) == (not refuse)
    assert not verdict.accepte()


def test_only_a_prepared_item_is_withdrawn():
    assert verdict_retrait(decision(Decision.REFUS)).accepte()
    assert codes(verdict_retrait(decision(Decision.REFUS, Statut.SAISIE)).blocages) == ["R4"]


@pytest.mark.parametrize(
    ("capacite", "comptes", "attendu"),
    [(None, 0, ["R8"]), (0, 0, ["R8"]), (1, 0, []), (5, 4, []), (5, 5, ["R10"]), (5, 7, ["R10"])],
)
def test_places(capacite, comptes, attendu):
    verdict = verdict_contrat(demande(formation=MCO._replace(capacite=capacite), contrats_comptes=comptes))
    assert codes(verdict.blocages) == attendu


def test_a_full_formation_offers_both_ways_out():
    (blocage,) = verdict_contrat(demande(contrats_comptes=5)).blocages
    assert "clôture" in blocage.message
    assert "augmentation" in blocage.message
    pleine = FaitsFormation(MCO, 5)
    for texte in (texte_demande_cloture(pleine), texte_demande_augmentation(pleine)):
        assert all(mot in texte for mot in ("BTS MCO", "12345", "capacité 5", "5 contrats"))
    assert "porter la capacité de cette formation à 8" in texte_demande_augmentation(pleine, 8)
    prepares = FaitsFormation(MCO, 5, prepares=3)
    for texte in (texte_demande_cloture(prepares), texte_demande_augmentation(prepares)):
        assert "a 2 contrats pour une capacité de 5" in texte


@pytest.mark.parametrize(
    ("instant", "code", "possible"),
    [
        ("2025-03-16T23:59:59", "R13", "2025-03-17T00:00"),
        ("2025-03-17T00:00:00", "", None),
        ("2025-06-01T00:30:00", "", None),
        ("2025-06-02T00:00:00", "R12", "2025-06-02T01:00"),
        ("2025-06-15T00:30:00", "R12", "2025-06-15T01:00"),
        ("2025-06-15T00:59:59", "R12", "2025-06-15T01:00"),
        ("2025-06-15T01:00:00", "", None),
        ("2025-07-10T00:30:00", "R12", "2025-07-10T01:00"),
        ("2025-07-11T00:30:00", "", None),
        ("2025-10-13T23:59:59", "", None),
        ("2025-10-14T00:00:00", "R13", None),
    ],
)
def test_the_hour_and_the_window(instant, code, possible):
    verdict = verdict_contrat(demande(instant=paris(instant)))
    assert codes(verdict.blocages) == ([code] if code else [])
    assert verdict.possible_a == (paris(possible) if possible else None)


def test_the_night_refusal_says_when():
    (blocage,) = verdict_contrat(demande(instant=paris("2025-06-15T00:30"))).blocages
    assert "possible à partir de 01:00 (dim. 15 juin)" in blocage.message


def test_a_window_that_opens_in_the_night_opens_at_its_end():
    calendrier = CAL_2025._replace(contrats=CAL_2025.contrats._replace(du=date(2025, 6, 10)))
    verdict = verdict_contrat(demande(calendrier=calendrier, instant=paris("2025-06-05T00:10")))
    assert codes(verdict.blocages) == ["R12", "R13"]
    assert verdict.possible_a == paris("2025-06-10T01:00")


def test_the_window_of_2026_and_an_unknown_window():
    assert codes(
        verdict_contrat(demande(calendrier=CAL_2026, instant=paris("2026-04-06T23:59"))).blocages
    ) == ["R13"]
    inconnu = CAL_2025._replace(contrats=CAL_2025.contrats._replace(du=None, au=None))
    assert codes(verdict_contrat(demande(calendrier=inconnu)).avertissements) == ["R15", "R13"]


@pytest.mark.parametrize(("instant", "attendu"), [("2025-05-19T23:59", []), ("2025-05-20T00:00", ["R13"])])
def test_a_closed_formation_takes_no_contract(instant, attendu):
    close = MCO._replace(cloturee_on=date(2025, 5, 20))
    assert codes(verdict_contrat(demande(formation=close, instant=paris(instant))).blocages) == attendu


def test_every_reason_is_said_at_once():
    verdict = verdict_contrat(
        demande(
            situation=situation(CONTRAT),
            formation=MCO._replace(capacite=None),
            instant=paris("2025-10-14"),
            employeur=" ",
            siret="732829320",
        )
    )
    assert codes(verdict.blocages) == ["R16", "R8", "R13", "R14", "R14"]
    assert verdict.possible_a is None


def test_an_employer_not_asked_yet_does_not_grey_the_action():
    assert verdict_contrat(demande(employeur=None, siret=None)).accepte()


def test_another_contract_or_a_namesake_asks_for_a_confirmation():
    verdict = verdict_contrat(
        demande(
            situation=situation(confirmee()), contrats_ailleurs=("BTS NDRC",), homonymes=("LE GOFF, n° 7",)
        )
    )
    assert codes(verdict.avertissements) == ["R16", "R16"]
    assert "BTS NDRC" in verdict.avertissements[0].message
    assert (verdict.accepte(), verdict.accepte(confirme=True)) == (False, True)


def test_ticking_saisi_checks_places_and_time_again_without_refusing():
    verdict = verdict_contrat_saisi(FaitsFormation(MCO, 5), CAL_2025, paris("2025-06-15T00:30"))
    assert verdict.accepte()
    assert codes(verdict.avertissements) == ["R10", "R12"]


@pytest.mark.parametrize(
    ("reponse", "blocages", "avertissements"),
    [
        (None, ["R19"], []),
        (Reponse.RESULTAT_ULTERIEUR, ["R19"], []),
        (Reponse.EN_ATTENTE, ["R19"], []),
        (Reponse.OUI_DEFINITIF, [], []),
        (Reponse.OUI_VOEUX_EN_ATTENTE, [], ["R19"]),
        (Reponse.RENONCIATION, ["R19"], []),
        (Reponse.DEMISSION, ["R19"], []),
    ],
)
def test_the_inscription_follows_the_reply(reponse, blocages, avertissements):
    verdict = verdict_ia(situation(FaitsCandidature(Etat.CONTRAT_SAISI, reponse=reponse)))
    assert (codes(verdict.blocages), codes(verdict.avertissements)) == (blocages, avertissements)
    assert verdict.accepte() == (not blocages)


def test_the_inscription_is_done_once():
    faite = CONTRAT._replace(inscription=Inscription.EFFECTUEE, statut_contrat=StatutContrat.APPRENTI)
    assert codes(verdict_ia(situation(faite)).blocages) == ["R19"]
    prepare = CONTRAT._replace(items=(saisie(Nature.IA),))
    assert codes(verdict_ia(situation(prepare)).blocages) == ["R19"]


@pytest.mark.parametrize(
    ("valeur", "instant", "attendu"),
    [
        (None, EN_MAI, ["R9"]),
        (0, EN_MAI, ["R9"]),
        (2, EN_MAI, ["R9"]),
        (3, EN_MAI, []),
        (4, "2025-07-10T23:59:59", []),
        (4, "2025-07-11T00:00:00", ["R9"]),
        (5, "2025-07-11T00:00:00", []),
        (6, "2025-07-11T00:00:00", []),
        (2, "2025-07-11T00:00:00", ["R9", "R9"]),
    ],
)
def test_the_capacity_and_its_boundaries(valeur, instant, attendu):
    verdict = verdict_capacite(valeur, FaitsFormation(MCO, 3), CAL_2025, paris(instant))
    assert codes(verdict.blocages) == attendu


def test_a_capacity_read_on_parcoursup_is_a_fact():
    verdict = verdict_capacite(2, FaitsFormation(MCO, 3), CAL_2025, paris(EN_MAI), deja_affichee=True)
    assert (codes(verdict.blocages), codes(verdict.avertissements)) == ([], ["R9"])


@pytest.mark.parametrize(("texte", "valeur"), [(" 12 ", 12), ("", None), ("-3", None), ("2,5", None)])
def test_a_capacity_is_a_whole_number(texte, valeur):
    assert lire_capacite(texte) == valeur
