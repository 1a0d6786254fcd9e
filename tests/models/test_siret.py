"""The SIRET of an employer: accepted, refused with the right words, found, never completed (R14)."""

import pytest
from fabrique import VALIDE
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from cfa_desktop.models.siret import examiner_siret, format_siret, trouver_sirets

CHIFFRES = "0123456789"
BRUIT = st.text(alphabet=" \u00a0\u202f\u2009\t.-\u202d\u202c\u200b\ufeff\u2011", max_size=3)


@st.composite
def sirets(draw):
    corps = draw(st.text(CHIFFRES, min_size=8, max_size=8).filter(lambda texte: texte.strip("0")))
    siren = corps + luhn.calc_check_digit(corps)
    nic = draw(st.text(CHIFFRES, min_size=4, max_size=4).filter(lambda texte: texte.strip("0")))
    return siren + nic + luhn.calc_check_digit(siren + nic)


@pytest.mark.parametrize(
    "texte",
    [
        VALIDE,
        "732 829 320 00074",
        "732\u00a0829\u202f320\u200900074",
        "\u202d732.829.320.00074\u202c",
        "SIRET : 732-829-320-00074",
        "n° SIRET 732 829 320 00074",
        "73282932000074.0",
    ],
)
def test_noise_around_the_digits_is_cleaned(texte):
    assert examiner_siret(texte).valeur == VALIDE


def test_la_poste_has_its_own_rule():
    assert examiner_siret("35600000009075").valeur == "35600000009075"
    assert examiner_siret("35600000000048").valeur == "35600000000048"
    assert examiner_siret("35600000009076").valeur is None


@pytest.mark.parametrize(
    ("texte", "raison"),
    [
        ("", "saisissez les 14 chiffres"),
        ("73282932000075", "vérifiez les 5 derniers chiffres"),
        ("73282933000074", "le SIREN (9 premiers chiffres) est erroné"),
        ("00000000000000", "14 zéros"),
        ("00000000012345", "le SIREN (9 premiers chiffres) est erroné"),
        ("7,32829E+13", "chiffres perdus par le tableur"),
        ("7.32829e13", "chiffres perdus par le tableur"),
        ("732829320", "9 chiffres\u202f: c’est un SIREN, il manque les 5 derniers"),
        ("FR44732829320", "numéro de TVA"),
        ("FR 44 732 829 320", "numéro de TVA"),
        ("7328293200007", "13 chiffres reçus, il en faut 14"),
        ("732829320000744", "15 chiffres reçus, il en faut 14"),
        ("7", "1 chiffre reçu, il en faut 14"),
        ("7328293200007A", "sans lettre"),
        ("٧٣٢٨٢٩٣٢٠٠٠٠٧٤", "sans lettre"),
    ],
)
def test_a_refusal_says_what_is_wrong(texte, raison):
    siret = examiner_siret(texte)
    assert siret.valeur is None
    assert raison in siret.raison


@given(sirets(), st.data())
def test_cleaning_noise_never_changes_the_digits(siret, data):
    bruite = "".join(data.draw(BRUIT) + chiffre for chiffre in siret)
    assert examiner_siret(bruite).valeur == siret


@given(sirets(), st.integers(0, 13), st.integers(1, 9))
def test_one_wrong_digit_is_always_refused(siret, rang, ecart):
    faux = siret[:rang] + str((int(siret[rang]) + ecart) % 10) + siret[rang + 1 :]
    if not siret.startswith("356000000"):
        assert examiner_siret(faux).valeur is None


@given(st.text())
def test_any_text_is_a_siret_or_a_reason(texte):
    siret = examiner_siret(texte)
    assert (siret.valeur is None) == bool(siret.raison)
    trouver_sirets(texte)


def test_a_mail_signature_gives_its_siret_only():
    signature = (
        "Aïcha DURAND\nDUPONT & FILS - 12 rue des Lilas 63000 Clermont\n"
        "Tél. 04 73 12 34 56 - Port. +33 6 12 34 56 78\n"
        "SIRET\u00a0: 732 829 320 00074 - TVA FR44732829320 - IBAN FR76 3000 6000 0112 3456 7890 189"
    )
    assert trouver_sirets(signature) == (VALIDE,)


@pytest.mark.parametrize(
    "texte",
    [
        "173282932000074",
        "n° 732829320000740",
        "réf. A73282932000074",
        "1234567890.73282932000074",
        "04 73 12 34 56 06 12 34 56 78",
        "73282932000074,5",
        "732829320",
    ],
)
def test_digits_are_never_taken_out_of_a_longer_number(texte):
    assert trouver_sirets(texte) == ()


def test_valid_sequences_come_first_and_once():
    texte = f"73282932000075 puis {VALIDE}, 35600000009075 et 732 829 320 00074, 63000 Clermont"
    assert trouver_sirets(texte) == (VALIDE, "35600000009075", "73282932000075")


def test_a_postcode_may_follow_the_siret():
    assert trouver_sirets("SIRET 732 829 320 00074 63000 Clermont") == (VALIDE,)
    assert trouver_sirets("/entreprise/73282932000074") == (VALIDE,)


def test_a_siret_is_read_by_groups():
    assert format_siret(VALIDE) == "732\u00a0829\u00a0320\u00a000074"
    assert format_siret("732") == "732"


def test_a_siret_that_a_spreadsheet_rounded_is_refused_even_when_its_checksum_is_right() -> None:
    arrondi = "32228900000000"
    assert luhn.is_valid(arrondi)
    assert luhn.is_valid(arrondi[:9])
    examen = examiner_siret(arrondi)
    assert examen.valeur is None
    assert "perdus par le tableur" in examen.raison
