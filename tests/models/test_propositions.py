"""The reply deadline, the lost proposition, and what the officer notes of a reply (R17, R18)."""

from datetime import date

import pytest
from fabrique import CAL_2025, CAL_2026, paris, saisie, situation

from cfa_desktop.models.calendrier.dates import RegleReponse
from cfa_desktop.models.candidature import FaitsCandidature
from cfa_desktop.models.comptage import compter
from cfa_desktop.models.etats import Etat, Inscription, Reponse, StatutContrat
from cfa_desktop.models.regles.reponse import (
    EFFET_PERDUE,
    EFFETS,
    REPONSES_A_NOTER,
    effet_reponse,
    verdict_demission,
    verdict_reponse,
)
from cfa_desktop.models.reponses import OrigineReponse, limite_reponse
from cfa_desktop.models.saisie import Nature, Statut

SAISI_LE_10 = saisie(Nature.CONTRAT, Statut.SAISIE, saisie_at=paris("2025-06-10T10:00"))
PREPARE = saisie(Nature.CONTRAT, employeur="DUPONT & FILS", siret="73282932000074")
CONTRAT = FaitsCandidature(Etat.CONTRAT_SAISI, export_on=date(2025, 6, 10))


def codes(raisons):
    return [raison.code for raison in raisons]


@pytest.mark.parametrize(
    ("recue", "attendue"),
    [
        ("2025-06-01", None),
        ("2025-06-02", date(2025, 6, 5)),
        ("2025-06-04", date(2025, 6, 5)),
        ("2025-06-05", date(2025, 6, 6)),
        ("2025-06-11", date(2025, 6, 12)),
        ("2025-06-12", date(2025, 6, 21)),
        ("2025-06-19", date(2025, 6, 21)),
        ("2025-06-20", date(2025, 6, 21)),
        ("2025-06-21", date(2025, 6, 22)),
        ("2025-07-10", date(2025, 7, 11)),
        ("2025-07-11", None),
    ],
)
def test_the_calendar_gives_the_last_day_to_answer(recue, attendue):
    limite = limite_reponse(paris(f"{recue}T23:59:59"), CAL_2025)
    assert limite.jour == attendue
    assert limite.origine is (OrigineReponse.CALENDRIER if attendue else None)
    assert limite.a_confirmer is (attendue is not None)
    assert limite.recue_on == date.fromisoformat(recue)


def test_suspensions_that_touch_push_the_limit_past_both():
    regle = RegleReponse(
        date(2025, 6, 1),
        date(2025, 6, 30),
        delai_jours=2,
        suspendue=((date(2025, 6, 6), date(2025, 6, 8)), (date(2025, 6, 3), date(2025, 6, 5))),
    )
    calendrier = CAL_2025._replace(reponses=(regle,))
    assert limite_reponse(paris("2025-06-01"), calendrier).jour == date(2025, 6, 9)
    assert not limite_reponse(paris("2025-06-01"), calendrier).a_confirmer


def test_a_rule_without_any_delay_leaves_the_date_to_give():
    muette = RegleReponse(date(2025, 6, 1), date(2025, 6, 30))
    suivante = RegleReponse(date(2025, 6, 1), date(2025, 6, 30), delai_jours=0)
    assert limite_reponse(paris("2025-06-02"), CAL_2025._replace(reponses=(muette,))).jour is None
    ensemble = CAL_2025._replace(reponses=(muette, suivante))
    assert limite_reponse(paris("2025-06-02"), ensemble).jour == date(2025, 6, 2)


def test_imported_wins_over_typed_and_typed_over_the_calendar():
    recue, importee, typee = paris("2025-06-10"), date(2025, 6, 14), date(2025, 6, 15)
    limite = limite_reponse(recue, CAL_2025, importee=importee, typee=typee)
    assert (limite.jour, limite.origine, limite.a_confirmer) == (importee, OrigineReponse.IMPORTEE, False)
    limite = limite_reponse(recue, CAL_2025, typee=typee)
    assert (limite.jour, limite.origine, limite.a_confirmer) == (typee, OrigineReponse.SAISIE, False)
    assert limite_reponse(None, CAL_2025).jour is None
    assert limite_reponse(recue, CAL_2026).jour is None


def test_each_deadline_says_where_it_comes_from():
    recue = paris("2025-06-10")
    debut = "Réponse du candidat attendue jusqu’au mer. 11 juin, 23 h 59 compris"
    assert limite_reponse(recue, CAL_2025).phrase == (
        f"{debut}\u202f: proposition du mar. 10 juin, d’après le calendrier de la session 2025\u202f; "
        "règle à confirmer."
    )
    jour = date(2025, 6, 11)
    assert limite_reponse(recue, CAL_2025, importee=jour).phrase == (
        f"{debut}\u202f: date donnée par Parcoursup."
    )
    assert limite_reponse(recue, CAL_2025, typee=jour).phrase == f"{debut}\u202f: date notée ici."
    assert limite_reponse(None, CAL_2025).phrase == (
        "Date limite de réponse à fournir\u202f: le jour de la proposition n’est pas connu. Relevez-la sur "
        "Parcoursup."
    )
    assert limite_reponse(paris("2025-08-01"), CAL_2025).phrase == (
        "Date limite de réponse à fournir\u202f: le calendrier de la session 2025 ne dit rien d’une "
        "proposition du ven. 1er août. Relevez-la sur Parcoursup."
    )
    certaine = CAL_2025._replace(
        reponses=tuple(regle._replace(a_confirmer=False) for regle in CAL_2025.reponses)
    )
    assert "confirmer" not in limite_reponse(recue, certaine).phrase


def test_a_proposition_waits_from_the_typing_of_the_contract():
    voeu = situation(FaitsCandidature(Etat.EN_RECHERCHE, items=(SAISI_LE_10,)), "2025-06-11T23:59:59")
    assert voeu.limite_reponse is not None
    assert voeu.limite_reponse.jour == date(2025, 6, 11)
    assert not voeu.proposition_perdue
    demain = situation(FaitsCandidature(Etat.EN_RECHERCHE, items=(SAISI_LE_10,)), "2025-06-12T00:00")
    assert demain.proposition_perdue
    assert (demain.etat, demain.reponse) == (Etat.CONTRAT_SAISI, Reponse.EN_ATTENTE)


def test_a_prepared_contract_makes_no_proposition_yet():
    voeu = situation(FaitsCandidature(Etat.EN_RECHERCHE, items=(PREPARE,)), "2025-06-30")
    assert (voeu.limite_reponse, voeu.proposition_perdue) == (None, False)


@pytest.mark.parametrize(
    ("faits", "jour"),
    [
        (CONTRAT._replace(date_reponse_on=date(2025, 6, 10)), date(2025, 6, 11)),
        (CONTRAT._replace(limite_reponse_on=date(2025, 6, 14)), date(2025, 6, 14)),
        (CONTRAT._replace(items=(SAISI_LE_10,)), date(2025, 6, 11)),
        (
            CONTRAT._replace(items=(SAISI_LE_10._replace(limite_reponse_on=date(2025, 6, 13)),)),
            date(2025, 6, 13),
        ),
        (
            CONTRAT._replace(items=(SAISI_LE_10,), date_reponse_on=date(2025, 6, 20)),
            date(2025, 6, 11),
        ),
        (CONTRAT, None),
    ],
)
def test_the_day_of_the_proposition_comes_from_the_typing_else_from_the_export(faits, jour):
    limite = situation(faits, "2025-06-12").limite_reponse
    assert limite is not None
    assert limite.jour == jour


@pytest.mark.parametrize("reponse", [None, Reponse.EN_ATTENTE, Reponse.RESULTAT_ULTERIEUR])
def test_only_a_proposition_without_reply_can_be_lost(reponse):
    faits = CONTRAT._replace(date_reponse_on=date(2025, 6, 10), reponse=reponse)
    assert situation(faits, "2025-06-12").proposition_perdue
    for donnee in REPONSES_A_NOTER:
        repondue = situation(faits._replace(reponse=donnee), "2025-06-12")
        assert (repondue.limite_reponse, repondue.proposition_perdue) == (None, False)


def test_a_lost_proposition_stands_beside_the_counters():
    faits = CONTRAT._replace(date_reponse_on=date(2025, 6, 10))
    perdue = situation(faits, "2025-06-12")
    comptes = compter([(perdue, faits), (perdue, faits._replace(disparue_on=date(2025, 6, 11)))])
    assert (comptes.propositions_perdues, comptes.contrats, comptes.contrats_en_attente) == (1, 1, 1)


@pytest.mark.parametrize(
    ("reponse", "export_on", "attendue"),
    [
        (None, date(2025, 6, 11), Reponse.OUI_DEFINITIF),
        (None, date(2025, 6, 13), Reponse.OUI_DEFINITIF),
        (Reponse.EN_ATTENTE, None, Reponse.OUI_DEFINITIF),
        (Reponse.EN_ATTENTE, date(2025, 6, 12), Reponse.OUI_DEFINITIF),
        (Reponse.EN_ATTENTE, date(2025, 6, 13), Reponse.EN_ATTENTE),
        (Reponse.OUI_DEFINITIF, date(2025, 6, 13), Reponse.OUI_DEFINITIF),
    ],
)
def test_a_reply_noted_here_stands_until_a_later_export_says_otherwise(reponse, export_on, attendue):
    faits = CONTRAT._replace(
        reponse=reponse,
        export_on=export_on,
        reponse_notee=Reponse.OUI_DEFINITIF,
        reponse_notee_on=date(2025, 6, 12),
    )
    voeu = situation(faits, "2025-06-20")
    assert voeu.reponse is attendue
    assert voeu.notee is (attendue is not reponse)


def test_a_reply_noted_without_a_contract_weighs_nothing():
    faits = FaitsCandidature(
        Etat.EN_RECHERCHE, reponse_notee=Reponse.OUI_DEFINITIF, reponse_notee_on=date(2025, 6, 12)
    )
    voeu = situation(faits)
    assert (voeu.etat, voeu.reponse, voeu.notee) == (Etat.EN_RECHERCHE, None, False)
    assert situation(CONTRAT._replace(reponse_notee=Reponse.OUI_DEFINITIF)).reponse is None


@pytest.mark.parametrize(
    ("etat", "export_on", "attendu"),
    [
        (Etat.EN_RECHERCHE, None, Etat.DEMISSION),
        (Etat.EN_RECHERCHE, date(2025, 6, 12), Etat.DEMISSION),
        (Etat.EN_RECHERCHE, date(2025, 6, 13), Etat.EN_RECHERCHE),
        (Etat.DEMISSION, date(2025, 6, 13), Etat.DEMISSION),
        (None, date(2025, 6, 13), Etat.DEMISSION),
        (Etat.CONTRAT_SAISI, date(2025, 6, 12), Etat.DEMISSION),
    ],
)
def test_a_demission_noted_here_stands_until_a_later_export_says_otherwise(etat, export_on, attendu):
    faits = FaitsCandidature(etat, export_on=export_on, demission_notee_on=date(2025, 6, 12))
    voeu = situation(faits)
    assert voeu.etat is attendu
    assert voeu.notee is (attendu is not etat)
    avec_contrat = etat is Etat.CONTRAT_SAISI
    assert voeu.statut_contrat is (StatutContrat.APPRENTI if avec_contrat else None)
    if voeu.notee:
        assert voeu.reponse is Reponse.DEMISSION


def test_a_demission_keeps_the_inscription_and_the_statut_it_had():
    faits = CONTRAT._replace(
        inscription=Inscription.EFFECTUEE,
        demission_notee_on=date(2025, 6, 12),
        reponse_notee=Reponse.OUI_DEFINITIF,
        reponse_notee_on=date(2025, 6, 11),
    )
    voeu = situation(faits)
    assert (voeu.etat, voeu.reponse) == (Etat.DEMISSION, Reponse.DEMISSION)
    assert voeu.inscription is Inscription.EFFECTUEE
    comptes = compter([(voeu, faits)])
    assert (comptes.contrats_demissions, comptes.demissions) == (1, 0)
    sans = FaitsCandidature(
        Etat.EN_RECHERCHE, statut_contrat=StatutContrat.APPRENTI, demission_notee_on=date(2025, 6, 12)
    )
    assert situation(sans).statut_contrat is StatutContrat.APPRENTI


@pytest.mark.parametrize(
    ("saisi", "etat"),
    [("2025-06-12T10:00", Etat.DEMISSION), ("2025-06-13T00:00", Etat.CONTRAT_SAISI)],
)
def test_a_contract_typed_on_a_later_day_is_a_new_proposition(saisi, etat):
    item = saisie(Nature.CONTRAT, Statut.SAISIE, saisie_at=paris(saisi))
    faits = FaitsCandidature(
        Etat.EN_RECHERCHE, demission_notee_on=date(2025, 6, 12), items=(saisie(Nature.IA), item)
    )
    assert situation(faits, "2025-06-13T12:00").etat is etat
    prepare = faits._replace(items=(item._replace(statut=Statut.PREPAREE),))
    assert situation(prepare, "2025-06-13T12:00").etat is Etat.DEMISSION


def test_a_reply_needs_a_contract_typed_on_parcoursup():
    (raison,) = verdict_reponse(situation(FaitsCandidature(Etat.EN_RECHERCHE))).blocages
    assert (raison.code, raison.source) == ("R17", "S0")
    assert raison.message == (
        "Pas de proposition sans contrat saisi sur Parcoursup\u202f: il n’y a rien à répondre."
    )
    prepare = FaitsCandidature(Etat.EN_RECHERCHE, items=(PREPARE,))
    (raison,) = verdict_reponse(situation(prepare)).blocages
    assert raison.message.endswith("saisissez d’abord le contrat préparé.")
    assert codes(verdict_reponse(None).blocages) == ["R17"]
    assert verdict_reponse(situation(CONTRAT)) == ((), ())


def test_only_the_replies_of_a_candidate_may_be_noted():
    voeu = situation(CONTRAT._replace(reponse=Reponse.OUI_VOEUX_EN_ATTENTE))
    for reponse in Reponse:
        connue = reponse in (Reponse.RESULTAT_ULTERIEUR, Reponse.EN_ATTENTE, Reponse.OUI_VOEUX_EN_ATTENTE)
        assert codes(verdict_reponse(voeu, reponse).blocages) == (["R18"] if connue else [])
    (raison,) = verdict_reponse(voeu, Reponse.EN_ATTENTE).blocages
    assert raison.message == (
        "«\u202fProposition en attente de réponse\u202f» n’est pas une réponse du candidat\u202f: "
        "choisissez-en une autre."
    )
    (raison,) = verdict_reponse(voeu, Reponse.OUI_VOEUX_EN_ATTENTE).blocages
    assert raison.source == "S0"
    assert raison.message == "La réponse est déjà «\u202fOui (avec vœux en attente)\u202f»."


def test_noting_a_reply_after_the_limit_warns():
    perdue = situation(CONTRAT._replace(date_reponse_on=date(2025, 6, 10)), "2025-06-12")
    verdict = verdict_reponse(perdue, Reponse.OUI_DEFINITIF)
    assert verdict.accepte()
    assert [(une.code, une.message, une.source) for une in verdict.avertissements] == [
        ("R18", "La date limite de réponse est passée\u202f: vérifiez la réponse sur Parcoursup.", "S0")
    ]


def test_a_demission_is_noted_once_and_says_what_it_leaves():
    libre = verdict_demission(situation(FaitsCandidature(Etat.EN_RECHERCHE)))
    assert (libre.accepte(), codes(libre.avertissements)) == (True, ["R18"])
    assert libre.avertissements[0].message == (
        "La démission se fait par le candidat sur Parcoursup\u202f: vous notez ce qu’il vous en a dit."
    )
    prepare = verdict_demission(situation(FaitsCandidature(Etat.EN_RECHERCHE, items=(PREPARE,))))
    assert prepare.avertissements[1].message == (
        "Un contrat est préparé pour ce candidat\u202f: pensez à le retirer."
    )
    saisi = verdict_demission(situation(CONTRAT))
    assert codes(saisi.avertissements) == ["R18", "R10"]
    assert saisi.avertissements[1].message == (
        "Le contrat saisi reste compté parmi les contrats, comme sur Parcoursup."
    )
    for verdict in (libre, prepare, saisi, verdict_demission(None)):
        assert {une.source for une in (*verdict.blocages, *verdict.avertissements)} == {"S0"}
    assert verdict_demission(situation(FaitsCandidature(Etat.DEMISSION))).blocages == (
        ("R18", "La démission est déjà connue.", "S0", None),
    )
    assert codes(verdict_demission(None).blocages) == ["R18"]
    assert codes(verdict_demission(situation(FaitsCandidature())).blocages) == ["R18"]
    assert codes(verdict_demission(situation(CONTRAT._replace(items=(PREPARE,)))).avertissements) == [
        "R18",
        "R18",
    ]


def test_every_reply_has_its_effect():
    assert set(EFFETS) == set(Reponse)
    assert "renonce à ses autres vœux" in EFFETS[Reponse.OUI_DEFINITIF]
    assert "garde ses vœux en attente" in EFFETS[Reponse.OUI_VOEUX_EN_ATTENTE]
    assert effet_reponse(situation(FaitsCandidature(Etat.EN_RECHERCHE))) == ""
    for sans in (None, Reponse.RESULTAT_ULTERIEUR, Reponse.EN_ATTENTE):
        assert effet_reponse(situation(CONTRAT._replace(reponse=sans))) == EFFETS[Reponse.EN_ATTENTE]
    for reponse in REPONSES_A_NOTER:
        assert effet_reponse(situation(CONTRAT._replace(reponse=reponse))) == EFFETS[reponse]
    perdue = situation(CONTRAT._replace(date_reponse_on=date(2025, 6, 10)), "2025-06-12")
    assert effet_reponse(perdue) == EFFET_PERDUE
