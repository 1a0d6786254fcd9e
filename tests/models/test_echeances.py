"""What is due, nearest first."""

from datetime import date

import pytest
from fabrique import CAL_2025, CAL_2026, MCO, SANS_EXAMEN, decision, ligne, paris, saisie

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.echeances.echeance import (
    NATURES,
    QUOI_PUBLIE,
    Autour,
    DemandeDue,
    Echeance,
    est_pressante,
    quoi_publie,
)
from cfa_desktop.models.echeances.liste import Quoi, echeances, sans_date
from cfa_desktop.models.etats import Etat, Reponse
from cfa_desktop.models.limites import A_FOURNIR, A_PRECISER
from cfa_desktop.models.limites import SANS_EXAMEN as MENTION_SANS_EXAMEN
from cfa_desktop.models.saisie import Decision, Nature, Statut

CONFIRMEE = ligne(
    etat=Etat.CONFIRMEE, limite_on=date(2025, 5, 28), passage_at=paris("2025-06-02"), numero="700001"
)


def dues(lignes, a="2025-05-20T10:00", formation=MCO, calendrier=CAL_2025, autour=Autour()):  # noqa: B008
    return echeances(lignes, [formation], calendrier, paris(a), autour)


def une(quoi, *args, **options):
    (due,) = [due for due in dues(*args, **options) if due.quoi is quoi]
    return due


def natures(*args, **options):
    return {due.quoi for due in dues(*args, **options)}


def test_everything_due_is_listed_nearest_first():
    lignes = [
        ligne(etat=Etat.CONTRAT_SAISI, reponse=Reponse.EN_ATTENTE, limite_reponse_on=date(2025, 6, 5)),
        CONFIRMEE._replace(prochaine_etape="Rappeler", prochaine_etape_on=date(2025, 5, 18)),
    ]
    assert [(due.quoi, due.le) for due in dues(lignes)] == [
        (Quoi.SUIVI, paris("2025-05-18T23:59:59")),
        (Quoi.DECISION, paris("2025-05-28T23:59:59")),
        (Quoi.PASSAGE, paris("2025-06-02")),
        (Quoi.REPONSE, paris("2025-06-05T23:59:59")),
        (Quoi.PARAMETRAGE, paris("2025-07-10T23:59:59")),
        (Quoi.CONTRATS, paris("2025-10-13T23:59:59")),
        (Quoi.RAPPORT, paris("2025-10-13T23:59:59")),
    ]


def test_a_prepared_decision_stays_due_until_typed():
    (due,) = [
        due
        for due in dues([CONFIRMEE._replace(decision_preparee=Decision.REFUS)])
        if due.quoi is Quoi.DECISION
    ]
    assert "refus préparé, à saisir" in due.pourquoi


def test_a_late_decision_stays_due_until_the_passage():
    assert Quoi.DECISION in {due.quoi for due in dues([CONFIRMEE], "2025-06-01T23:59:59")}


def test_prepared_contracts_are_told_with_the_end_of_the_window():
    lignes = [ligne(contrat=Statut.PREPAREE), ligne(contrat=Statut.PREPAREE), ligne(contrat=Statut.SAISIE)]
    (due,) = dues(lignes, "2025-10-10")[:1]
    assert "2 contrats préparés ne sont pas saisis" in due.pourquoi


def test_the_report_is_due_only_for_formations_that_examine():
    assert Quoi.RAPPORT not in {due.quoi for due in dues([], formation=SANS_EXAMEN)}
    assert Quoi.RAPPORT not in {due.quoi for due in dues([], "2026-05-01", calendrier=CAL_2026)}


def test_dates_of_the_campagne_leave_when_they_are_past():
    assert len(dues([], "2025-10-13T23:59:59")) == 2
    assert dues([], "2025-10-14T00:00") == ()


def test_a_step_of_a_person_with_two_voeux_is_told_once():
    etape = {"prochaine_etape": "Rappeler", "prochaine_etape_on": date(2025, 5, 18)}
    lignes = [ligne(**etape), ligne(formation_code="99", **etape)]
    assert [due.quoi for due in dues(lignes)].count(Quoi.SUIVI) == 1


def test_a_prepared_decision_leads_to_its_item():
    autour = Autour(saisies=(decision(Decision.REFUS),))
    prete = CONFIRMEE._replace(id=1, decision_preparee=Decision.REFUS)
    assert une(Quoi.DECISION, [prete], autour=autour).saisie_id == 1
    assert une(Quoi.DECISION, [prete._replace(id=2)], autour=autour).saisie_id == 0


def test_a_decision_not_typed_before_the_passage_is_too_late_and_to_settle():
    presumee = CONFIRMEE._replace(etat=Etat.EN_RECHERCHE, presume=True, decision_preparee=Decision.REFUS)
    due = une(Quoi.TROP_TARD, [presumee], "2025-06-02T00:00")
    assert due.pourquoi == "Trop tard\u202f: passage automatique le lun. 2 juin"
    assert due.pourquoi_code == f"{due.pourquoi} (R6)"
    assert Quoi.TROP_TARD not in natures([presumee._replace(decision_preparee=None)], "2025-06-02")


@pytest.mark.parametrize(("a", "trop_tard"), [("2025-10-13T23:59:59", False), ("2025-10-14T00:00", True)])
def test_a_prepared_contract_is_too_late_after_the_window(a, trop_tard):
    assert (Quoi.TROP_TARD in natures([ligne(contrat=Statut.PREPAREE)], a)) is trop_tard


@pytest.mark.parametrize(("a", "ouverture"), [("2025-03-16T23:59:59", True), ("2025-03-17T00:00", False)])
def test_the_opening_of_contracts_is_told_until_it_happens(a, ouverture):
    assert (Quoi.OUVERTURE in natures([], a)) is ouverture


def test_a_published_report_is_done_and_bears_its_day():
    autour = Autour(rapports_publies={MCO.id: date(2025, 9, 10)})
    assert une(Quoi.RAPPORT, [], "2025-10-01", autour=autour).faite_on == date(2025, 9, 10)
    assert une(Quoi.RAPPORT, [], "2025-11-01", autour=autour).faite_on == date(2025, 9, 10)
    assert une(Quoi.RAPPORT, [], "2025-10-01").faite_on is None


def test_what_was_marked_bears_the_day_under_its_own_key():
    cle = une(Quoi.PARAMETRAGE, []).cle
    marque = une(Quoi.PARAMETRAGE, [], autour=Autour(faites={cle: date(2025, 5, 19)}))
    assert marque.faite_on == date(2025, 5, 19)
    deplace = CAL_2025._replace(parametrage_fin=date(2025, 7, 11))
    assert une(Quoi.PARAMETRAGE, [], calendrier=deplace).cle != cle


def test_keys_differ_from_one_thing_to_another():
    lignes = [CONFIRMEE, CONFIRMEE._replace(numero="700002"), CONFIRMEE._replace(formation_code="99")]
    cles = [due.cle for due in dues(lignes)]
    assert len(cles) == len(set(cles))
    assert all(cles)


@pytest.mark.parametrize(
    ("avis", "limite"),
    [(None, "2025-10-15"), (date(2025, 9, 12), "2025-10-12"), (date(2025, 8, 1), "2025-10-15")],
)
def test_a_request_for_reasons_is_answered_within_a_month(avis, limite):
    refusee = ligne(id=3, etat=Etat.REFUSEE)
    demande = DemandeDue(1, 3, date(2025, 9, 15), avis)
    due = une(Quoi.MOTIFS, [refusee], "2025-09-20", autour=Autour(demandes=(demande,)))
    assert due.le == paris(f"{limite}T23:59:59")
    repondue = demande._replace(repondue_on=date(2025, 9, 19))
    faite = une(Quoi.MOTIFS, [refusee], "2025-09-20", autour=Autour(demandes=(repondue,)))
    assert faite.faite_on == date(2025, 9, 19)


def _brouillon(numero="700123", **champs):
    valeurs = {"siret_texte": "", "limite_reponse_on": None, "attente_siret": True} | champs
    return Brouillon(
        1, 1, numero, "LE GOFF Aïcha", "DUPONT & FILS", modifie_at=paris("2025-05-19T09:00"), **valeurs
    )


def test_a_draft_waiting_for_its_siret_is_due_two_days_later():
    attente = Autour(brouillons=(_brouillon(),))
    due = une(Quoi.BROUILLON, [ligne(formation_id=1)], autour=attente)
    assert (due.le, due.detail) == (paris("2025-05-21T23:59:59"), "DUPONT & FILS")
    sans_ligne = une(Quoi.BROUILLON, [], autour=Autour(brouillons=(_brouillon("799999"),)))
    assert (sans_ligne.numero, sans_ligne.candidat) == ("799999", "LE GOFF Aïcha")
    commence = Autour(brouillons=(_brouillon(attente_siret=False),))
    assert Quoi.BROUILLON not in natures([ligne(formation_id=1)], autour=commence)


def test_a_step_that_says_the_same_as_the_draft_is_told_once():
    etape = {"prochaine_etape": "Obtenir le SIRET de l’employeur", "prochaine_etape_on": date(2025, 5, 23)}
    lignes = [ligne(formation_id=1, **etape), ligne(formation_id=2, formation_code="99", **etape)]
    trouvees = dues(lignes, autour=Autour(brouillons=(_brouillon(),)))
    assert Quoi.SUIVI not in {due.quoi for due in trouvees}
    assert une(Quoi.BROUILLON, lignes, autour=Autour(brouillons=(_brouillon(),))).le.day == 23


def test_a_capacity_is_due_from_the_opening_of_contracts_until_their_end():
    sans = MCO._replace(capacite=None)
    due = une(Quoi.CAPACITE, [], formation=sans)
    assert due.le == paris("2025-03-17")
    assert Quoi.CAPACITE not in natures([], "2025-10-14", formation=sans)
    assert Quoi.CAPACITE not in natures([], formation=sans._replace(cloturee_on=date(2025, 5, 1)))
    prete = Autour(saisies=(saisie(Nature.CAPACITE),))
    assert une(Quoi.CAPACITE, [], formation=sans, autour=prete).saisie_id == 1


def test_requests_without_an_answer_are_asked_about_again():
    demandee = MCO._replace(cloture_demandee_on=date(2025, 5, 16))
    assert une(Quoi.CLOTURE, [], formation=demandee).le == paris("2025-05-23T23:59:59")
    augmentation = Autour(saisies=(saisie(Nature.AUGMENTATION, Statut.SAISIE),))
    assert une(Quoi.AUGMENTATION, [], autour=augmentation).le == paris("2025-05-27T23:59:59")
    cloturee = demandee._replace(cloturee_on=date(2025, 5, 18))
    assert Quoi.CLOTURE not in natures([], formation=cloturee)


def test_a_proposition_left_without_reply_says_that_it_is_presumed_lost():
    attente = ligne(etat=Etat.CONTRAT_SAISI, limite_reponse_on=date(2025, 5, 18), proposition_perdue=True)
    assert une(Quoi.REPONSE, [attente]).detail == "présumée perdue, faute de réponse"
    assert Quoi.REPONSE not in natures([attente._replace(reponse=Reponse.OUI_DEFINITIF)])


def test_what_has_no_date_is_gathered_and_never_dated():
    sans_limite = ligne(etat=Etat.CONFIRMEE, formation_id=1, limite_mention=A_FOURNIR)
    lignes = [
        sans_limite,
        sans_limite._replace(numero="700124"),
        ligne(etat=Etat.CONTRAT_SAISI, formation_id=1),
    ]
    decisions, reponses = sans_date(lignes, [MCO], CAL_2025, paris("2025-05-20"))
    assert (decisions.quoi, decisions.numeros) == (Quoi.DECISION, ("700123", "700124"))
    assert (reponses.quoi, reponses.numeros) == (Quoi.REPONSE, ("700123",))
    assert Quoi.DECISION not in natures(lignes)
    inconnue = sans_date(
        [sans_limite._replace(limite_mention=A_PRECISER)], [MCO], CAL_2025, paris("2025-05-20")
    )
    assert inconnue[0].pourquoi == "Dites d’abord si la formation examine les dossiers"
    assert inconnue[0].pourquoi_code == f"{inconnue[0].pourquoi} (R2, R5)"
    assert reponses.regles == ("R17",)


def test_without_a_window_a_capacity_waits_for_its_date():
    sans = MCO._replace(capacite=None)
    (capacite,) = sans_date([], [sans], Calendrier(2027), paris("2027-01-10"))
    assert capacite.quoi is Quoi.CAPACITE


@pytest.mark.parametrize(("jour", "presse"), [(23, True), (24, False)])
def test_the_count_of_the_rail_looks_three_days_ahead(jour, presse):
    due = Echeance(paris(f"2025-05-{jour}T23:59:59"), Quoi.DECISION, "", "", "")
    assert est_pressante(due, paris("2025-05-20T10:00")) is presse
    assert not est_pressante(due._replace(quoi=Quoi.PASSAGE), paris("2025-05-20T10:00"))


def test_every_kind_is_said_and_published_under_a_documented_one():
    documentes = {"decision", "passage", "reponse", "contrats", "rapport", "suivi", "parametrage"}
    assert set(NATURES) == set(Quoi)
    assert {QUOI_PUBLIE.get(quoi, quoi).value for quoi in Quoi} == documentes
    assert NATURES[Quoi.DECISION].pas_fait
    assert not NATURES[Quoi.SUIVI].pas_fait


def test_the_rule_is_the_one_of_its_kind_unless_another_is_said():
    due = Echeance(paris("2025-10-14"), Quoi.TROP_TARD, "1", "MCO", "Trop tard")
    assert (due.regle, quoi_publie(due), due.pourquoi_code) == ("R6", Quoi.PASSAGE, "Trop tard (R6)")
    contrat = due._replace(autre_regle="R13")
    assert (contrat.regle, quoi_publie(contrat), contrat.pourquoi_code) == (
        "R13",
        Quoi.CONTRATS,
        "Trop tard (R13)",
    )
    etape = due._replace(quoi=Quoi.SUIVI, pourquoi="Rappeler (R2)")
    assert (etape.regle, etape.pourquoi_code) == ("", "Rappeler (R2)")


def test_a_passage_without_examination_and_a_late_contract_name_their_own_rules():
    passe = CONFIRMEE._replace(passage_at=paris("2025-06-02"))
    assert une(Quoi.PASSAGE, [passe]).regle == "R6"
    assert une(Quoi.PASSAGE, [passe._replace(limite_mention=MENTION_SANS_EXAMEN)]).regle == "R2"
    assert une(Quoi.TROP_TARD, [ligne(contrat=Statut.PREPAREE)], "2025-10-14T00:00").regle == "R13"


def test_the_end_of_contracts_is_not_done_while_a_prepared_one_waits():
    cle = une(Quoi.CONTRATS, []).cle
    faites = Autour(faites={cle: date(2025, 5, 19)})
    assert une(Quoi.CONTRATS, [], autour=faites).faite_on == date(2025, 5, 19)
    attend = une(Quoi.CONTRATS, [ligne(contrat=Statut.PREPAREE)], autour=faites)
    assert attend.faite_on is None
    assert "saisissez-les" in attend.pas_fait
