"""A workbook on paper: LibreOffice prints it, its words are large enough, apart, with whom they concern."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from cfa_desktop.documents.excel import ecrire_excel
from cfa_desktop.documents.excel_largeurs import largeurs
from cfa_desktop.documents.liste import CelluleEtat, Colonne, Liste, Valeur
from cfa_desktop.models.etats import Etat
from tests.documents.exemples import ENTETE
from tests.documents.pages import chevauchements, lit_le_pdf, mots_par_page, pages_lues
from tests.reliability.tableur import convertir

MOT_MIN = 6.0  # points
COLONNES = (
    Colonne("N° inscription", largeur=13),
    Colonne("Candidat", largeur=26),
    Colonne("Adresse mail", largeur=30),
    Colonne("Établissement d’origine", largeur=32),
    Colonne("État", "etat", 30),
    Colonne("Date limite d’examen", "date", 13),
    *(Colonne(f"Réponse du candidat {rang}", largeur=28) for rang in range(8)),
)
ETAT = CelluleEtat("Candidature confirmée (Non examinée)", Etat.CONFIRMEE, presume=True, prepare=True)


def _ligne(rang: int) -> tuple[Valeur, ...]:
    nom = "DE LA TOUR-MARCHAND " * 3 if rang % 4 == 0 else "BEC Léa"
    mail = f"marie-eve.de-la-tour{rang}@courriel.example"
    lycee = "Lycée professionnel Marie Laurencin (Riom - 63) et son annexe de Clermont-Ferrand"
    notes = ("Rappeler après son entretien, puis lui écrire pour la convention",) * 8
    return (f"0{700000 + rang}", nom, mail, lycee, ETAT, date(2026, 5, 28), *notes)


@lit_le_pdf
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice n’est pas installé")
def test_a_wide_list_is_printed_with_words_that_one_can_read(tmp_path: Path) -> None:
    lignes = [_ligne(rang) for rang in range(12)]
    ecrire_excel(Liste("Candidats", ENTETE, COLONNES, lignes), tmp_path / "l.xlsx")
    papier = convertir(tmp_path / "l.xlsx", "pdf", tmp_path / "profil")
    textes, boites = pages_lues(papier)[:-1], mots_par_page(papier)[:-1]  # the last one is « Lisez-moi »
    assert len(textes) > 2
    assert min(bas - haut for page in boites for _, haut, _, bas in page) >= MOT_MIN
    for texte, page in zip(textes, boites, strict=True):
        assert "0700001" in texte, "whom the rest is about is not said"
        assert not chevauchements(page)


def test_columns_take_what_they_hold_within_reason() -> None:
    lignes = [_ligne(rang) for rang in range(12)]
    voulues = dict(
        zip([une.titre for une in COLONNES], largeurs(Liste("C", ENTETE, COLONNES, lignes)), strict=True)
    )
    assert voulues["N° inscription"] < 16
    assert len(ETAT.texte) > voulues["État"] >= len(ETAT.libelle)
    assert voulues["Établissement d’origine"] <= 50
    courtes = largeurs(Liste("C", ENTETE, COLONNES, [("1", "A B", "", "", None, None, *[""] * 8)]))
    assert max(courtes) < 20


def test_a_narrow_list_stays_on_one_upright_page(tmp_path: Path) -> None:
    ecrire_excel(Liste("C", ENTETE, COLONNES[:3], [("1", "A B", "a@b.example")]), tmp_path / "l.xlsx")
    mise_en_page = openpyxl.load_workbook(tmp_path / "l.xlsx").worksheets[0].page_setup
    assert (mise_en_page.orientation, mise_en_page.fitToWidth) == ("portrait", 1)


def test_a_row_is_as_high_as_its_longest_text(tmp_path: Path) -> None:
    lignes = [("court",), ("mot " * 60,), ("deux\nlignes",)]
    ecrire_excel(Liste("C", ENTETE, (Colonne("Texte"),), lignes), tmp_path / "l.xlsx")
    rangees = openpyxl.load_workbook(tmp_path / "l.xlsx").worksheets[0].row_dimensions
    assert rangees[2].height is None
    assert rangees[3].height > rangees[4].height > 20
