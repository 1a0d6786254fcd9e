"""The day and the hour of a session: understood and said in full, or refused with what to type."""

from __future__ import annotations

import pytest

from cfa_desktop.models.rendez_vous import dire_heure, dire_jour, refus_de_seance, seance_dite

ANNEE = 2025


@pytest.mark.parametrize("tape", ["17/6", "17/06/2025", "mardi 17 juin", "17 juin 2025", "2025-06-17"])
def test_a_day_is_said_with_its_weekday_and_its_year(tape: str) -> None:
    assert dire_jour(tape, ANNEE) == ("mardi 17 juin 2025", "")


@pytest.mark.parametrize("tape", ["30/02/2025", "bientôt", "17 et 18 juin", "32/1"])
def test_what_is_no_day_is_refused_with_an_example(tape: str) -> None:
    texte, refus = dire_jour(tape, ANNEE)
    assert texte == ""
    assert tape in refus
    assert "17/06/2025" in refus


def test_a_weekday_that_is_not_that_of_the_date_is_refused() -> None:
    assert dire_jour("lundi 17 juin", ANNEE).refus.startswith("Le 17 juin 2025 est un mardi")


@pytest.mark.parametrize(
    ("tape", "dit"),
    [
        ("14h", "14 h"),
        ("14 h 00", "14 h"),
        ("14", "14 h"),
        ("à 9h30", "9 h 30"),
        ("9:05", "9 h 05"),
        ("14 heures", "14 h"),
        ("9h-12h", "de 9 h à 12 h"),
        ("de 9 h à 12 h 30", "de 9 h à 12 h 30"),
    ],
)
def test_an_hour_is_said_as_in_a_letter(tape: str, dit: str) -> None:
    texte, refus = dire_heure(tape)
    assert (texte.replace("\u00a0", " "), refus) == (dit, "")


@pytest.mark.parametrize("tape", ["25h", "14h60", "le matin", "9h-", "12h à 9h"])
def test_what_is_no_hour_is_refused(tape: str) -> None:
    texte, refus = dire_heure(tape)
    assert texte == ""
    assert refus.endswith(".")


def test_nothing_typed_is_not_refused_and_the_rest_is_left_as_typed() -> None:
    textes = {"jour": " ", "heure": "25h", "lieu": " B12 "}
    assert seance_dite(textes, ANNEE) == {"jour": "", "heure": "", "lieu": "B12"}
    assert list(refus_de_seance(textes, ANNEE)) == ["heure"]
