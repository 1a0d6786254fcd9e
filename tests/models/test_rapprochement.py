"""Nature x statut x what a file says: proved, contradicted or left waiting, cell by cell."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from fabrique import decision, paris, saisie

from cfa_desktop.models.candidature import FaitsCandidature
from cfa_desktop.models.comptage import categorie_de
from cfa_desktop.models.compteurs import Categorie
from cfa_desktop.models.constat import (
    Attente,
    Champ,
    Conclusion,
    Constat,
    Genre,
    Issue,
    Mention,
    Vu,
    coder,
    decoder,
)
from cfa_desktop.models.ecarts import (
    EMPLOYEUR_NON_VERIFIABLE,
    SANS_COCHE,
    dire,
    dire_confirmation,
    lire_ecart,
)
from cfa_desktop.models.etats import Etat, Inscription, Reponse, StatutContrat
from cfa_desktop.models.rapprochement import rapprocher
from cfa_desktop.models.saisie import Decision, Nature, Saisie, Statut

COCHE_LE = date(2025, 5, 20)
APRES = COCHE_LE + timedelta(days=1)
T = frozenset((Champ.ETAT, Champ.REPONSE, Champ.INSCRIPTION, Champ.STATUT))
P = frozenset((Champ.CONFIRMATION,))
A = frozenset((Champ.REPONSE,))
STATUT_SEUL = frozenset((Champ.STATUT,))
AVANT = {
    "refus": FaitsCandidature(Etat.CONFIRMEE),
    "recherche": FaitsCandidature(Etat.CONFIRMEE),
    "contrat": FaitsCandidature(Etat.EN_RECHERCHE),
    "ia": FaitsCandidature(Etat.CONTRAT_SAISI, reponse=Reponse.OUI_DEFINITIF),
}
ITEMS = {
    "refus": lambda statut: decision(Decision.REFUS, statut),
    "recherche": lambda statut: decision(Decision.RECHERCHE, statut),
    "contrat": lambda statut: saisie(Nature.CONTRAT, statut),
    "ia": lambda statut: saisie(Nature.IA, statut),
}
# C = proved, . = waits, E = contradicted by the état, D = by a démission; one letter per état, in this order.
ETATS = (*Etat, None)
TABLE_DES_ETATS = {
    ("refus", Statut.PREPAREE): "E.ECED.",
    ("refus", Statut.SAISIE): "EEECED.",
    ("recherche", Statut.PREPAREE): "E.CEED.",
    ("recherche", Statut.SAISIE): "EECECD.",
    ("contrat", Statut.PREPAREE): "...ECD.",
    ("contrat", Statut.SAISIE): "EEEECD.",
    ("ia", Statut.PREPAREE): "EEEE.D.",
    ("ia", Statut.SAISIE): "EEEEIDI",
}
ISSUES = {
    "C": (Issue.CONSTATEE, None),
    ".": (Issue.ATTENTE, None),
    "E": (Issue.ECART, Genre.ETAT),
    "D": (Issue.ECART, Genre.DEMISSION),
    "I": (Issue.ECART, Genre.IA),
}


def lire(quoi: str, statut: Statut, vu: Vu, le: date = APRES) -> Conclusion:
    return rapprocher(ITEMS[quoi](statut), vu, AVANT[quoi], le)


def typee(quoi: str, **champs: object) -> Saisie:
    return ITEMS[quoi](Statut.SAISIE)._replace(**champs)


@pytest.mark.parametrize(("cle", "rang"), list(product(TABLE_DES_ETATS, range(len(ETATS)))))
def test_the_table_of_gerer_le_recrutement_settles_each_item(cle, rang):
    quoi, statut = cle
    conclusion = lire(quoi, statut, Vu(T, ETATS[rang]))
    assert (conclusion.issue, conclusion.genre) == ISSUES[TABLE_DES_ETATS[cle][rang]]


@pytest.mark.parametrize(
    ("quoi", "statut", "etat"), list(product(ITEMS, (Statut.PREPAREE, Statut.SAISIE), ETATS))
)
def test_a_file_proves_nothing_of_the_columns_it_does_not_carry(quoi, statut, etat):
    assert lire(quoi, statut, Vu()).issue is Issue.ATTENTE
    confirmation = lire(quoi, statut, Vu(P, etat))
    contredit = etat is Etat.NON_CONFIRMEE and quoi in ("refus", "recherche")
    assert confirmation.issue is (Issue.ECART if contredit else Issue.ATTENTE)


@pytest.mark.parametrize(
    ("quoi", "reponse", "typee", "preparee"),
    [
        *((quoi, reponse, None, None) for quoi in ("refus", "recherche") for reponse in (None, *Reponse)),
        ("contrat", None, None, None),
        ("contrat", Reponse.RESULTAT_ULTERIEUR, Genre.REPONSE, None),
        *(("contrat", autre, None, None) for autre in Reponse if autre is not Reponse.RESULTAT_ULTERIEUR),
        ("ia", None, None, None),
        ("ia", Reponse.OUI_DEFINITIF, None, None),
        ("ia", Reponse.OUI_VOEUX_EN_ATTENTE, None, None),
        ("ia", Reponse.RESULTAT_ULTERIEUR, Genre.REPONSE, Genre.REPONSE),
        ("ia", Reponse.EN_ATTENTE, Genre.REPONSE, Genre.REPONSE),
        ("ia", Reponse.RENONCIATION, Genre.REPONSE, Genre.REPONSE),
        ("ia", Reponse.DEMISSION, Genre.REPONSE, Genre.REPONSE),
    ],
)
def test_replies_alone_contradict_but_never_prove(quoi, reponse, typee, preparee):
    vu = Vu(A, reponse=reponse)
    for statut, genre in ((Statut.SAISIE, typee), (Statut.PREPAREE, preparee)):
        conclusion = lire(quoi, statut, vu)
        assert conclusion.genre is genre
        assert conclusion.issue is (Issue.ECART if genre else Issue.ATTENTE)


@pytest.mark.parametrize("statut", [Statut.PREPAREE, Statut.SAISIE])
def test_the_inscription_is_proved_by_its_own_column(statut):
    faite = Vu(T, Etat.CONTRAT_SAISI, Reponse.OUI_DEFINITIF, Inscription.EFFECTUEE)
    assert lire("ia", statut, faite).issue is Issue.CONSTATEE
    pas_faite = faite._replace(inscription=Inscription.NON_RENSEIGNE)
    attendue = (Issue.ECART, "non_renseigne") if statut is Statut.SAISIE else (Issue.ATTENTE, "")
    conclusion = lire("ia", statut, pas_faite)
    assert (conclusion.issue, conclusion.valeur) == attendue


def test_a_statut_alone_contradicts_a_typed_contract():
    assert lire("contrat", Statut.SAISIE, Vu(STATUT_SEUL)).genre is Genre.STATUT
    assert lire("contrat", Statut.PREPAREE, Vu(STATUT_SEUL)).issue is Issue.ATTENTE
    montre = Vu(STATUT_SEUL, statut_contrat=StatutContrat.APPRENTI)
    assert lire("contrat", Statut.SAISIE, montre).issue is Issue.ATTENTE


@pytest.mark.parametrize(
    ("etat", "reponse"),
    [(Etat.DEMISSION, None), (Etat.EN_RECHERCHE, Reponse.RENONCIATION), (Etat.DEMISSION, Reponse.DEMISSION)],
)
def test_a_lost_contract_was_there_all_the_same(etat, reponse):
    vu = Vu(T, etat, reponse, statut_contrat=StatutContrat.APPRENTI)
    assert lire("contrat", Statut.SAISIE, vu).mentions == (Mention.PARTI,)
    assert lire("contrat", Statut.SAISIE, vu._replace(statut_contrat=None)).issue is Issue.ECART


@pytest.mark.parametrize(
    ("quoi", "vu"), [(q, v) for q in ITEMS for v in (Vu(T, Etat.NON_CONFIRMEE), Vu(absent=True))]
)
@pytest.mark.parametrize("jours", [-1, 0, 1])
def test_an_export_not_newer_than_the_tick_never_contradicts(quoi, vu, jours):
    conclusion = lire(quoi, Statut.SAISIE, vu, COCHE_LE + timedelta(days=jours))
    assert conclusion.issue is (Issue.ECART if jours > 0 else Issue.ATTENTE)
    if jours <= 0:
        assert conclusion.attente is Attente.AVANT_LA_SAISIE


def test_the_day_of_the_tick_is_the_one_of_paris():
    nuit = typee("refus", saisie_at=paris("2025-05-21T00:30"))
    assert (
        rapprocher(nuit, Vu(T, Etat.EN_RECHERCHE), AVANT["refus"], date(2025, 5, 21)).issue is Issue.ATTENTE
    )


def test_an_export_of_the_same_day_may_prove():
    assert lire("refus", Statut.SAISIE, Vu(T, Etat.REFUSEE), COCHE_LE).issue is Issue.CONSTATEE


def test_an_awaited_export_must_be_newer_than_the_one_that_contradicted():
    attend = typee("contrat", attend_apres_on=date(2025, 6, 1))
    vu = Vu(T, Etat.EN_RECHERCHE)
    assert rapprocher(attend, vu, AVANT["contrat"], date(2025, 6, 1)).attente is Attente.DEJA_ATTENDUE
    assert rapprocher(attend, vu, AVANT["contrat"], date(2025, 6, 2)).issue is Issue.ECART


@pytest.mark.parametrize("quoi", ITEMS)
def test_a_person_who_vanished_contradicts(quoi):
    assert lire(quoi, Statut.SAISIE, Vu(absent=True)) == Conclusion(Issue.ECART, Genre.ABSENT)
    assert lire(quoi, Statut.PREPAREE, Vu(absent=True)).genre is Genre.ABSENT
    deja = AVANT[quoi]._replace(disparue_on=date(2025, 5, 1))
    assert rapprocher(ITEMS[quoi](Statut.PREPAREE), Vu(absent=True), deja, APRES).issue is Issue.ATTENTE


@pytest.mark.parametrize("etat", [Etat.REFUSEE, Etat.DEMISSION])
def test_a_contract_prepared_knowing_the_state_is_not_contradicted_by_it(etat):
    item = saisie(Nature.CONTRAT)
    assert rapprocher(item, Vu(T, etat), FaitsCandidature(etat), APRES).issue is Issue.ATTENTE


def test_a_contract_typed_after_a_refusal_goes_beyond_it():
    suite = saisie(Nature.CONTRAT, Statut.SAISIE)
    vu = Vu(T, Etat.CONTRAT_SAISI)
    avant = FaitsCandidature(Etat.CONFIRMEE, items=(typee("refus"), suite))
    assert rapprocher(typee("refus"), vu, avant, APRES).mentions == (Mention.DEPASSEE,)
    plus_tot = suite._replace(saisie_at=paris("2025-05-19T10:00"))
    assert rapprocher(typee("refus"), vu, avant._replace(items=(plus_tot,)), APRES).issue is Issue.ECART
    abandonne = suite._replace(statut=Statut.ABANDONNEE)
    assert rapprocher(typee("refus"), vu, avant._replace(items=(abandonne,)), APRES).issue is Issue.ECART


@pytest.mark.parametrize("nature", [Nature.CAPACITE, Nature.CLOTURE, Nature.AUGMENTATION, Nature.MESSAGE])
def test_no_export_speaks_of_a_whole_formation(nature):
    item = saisie(nature, Statut.SAISIE)._replace(candidature_id=None)
    assert rapprocher(item, Vu(T, Etat.REFUSEE), None, APRES).attente is Attente.HORS_EXPORT


CAS = [
    (quoi, statut, Vu(porte, etat, reponse, ia, statut_contrat))
    for quoi, statut, porte, etat, reponse, ia, statut_contrat in product(
        ITEMS,
        (Statut.PREPAREE, Statut.SAISIE),
        (T, P, A, STATUT_SEUL),
        ETATS,
        (None, *Reponse),
        (None, *Inscription),
        (None, StatutContrat.APPRENTI),
    )
]


def test_what_is_proved_is_carried_by_the_facts_alone():
    """No counter moves when a proved item stops counting: the export says what it said."""
    for quoi, statut, vu in CAS:
        if lire(quoi, statut, vu).issue is not Issue.CONSTATEE:
            continue
        place = categorie_de(vu.etat, vu.reponse, vu.statut_contrat)
        contrat = place.value.startswith("contrat")
        assert Champ.ETAT in vu.porte or quoi == "ia"
        if quoi == "contrat":
            assert contrat
        elif quoi == "ia":
            assert vu.inscription is Inscription.EFFECTUEE
        else:
            attendue = Categorie.REFUSEES if quoi == "refus" else Categorie.EN_RECHERCHE
            assert place in (attendue, Categorie.CONTRAT_DEMISSIONS) or contrat


def test_every_sentence_gives_both_values_and_the_day_of_the_export():
    vues = set()
    for quoi, statut, vu in CAS:
        conclusion = lire(quoi, statut, vu)
        item = ITEMS[quoi](statut)
        phrase = dire(Constat(item, "1", "LE GOFF Aïcha", conclusion), APRES, 2025)
        assert phrase.endswith(".")
        if conclusion.issue is not Issue.ECART:
            continue
        assert decoder(coder(conclusion)) == (conclusion.genre, conclusion.valeur)
        lu = lire_ecart(item._replace(ecart=coder(conclusion), ecart_on=APRES), 2025)
        assert lu.phrase == phrase
        assert "mer. 21 mai" in phrase
        assert f"«\u00a0{lu.parcoursup}\u00a0»" in phrase
        assert f"«\u00a0{lu.ici}\u00a0»" in phrase
        assert lu.ici != lu.parcoursup
        vues.add(conclusion.genre)
    assert vues == set(Genre) - {Genre.ABSENT}


def test_the_sentences_of_a_proof_a_wait_and_an_absence():
    def dit(quoi, statut, vu, le=APRES):
        return dire(Constat(ITEMS[quoi](statut), "1", "", lire(quoi, statut, vu, le)), le, 2025)

    assert dit("contrat", Statut.PREPAREE, Vu(T, Etat.CONTRAT_SAISI)) == (
        "Contrat\u202f: confirmé par l’export du mer. 21 mai (saisi sur Parcoursup sans avoir été "
        "coché ici\u202f; employeur non vérifiable\u202f: aucun export ne le porte)."
    )
    assert dit("refus", Statut.SAISIE, Vu(T, Etat.EN_RECHERCHE)) == (
        "Refus, saisi en ligne mar. 20 mai\u202f: l’export du mer. 21 mai montre "
        "«\u00a0En recherche de contrat\u00a0» au lieu de «\u00a0Refusée\u00a0»."
    )
    assert dit("refus", Statut.SAISIE, Vu(absent=True)) == (
        "Refus, saisi en ligne mar. 20 mai\u202f: l’export du mer. 21 mai ne montre plus cette "
        "candidature, au lieu de «\u00a0Refusée\u00a0»."
    )
    assert dit("refus", Statut.SAISIE, Vu(T, Etat.EN_RECHERCHE), COCHE_LE) == (
        "Refus, saisi en ligne mar. 20 mai\u202f: en attente, cet export n’est pas plus récent que la saisie."
    )


def test_a_confirmation_says_what_it_does_not_prove():
    contrat = saisie(Nature.CONTRAT, Statut.CONSTATEE, constatee_on=APRES)
    assert dire_confirmation(contrat, 2025) == (
        f"confirmé par l’export du mer. 21 mai · {EMPLOYEUR_NON_VERIFIABLE} · {SANS_COCHE}"
    )
    refus = decision(
        Decision.REFUS, Statut.CONSTATEE, constatee_on=APRES, saisie_at=paris("2025-05-20T10:00")
    )
    assert dire_confirmation(refus, 2025) == "confirmé par l’export du mer. 21 mai"
