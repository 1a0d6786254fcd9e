"""Phones are found however they are typed; words in any order, without accents."""

from __future__ import annotations

import pytest

from cfa_desktop.models.recherche import correspond, mots_cherches

CLE = "le goff aicha 700123 0465712345 0639980673 aicha@courriel.example lycee d'enseignement"


@pytest.mark.parametrize(
    "texte",
    [
        "06 39 98 06 73",
        "06.39.98.06.73",
        "+33 6 39 98 06 73",
        "+33639980673",
        "0033639980673",
        "+33 (0)6 39 98 06 73",
        "0639",
        "700 123",
        "Aïcha LE GOFF",
        "lycée",
        "",
    ],
)
def test_what_the_officer_types_finds_the_line(texte: str) -> None:
    assert correspond(CLE, mots_cherches(texte))


@pytest.mark.parametrize("texte", ["06 39 98 06 74", "Le Goffic", "+33 7 39 98 06 73"])
def test_another_person_is_not_found(texte: str) -> None:
    assert not correspond(CLE, mots_cherches(texte))
