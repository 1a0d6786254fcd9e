"""Phones: exact or doubtful, never guessed."""

import pytest

from cfa_desktop.models.numero import normaliser_numero
from cfa_desktop.models.telephone import format_telephone, normaliser_telephone


@pytest.mark.parametrize(
    ("texte", "valeur"),
    [
        ("", ""),
        ("06 12.34-56/78", "0612345678"),
        ("06\u00a012\u202f34\u200956\u200b78", "0612345678"),
        ("+33 6 12 34 56 78", "0612345678"),
        ("+33 (0)6 12 34 56 78", "0612345678"),
        ("0033612345678", "0612345678"),
        ("+32 470 12 34 56", "+32470123456"),
        ("0612345678.0", "0612345678"),
    ],
)
def test_a_phone_is_ten_digits_or_international(texte, valeur):
    assert normaliser_telephone(texte).valeur == valeur
    assert normaliser_telephone(texte).doute == ""


@pytest.mark.parametrize("texte", ["612345678", "6,12346E+08", "33612345678", "06 12 34", "voir mère"])
def test_a_doubtful_phone_is_said_and_not_stored(texte):
    telephone = normaliser_telephone(texte)
    assert telephone.valeur == ""
    assert telephone.doute


def test_a_phone_is_read_by_pairs():
    assert format_telephone("0612345678") == "06\u00a012\u00a034\u00a056\u00a078"


@pytest.mark.parametrize(
    ("numero", "lu"),
    [
        ("+590690123456", "+590 690 12 34 56"),
        ("+262692123456", "+262 692 12 34 56"),
        ("+687123456", "+687 12 34 56"),
        ("+32470123456", "+32 470 12 34 56"),
        ("+12025550123", "+1 20 25 55 01 23"),
        ("+33612345678", "06 12 34 56 78"),
        ("voir mère", "voir mère"),
        ("+32", "+32"),
    ],
)
def test_a_phone_of_elsewhere_is_read_by_groups_and_found_again(numero: str, lu: str) -> None:
    assert format_telephone(numero).replace("\u00a0", " ") == lu
    assert normaliser_telephone(lu).valeur in (numero, "0612345678", "")


@pytest.mark.parametrize(
    ("texte", "numero"),
    [("700123", "700123"), (" 700\u00a0123 ", "700123"), ("0700123", "0700123"), ("700123.0", "700123")],
)
def test_a_number_is_its_bare_digits(texte, numero):
    assert normaliser_numero(texte) == numero


@pytest.mark.parametrize("texte", ["", "7,00123E+05", "A700123", "-700123"])
def test_a_doubtful_number_is_none(texte):
    assert normaliser_numero(texte) is None
