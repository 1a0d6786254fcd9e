"""Dates and delays as the officer reads them."""

from datetime import UTC, date, datetime

import pytest
from fabrique import paris

from cfa_desktop.models.dates_fr import age, jour_court, jour_heure, temps_restant


def test_a_day_says_its_year_when_it_is_not_the_session_s():
    assert jour_court(date(2025, 5, 12)) == "lun. 12 mai"
    assert jour_court(date(2025, 6, 1), 2025) == "dim. 1er juin"
    assert jour_court(date(2025, 10, 13), 2026) == "lun. 13 oct. 2025"


def test_an_instant_is_read_in_paris():
    assert jour_heure(datetime(2025, 6, 17, 6, 40, tzinfo=UTC)) == "mar. 17 juin 8\u00a0h\u00a040"


@pytest.mark.parametrize(
    ("maintenant", "texte"),
    [
        ("2025-05-25T23:59", "dans 3\u00a0j"),
        ("2025-05-28T00:00", "aujourd’hui 23\u00a0h\u00a059"),
        ("2025-05-28T23:59:59", "aujourd’hui 23\u00a0h\u00a059"),
        ("2025-05-29T00:00", "dépassée depuis 1\u00a0j"),
        ("2025-05-30T10:00", "dépassée depuis 2\u00a0j"),
    ],
)
def test_time_left_counts_paris_days(maintenant, texte):
    assert temps_restant(paris("2025-05-28T23:59:59"), paris(maintenant)) == texte


def test_a_limit_of_the_day_may_be_past():
    assert (
        temps_restant(paris("2025-05-28T09:00"), paris("2025-05-28T09:01")) == "dépassée depuis aujourd’hui"
    )


@pytest.mark.parametrize(
    ("jour", "texte"),
    [
        (date(2025, 6, 17), "il y a 3\u00a0j"),
        (date(2025, 6, 20), "aujourd’hui"),
        (date(2025, 6, 22), "dans 2\u00a0j"),
    ],
)
def test_facts_have_an_age(jour, texte):
    assert age(jour, paris("2025-06-20T00:00")) == texte
