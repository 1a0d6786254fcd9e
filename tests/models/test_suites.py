"""What follows the decisions: reasons, report, contact data, messages, equal treatment, past totals."""

from datetime import date

import pytest
from fabrique import CAL_2025, CAL_2026, MCO, confirmee, paris, situation

from cfa_desktop.models.bilan import Bilan, avertissements_bilan, bilan
from cfa_desktop.models.candidature import FaitsCandidature
from cfa_desktop.models.colonnes import CHAMPS
from cfa_desktop.models.etats import Etat, Reponse
from cfa_desktop.models.messages import Destinataires, messages_de, messages_visibles, verdict_message
from cfa_desktop.models.mois import plus_mois
from cfa_desktop.models.regles.coordonnees import verdict_coordonnees
from cfa_desktop.models.regles.egalite import (
    CRITERES_INTERDITS,
    avertissements_gratuite,
    verdict_tri,
)
from cfa_desktop.models.regles.motifs import (
    EtatDemande,
    derniere_demande_on,
    limite_motifs,
    suivre_demande,
    verdict_demande,
)
from cfa_desktop.models.regles.rapport import EtatRapport, suivre_rapport, verdict_rapport

REFUSEE = situation(FaitsCandidature(Etat.REFUSEE))
AVIS = date(2025, 9, 13)


def codes(raisons):
    return [raison.code for raison in raisons]


# R23


@pytest.mark.parametrize(
    ("jour", "mois", "attendu"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2025, 1, 28), 1, date(2025, 2, 28)),
        (date(2025, 3, 31), 1, date(2025, 4, 30)),
        (date(2025, 11, 30), 1, date(2025, 12, 30)),
        (date(2025, 12, 31), 1, date(2026, 1, 31)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 2, 28), 1, date(2025, 3, 28)),
        (date(2025, 6, 15), 24, date(2027, 6, 15)),
        (date(2025, 6, 15), 0, date(2025, 6, 15)),
    ],
)
def test_months_are_counted_from_day_to_day(jour, mois, attendu):
    assert plus_mois(jour, mois) == attendu


@pytest.mark.parametrize(
    ("recue", "avis", "limite"),
    [
        (date(2025, 9, 20), AVIS, date(2025, 10, 13)),
        (date(2025, 10, 13), AVIS, date(2025, 10, 13)),
        (date(2025, 10, 14), AVIS, date(2025, 11, 14)),
        (date(2025, 9, 20), None, date(2025, 10, 20)),
    ],
)
def test_the_answer_is_due_one_month_after_the_notice(recue, avis, limite):
    assert limite_motifs(recue, avis) == limite
    assert derniere_demande_on(AVIS) == date(2025, 10, 13)


@pytest.mark.parametrize(
    ("instant", "etat", "phrase"),
    [
        (
            "2025-09-20",
            EtatDemande.A_REPONDRE,
            "Réponse due le lun. 13 oct., 23 h 59 compris (encore 23 j).",
        ),
        (
            "2025-10-12T23:59:59",
            EtatDemande.A_REPONDRE,
            "Réponse due le lun. 13 oct., 23 h 59 compris (encore 1 j).",
        ),
        (
            "2025-10-13T23:59:59",
            EtatDemande.A_REPONDRE,
            "Réponse due le lun. 13 oct., 23 h 59 compris (dernier jour).",
        ),
        (
            "2025-10-14T00:00",
            EtatDemande.EN_RETARD,
            "En retard de 1 j\u202f: réponse due le lun. 13 oct.",
        ),
    ],
)
def test_a_request_counts_down_and_then_is_late(instant, etat, phrase):
    suivi = suivre_demande(date(2025, 9, 20), AVIS, None, paris(instant), 2025)
    assert (suivi.etat, suivi.limite_on, suivi.hors_delai) == (etat, date(2025, 10, 13), False)
    assert suivi.phrase == phrase


@pytest.mark.parametrize(
    ("repondue", "phrase"),
    [
        (date(2025, 10, 13), "Motifs communiqués le lun. 13 oct."),
        (date(2025, 10, 14), "Motifs communiqués le mar. 14 oct. après la limite."),
    ],
)
def test_an_answered_request_says_when(repondue, phrase):
    suivi = suivre_demande(date(2025, 9, 20), AVIS, repondue, paris("2025-12-01"), 2025)
    assert (suivi.etat, suivi.phrase) == (EtatDemande.REPONDUE, phrase)


@pytest.mark.parametrize(("recue", "hors"), [(date(2025, 10, 13), False), (date(2025, 10, 14), True)])
def test_a_request_after_the_month_is_said_so(recue, hors):
    suivi = suivre_demande(recue, AVIS, None, paris("2025-10-14"), 2025)
    assert suivi.hors_delai is hors
    mention = "\u202f; demande reçue plus d’un mois après l’avis de fin de procédure."
    assert suivi.phrase.endswith(mention) is hors
    assert not suivre_demande(recue, None, None, paris("2025-10-14")).hors_delai
    avertissements = verdict_demande(REFUSEE, recue, AVIS).avertissements
    assert codes(avertissements) == (["R23"] if hors else [])


def test_only_a_refused_candidate_asks_for_the_reasons():
    (raison,) = verdict_demande(situation(confirmee("2025-05-08"))).blocages
    assert raison == ("R23", "Seul un candidat refusé peut demander les motifs de la décision.", "S4", None)
    assert codes(verdict_demande(None).blocages) == ["R23"]
    assert verdict_demande(REFUSEE) == ((), ())
    assert verdict_demande(REFUSEE, AVIS) == ((), ())
    assert verdict_demande(REFUSEE, AVIS, AVIS) == ((), ())
    (alerte,) = verdict_demande(REFUSEE, date(2025, 9, 12), AVIS).avertissements
    assert alerte.message == ("La demande précède l’avis de fin de procédure\u202f: vérifiez les deux dates.")
    assert (alerte.code, alerte.source, alerte.a_confirmer) == ("R23", "S4", False)


# R22


@pytest.mark.parametrize(
    ("instant", "etat", "phrase"),
    [
        (
            "2025-08-31T23:59:59",
            EtatRapport.A_VENIR,
            "Rapport public à saisir du lun. 1er sept. au lun. 13 oct.",
        ),
        (
            "2025-09-01T00:00",
            EtatRapport.DU,
            "Rapport public à saisir jusqu’au lun. 13 oct., 23 h 59 compris.",
        ),
        (
            "2025-10-13T23:59:59",
            EtatRapport.DU,
            "Rapport public à saisir jusqu’au lun. 13 oct., 23 h 59 compris.",
        ),
        (
            "2025-10-14T00:00",
            EtatRapport.EN_RETARD,
            "Rapport public en retard\u202f: il était dû le lun. 13 oct.",
        ),
    ],
)
def test_the_report_of_a_formation_that_examines(instant, etat, phrase):
    assert suivre_rapport(MCO, CAL_2025, paris(instant)) == (etat, phrase)
    possible = etat is not EtatRapport.A_VENIR
    verdict = verdict_rapport(MCO, CAL_2025, paris(instant))
    assert verdict.accepte() is possible
    if not possible:
        assert verdict.blocages == (("R22", phrase, "S0, S4", None),)


@pytest.mark.parametrize(
    ("formation", "calendrier", "etat"),
    [
        (MCO._replace(examine=False), CAL_2025, EtatRapport.NON_DU),
        (MCO._replace(examine=False, rapport_publie_on=date(2025, 9, 2)), CAL_2025, EtatRapport.NON_DU),
        (MCO._replace(examine=None), CAL_2025, EtatRapport.A_PRECISER),
        (MCO, CAL_2026, EtatRapport.SANS_DATES),
        (
            MCO,
            CAL_2025._replace(rapports=CAL_2025.rapports._replace(au=None)),
            EtatRapport.SANS_DATES,
        ),
        (
            MCO,
            CAL_2025._replace(rapports=CAL_2025.rapports._replace(du=None)),
            EtatRapport.SANS_DATES,
        ),
        (MCO._replace(rapport_publie_on=date(2025, 9, 2)), CAL_2025, EtatRapport.PUBLIE),
    ],
)
def test_the_other_cases_of_the_report(formation, calendrier, etat):
    rapport = suivre_rapport(formation, calendrier, paris("2025-09-15"))
    assert rapport.etat is etat
    assert rapport.phrase.endswith(".")
    assert not rapport.phrase.endswith("..")
    verdict = verdict_rapport(formation, calendrier, paris("2025-09-15"))
    assert verdict.accepte() is (etat is EtatRapport.SANS_DATES)
    publie = suivre_rapport(MCO._replace(rapport_publie_on=date(2025, 9, 2)), CAL_2025, paris("2025-11-01"))
    assert publie.phrase == "Rapport public saisi le mar. 2 sept."


# R24


@pytest.mark.parametrize(("instant", "attendu"), [("2025-03-13T23:59:59", ["R24"]), ("2025-03-14", [])])
def test_contact_data_are_seen_from_a_day_on(instant, attendu):
    voeu = situation(confirmee("2025-03-01"))
    verdict = verdict_coordonnees(voeu, CAL_2025, paris(instant))
    assert codes(verdict.blocages) == attendu
    assert codes(verdict_coordonnees(None, CAL_2025, paris(instant)).blocages) == attendu
    if attendu:
        assert verdict.possible_a == paris("2025-03-14")
        assert verdict.blocages[0].message == (
            "Parcoursup ne donne les coordonnées qu’à partir du ven. 14 mars."
        )


def test_in_2025_only_confirmed_voeux_show_their_contact_data():
    non_confirmee = situation(FaitsCandidature(Etat.NON_CONFIRMEE))
    verdict = verdict_coordonnees(non_confirmee, CAL_2025, paris("2025-04-01"))
    assert verdict.blocages == (
        ("R24", "Parcoursup ne donne les coordonnées qu’une fois le vœu confirmé.", "S0, S1", None),
    )
    assert verdict_coordonnees(non_confirmee, CAL_2026, paris("2026-04-01")).accepte()
    assert codes(verdict_coordonnees(non_confirmee, CAL_2025, paris("2025-03-01")).blocages) == ["R24"] * 2
    sans_date = CAL_2025._replace(coordonnees_a_partir_du=None)
    assert verdict_coordonnees(REFUSEE, sans_date, paris("2025-01-01")).accepte()


# R20, R21


def test_the_two_messages_say_whom_they_speak_to_and_when():
    recherche, acceptation = messages_de(
        MCO._replace(message_recherche=" Appelez-nous. ", message_acceptation="Venez.")
    )
    assert (recherche.destinataires, acceptation.destinataires) == tuple(Destinataires)
    assert (recherche.texte, acceptation.texte) == ("Appelez-nous.", "Venez.")
    assert recherche.titre == "Message aux candidats en recherche de contrat"
    assert acceptation.titre == "Message aux candidats qui ont accepté définitivement"
    assert recherche.visible == ("Visible dès que le candidat est «\u202fEn recherche de contrat\u202f».")
    assert "personne ne le voit avant" in acceptation.visible
    assert recherche.ou == "Paramètres applicatifs, Apprentissage"
    assert acceptation.ou == "Gérer le recrutement"
    assert recherche.avertissements == acceptation.avertissements == ()


@pytest.mark.parametrize("vide", ["", "  \n"])
def test_an_empty_message_warns(vide):
    for message in messages_de(MCO._replace(message_recherche=vide, message_acceptation=vide)):
        assert codes(message.avertissements) == ["R20"]
        assert message.avertissements[0].message.startswith("Aucun message pour les candidats")
        assert message.avertissements == verdict_message(message.destinataires, vide).avertissements
        assert message.avertissements[0].source == "S0"
    assert verdict_message(Destinataires.RECHERCHE, "Bonjour") == ((), ())


@pytest.mark.parametrize(
    ("etat", "reponse", "vus"),
    [
        (Etat.CONFIRMEE, None, []),
        (Etat.EN_RECHERCHE, None, [Destinataires.RECHERCHE]),
        (Etat.REFUSEE, None, []),
        (Etat.CONTRAT_SAISI, None, []),
        (Etat.CONTRAT_SAISI, Reponse.EN_ATTENTE, []),
        (Etat.CONTRAT_SAISI, Reponse.OUI_VOEUX_EN_ATTENTE, []),
        (Etat.CONTRAT_SAISI, Reponse.OUI_DEFINITIF, [Destinataires.ACCEPTATION]),
        (Etat.CONTRAT_SAISI, Reponse.RENONCIATION, []),
        (Etat.DEMISSION, Reponse.OUI_DEFINITIF, []),
    ],
)
def test_nobody_sees_the_second_message_before_accepting_for_good(etat, reponse, vus):
    parlante = MCO._replace(message_recherche="a", message_acceptation="b")
    voeu = situation(FaitsCandidature(etat, reponse=reponse))
    assert [message.destinataires for message in messages_visibles(voeu, parlante)] == vus
    assert messages_visibles(voeu, MCO) == ()


@pytest.mark.parametrize(
    ("texte", "dit"),
    [
        ("Des frais de dossier sont demandés", "frais de dossier"),
        ("FRAIS D’INSCRIPTION : frais inscription 50 €", "frais inscription"),
        ("Frais de scolarité", "frais de scolarite"),
        ("un chèque à l’ordre du CFA", "cheque"),
        ("Une formation gratuite, sans avance", ""),
        ("un échéquier", ""),
    ],
)
def test_a_message_that_asks_for_money_warns(texte, dit):
    alertes = avertissements_gratuite(texte)
    assert codes(alertes) == (["R21"] if dit else [])
    if dit:
        assert alertes[0].message.startswith(f"«\u202f{dit}\u202f»")
        assert alertes[0].source == "S0"
    assert codes(verdict_message(Destinataires.ACCEPTATION, texte).avertissements) == codes(alertes)


@pytest.mark.parametrize("champ", CRITERES_INTERDITS)
def test_no_list_is_sorted_or_filtered_by_what_discriminates(champ):
    (raison,) = verdict_tri(champ).blocages
    assert (raison.code, raison.source) == ("R21", "S0")
    assert raison.message == (
        f"On ne trie ni ne filtre les candidats sur {CRITERES_INTERDITS[champ]}\u202f: aucune discrimination."
    )
    assert champ not in CHAMPS


def test_every_column_of_the_list_may_be_sorted():
    assert all(verdict_tri(champ).accepte() for champ in CHAMPS)
    assert "origine" in CHAMPS


# R25


def test_contracts_are_looked_at_over_three_campagnes():
    trois = bilan("12345", 2025, {2022: 9, 2023: 4, 2024: 0, 2025: 6, 2026: 8})
    assert trois == Bilan("12345", ((2023, 4), (2024, 0), (2025, 6)))
    assert (trois.total, trois.manquantes) == (10, ())
    assert trois.phrase == "2023\u202f: 4 · 2024\u202f: 0 · 2025\u202f: 6 – 10 contrats"
    assert avertissements_bilan(trois) == ()


def test_an_unknown_total_is_asked_for():
    troue = bilan("12345", 2025, {2025: 1})
    assert troue.manquantes == (2023, 2024)
    assert troue.phrase == "2023\u202f: inconnu · 2024\u202f: inconnu · 2025\u202f: 1 – 1 contrat connu"
    (alerte,) = avertissements_bilan(troue)
    assert (alerte.code, alerte.source) == ("R25", "S1")
    assert alerte.message.startswith("Contrats inconnus ici pour 2023, 2024\u202f:")
    assert codes(avertissements_bilan(bilan("12345", 2025, {2024: 0, 2025: 2}))) == ["R25"]
    assert bilan("1", 2025, {2025: 2}).phrase.endswith("2 contrats connus")


def test_no_contract_at_all_threatens_the_next_publication():
    (alerte,) = avertissements_bilan(bilan("12345", 2025, dict.fromkeys((2023, 2024, 2025), 0)))
    assert alerte.message == (
        "Aucun contrat sur 3 sessions\u202f: la formation peut ne pas être publiée de nouveau."
    )
    assert avertissements_bilan(bilan("12345", 2025, {2023: 0, 2024: 0, 2025: 1})) == ()
