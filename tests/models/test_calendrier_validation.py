"""What is refused in a calendar, and what is only to know: at the exact boundaries, naming the field."""

from __future__ import annotations

from datetime import date, time

import pytest
from fabrique import CAL_2025, CAL_2026

from cfa_desktop.models.calendrier.champs import PAR_CLE, REPONSES, Valeur, poser_champs
from cfa_desktop.models.calendrier.dates import RegleReponse
from cfa_desktop.models.calendrier.validation import (
    Anomalie,
    examiner_calendrier,
    verdict_calendrier,
)


def anomalies(*regles: RegleReponse, **autres: Valeur) -> list[Anomalie]:
    valeurs = {cle.replace("__", "."): valeur for cle, valeur in autres.items()}
    return examiner_calendrier(poser_champs(CAL_2025, {**valeurs, **({REPONSES: regles} if regles else {})}))


def regle(du: int, au: int, limite: int | None = None, delai: int | None = None, **champs) -> RegleReponse:
    return RegleReponse(
        date(2025, 6, du), date(2025, 6, au), limite and date(2025, 6, limite), delai, **champs
    )


@pytest.mark.parametrize("calendrier", [CAL_2025, CAL_2026])
def test_the_shipped_calendars_can_be_recorded(calendrier):
    assert not [anomalie for anomalie in examiner_calendrier(calendrier) if anomalie.bloquante]


def test_the_first_calendar_holds_together_without_reserve():
    assert examiner_calendrier(CAL_2025) == []


@pytest.mark.parametrize("nom", ["voeux", "admission", "complementaire", "contrats", "rapports"])
def test_a_period_may_last_one_day_and_never_ends_before_it_begins(nom):
    debut = getattr(CAL_2025, nom).du
    un_jour = {f"{nom}.au": debut}
    assert examiner_calendrier(poser_champs(CAL_2025, un_jour)) == []
    veille = {f"{nom}.au": date.fromordinal(debut.toordinal() - 1)}
    (anomalie,) = examiner_calendrier(poser_champs(CAL_2025, veille))
    assert anomalie.cle == f"{nom}.au"
    assert PAR_CLE[f"{nom}.au"].libelle in anomalie.message
    assert anomalie.bloquante


def test_half_a_period_is_only_to_know():
    (anomalie,) = anomalies(contrats__au=None)
    assert (anomalie.cle, anomalie.bloquante) == ("contrats.au", False)
    assert "Fin de la saisie des contrats" in anomalie.message


@pytest.mark.parametrize(
    ("valeurs", "cle"),
    [
        ({"pivot": date(2025, 5, 28)}, None),
        ({"pivot": date(2025, 5, 29)}, "limite_avant_pivot"),
        ({"limite_avant_pivot": date(2025, 6, 1)}, None),
        ({"limite_avant_pivot": date(2025, 6, 2)}, "limite_avant_pivot"),
        ({"pivot": date(2025, 1, 15)}, None),
        ({"pivot": date(2025, 1, 14)}, "pivot"),
        ({"delai_apres_pivot_jours": 1}, None),
        ({"delai_apres_pivot_jours": 0}, "delai_apres_pivot_jours"),
        ({"delai_apres_pivot_jours": 366}, None),
        ({"delai_apres_pivot_jours": 367}, "delai_apres_pivot_jours"),
        ({"passage_sans_examen_jours": 0}, None),
        ({"passage_sans_examen_jours": 367}, "passage_sans_examen_jours"),
        ({"nuit": (time(0), time(0, 1))}, None),
        ({"nuit": (time(1), time(1))}, "nuit"),
        ({"nuit": (time(23), time(1))}, "nuit"),
        ({"nuit": None}, None),
        ({"parametrage_fin": date(2023, 7, 10)}, "parametrage_fin"),
    ],
)
def test_each_boundary_refuses_one_field_by_its_name(valeurs, cle):
    trouvees = examiner_calendrier(poser_champs(CAL_2025, valeurs))
    assert [anomalie.cle for anomalie in trouvees if anomalie.bloquante] == ([cle] if cle else [])
    assert all(anomalie.message.endswith(".") for anomalie in trouvees)


@pytest.mark.parametrize(("annee", "bloquante"), [(2024, False), (2026, False), (2023, True), (2027, True)])
def test_another_year_is_doubted_and_a_far_one_refused(annee, bloquante):
    (anomalie,) = anomalies(parametrage_fin=date(annee, 7, 10))
    assert (anomalie.cle, anomalie.bloquante) == ("parametrage_fin", bloquante)
    assert f"est en {annee}, pour la session 2025" in anomalie.message


def test_a_pivot_without_its_limit_is_only_to_know():
    (anomalie,) = anomalies(limite_avant_pivot=None)
    assert (anomalie.cle, anomalie.bloquante) == ("limite_avant_pivot", False)
    (anomalie,) = anomalies(pivot=None)
    assert (anomalie.cle, anomalie.bloquante) == ("pivot", False)


@pytest.mark.parametrize(
    ("regles", "message"),
    [
        ((regle(2, 4, 4), regle(4, 9, delai=1)), "lignes 1 et 2\u202f: elles parlent toutes deux du 4 juin"),
        ((regle(5, 9, delai=1), regle(2, 5, 5)), "lignes 2 et 1\u202f: elles parlent toutes deux du 5 juin"),
        ((regle(4, 3, delai=1),), "la fin (3 juin) tombe avant le début (4 juin)"),
        ((regle(2, 4),), "soit une date limite, soit un nombre de jours"),
        ((regle(2, 4, 5, 1),), "soit une date limite, soit un nombre de jours"),
        ((regle(2, 4, 3),), "la limite (3 juin) tombe avant le dernier jour de réception (4 juin)"),
        ((regle(2, 4, delai=-1),), "le délai doit aller de 0 à 366"),
        ((regle(2, 4, delai=367),), "le délai doit aller de 0 à 366"),
        (
            (regle(2, 9, delai=1, suspendue=((date(2025, 6, 5), date(2025, 6, 4)),)),),
            "la suspension finit (4 juin) avant de commencer (5 juin)",
        ),
        (
            (
                regle(
                    2,
                    9,
                    delai=1,
                    suspendue=(
                        (date(2025, 6, 5), date(2025, 6, 6)),
                        (date(2025, 6, 6), date(2025, 6, 7)),
                    ),
                ),
            ),
            "deux suspensions contiennent le 6 juin",
        ),
        ((regle(2, 4, delai=1)._replace(recue_au=date(2028, 6, 4)),), "corrigez l’année"),
    ],
)
def test_a_faulty_reply_rule_is_refused_by_its_line(regles, message):
    bloquantes = [anomalie for anomalie in anomalies(*regles) if anomalie.bloquante]
    assert {anomalie.cle for anomalie in bloquantes} == {REPONSES}
    assert any(message in anomalie.message for anomalie in bloquantes)


@pytest.mark.parametrize(
    ("regles", "message"),
    [
        ((regle(2, 4, 5), regle(6, 9, delai=1)), "aucune règle le 5 juin"),
        ((regle(2, 4, 5), regle(8, 9, delai=1)), "aucune règle du 5 juin au 7 juin"),
        ((regle(1, 4, 5),), "elle commence avant les admissions (2 juin)"),
        (
            (regle(2, 9, delai=1, suspendue=((date(2025, 6, 11), date(2025, 6, 12)),)),),
            "la suspension du 11 juin au 12 juin ne touche aucune de ses limites",
        ),
    ],
)
def test_a_doubtful_reply_rule_is_only_to_know(regles, message):
    (anomalie,) = anomalies(*regles)
    assert not anomalie.bloquante
    assert message in anomalie.message


@pytest.mark.parametrize(
    "regles",
    [
        (regle(2, 4, 4), regle(5, 9, delai=0)),
        (regle(2, 9, delai=366),),
        (regle(2, 9, delai=1, suspendue=((date(2025, 6, 10), date(2025, 6, 12)),)),),
    ],
)
def test_touching_intervals_are_neither_overlaps_nor_gaps(regles):
    assert anomalies(*regles) == []


def test_every_reason_is_given_at_once():
    trouvees = anomalies(pivot=date(2025, 5, 29), contrats__au=date(2025, 1, 1), nuit=(time(1), time(0)))
    verdict = verdict_calendrier(trouvees)
    assert [anomalie.cle for anomalie in trouvees] == ["limite_avant_pivot", "nuit", "contrats.au"]
    assert len(verdict.blocages) == 3
