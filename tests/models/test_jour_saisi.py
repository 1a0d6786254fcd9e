"""Days as they are typed."""

from datetime import date

import pytest

from cfa_desktop.models.calendrier.jour_saisi import lire_jour
from cfa_desktop.models.dates_fr import jour_court, jour_dit

NEUF_MAI = date(2025, 5, 9)


@pytest.mark.parametrize(
    "texte",
    [
        "9/5",
        "09/05",
        "9/5/25",
        "09/05/2025",
        "9-5-2025",
        "9.5.25",
        "9 mai",
        "9 MAI 2025",
        "ven. 9 mai",
        "vendredi 9 mai 2025",
        " 2025-05-09 ",
        "ven.\u00a09\u00a0mai",
    ],
)
def test_a_day_is_read_however_it_is_typed(texte):
    assert lire_jour(texte, 2025) == NEUF_MAI


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("1er juin", date(2025, 6, 1)),
        ("mar. 4 mars", date(2025, 3, 4)),
        ("4 juil.", date(2025, 7, 4)),
        ("4 juillet 2026", date(2026, 7, 4)),
        ("4 févr.", date(2025, 2, 4)),
        ("15 août", date(2025, 8, 15)),
        ("17 déc. 2024", date(2024, 12, 17)),
        ("29/2/2028", date(2028, 2, 29)),
    ],
)
def test_french_months_are_read(texte, attendu):
    assert lire_jour(texte, 2025) == attendu


@pytest.mark.parametrize("texte", ["", "bientôt", "31/2", "29/2", "9/13", "4 jui", "4 brumaire", "9", "0/5"])
def test_what_is_not_a_day_is_refused(texte):
    assert lire_jour(texte, 2025) is None


@pytest.mark.parametrize("mois", range(1, 13))
def test_every_day_written_by_the_program_is_read_again(mois):
    jour = date(2025, mois, 1)
    assert lire_jour(jour_court(jour), 2025) == jour
    assert lire_jour(jour_dit(jour), 2025) == jour
