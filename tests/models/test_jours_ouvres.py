"""Working days: the eleven public holidays, Easter's three included."""

from datetime import date

import pytest

from cfa_desktop.models.echeances.jours_ouvres import est_ouvre, jours_feries, jours_ouvres_avant, paques


@pytest.mark.parametrize(
    "dimanche", [date(2000, 4, 23), date(2008, 3, 23), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25)]
)
def test_easter_falls_where_the_church_says(dimanche: date) -> None:
    assert paques(dimanche.year) == dimanche


@pytest.mark.parametrize(
    ("annee", "mobiles"),
    [
        (2025, [date(2025, 4, 21), date(2025, 5, 29), date(2025, 6, 9)]),
        (2026, [date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25)]),
    ],
)
def test_easter_monday_ascension_and_whit_monday_are_holidays(annee: int, mobiles: list[date]) -> None:
    assert set(mobiles) <= jours_feries(annee)
    assert len(jours_feries(annee)) == 11


@pytest.mark.parametrize(
    ("jour", "ouvre"),
    [
        (date(2025, 5, 28), True),
        (date(2025, 5, 29), False),
        (date(2025, 5, 31), False),
        (date(2025, 6, 9), False),
        (date(2025, 7, 14), False),
        (date(2025, 11, 11), False),
    ],
)
def test_one_works_neither_on_week_ends_nor_on_holidays(jour: date, ouvre: bool) -> None:
    assert est_ouvre(jour) is ouvre


def test_the_days_left_count_the_last_one_and_not_today() -> None:
    assert jours_ouvres_avant(date(2025, 10, 13), date(2025, 10, 10)) == 1
    assert jours_ouvres_avant(date(2025, 10, 13), date(2025, 10, 3)) == 6
    assert jours_ouvres_avant(date(2025, 10, 13), date(2025, 10, 13)) == 0
