"""Workbooks of several sheets: counters and one sheet per formation, or all that the base holds."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.suivi import Resultat, TypeEvenement
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.exports import FormatInconnu
from tests.factories import creer_formation, importer
from tests.reliability.tableur import formules

LEA = {
    "numero": "0700123",
    "nom": "MARTIN",
    "prenom": "Léa",
    "etat": "confirmee",
    "telephone_portable": "0601020304",
    "code_postal": "01000",
}
TOM = {"numero": "0700124", "nom": "=MARTIN", "prenom": "Tom", "etat": "en_recherche"}


@pytest.fixture
def formations(bureau: Bureau) -> tuple[Formation, Formation]:
    mco, gea = creer_formation(bureau), creer_formation(bureau, "GEA/1")
    importer(bureau, mco, date(2025, 4, 28), LEA, TOM)
    importer(bureau, gea, date(2025, 4, 29), LEA)
    return mco, gea


def _feuilles(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    classeur = openpyxl.load_workbook(path)
    return {feuille.title: list(feuille.iter_rows(values_only=True)) for feuille in classeur.worksheets}


def _colonne(feuille: list[tuple[Any, ...]], titre: str) -> list[Any]:
    rang = feuille[0].index(titre)
    return [ligne[rang] for ligne in feuille[1:]]


def test_one_sheet_per_formation_after_their_counters(
    bureau: Bureau, formations: tuple[Formation, Formation], tmp_path: Path
) -> None:
    cible = tmp_path / "classeur.xlsx"
    bureau.classeurs.par_formation(2025, cible)
    feuilles = _feuilles(cible)
    noms = list(feuilles)
    assert noms[0] == "Formations"
    assert sorted(noms[1:-1]) == ["GEA 1", "MCO"]
    assert noms[-1] == "Lisez-moi"
    comptes = dict(
        zip(
            _colonne(feuilles["Formations"], "Code"),
            _colonne(feuilles["Formations"], "Sans contrat"),
            strict=True,
        )
    )
    assert comptes == {"MCO": 2, "GEA/1": 1}
    assert sorted(_colonne(feuilles["MCO"], "N° inscription")) == ["0700123", "0700124"]
    assert _colonne(feuilles["GEA 1"], "N° inscription") == ["0700123"]


def test_the_whole_base_has_a_sheet_for_each_thing(
    bureau: Bureau, formations: tuple[Formation, Formation], tmp_path: Path
) -> None:
    ligne = bureau.candidatures.lister(formation_id=formations[0].id)[0]
    suivi = bureau.suivi.proposer(ligne.candidat_id, TypeEvenement.APPEL, resultat=Resultat.MESSAGE_LAISSE)
    bureau.suivi.noter(suivi._replace(texte="=1+1"))
    cible = tmp_path / "tout.xlsx"
    bureau.classeurs.complet(cible)
    feuilles = _feuilles(cible)
    assert list(feuilles) == [
        "Formations",
        "Candidatures",
        "Personnes",
        "Suivi",
        "Contrats",
        "À saisir",
        "Échéances",
        "Imports",
        "Faits importés",
        "Dossiers",
        "Demandes de motifs",
        "Brouillons",
        "Corrections",
        "Critères",
        "Employeurs",
        "Contrats passés",
        "Lisez-moi",
    ]
    assert len(feuilles["Candidatures"]) == 4
    assert sorted(_colonne(feuilles["Personnes"], "N° inscription")) == ["0700123", "0700124"]
    assert "01000" in _colonne(feuilles["Personnes"], "Code postal")
    assert _colonne(feuilles["Suivi"], "Note") == ["=1+1"]
    assert _colonne(feuilles["Suivi"], "Étape") == ["Rappeler"]
    assert _colonne(feuilles["Imports"], "Nouveaux") == [1, 2]
    dites = [nom for nom, *_ in feuilles["Lisez-moi"]]
    assert set(feuilles) - {"Lisez-moi"} <= set(dites)
    for nom, feuille in feuilles.items():
        if nom != "Lisez-moi":
            assert set(feuille[0]) <= set(dites), f"{nom}: a column is not explained"


def test_an_empty_base_still_gives_every_sheet(bureau: Bureau, tmp_path: Path) -> None:
    creer_formation(bureau)
    bureau.classeurs.complet(tmp_path / "tout.xlsx")
    assert all(feuille[0] for feuille in _feuilles(tmp_path / "tout.xlsx").values())


def test_every_workbook_is_noted_with_its_count(
    bureau: Bureau, formations: tuple[Formation, Formation], tmp_path: Path
) -> None:
    bureau.classeurs.par_formation(2025, tmp_path / "a.xlsx")
    bureau.classeurs.complet(tmp_path / "b.xlsx")
    libelles = [etat.action.libelle for etat in bureau.historique.lister()][:2]
    assert libelles == [
        "Fichier exporté – Classeur complet (Excel), 3\u00a0candidatures",
        "Fichier exporté – Classeur par formation (Excel), 3\u00a0candidatures",
    ]


def test_only_a_workbook_has_sheets(bureau: Bureau, tmp_path: Path) -> None:
    with pytest.raises(FormatInconnu, match=r"\.xlsx"):
        bureau.classeurs.complet(tmp_path / "tout.csv")
    with pytest.raises(FormatInconnu):
        bureau.classeurs.par_formation(2025, tmp_path / "tout.pdf")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice n’est pas installé")
def test_libreoffice_finds_no_formula_in_any_sheet(
    bureau: Bureau, formations: tuple[Formation, Formation], tmp_path: Path
) -> None:
    ligne = bureau.candidatures.lister(formation_id=formations[0].id)[0]
    suivi = bureau.suivi.proposer(ligne.candidat_id, TypeEvenement.NOTE)
    bureau.suivi.noter(suivi._replace(texte="=1+1", etape="+33", etape_on=date(2025, 6, 20)))
    cible = tmp_path / "tout.xlsx"
    bureau.classeurs.complet(cible)
    (juge := tmp_path / "juge").mkdir()
    assert formules(cible, juge / "profil") == 0
