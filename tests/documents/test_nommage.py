"""Proposed file names stay in their folder and open everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cfa_desktop.documents.ecriture import ecrire_octets
from cfa_desktop.documents.nommage import nom_de_fichier


@pytest.mark.parametrize(
    ("morceaux", "nom"),
    [
        (("Candidats", "MCO", "2026-06-10"), "Candidats MCO 2026-06-10.xlsx"),
        (("../../etc/passwd",), "etc passwd.xlsx"),
        (("..",), "Document.xlsx"),
        (("", ""), "Document.xlsx"),
        (("CON",), "Document CON.xlsx"),
        (("nul.txt",), "Document nul.txt.xlsx"),
        (("a\u202egpj\n:b",), "a gpj b.xlsx"),
        (("é" * 200,), "é" * 60 + ".xlsx"),
    ],
)
def test_a_name_is_readable_and_harmless(morceaux: tuple[str, ...], nom: str) -> None:
    assert nom_de_fichier(*morceaux, suffixe=".xlsx") == nom


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=200))
def test_any_text_names_a_file_of_the_folder(tmp_path: Path, texte: str) -> None:
    cible = tmp_path / nom_de_fichier(texte, suffixe=".csv")
    assert cible.parent.resolve() == tmp_path.resolve()
    ecrire_octets(cible, b"abc")
    assert [reste.name for reste in tmp_path.iterdir()] == [cible.name]
    cible.unlink()
