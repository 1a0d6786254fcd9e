"""What must be read whole on paper is: a double name, a town, an employer, the paragraphs of a projet."""

from __future__ import annotations

from pathlib import Path

import pytest

from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.emargement import Feuille, Seance, ouvrage_emargement
from cfa_desktop.documents.pdf.examen import ouvrage_examen
from cfa_desktop.documents.pdf.examen_valeurs import Fait, FicheExamen
from cfa_desktop.documents.pdf.fiche import ouvrage_fiches
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, ecrire_ouvrage
from cfa_desktop.documents.pdf.police import NORMAL, Style
from tests.documents.exemples import ENTETE, evenements, fiche
from tests.documents.pages import lit_le_pdf, pages_lues

NOM = "DE LA ROCHEFOUCAULD-MONTMORENCY-BEAUHARNAIS DU PLESSIS Marie-Antoinette"


def page_de(ouvrage: Ouvrage, tmp_path: Path) -> str:
    ecrire_ouvrage(ouvrage, tmp_path / "d.pdf")
    (page,) = pages_lues(tmp_path / "d.pdf")
    return page.replace("\u00a0", " ")


def test_a_long_double_name_does_not_leave_its_particle_alone() -> None:
    lignes = police.lignes(NOM, Style(NORMAL, 10), 150, 9)
    assert lignes[0] == "DE LA ROCHEFOUCAULD-"
    assert "".join(lignes).replace(" ", "") == NOM.replace(" ", "")


@lit_le_pdf
def test_a_postcode_and_its_town_stay_together(tmp_path: Path) -> None:
    adresse = "37 lotissement Les Échantillons 03998 Exemple sur Allier"
    page = page_de(ouvrage_fiches([fiche(adresse=adresse)], ENTETE), tmp_path)
    assert "03998 Exemple sur Allier" in page


@lit_le_pdf
def test_an_employer_and_a_step_are_whole_on_a_full_sheet(tmp_path: Path) -> None:
    employeur = " ".join(f"SOCIÉTÉ{rang}" for rang in range(20))
    etape = (
        "Obtenir le SIRET de l’employeur auprès du service comptable, puis prévenir le candidat par courriel"
    )
    pleine = fiche(
        employeur=employeur, siret="73282932000074", prochaine_etape=etape, evenements=evenements(9)
    )
    mots = page_de(ouvrage_fiches([pleine], ENTETE), tmp_path).split()
    assert {*employeur.split(), *etape.split()} <= set(mots)


@lit_le_pdf
def test_everybody_is_named_whole_where_they_sign(tmp_path: Path) -> None:
    page = page_de(ouvrage_emargement(Feuille(Seance(), [(NOM, "MCO")]), ENTETE), tmp_path)
    assert "…" not in page
    assert "Antoinette" in page


@lit_le_pdf
@pytest.mark.parametrize(("fois", "separes"), [(1, True), (60, False)])
def test_paragraphs_stay_apart_unless_they_would_hide_something(
    tmp_path: Path, fois: int, separes: bool
) -> None:
    projet = Fait("Lettre de motivation", "Bonjour,\n" + "Une phrase assez longue du projet.\n" * fois)
    questions = [Fait(f"Question {rang}", "Oui, voilà.") for rang in range(8)]
    page = page_de(
        ouvrage_examen([_examinee((projet, *questions))], ENTETE),
        tmp_path,
    )
    assert ("Bonjour,\n" in page) is separes


def _examinee(projet: tuple[Fait, ...]) -> FicheExamen:
    une = fiche()
    return FicheExamen("700123", "MARTIN Léa", une.etat, "MCO", "BTS MCO", projet=projet)
