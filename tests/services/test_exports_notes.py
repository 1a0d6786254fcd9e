"""Every file that leaves is noted in the history, with its count and no name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.exports import DemandeListe, FormatInconnu
from tests.factories import creer_formation, importer

LEA = {"numero": "700123", "nom": "MARTIN", "prenom": "Léa", "etat": "confirmee"}
TOM = {"numero": "700124", "nom": "MARTIN", "prenom": "Tom", "etat": "confirmee"}


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau)
    importer(bureau, formation, date(2025, 4, 28), LEA, TOM)
    return formation


def notes(bureau: Bureau) -> list[str]:
    libelles = (etat.action.libelle for etat in bureau.historique.lister())
    return [libelle for libelle in libelles if libelle.startswith("Fichier exporté")]


@pytest.mark.parametrize(("suffixe", "nom"), [(".xlsx", "Excel"), (".csv", "CSV"), (".pdf", "PDF")])
def test_a_list_is_noted_in_its_format(
    bureau: Bureau, formation: Formation, tmp_path: Path, suffixe: str, nom: str
) -> None:
    lignes = bureau.candidatures.lister(formation_id=formation.id)
    demande = DemandeListe(lignes, formation.id, formation.campagne)
    bureau.exports.liste(demande, tmp_path / f"liste{suffixe}")
    assert notes(bureau) == [f"Fichier exporté – Liste des candidats ({nom}), 2\u00a0candidatures"]


def test_sheets_and_the_queue_are_noted(bureau: Bureau, formation: Formation, tmp_path: Path) -> None:
    lignes = bureau.candidatures.lister(formation_id=formation.id)[:1]
    bureau.exports.fiches(DemandeListe(lignes, formation.id, formation.campagne), tmp_path / "f.pdf")
    bureau.exports.saisies(tmp_path / "file.xlsx", formation.campagne)
    assert notes(bureau) == [
        "Fichier exporté – À saisir en ligne (Excel), 0\u00a0saisie",
        "Fichier exporté – Fiches de suivi (PDF), 1\u00a0fiche",
    ]


def test_a_file_that_is_not_written_is_not_noted(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    demande = DemandeListe([], formation.id, formation.campagne)
    with pytest.raises(FormatInconnu):
        bureau.exports.liste(demande, tmp_path / "liste.doc")
    assert notes(bureau) == []
