"""Every example file, opened as the officer would: what the assistant shows, and what it asks."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.import_page import ImportPage
from tests.factories import HorlogeFixe, creer_formation
from tests.views.imports.page_import import Essai, appliquer, destiner, numeros, ouvrir, titres

INTITULE_J = "BTS - Services - Négociation et digitalisation de la Relation Client"
LE_1ER_JUIN = date(2025, 6, 1)


@pytest.fixture
def attendu(exemples: Path) -> dict[str, Any]:
    """Return what is expected of each example."""
    lu: dict[str, Any] = json.loads((exemples / "ATTENDU.json").read_text("utf-8"))
    return lu


@pytest.mark.parametrize(
    ("nom", "code"),
    [
        ("T_recrutement_MCO_2025-04-28.csv", "MCO"),
        ("T_recrutement_GEA_2025-05-05.csv", "GEA"),
        ("T_recrutement_ACSE_2025-06-20.xlsx", "ACSE"),
    ],
)
def test_a_table_needs_no_hand(
    nom: str, code: str, essai: Essai, attendu: dict[str, Any], horloge: HorlogeFixe
) -> None:
    page, bureau, exemples, qtbot = essai
    horloge.instant = datetime(2025, 6, 20, 10, tzinfo=PARIS)
    formation = creer_formation(bureau, code)
    ouvrir(page, qtbot, exemples / nom)
    assert page.verification.etape == "verifier"
    assert page.pied.appliquer.isEnabled()
    appliquer(page, qtbot)
    assert len(numeros(bureau, formation)) == attendu[nom]["candidatures"]


def test_a_table_without_phones_erases_none(
    page: ImportPage, bureau: Bureau, exemples: Path, attendu: dict[str, Any], qtbot: QtBot
) -> None:
    creer_formation(bureau, "GEA")
    ouvrir(page, qtbot, exemples / "T_recrutement_GEA_2025-05-05.csv")
    appliquer(page, qtbot)
    page.pied.terminer.click()
    nom = "T_recrutement_GEA_2025-05-12_sans_coordonnees_cp1252.csv"
    ouvrir(page, qtbot, exemples / nom)
    prevu = attendu[nom]
    assert titres(page)[:4] == [
        f"Nouveaux  {prevu['nouveaux']}",
        f"Modifiés  {prevu['modifies']}",
        f"Inchangés  {prevu['inchanges']}",
        f"Absents  {prevu['disparus']}",
    ]
    page.verification.etapes.boutons["lire"].click()
    assert page.verification.lire.faits["Encodage"] == "Windows-1252"


@pytest.mark.parametrize(
    ("nom", "nombre"),
    [
        ("P_parametrable_2026.csv", 60),
        ("D_0631861M_BTS-NDRC_101.csv", 25),
        ("A_admissions_standard.csv", 10),
        ("A_admissions_parametrable.csv", 10),
        ("J_export_2026.json.zip", 20),
    ],
)
def test_a_dossier_asks_only_for_what_no_file_says(nom: str, nombre: int, essai: Essai) -> None:
    page, bureau, exemples, qtbot = essai
    formation = creer_formation(bureau, "NDRC", campagne=2026, intitule=INTITULE_J)
    ouvrir(page, qtbot, exemples / nom)
    assert page.verification.etape == "verifier"
    assert not page.pied.appliquer.isEnabled()
    destiner(page, qtbot, formation, LE_1ER_JUIN)
    assert titres(page)[0] == f"Nouveaux  {nombre}"
    appliquer(page, qtbot)
    assert len(numeros(bureau, formation)) == nombre


@pytest.mark.parametrize("nom", ["P_parametrable_2026.csv", "J_export_2026.json.zip"])
def test_what_is_read_past_shows_no_value(
    nom: str, page: ImportPage, bureau: Bureau, exemples: Path, qtbot: QtBot
) -> None:
    creer_formation(bureau, "NDRC", campagne=2026)
    ouvrir(page, qtbot, exemples / nom)
    page.verification.etapes.boutons["correspondre"].click()
    colonnes = page.verification.correspondre.liste.modele.rows
    lues = [une for une in colonnes if une.champ]
    assert any(une.exemples for une in lues)
    assert len(lues) < len(colonnes)
    assert not any(une.exemples for une in colonnes if not une.champ)
    assert "SENSIBLE-" not in " ".join(exemple for une in colonnes for exemple in une.exemples)


@pytest.mark.parametrize(
    ("nom", "debut"),
    [
        ("vide.csv", "Ce fichier est vide"),
        ("image.xlsx", "Ce fichier est une image"),
        ("derniere_cellule.xlsx", "Ce tableau dépasse les limites"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_changes_nothing(
    nom: str, debut: str, mco: Formation, essai: Essai
) -> None:
    page, bureau, exemples, qtbot = essai
    avant = bureau.candidatures.lister()
    ouvrir(page, qtbot, exemples / "defauts" / nom)
    assert page.verification.etape == "lire"
    assert page.verification.lire.refus.phrase.text().startswith(debut)
    assert not page.pied.appliquer.isEnabled()
    assert bureau.candidatures.lister() == avant


@pytest.mark.parametrize(("nom", "nombre"), [("utf16.csv", 12), ("contenus_hostiles.csv", 5)])
def test_an_odd_table_is_applied(nom: str, nombre: int, essai: Essai) -> None:
    page, bureau, exemples, qtbot = essai
    formation = creer_formation(bureau, "MCO")
    ouvrir(page, qtbot, exemples / "defauts" / nom)
    destiner(page, qtbot, formation, LE_1ER_JUIN)
    appliquer(page, qtbot)
    assert len(numeros(bureau, formation)) == nombre


def test_headers_alone_change_nothing(
    page: ImportPage, bureau: Bureau, mco: Formation, exemples: Path, qtbot: QtBot
) -> None:
    ouvrir(page, qtbot, exemples / "defauts" / "entetes_seuls.csv")
    destiner(page, qtbot, mco, LE_1ER_JUIN)
    assert page.verification.verifier.rien.isVisible()


def test_a_refused_file_among_others_holds_nobody(
    page: ImportPage, bureau: Bureau, mco: Formation, exemples: Path, qtbot: QtBot
) -> None:
    ouvrir(page, qtbot, exemples / "defauts" / "vide.csv", exemples / "T_recrutement_MCO_2025-05-12.csv")
    assert page.pied.appliquer.isEnabled()
    appliquer(page, qtbot)
    assert len(bureau.imports.lister()) == 2
    assert [etude.nom for etude in page.etudes] == ["vide.csv"]


def test_an_export_from_the_future_waits_for_its_true_date(
    essai: Essai, tmp_path: Path, horloge: HorlogeFixe
) -> None:
    page, bureau, exemples, qtbot = essai
    creer_formation(bureau, "MCO")
    nom = "T_recrutement_MCO_2025-04-28.csv"
    horloge.instant = datetime(2025, 4, 27, 10, tzinfo=PARIS)
    ouvrir(page, qtbot, exemples / nom)
    choix = page.verification.verifier.choix
    assert not page.pied.appliquer.isEnabled()
    assert choix.date.text() == "à préciser"
    assert choix.date.maximumDate().toPython() == date(2025, 4, 27)
