"""Phones whose first zero a spreadsheet dropped."""

from __future__ import annotations

import pytest

from cfa_desktop.models.extraction import Doute, Enregistrement, Extraction, TypeExport
from cfa_desktop.models.zero_perdu import a_perdu_son_zero, colonnes_sans_zero, rendre_les_zeros

RAISON = "9 chiffres"


def extraction(*telephones: str, champ: str = "telephone_portable") -> Extraction:
    """Return a list whose every phone is doubtful."""
    return Extraction(
        type=TypeExport.LISTE,
        fichier="liste.csv",
        empreinte="",
        encodage="UTF-8",
        separateur=";",
        signature="",
        lignes=len(telephones),
        enregistrements=tuple(
            Enregistrement(ligne, "", {champ: "", "nom": "PETIT"}) for ligne, _ in enumerate(telephones, 2)
        ),
        doutes=tuple(Doute(ligne, champ, valeur, RAISON) for ligne, valeur in enumerate(telephones, 2)),
    )


@pytest.mark.parametrize(
    ("valeur", "perdu"),
    [
        ("639980001", True),
        ("6 39 98 00 01", True),
        ("39980001", False),
        ("0639980001", False),
        ("6,39E+08", False),
        ("bonjour", False),
    ],
)
def test_only_nine_digits_that_make_a_phone_have_lost_a_zero(valeur: str, perdu: bool) -> None:
    assert a_perdu_son_zero(Doute(2, "telephone_fixe", valeur, RAISON)) is perdu


def test_a_siret_never_gets_a_zero() -> None:
    assert not a_perdu_son_zero(Doute(2, "siret", "639980001", RAISON))


def test_the_zeros_of_a_column_are_counted() -> None:
    assert colonnes_sans_zero(extraction("639980001", "639980002", "12")) == {"telephone_portable": 2}


def test_a_column_gets_its_zeros_back_and_what_is_not_a_phone_stays_doubtful() -> None:
    rendue = rendre_les_zeros(extraction("639980001", "12"), {"telephone_portable"})
    assert [lu.champs["telephone_portable"] for lu in rendue.enregistrements] == ["0639980001", ""]
    assert [doute.valeur for doute in rendue.doutes] == ["12"]


def test_nothing_is_given_back_to_a_column_that_nobody_named() -> None:
    lue = extraction("639980001")
    assert rendre_les_zeros(lue, {"telephone_fixe"}) is lue
