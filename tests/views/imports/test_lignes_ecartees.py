"""Lines set aside, and values that were not guessed: seen, copied, settled by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.import_page import ImportPage
from tests.factories import creer_formation
from tests.views.imports.page_import import appliquer, attendre, categorie, destiner, numeros, ouvrir, titres

MAI = "T_recrutement_MCO_2025-05-12.csv"
INCONNU = "Candidature en cours d’étude"
LE_1ER_JUIN = date(2025, 6, 1)


@pytest.fixture
def collees(page: ImportPage, bureau: Bureau, exemples: Path, qtbot: QtBot) -> Formation:
    """Open the table two of whose lines are glued or cut."""
    formation = creer_formation(bureau, "MCO")
    ouvrir(page, qtbot, exemples / "defauts" / "lignes_collees.csv")
    destiner(page, qtbot, formation, LE_1ER_JUIN)
    return formation


@pytest.fixture
def inconnu(page: ImportPage, mco: Formation, exemples: Path, tmp_path: Path, qtbot: QtBot) -> Path:
    """Open a table nine of whose states nobody knows."""
    texte = (exemples / MAI).read_text("utf-8-sig")
    fichier = tmp_path / MAI
    fichier.write_text(texte.replace("Candidature non confirmée", INCONNU, 9), "utf-8")
    ouvrir(page, qtbot, fichier)
    return fichier


def test_lines_set_aside_are_shown_with_their_number_reason_and_text(
    collees: Formation, page: ImportPage, bureau: Bureau, qtbot: QtBot
) -> None:
    assert "Lignes écartées  2" in titres(page)
    page.verification.etapes.boutons["lire"].click()
    lire = page.verification.lire
    assert [rejet.ligne for rejet in lire.rejets.modele.rows] == [6, 12]
    lire.copier.click()
    copie = QGuiApplication.clipboard().text().splitlines()
    assert copie[0] == "Ligne\tRaison\tTexte"
    assert copie[2].startswith("12\tchamps manquants")
    page.verification.etapes.boutons["verifier"].click()
    appliquer(page, qtbot)
    assert len(numeros(bureau, collees)) == 10


def test_the_raw_text_of_one_line_is_copied_from_its_detail(collees: Formation, page: ImportPage) -> None:
    liste = categorie(page, "ecartees")
    liste.vue.aller_a(1)
    detail = page.verification.verifier.differences.detail
    detail.copier.click()
    assert QGuiApplication.clipboard().text() == liste.modele.rows[1].detail


def test_an_unknown_label_is_one_doubt_whatever_its_lines(inconnu: Path, page: ImportPage) -> None:
    (doute,) = (un for un in categorie(page, "doutes").modele.rows if un.champ == "État")
    assert (doute.avant, doute.apres) == (INCONNU, "2, 3, 4 et 6 autres")


def test_an_unknown_label_is_mapped_once_and_for_all(
    inconnu: Path, page: ImportPage, mco: Formation, qtbot: QtBot
) -> None:
    categorie(page, "doutes").vue.aller_a(0)
    resolution = page.verification.verifier.resolution
    assert not resolution.retenir.isEnabled()
    resolution.choix.setFocus()
    QTest.keyClick(resolution.choix, Qt.Key.Key_Down)
    assert resolution.retenir.isEnabled()
    resolution.retenir.click()
    attendre(page, qtbot)
    assert "À vérifier  1" in titres(page)
    assert "Modifiés  32" in titres(page)
    page.pied.renoncer.click()
    ouvrir(page, qtbot, inconnu)
    assert "État" not in {ligne.champ for ligne in categorie(page, "doutes").modele.rows}


def test_a_doubtful_line_is_left_aside_from_its_doubt(
    inconnu: Path, page: ImportPage, bureau: Bureau, mco: Formation, qtbot: QtBot
) -> None:
    categorie(page, "doutes").vue.aller_a(0)
    resolution = page.verification.verifier.resolution
    assert resolution.laisser.text() == "Laisser ces 9 lignes de côté"
    resolution.laisser.click()
    assert resolution.laisser.text() == "Importer ces 9 lignes quand même"
    assert page.pied.etat.text().startswith("9 candidatures laissées de côté")
    appliquer(page, qtbot)
    assert not any(ligne.etat is None for ligne in bureau.candidatures.lister(formation_id=mco.id))


def test_two_dossiers_are_compared_only_once_something_listens(inconnu: Path, page: ImportPage) -> None:
    categorie(page, "doutes").vue.aller_a(0)
    resolution = page.verification.verifier.resolution
    assert not resolution.comparer.isVisible()
    page.offrir_la_comparaison()
    assert resolution.comparaison_offerte
