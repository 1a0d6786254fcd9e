"""The pages to print, as they are typed."""

from __future__ import annotations

import pytest

from cfa_desktop.views.impression.etendue import EtendueInvalide, lire_etendue


@pytest.mark.parametrize(
    ("texte", "pages"),
    [
        ("", (0, 1, 2, 3, 4, 5, 6, 7)),
        ("  ", (0, 1, 2, 3, 4, 5, 6, 7)),
        ("1-3, 7", (0, 1, 2, 6)),
        ("1–3;7", (0, 1, 2, 6)),
        ("7,1 - 2", (6, 0, 1)),
        ("2,1-3,2", (1, 0, 2)),
        ("6-", (5, 6, 7)),
        ("-2", (0, 1)),
        ("8", (7,)),
        ("3,", (2,)),
    ],
)
def test_pages_are_read_as_typed_each_of_them_once(texte: str, pages: tuple[int, ...]) -> None:
    assert lire_etendue(texte, 8) == pages


@pytest.mark.parametrize(
    ("texte", "total", "phrase"),
    [
        ("abc", 8, "«\u00a0abc\u00a0» n’est pas un numéro de page. Écrivez par exemple 1-3, 7."),
        ("1.2", 8, "«\u00a01.2\u00a0» n’est pas un numéro de page. Écrivez par exemple 1-3, 7."),
        ("-", 8, "«\u00a0-\u00a0» n’est pas un numéro de page. Écrivez par exemple 1-3, 7."),
        ("1-2-3", 8, "«\u00a01-2-3\u00a0» n’est pas un numéro de page. Écrivez par exemple 1-3, 7."),
        (
            "99999999999",
            8,
            "«\u00a099999999999\u00a0» n’est pas un numéro de page. Écrivez par exemple 1-3, 7.",
        ),
        ("9", 8, "La page 9 n’existe pas\u202f: le document a 8 pages."),
        ("1-9", 8, "La page 9 n’existe pas\u202f: le document a 8 pages."),
        ("0", 8, "La page 0 n’existe pas\u202f: le document a 8 pages."),
        ("2", 1, "La page 2 n’existe pas\u202f: le document a une seule page."),
        ("5-2", 8, "«\u00a05-2\u00a0» va à reculons. Écrivez 2-5."),
    ],
)
def test_what_is_no_page_is_refused_with_what_to_write(texte: str, total: int, phrase: str) -> None:
    with pytest.raises(EtendueInvalide) as refus:
        lire_etendue(texte, total)
    assert str(refus.value) == phrase
