"""Workbooks: typed cells, no formula ever, nothing cut in silence, read back by two other programs."""

from __future__ import annotations

import csv
import shutil
import subprocess
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from cfa_desktop.documents.excel import ecrire_classeur, ecrire_excel
from cfa_desktop.documents.excel_cellules import TEXTE_MAX, Cellules
from cfa_desktop.documents.liste import Classeur
from cfa_desktop.models.colonnes import CHAMPS
from cfa_desktop.models.sens_colonnes import SENS
from tests.documents.exemples import COLONNES, ENTETE, ligne, liste, textes

PIEGES = (
    "=1+1",
    "+33612",
    "-1",
    "@SUM(A1)",
    "#N/A",
    "#REF!",
    "\t=1",
    "'=1",
    "=cmd|' /C calc'!A0",
    "TRUE",
    "1E5",
)


def _feuille(path: Path) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(path).worksheets[0]


def test_numbers_with_zeros_stay_texts_and_dates_are_dates(tmp_path: Path) -> None:
    cible = tmp_path / "l.xlsx"
    assert ecrire_excel(liste([ligne(1), ligne(2)]), cible) == ()
    feuille = _feuille(cible)
    premiere = [cellule.value for cellule in feuille[2]]
    assert premiere == [*ligne(1)[:3], "En recherche de contrat", datetime(2026, 5, 28), 1]  # noqa: DTZ001
    assert [cellule.number_format for cellule in feuille[2]][::2] == ["@", "@", "dd/mm/yyyy"]
    assert feuille["A2"].data_type == "s"
    assert feuille["E3"].value is None


def test_the_sheet_is_ready_to_filter_and_to_print(tmp_path: Path) -> None:
    cible = tmp_path / "l.xlsx"
    ecrire_excel(liste([ligne(rang) for rang in range(40)]), cible)
    feuille = _feuille(cible)
    assert feuille.auto_filter.ref == "A1:F41"
    assert feuille.freeze_panes == "C2"
    assert feuille.print_title_rows == "$1:$1"
    assert feuille.page_setup.orientation == "portrait"
    assert feuille.column_dimensions["B"].width >= len("NGUYỄN-ŁUKASZ Œdipe d’A39")


def test_every_state_has_its_own_look_and_says_presume_and_prepare(tmp_path: Path) -> None:
    cible = tmp_path / "l.xlsx"
    ecrire_excel(liste([ligne(rang) for rang in range(30)]), cible)
    feuille = _feuille(cible)
    assert feuille["D2"].value == "En recherche de contrat (présumé, préparé)"
    styles = {feuille.cell(row=rang, column=4).style_id for rang in range(2, 32)}
    assert len(styles) >= 6


def test_lisez_moi_says_what_the_list_is(tmp_path: Path) -> None:
    cible = tmp_path / "l.xlsx"
    ecrire_excel(liste([ligne(1)]), cible)
    dit = dict(openpyxl.load_workbook(cible)["Lisez-moi"].iter_rows(values_only=True))
    assert dit["Formation"] == "MCO – BTS Management commercial opérationnel"
    assert dit["Session"] == "2026"
    assert dit["Filtre"] == "En recherche de contrat, sans téléphone"
    assert dit["Nombre"] == "1\u00a0ligne"
    assert dit["Produit le"] == "10/06/2026 à 10\u00a0h\u00a005"
    assert dit["Version du programme"]
    assert "fictives" in dit["Démonstration"]


def test_no_data_is_ever_a_formula(tmp_path: Path) -> None:
    cible = tmp_path / "l.xlsx"
    ecrire_excel(textes(*PIEGES), cible)
    feuille = _feuille(cible)
    assert [cellule.value for cellule in feuille["A"]][1:] == list(PIEGES)
    assert {cellule.data_type for cellule in feuille["A"]} == {"s"}


@pytest.mark.parametrize(("longueur", "coupee"), [(TEXTE_MAX, False), (TEXTE_MAX + 1, True)])
def test_a_text_longer_than_a_cell_is_flagged_never_cut_in_silence(
    tmp_path: Path, longueur: int, coupee: bool
) -> None:
    cible = tmp_path / "l.xlsx"
    remarques = ecrire_excel(textes("x" * longueur), cible)
    valeur = _feuille(cible)["A2"].value
    assert bool(remarques) is coupee
    assert len(valeur) == TEXTE_MAX
    assert ("texte coupé" in valeur) is coupee


def test_astral_characters_count_twice_and_are_never_split(tmp_path: Path) -> None:
    cible = tmp_path / "l.xlsx"
    assert ecrire_excel(textes("😀" * (TEXTE_MAX // 2 + 1)), cible)
    assert len(_feuille(cible)["A2"].value.encode("utf-16-le")) // 2 <= TEXTE_MAX


def test_what_xml_refuses_is_replaced_and_said(tmp_path: Path) -> None:
    cible = tmp_path / "l.xlsx"
    remarques = ecrire_excel(textes("a\x00b\x0bc", "d\ud800e\ufffef", "g\r\nh"), cible)
    assert [cellule.value for cellule in _feuille(cible)["A"]][1:] == ["abc", "d\ufffde\ufffdf", "g\nh"]
    assert "illisibles" in remarques[0]


def test_an_empty_list_and_a_date_before_1900_open(tmp_path: Path) -> None:
    cible = tmp_path / "l.xlsx"
    ecrire_excel(liste([]), cible)
    assert _feuille(cible).max_row == 1
    valeurs = ("1", "A", "", None, date(1899, 1, 2), 10**16)
    ecrire_excel(liste([valeurs]), cible)
    assert [cellule.value for cellule in _feuille(cible)[2]][4:] == ["02/01/1899", str(10**16)]


def test_a_hostile_title_gives_a_valid_sheet_name(tmp_path: Path) -> None:
    cible = tmp_path / "l.xlsx"
    modele = liste([ligne(1)])
    for titre in ("a/b:c*?[d]\\" * 9, "'''", "", "lisez-moi", "\ud800"):
        ecrire_excel(type(modele)(titre, modele.entete, modele.colonnes, modele.lignes), cible)
        assert len(openpyxl.load_workbook(cible).sheetnames) == 2


def test_progress_can_cancel_and_leaves_nothing(tmp_path: Path) -> None:
    def annule(_fait: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        ecrire_excel(liste([ligne(1)]), tmp_path / "l.xlsx", annule)
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters()), min_size=1, max_size=40))
def test_any_text_comes_back_as_it_went(tmp_path: Path, valeurs: list[str]) -> None:
    cible = tmp_path / "l.xlsx"
    ecrire_excel(textes(*valeurs), cible)
    lues = [cellule or "" for (cellule,) in _feuille(cible).iter_rows(min_row=2, values_only=True)]
    attendues = [Cellules.propre(valeur) for valeur in valeurs]
    assert lues == attendues[: len(lues)]
    assert not any(attendues[len(lues) :])


def test_calamine_reads_the_same_values(tmp_path: Path) -> None:
    cible = tmp_path / "l.xlsx"
    ecrire_excel(liste([ligne(rang) for rang in range(1, 4)]), cible)
    lignes = CalamineWorkbook.from_path(str(cible)).get_sheet_by_index(0).to_python()
    assert lignes[0] == [colonne.titre for colonne in COLONNES]
    assert lignes[1][:3] == list(ligne(1)[:3])
    assert lignes[1][4] == date(2026, 5, 28)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice n’est pas installé")
def test_libreoffice_opens_it_and_finds_no_formula(tmp_path: Path) -> None:
    cible = tmp_path / "l.xlsx"
    ecrire_excel(textes(*PIEGES, "NGUYỄN ŁUKASZ Œ ’", "007"), cible)
    profil = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    filtre = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true,false,false,1"
    commande = [
        "soffice",
        profil,
        "--headless",
        "--convert-to",
        filtre,
        "--outdir",
        str(tmp_path),
        str(cible),
    ]
    subprocess.run(commande, check=True, capture_output=True, timeout=60)
    (produit,) = tmp_path.glob("*.csv")
    with produit.open(encoding="utf-8", newline="") as flux:
        lues = [cellules[0] for cellules in csv.reader(flux, delimiter=";")]
    assert lues[1:] == [*PIEGES, "NGUYỄN ŁUKASZ Œ ’", "007"]


def test_lisez_moi_says_what_each_column_means(tmp_path: Path) -> None:
    cible = tmp_path / "l.xlsx"
    colonnes = [*COLONNES[:3], replace(COLONNES[3], aide="L’état au moment de l’export."), *COLONNES[4:]]
    ecrire_excel(liste([ligne(1)], colonnes), cible)
    dit = dict(openpyxl.load_workbook(cible)["Lisez-moi"].iter_rows(values_only=True))
    assert dit["État"] == "L’état au moment de l’export."
    assert {colonne.titre for colonne in COLONNES} <= dit.keys()
    assert "présumé" in dit["Mentions de l’état"]


def test_every_column_of_the_candidate_list_is_explained() -> None:
    assert set(CHAMPS) <= set(SENS)


def test_several_lists_make_one_sheet_each_with_unlike_names(tmp_path: Path) -> None:
    cible = tmp_path / "l.xlsx"
    feuilles = [
        replace(liste([ligne(rang) for rang in range(nombre)]), titre=titre)
        for nombre, titre in (
            (3, "MCO"),
            (0, "mco"),
            (1, "a/b:c*?[d]\\" * 9),
            (2, "Lisez-moi"),
            (1, "History"),
        )
    ]
    ecrire_classeur(Classeur("Formations", ENTETE, feuilles), cible)
    classeur = openpyxl.load_workbook(cible)
    assert classeur.sheetnames[:2] == ["MCO", "mco (2)"]
    assert len({nom.casefold() for nom in classeur.sheetnames}) == 6
    assert all(0 < len(nom) <= 31 for nom in classeur.sheetnames)
    assert "History" not in classeur.sheetnames
    assert classeur.sheetnames[-1] == "Lisez-moi"
    assert [feuille.max_row for feuille in classeur.worksheets[:-1]] == [4, 1, 2, 3, 2]
    assert all(feuille.print_title_rows == "$1:$1" for feuille in classeur.worksheets[:-1])
    noms = [nom for nom, _dit in classeur["Lisez-moi"].iter_rows(values_only=True)]
    assert set(classeur.sheetnames[:-1]) <= set(noms)


def test_only_open_columns_may_be_typed_over_and_hidden_ones_are_hidden(tmp_path: Path) -> None:
    cible = tmp_path / "l.xlsx"
    colonnes = [
        replace(COLONNES[0], cachee=True),
        *COLONNES[1:4],
        replace(COLONNES[4], ouverte=True),
        COLONNES[5],
    ]
    ecrire_excel(liste([ligne(1), ligne(2)], colonnes), cible)
    feuille = _feuille(cible)
    assert feuille.protection.sheet
    assert feuille.protection.password is None
    assert not feuille.protection.sort
    assert [cellule.protection.locked for cellule in feuille[3]] == [True, True, True, True, False, True]
    assert feuille["E3"].number_format == "dd/mm/yyyy"
    assert feuille.column_dimensions["A"].hidden
    assert not _feuille_libre(tmp_path).protection.sheet


def _feuille_libre(dossier: Path) -> openpyxl.worksheet.worksheet.Worksheet:
    ecrire_excel(liste([ligne(1)]), dossier / "libre.xlsx")
    return _feuille(dossier / "libre.xlsx")
