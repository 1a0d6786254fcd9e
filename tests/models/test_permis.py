"""What may be done, walked whole: état x présumé x examine x prepared item x act (table of metier.md)."""

import re
from datetime import date
from itertools import product

import pytest
from fabrique import CAL_2025, CAL_2026, MCO, confirmee, decision, paris, saisie

from cfa_desktop.models.candidature import FaitsCandidature
from cfa_desktop.models.etats import Etat, Inscription, Reponse
from cfa_desktop.models.motifs import DemandeMotifs
from cfa_desktop.models.permis import (
    ACTES_CANDIDATURE,
    ACTES_DEMANDE,
    ACTES_FORMATION,
    ACTES_ITEM,
    Acte,
    SujetCandidature,
    SujetFormation,
    SujetItem,
    permis_candidature,
    permis_demande,
    permis_formation,
    permis_item,
)
from cfa_desktop.models.saisie import Decision, Nature, Statut

EN_MAI = paris("2025-05-20T10:00")
EN_JUIN = paris("2025-06-10T10:00")
PRESUME = "présumé"
# état as it stands -> codes of (refuser, mettre en recherche, contrat, contrat à confirmer, I.A.)
TABLE = {
    None: ("R1", "R1", "", "", "R19"),
    Etat.NON_CONFIRMEE: ("R1", "R1", "", "", "R19"),
    Etat.CONFIRMEE: ("", "", "", "", "R19"),
    PRESUME: ("R6", "R6", "", "", "R19"),
    Etat.EN_RECHERCHE: ("R4", "R4", "", "", "R19"),
    Etat.REFUSEE: ("R4", "R4", "", "R15", "R19"),
    Etat.CONTRAT_SAISI: ("R4", "R4", "R16", "", "R19"),
    Etat.DEMISSION: ("R4", "R4", "", "R15", "R19"),
}
ITEMS = {
    "": (),
    "refus": (decision(Decision.REFUS),),
    "recherche": (decision(Decision.RECHERCHE),),
    "contrat": (saisie(Nature.CONTRAT),),
    "ia": (saisie(Nature.IA),),
}
# prepared item -> what it adds to (refuser, mettre en recherche, contrat)
AJOUTS = {
    "": ((), (), ()),
    "refus": (("R4",), ("R4",), ("R4",)),
    "recherche": (("R4",), ("R4",), ()),
    "contrat": (("R16",), (), ("R16",)),
    "ia": ((), (), ()),
}
SANS_DECISION = (Etat.NON_CONFIRMEE, Etat.CONFIRMEE, PRESUME)


def codes(raisons):
    return [raison.code for raison in raisons]


def sujet(faits, formation=MCO, comptes=0, calendrier=CAL_2025, **champs):
    return SujetCandidature(
        faits=faits, formation=formation, calendrier=calendrier, contrats_comptes=comptes, **champs
    )


def attendus(situation, examine, prepare):
    refuser, rechercher, contrat, confirmer, ia = ([code] if code else [] for code in TABLE[situation])
    ajoute = AJOUTS[prepare]
    r2 = [] if examine or situation not in SANS_DECISION else ["R2"]
    double = contrat == ["R16"] and prepare == "contrat"
    return {
        Acte.REFUSER: [*refuser, *r2, *ajoute[0]],
        Acte.RECHERCHER: [*rechercher, *r2, *ajoute[1]],
        Acte.CONTRAT: sorted([*contrat, *(() if double else ajoute[2])], key=["R4", "R16"].index),
        "confirmer": confirmer,
        Acte.IA: ia,
    }


@pytest.mark.parametrize("prepare", ITEMS)
@pytest.mark.parametrize("a", [EN_MAI, EN_JUIN], ids=["en mai", "en juin"])
@pytest.mark.parametrize("examine", [True, False, None])
@pytest.mark.parametrize("etat", [*Etat, None])
def test_the_whole_table(etat, examine, a, prepare):
    # Confirmed before the pivot: the passage is over in June; without examination, at once.
    faits = FaitsCandidature(etat, confirmee_at=paris("2025-05-08"), items=ITEMS[prepare])
    passe = etat is Etat.CONFIRMEE and (examine is False or (examine is True and a is EN_JUIN))
    permis = permis_candidature(sujet(faits, MCO._replace(examine=examine)), a)
    prevus = attendus(PRESUME if passe else etat, examine, prepare)
    for acte in (Acte.REFUSER, Acte.RECHERCHER, Acte.CONTRAT, Acte.IA):
        assert codes(permis[acte].blocages) == prevus[acte], acte
        assert permis[acte].accepte(confirme=True) == (not prevus[acte])
    a_confirmer = [raison.code for raison in permis[Acte.CONTRAT].avertissements if raison.a_confirmer]
    assert a_confirmer == prevus["confirmer"]


@pytest.mark.parametrize("etat", [*Etat, None])
def test_replies_demissions_and_requests_follow_the_etat(etat):
    permis = permis_candidature(sujet(FaitsCandidature(etat)), EN_MAI)
    assert codes(permis[Acte.NOTER_REPONSE].blocages) == ([] if etat is Etat.CONTRAT_SAISI else ["R17"])
    assert codes(permis[Acte.NOTER_DEMISSION].blocages) == (["R18"] if etat in (Etat.DEMISSION, None) else [])
    assert codes(permis[Acte.DEMANDE_MOTIFS].blocages) == ([] if etat is Etat.REFUSEE else ["R23"])
    assert codes(permis[Acte.CONTACTER].blocages) == (["R24"] if etat is Etat.NON_CONFIRMEE else [])


@pytest.mark.parametrize(
    ("reponse", "attendu"),
    [
        (None, ["R19"]),
        (Reponse.EN_ATTENTE, ["R19"]),
        (Reponse.OUI_DEFINITIF, []),
        (Reponse.OUI_VOEUX_EN_ATTENTE, []),
        (Reponse.RENONCIATION, ["R19"]),
        (Reponse.DEMISSION, ["R19"]),
    ],
)
def test_the_inscription_of_a_contract_follows_the_reply(reponse, attendu):
    faits = FaitsCandidature(Etat.CONTRAT_SAISI, reponse=reponse)
    assert codes(permis_candidature(sujet(faits), EN_MAI)[Acte.IA].blocages) == attendu
    faite = faits._replace(inscription=Inscription.EFFECTUEE)
    assert codes(permis_candidature(sujet(faite), EN_MAI)[Acte.IA].blocages) == ["R19"]


def test_no_candidature_here_leaves_the_contract_by_number():
    permis = permis_candidature(sujet(None), EN_MAI)
    assert set(permis) == set(ACTES_CANDIDATURE) - {Acte.REFUSER, Acte.RECHERCHER}
    assert permis[Acte.CONTRAT].accepte()
    assert codes(permis[Acte.CONTRAT].avertissements) == ["R15"]
    assert codes(permis[Acte.IA].blocages) == ["R19"]
    inconnu = permis_candidature(sujet(None, numero_connu=False), EN_MAI)
    assert codes(inconnu[Acte.CONTRAT].blocages) == ["R15"]


def test_the_place_of_a_contract_given_up_is_as_no_candidature():
    laisse = FaitsCandidature(sans_voeu=True)
    assert codes(permis_candidature(sujet(laisse), EN_MAI)[Acte.CONTRAT].avertissements) == ["R15"]
    vivant = laisse._replace(items=(saisie(Nature.CONTRAT),))
    assert codes(permis_candidature(sujet(vivant), EN_MAI)[Acte.CONTRAT].blocages) == ["R16"]


def test_places_other_contracts_and_namesakes_reach_the_contract():
    faits = confirmee("2025-05-08")
    assert codes(permis_candidature(sujet(faits, comptes=5), EN_MAI)[Acte.CONTRAT].blocages) == ["R10"]
    ailleurs = permis_candidature(sujet(faits, contrats_ailleurs=("BTS NDRC",)), EN_MAI)
    assert codes(ailleurs[Acte.CONTRAT].avertissements) == ["R16"]
    homonyme = permis_candidature(sujet(faits, nom="X", homonymes=("X, n° 2",)), EN_MAI)
    assert codes(homonyme[Acte.CONTRAT].avertissements) == ["R16"]


@pytest.mark.parametrize(
    "a", ["2025-05-20T10:00", "2025-07-11T10:00", "2025-09-15T10:00", "2025-10-14T10:00"]
)
@pytest.mark.parametrize(("capacite", "comptes"), [(None, 0), (1, 0), (5, 4), (5, 5), (5, 6)])
@pytest.mark.parametrize("examine", [True, False, None])
@pytest.mark.parametrize("cloturee", [None, date(2025, 5, 1)])
def test_the_acts_of_a_formation(a, capacite, comptes, examine, cloturee):
    formation = MCO._replace(capacite=capacite, examine=examine, cloturee_on=cloturee)
    permis = permis_formation(
        SujetFormation(formation=formation, calendrier=CAL_2025, contrats_comptes=comptes), paris(a)
    )
    assert tuple(permis) == ACTES_FORMATION
    pleine = capacite is not None and comptes >= capacite
    fini, tard = a > "2025-07-11", a > "2025-10-14"
    clos = ["R13"] if cloturee else []
    places = ["R8"] if capacite is None else ["R10"] if pleine else []
    assert codes(permis[Acte.CONTRAT_PAR_NUMERO].blocages) == [*places, *(["R13"] if tard else []), *clos]
    assert codes(permis[Acte.AUGMENTATION].blocages) == (["R8"] if capacite is None else clos)
    assert codes(permis[Acte.CLOTURE].blocages) == clos
    sous_les_contrats = capacite is not None and capacite > 1 and comptes > capacite - 1
    baisse = ["R8"] if capacite is None else ["R9"] * (int(capacite == 1) or sous_les_contrats + fini)
    assert codes(permis[Acte.BAISSER_CAPACITE].blocages) == baisse
    du = examine is True and a > "2025-09-01"
    assert codes(permis[Acte.RAPPORT].blocages) == ([] if du else ["R22"])
    for message in (Acte.MESSAGE_RECHERCHE, Acte.MESSAGE_ACCEPTATION):
        assert codes(permis[message].blocages) == ["R20"]
    assert codes(permis[Acte.NOTER_CLOTURE].blocages) == (["R11"] if cloturee else [])
    assert codes(permis[Acte.ROUVRIR].blocages) == ["R11"]
    assert permis[Acte.CAPACITE] == ((), ())


@pytest.mark.parametrize("nature", Nature)
@pytest.mark.parametrize("statut", Statut)
def test_the_acts_of_an_item(nature, statut):
    choix = Decision.RECHERCHE if nature is Nature.DECISION else None
    permis = permis_item(
        SujetItem(
            saisie=saisie(nature, statut, decision=choix),
            formation=MCO,
            calendrier=CAL_2025,
            contrats_comptes=0,
        ),
        EN_MAI,
    )
    assert tuple(permis) == ACTES_ITEM
    prepare = statut is Statut.PREPAREE
    assert codes(permis[Acte.COCHER].blocages) == ([] if prepare else ["R4"])
    assert codes(permis[Acte.RETIRER].blocages) == ([] if prepare else ["R4"])
    assert codes(permis[Acte.CORRIGER].blocages) == (
        [] if statut in (Statut.PREPAREE, Statut.SAISIE) else ["R4"]
    )
    en_ligne = statut in (Statut.SAISIE, Statut.CONSTATEE, Statut.ECART)
    annulable = nature is Nature.CONTRAT and en_ligne
    assert codes(permis[Acte.ANNULER_CONTRAT].blocages) == ([] if annulable else ["R4"])


def test_ticking_looks_at_the_candidature_and_at_the_places():
    def cocher(item, faits, a, comptes=0):
        return permis_item(
            SujetItem(saisie=item, formation=MCO, calendrier=CAL_2025, contrats_comptes=comptes, faits=faits),
            a,
        )[Acte.COCHER]

    faits = confirmee("2025-05-08")
    assert codes(cocher(decision(Decision.REFUS), faits, EN_MAI).avertissements) == []
    assert codes(cocher(decision(Decision.REFUS), faits, EN_JUIN).avertissements) == ["R6"]
    assert codes(cocher(saisie(Nature.CONTRAT), faits, EN_JUIN).avertissements) == []
    assert codes(cocher(saisie(Nature.CONTRAT), faits, EN_JUIN, 5).avertissements) == ["R10"]
    plus_tard = saisie(Nature.CONTRAT, pas_avant=paris("2025-06-15T01:00"))
    assert codes(cocher(plus_tard, faits, paris("2025-06-15T00:59")).avertissements) == ["R12"]
    assert codes(cocher(plus_tard, faits, paris("2025-06-15T01:00")).avertissements) == []


def test_what_was_said_of_a_formation_is_judged_with_it():
    sujet_mco = SujetFormation(formation=MCO, calendrier=CAL_2025, contrats_comptes=5)

    def juge(acte, **dit):
        return permis_formation(sujet_mco._replace(**dit), EN_MAI)[acte]

    assert codes(juge(Acte.CAPACITE, capacite=0).blocages) == ["R9"]
    assert codes(juge(Acte.CAPACITE, capacite=4).blocages) == ["R9"]
    assert codes(juge(Acte.CAPACITE, capacite=4, affichee=True).avertissements) == ["R9"]
    assert codes(juge(Acte.CAPACITE, capacite=6).avertissements) == ["R11"]
    assert codes(juge(Acte.AUGMENTATION, souhaitee=5).blocages) == ["R9"]
    assert juge(Acte.AUGMENTATION, souhaitee=6) == ((), ())
    assert codes(juge(Acte.AUGMENTATION, envoyees=frozenset({Nature.AUGMENTATION})).blocages) == ["R11"]
    assert codes(juge(Acte.CLOTURE, envoyees=frozenset({Nature.CLOTURE})).blocages) == ["R11"]
    assert juge(Acte.CLOTURE, envoyees=frozenset({Nature.AUGMENTATION})) == ((), ())
    ecrit = MCO._replace(message_recherche="Appelez-nous.", message_acceptation="Frais de dossier : 50 €")
    assert juge(Acte.MESSAGE_RECHERCHE, formation=ecrit) == ((), ())
    assert codes(juge(Acte.MESSAGE_ACCEPTATION, formation=ecrit).avertissements) == ["R21"]


def test_what_was_said_of_a_candidature_is_judged_with_it():
    def juge(acte, faits, **dit):
        return codes(permis_candidature(sujet(faits, **dit), EN_MAI)[acte].blocages)

    voeu = confirmee("2025-05-08")
    assert juge(Acte.REFUSER, voeu, motif=" ") == ["R3"]
    assert juge(Acte.CONTRAT, voeu, employeur="", siret="1") == ["R14", "R14"]
    contrat = FaitsCandidature(Etat.CONTRAT_SAISI, reponse=Reponse.EN_ATTENTE)
    assert juge(Acte.NOTER_REPONSE, contrat, reponse=Reponse.EN_ATTENTE) == ["R18"]
    assert juge(Acte.NOTER_REPONSE, contrat, notee_on=date(2025, 5, 20)) == []
    assert juge(Acte.NOTER_REPONSE, contrat, notee_on=date(2025, 5, 21)) == ["R18"]
    assert juge(Acte.NOTER_DEMISSION, contrat, notee_on=date(2025, 5, 21)) == ["R18"]
    refusee = FaitsCandidature(Etat.REFUSEE)
    assert juge(Acte.DEMANDE_MOTIFS, refusee, recue_on=date(2025, 5, 20)) == []
    assert juge(Acte.DEMANDE_MOTIFS, refusee, recue_on=date(2025, 5, 21)) == ["R23"]


@pytest.mark.parametrize(
    ("le", "attendu"),
    [
        (None, []),
        ("2025-05-11", ["R23"]),
        ("2025-05-12", []),
        ("2025-05-20", []),
        ("2025-05-21", ["R23"]),
    ],
)
def test_reasons_are_sent_between_the_request_and_today(le, attendu):
    demande = DemandeMotifs(1, 1, 1, 1, 2025, "BTS MCO", "1", "X", recue_on=date(2025, 5, 12))
    permis = permis_demande(demande, EN_MAI, date.fromisoformat(le) if le else None)
    assert tuple(permis) == ACTES_DEMANDE
    assert codes(permis[Acte.ENVOYER_MOTIFS].blocages) == attendu


def test_each_act_belongs_to_one_subject():
    actes = [*ACTES_CANDIDATURE, *ACTES_FORMATION, *ACTES_ITEM, *ACTES_DEMANDE]
    assert sorted(actes) == sorted(Acte)


def test_every_reason_has_a_code_a_sentence_and_a_source():
    for etat, examine, calendrier in product([*Etat, None], [True, False, None], [CAL_2025, CAL_2026]):
        faits = FaitsCandidature(etat, confirmee_at=paris("2025-05-08"))
        permis = permis_candidature(
            sujet(faits, MCO._replace(examine=examine, capacite=None), 9, calendrier), EN_JUIN
        )
        for verdict in permis.values():
            for raison in (*verdict.blocages, *verdict.avertissements):
                assert raison.code[0] == "R"
                assert 1 <= int(raison.code[1:]) <= 25
                assert raison.message[0].isupper() or raison.message[0] == "«"
                assert raison.message.endswith(".")
                assert not re.search(r"\b[RS]\d|\.\.$", raison.message)
                assert raison.source.startswith("S")
