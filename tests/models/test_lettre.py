"""A ready text becomes an object and a text; what is empty leaves room, or goes away."""

from __future__ import annotations

import pytest

from cfa_desktop.models.lettre import A_TOUS, BLANC, Ecrit, appellation, rediger
from cfa_desktop.models.modeles import ModeleInvalide

MODELE = "Objet\u202f: {quoi}\n\nBonjour,\n– lieu\u202f: {lieu}\n– à apporter\u202f: {apporter}\nAu revoir."


def test_the_first_line_is_the_object() -> None:
    assert rediger(MODELE, {"quoi": "X", "lieu": "B12", "apporter": "CV"}) == Ecrit(
        "X", "Bonjour,\n– lieu\u202f: B12\n– à apporter\u202f: CV\nAu revoir."
    )


def test_an_empty_field_leaves_room_and_an_optional_one_takes_its_line() -> None:
    ecrit = rediger(MODELE, {"quoi": "X", "lieu": "", "apporter": ""}, ("apporter",))
    assert ecrit.corps == f"Bonjour,\n– lieu\u202f: {BLANC}\nAu revoir."


def test_a_text_without_object_is_all_text() -> None:
    assert rediger("Bonjour {nom}", {"nom": "Léa"}) == Ecrit("", "Bonjour Léa")


@pytest.mark.parametrize("modele", ["{salaire}", "{", "{apporter.x}"])
def test_a_field_nobody_fills_is_refused(modele: str) -> None:
    with pytest.raises(ModeleInvalide):
        rediger(modele, {"apporter": ""}, ("apporter",))


@pytest.mark.parametrize(
    ("civilite", "dite"),
    [("M.", "Monsieur"), ("Mme", "Madame"), ("mme.", "Madame"), ("", A_TOUS), ("X", A_TOUS)],
)
def test_a_person_is_addressed_as_the_base_says(civilite: str, dite: str) -> None:
    assert appellation(civilite) == dite
