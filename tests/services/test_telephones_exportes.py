"""The phones of a list: read in a workbook as on screen, given in a CSV as Parcoursup gives them."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.exports import DemandeListe
from tests.factories import creer_formation, importer

TITRE = "Numéro téléphone"
DEUX = {"telephone_portable": "0639981159", "telephone_fixe": "0465712649"}
PERSONNES = (
    {"numero": "700123", "nom": "ABADIE", "prenom": "Léa", **DEUX},
    {"numero": "700124", "nom": "BEC", "prenom": "Tom", "telephone_portable": "0639981160"},
    {"numero": "700125", "nom": "CROS", "prenom": "Zoé", "telephone_fixe": "0465712650"},
    {"numero": "700126", "nom": "DUC", "prenom": "Ana"},
    # Two mobiles: the second stands in the place of the fixed one.
    {"numero": "700127", "nom": "EVE", "prenom": "Lou", "telephone_portable": "0639981161"}
    | {"telephone_fixe": "0739981162"},
)


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau)
    importer(bureau, formation, date(2025, 4, 28), *(une | {"etat": "confirmee"} for une in PERSONNES))
    return formation


def _exporter(bureau: Bureau, formation: Formation, cible: Path) -> Path:
    lignes = bureau.candidatures.lister(formation_id=formation.id)
    bureau.exports.liste(DemandeListe(lignes, formation.id, formation.campagne), cible)
    return cible


def test_a_workbook_shows_the_numbers_alone_as_text(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    feuille = openpyxl.load_workbook(_exporter(bureau, formation, tmp_path / "l.xlsx")).worksheets[0]
    rang = [cellule.value for cellule in feuille[1]].index(TITRE)
    cellules = [ligne[rang] for ligne in feuille.iter_rows(min_row=2)]
    assert [cellule.value for cellule in cellules] == [
        "06 39 98 11 59 / 04 65 71 26 49",
        "06 39 98 11 60",
        "04 65 71 26 50",
        None,
        "06 39 98 11 61 / 07 39 98 11 62",
    ]
    assert {cellule.number_format for cellule in cellules} == {"@"}
    assert {cellule.data_type for cellule in cellules[:3]} == {"s"}


def test_a_csv_keeps_the_cell_of_parcoursup(bureau: Bureau, formation: Formation, tmp_path: Path) -> None:
    cible = _exporter(bureau, formation, tmp_path / "l.csv")
    with cible.open(encoding="utf-8-sig", newline="") as flux:
        lues = [ligne[TITRE] for ligne in csv.DictReader(flux, delimiter=";")]
    assert lues == [
        "Fixe : 0465712649 / Portable : 0639981159",
        "Fixe :  / Portable : 0639981160",
        "Fixe : 0465712650 / Portable : ",
        "",
        "Fixe : 0739981162 / Portable : 0639981161",
    ]


def test_a_csv_reads_back_with_the_same_phones(bureau: Bureau, formation: Formation, tmp_path: Path) -> None:
    relue = bureau.imports.lire(_exporter(bureau, formation, tmp_path / "l.csv"))
    assert (relue.type, relue.rejets, relue.doutes) == (TypeExport.TABLEAU, (), ())
    lus = {un.numero: un.champs for un in relue.enregistrements}
    assert lus.keys() == {une["numero"] for une in PERSONNES}
    for une in PERSONNES:
        for champ in ("telephone_portable", "telephone_fixe"):
            assert lus[une["numero"]][champ] == une.get(champ, "")
