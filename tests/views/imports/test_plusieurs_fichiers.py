"""Several files, or several formations in one: what is ready never waits for what is not."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.import_page import ImportPage
from cfa_desktop.views.imports.application import ABANDONNE
from tests.factories import creer_formation
from tests.views.imports.page_import import (
    DELAI,
    Essai,
    appliquer,
    attendre,
    categorie,
    destiner,
    numeros,
    ouvrir,
    titres,
)

MAI = "T_recrutement_MCO_2025-05-12.csv"
GEA = "T_recrutement_GEA_2025-05-05.csv"
JSON = "J_export_2026.json.zip"
LE_1ER_JUIN = date(2026, 6, 1)


@pytest.fixture
def deux_formations(exemples: Path, tmp_path: Path) -> Path:
    """Write the JSON export of two formations."""
    archive = zipfile.ZipFile(exemples / JSON)
    donnees = json.loads(archive.read(archive.namelist()[0]))
    candidats = donnees["exportDeDonnees"]["exportCandidats"][0]["candidats"]
    for candidat in candidats[12:]:
        candidat["DonneesVoeux"]["FormationVoeuxLibelle"] = "BTS - Production - Métiers de la chimie"
    fichier = tmp_path / "export.json"
    fichier.write_text(json.dumps(donnees), "utf-8")
    return fichier


def test_what_waits_for_a_hand_does_not_hold_the_rest(essai: Essai, mco: Formation, tmp_path: Path) -> None:
    page, bureau, exemples, qtbot = essai
    sans_date = tmp_path / "export MCO.csv"
    sans_date.write_bytes((exemples / MAI).read_bytes())
    gea = creer_formation(bureau, "GEA")
    ouvrir(page, qtbot, sans_date, exemples / GEA)
    assert page.pied.appliquer.text() == "Appliquer ce qui est prêt"
    assert page.pied.etat.text().startswith("export MCO.csv\u202f: Indiquez la date de l’export")
    appliquer(page, qtbot)
    assert len(numeros(bureau, gea)) == 40
    assert len(bureau.imports.lister()) == 2
    assert page.pied.terminer.text() == "Continuer la vérification"
    page.pied.terminer.click()
    assert [etude.nom for etude in page.etudes] == ["export MCO.csv"]
    destiner(page, qtbot, mco, date(2025, 5, 12))
    appliquer(page, qtbot)
    assert len(bureau.imports.lister()) == 3


def test_two_files_of_two_new_formations_are_applied_at_once(essai: Essai) -> None:
    """Creating the second formation changes the base: the first file is compared again, not refused."""
    page, bureau, exemples, qtbot = essai
    ouvrir(page, qtbot, exemples / MAI, exemples / GEA)
    formulaire = page.verification.verifier.formulaire
    for etude, code in zip(page.etudes, ("MCO", "GEA"), strict=True):
        page.fichiers.choisi.emit(etude)
        page.verification.verifier.choix.nouvelle_demandee.emit()
        formulaire.intitule.setText(code)
        formulaire.code.setText(code)
        formulaire.creer.click()
        attendre(page, qtbot)
    appliquer(page, qtbot)
    assert page.message.isHidden()
    assert [un.plan for un in page.etudes] == []
    assert len(bureau.imports.lister()) == 2


def test_each_formation_of_a_file_has_its_own_row(
    page: ImportPage, bureau: Bureau, deux_formations: Path, qtbot: QtBot
) -> None:
    ndrc = creer_formation(bureau, "NDRC", campagne=2026)
    chimie = creer_formation(bureau, "CHIM", campagne=2026)
    ouvrir(page, qtbot, deux_formations)
    assert page.fichiers.count() == 2
    assert page.fichiers.isVisible()
    for rang, formation in enumerate((ndrc, chimie)):
        page.fichiers.setCurrentRow(rang)
        destiner(page, qtbot, formation, LE_1ER_JUIN)
    assert "Métiers de la chimie" in page.etudes[1].nom
    appliquer(page, qtbot)
    assert (len(numeros(bureau, ndrc)), len(numeros(bureau, chimie))) == (12, 8)


def test_who_names_no_formation_has_a_row_that_says_so_and_lines_set_aside_alone_have_none(
    page: ImportPage, bureau: Bureau, deux_formations: Path, qtbot: QtBot
) -> None:
    ndrc = creer_formation(bureau, "NDRC", campagne=2026)
    donnees = json.loads(deux_formations.read_text("utf-8"))
    candidats = donnees["exportDeDonnees"]["exportCandidats"][0]["candidats"]
    candidats += [None, {"DonneesCandidats": {"NumeroDossierCandidat": "abc"}}]
    deux_formations.write_text(json.dumps(donnees), "utf-8")
    ouvrir(page, qtbot, deux_formations)
    assert [etude.nom.split(" – ")[1][:12] for etude in page.etudes] == ["BTS - Servic", "BTS - Produc"]
    assert [len(lue.rejets) for etude in page.etudes if (lue := etude.extraction)] == [2, 0]
    page.pied.renoncer.click()
    candidats.append({"DonneesCandidats": {"NumeroDossierCandidat": 850900, "NomCandidat": "ROY"}})
    deux_formations.write_text(json.dumps(donnees), "utf-8")
    ouvrir(page, qtbot, deux_formations)
    page.fichiers.setCurrentRow(2)
    assert page.etudes[2].nom == "export.json – sans formation"
    assert page.etudes[2].attente == "Choisissez la formation."
    destiner(page, qtbot, ndrc, LE_1ER_JUIN)
    appliquer(page, qtbot)
    assert numeros(bureau, ndrc) == {"850900"}


def test_the_same_persons_in_two_files_leave_less_to_do_and_nothing_to_ask(
    page: ImportPage, bureau: Bureau, exemples: Path, qtbot: QtBot
) -> None:
    ndrc = creer_formation(bureau, "NDRC", campagne=2026)
    chimie = creer_formation(bureau, "CHIM", campagne=2026)
    ouvrir(page, qtbot, exemples / JSON, exemples / JSON)
    for rang, formation in enumerate((ndrc, chimie)):
        page.fichiers.setCurrentRow(rang)
        destiner(page, qtbot, formation, LE_1ER_JUIN)
    appliquer(page, qtbot)
    assert page.message.isHidden()
    assert numeros(bureau, ndrc) == numeros(bureau, chimie)


def test_the_hand_goes_to_the_first_category_of_another_file(
    page: ImportPage, bureau: Bureau, mco: Formation, exemples: Path, qtbot: QtBot
) -> None:
    creer_formation(bureau, "GEA")
    ouvrir(page, qtbot, exemples / MAI, exemples / GEA)
    categorie(page, "inchanges").vue.aller_a(5)
    page.fichiers.setCurrentRow(1)
    differences = page.verification.verifier.differences
    assert differences.courante == "nouveaux"
    assert titres(page)[0] == "Nouveaux  40"
    assert not differences.detail.isVisible()


def test_giving_up_leaves_nothing(
    page: ImportPage, bureau: Bureau, mco: Formation, exemples: Path, qtbot: QtBot
) -> None:
    avant = bureau.candidatures.lister()
    ouvrir(page, qtbot, exemples / MAI)
    with qtbot.waitSignal(page.application.fini, timeout=DELAI) as fini:
        page.pied.appliquer.click()
        page.pied.abandonner.click()
    assert fini.args[0].abandonne
    assert page.message.texte.text() == ABANDONNE
    assert bureau.candidatures.lister() == avant
    assert len(bureau.imports.lister()) == 1
    attendre(page, qtbot)
    appliquer(page, qtbot)
    assert len(bureau.imports.lister()) == 2


def test_a_reading_is_given_up_from_its_page(
    page: ImportPage, mco: Formation, exemples: Path, qtbot: QtBot
) -> None:
    page.ouvrir_fichiers([exemples / MAI])
    assert page.verification.etape == "lire"
    page.verification.lire.abandonner.click()
    assert not page.etudes
    assert page.depot.isVisible()
    ouvrir(page, qtbot, exemples / MAI)
    assert page.verification.etape == "verifier"


def test_the_window_waits_for_what_is_being_read_before_it_applies(
    page: ImportPage, bureau: Bureau, mco: Formation, exemples: Path, qtbot: QtBot
) -> None:
    ouvrir(page, qtbot, exemples / MAI)
    page.ouvrir_fichiers([exemples / GEA])
    assert not page.pied.appliquer.isEnabled()
    attendre(page, qtbot)
    assert page.pied.appliquer.isEnabled()
