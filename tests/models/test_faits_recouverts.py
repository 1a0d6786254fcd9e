"""What an item or a note overlays, the facts beside it untouched; and dates that cannot be noted."""

from datetime import date

import pytest
from fabrique import CAL_2025, MCO, confirmee, decision, ligne, paris, saisie, situation

from cfa_desktop.models.candidature import FaitsCandidature
from cfa_desktop.models.comptage import compter_lignes
from cfa_desktop.models.etats import Etat, Inscription, Reponse, StatutContrat
from cfa_desktop.models.regles.capacite import baisse_ouverte
from cfa_desktop.models.regles.motifs import verdict_demande, verdict_motifs_envoyes
from cfa_desktop.models.regles.reponse import blocages_note
from cfa_desktop.models.saisie import Decision, Nature, Statut
from cfa_desktop.models.verdict import Avertissement, Blocage

AU_COMPLET = FaitsCandidature(
    Etat.CONFIRMEE,
    reponse=Reponse.RESULTAT_ULTERIEUR,
    inscription=Inscription.NON_RENSEIGNE,
    statut_contrat=StatutContrat.APPRENTI,
)
SOUS_CONTRAT = AU_COMPLET._replace(etat=Etat.CONTRAT_SAISI, reponse=Reponse.OUI_DEFINITIF)
REFUSEE = situation(FaitsCandidature(Etat.REFUSEE))


def _faits(voeu):
    return voeu.etat_parcoursup, voeu.reponse, voeu.inscription, voeu.statut_contrat


@pytest.mark.parametrize(
    ("faits", "item", "attendu"),
    [
        (
            AU_COMPLET,
            decision(Decision.RECHERCHE, Statut.SAISIE),
            (
                Etat.EN_RECHERCHE,
                Reponse.RESULTAT_ULTERIEUR,
                Inscription.NON_RENSEIGNE,
                StatutContrat.APPRENTI,
            ),
        ),
        (
            AU_COMPLET,
            saisie(Nature.CONTRAT, Statut.SAISIE),
            (Etat.CONTRAT_SAISI, Reponse.EN_ATTENTE, Inscription.NON_RENSEIGNE, StatutContrat.APPRENTI),
        ),
        (
            SOUS_CONTRAT,
            saisie(Nature.IA, Statut.SAISIE),
            (Etat.CONTRAT_SAISI, Reponse.OUI_DEFINITIF, Inscription.EFFECTUEE, StatutContrat.APPRENTI),
        ),
    ],
)
def test_a_typed_item_moves_its_own_fact_alone(faits, item, attendu):
    assert _faits(situation(faits._replace(items=(item,)))) == attendu


def test_a_noted_reply_moves_the_reply_alone():
    notee = SOUS_CONTRAT._replace(reponse_notee=Reponse.RENONCIATION, reponse_notee_on=date(2025, 5, 20))
    assert _faits(situation(notee)) == (
        Etat.CONTRAT_SAISI,
        Reponse.RENONCIATION,
        Inscription.NON_RENSEIGNE,
        StatutContrat.APPRENTI,
    )


def test_without_any_overlay_the_facts_stand():
    assert _faits(situation(SOUS_CONTRAT)) == (
        Etat.CONTRAT_SAISI,
        Reponse.OUI_DEFINITIF,
        Inscription.NON_RENSEIGNE,
        StatutContrat.APPRENTI,
    )


@pytest.mark.parametrize(("disparue_on", "perdues"), [(None, 2), (date(2025, 6, 11), 0)])
def test_lost_propositions_are_counted_while_they_are_seen(disparue_on, perdues):
    perdue = ligne(etat=Etat.CONTRAT_SAISI, proposition_perdue=True, disparue_on=disparue_on)
    assert compter_lignes([perdue, perdue]).propositions_perdues == perdues


def test_prepared_contracts_are_all_counted():
    prepare = ligne(etat=Etat.CONFIRMEE, contrat=Statut.PREPAREE)
    assert compter_lignes([prepare, prepare]).contrats_prepares == 2


@pytest.mark.parametrize(("a", "ouverte"), [("2025-07-10T23:59:59", True), ("2025-07-11T00:00:00", False)])
def test_a_capacity_goes_down_until_the_end_of_parametrage(a, ouverte):
    assert baisse_ouverte(CAL_2025, paris(a)) is ouverte


def test_what_is_still_to_come_cannot_be_noted():
    (blocage,) = blocages_note(date(2025, 5, 21), paris("2025-05-20T10:00"), MCO.campagne)
    message = "Le mer. 21 mai est à venir\u202f: notez ce que vous avez vu sur Parcoursup."
    assert blocage == Blocage("R18", message, "S0")
    assert blocages_note(date(2025, 5, 20), paris("2025-05-20T10:00"), MCO.campagne) == []


def test_a_request_for_reasons_cannot_come_tomorrow():
    a_venir = verdict_demande(REFUSEE, date(2025, 5, 21), None, paris("2025-05-20T10:00"))
    assert a_venir.blocages == (Blocage("R23", "Reçue le mer. 21 mai\u202f: ce jour est à venir.", "S4"),)


@pytest.mark.parametrize(
    ("repondue_on", "permise"),
    [(date(2025, 5, 11), False), (date(2025, 5, 12), True), (date(2025, 5, 21), False)],
)
def test_the_reasons_are_sent_between_the_request_and_today(repondue_on, permise):
    verdict = verdict_motifs_envoyes(date(2025, 5, 12), repondue_on, paris("2025-05-20T10:00"))
    message = "La réponse se date entre la demande (lun. 12 mai) et aujourd’hui\u202f: vérifiez le jour."
    assert verdict.blocages == (() if permise else (Blocage("R23", message, "S4"),))


@pytest.mark.parametrize(
    ("recue_on", "message"),
    [
        (date(2025, 7, 1), "La demande précède l’avis de fin de procédure\u202f: vérifiez les deux dates."),
        (
            date(2025, 8, 11),
            "Demande reçue plus d’un mois après l’avis de fin de procédure\u202f: le délai pour demander les "
            "motifs est passé, vous pouvez tout de même répondre.",
        ),
    ],
)
def test_a_request_out_of_its_month_is_only_warned_of(recue_on, message):
    verdict = verdict_demande(REFUSEE, recue_on, date(2025, 7, 10), paris("2025-09-01T10:00"))
    assert verdict.avertissements == (Avertissement("R23", message, source="S4"),)
    assert verdict_demande(situation(confirmee()), recue_on, date(2025, 7, 10)).avertissements == ()
