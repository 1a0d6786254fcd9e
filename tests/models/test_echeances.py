"""What is due, nearest first."""

from datetime import date

from fabrique import CAL_2025, CAL_2026, MCO, SANS_EXAMEN, ligne, paris

from cfa_desktop.models.echeances import Quoi, echeances
from cfa_desktop.models.etats import Etat, Reponse
from cfa_desktop.models.saisie import Decision, Statut

CONFIRMEE = ligne(
    etat=Etat.CONFIRMEE, limite_on=date(2025, 5, 28), passage_at=paris("2025-06-02"), numero="700001"
)


def dues(lignes, a="2025-05-20T10:00", formation=MCO, calendrier=CAL_2025):
    return echeances(lignes, [formation], calendrier, paris(a))


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
