"""Attendance sheets: everybody once, room to sign, and the header row on every page."""

from __future__ import annotations

import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from cfa_desktop.documents.pdf.emargement import LIGNE, Feuille, Seance, ouvrage_emargement
from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage
from tests.documents.exemples import ENTETE
from tests.documents.pages import chevauchements, lit_le_pdf, mots_par_page, pages_lues

SEANCE = Seance("Session d’accompagnement", "mardi 17 juin 2025", "9 h 30", "Salle B12")
LONG = "ABCDEFGHIJKLMNOP-QRSTUVWXYZABCDEF DE LA GHIJKLMNOPQ Maximilienne-Aurore"


def ecrire(path: Path, nombre: int, seance: Seance = SEANCE, **options: bool) -> Path:
    inscrits = [(f"NOM{rang} {LONG if rang % 7 == 0 else 'Léa'}", "MCO") for rang in range(nombre)]
    ecrire_ouvrage(ouvrage_emargement(Feuille(seance, inscrits, **options), ENTETE), path)
    return path


@lit_le_pdf
@pytest.mark.parametrize("nombre", [0, 1, 15, 16, 17, 18, 40])
def test_everybody_has_a_row_and_the_last_page_says_who_led(tmp_path: Path, nombre: int) -> None:
    path = ecrire(tmp_path / "e.pdf", nombre)
    pages = pages_lues(path)
    assert all("Nom et prénom" in page and "Signature" in page for page in pages)
    assert [page.count("Session d’accompagnement") for page in pages] == [1] + [0] * (len(pages) - 1)
    assert ["Séance animée par" in page for page in pages] == [False] * (len(pages) - 1) + [True]
    assert all(any(f"NOM{rang} " in page for page in pages) for rang in range(nombre))
    assert nombre == 0 or "NOM" in pages[-1]
    for mots in mots_par_page(path):
        assert chevauchements(mots) == []


@lit_le_pdf
def test_there_is_a_centimetre_and_more_to_sign(tmp_path: Path) -> None:
    mots = subprocess.run(
        ["pdftotext", "-bbox", str(ecrire(tmp_path / "e.pdf", 6)), "-"], check=True, capture_output=True
    ).stdout.decode()
    hauts = [float(ligne.split('yMin="')[1].split('"')[0]) for ligne in mots.splitlines() if ">NOM" in ligne]
    pas = [bas - haut for haut, bas in pairwise(hauts)]
    assert min(pas) >= LIGNE - 0.1 >= 33.9


@lit_le_pdf
def test_a_session_not_typed_leaves_lines_to_write_on(tmp_path: Path) -> None:
    (page,) = pages_lues(ecrire(tmp_path / "e.pdf", 2, Seance(), demi_journees=True, lignes_ajoutees=True))
    assert "Séance" in page
    assert "Signature, matin" in page
    assert "Signature, après-midi" in page
    assert "2 inscrits" in page
    assert " 7" in page


@lit_le_pdf
def test_long_words_of_a_session_do_not_overlap(tmp_path: Path) -> None:
    longue = Seance(
        "Session " * 30, "mardi 17 et mercredi 18 juin 2025, toute la journée", "9 h 30 à 12 h 30", LONG * 2
    )
    for mots in mots_par_page(ecrire(tmp_path / "e.pdf", 3, longue)):
        assert chevauchements(mots) == []
