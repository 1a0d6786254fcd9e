"""The Import page: read in the background, checked on one screen, applied, reported."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.import_page import RIEN_A_COLLER, ImportPage
from tests.factories import creer_formation
from tests.views.imports.page_import import DELAI, titres

MAI = "T_recrutement_MCO_2025-05-12.csv"
GEA = "T_recrutement_GEA_2025-05-05.csv"


def lues(page: ImportPage) -> bool:
    return bool(page.etudes) and not any(etude.en_lecture for etude in page.etudes)


def liens(page: ImportPage) -> dict[str, QPushButton]:
    return {lien.text(): lien for lien in page.rapport.findChildren(QPushButton)}


def test_an_empty_page_says_what_to_drop_and_shows_no_register(page: ImportPage) -> None:
    assert page.depot.isVisible()
    assert not page.registre.isVisible()


def test_a_known_file_goes_straight_to_its_differences(
    mco: Formation, page: ImportPage, exemples: Path, qtbot: QtBot
) -> None:
    page.ouvrir_fichiers([exemples / MAI])
    qtbot.waitUntil(page.pied.appliquer.isEnabled, timeout=DELAI)
    assert page.verification.etape == "verifier"
    verifier = page.verification.verifier
    assert verifier.choix.formation.currentData() == mco.id
    assert verifier.choix.recouvrement.text().startswith("241 des 255 numéros sont déjà dans MCO.")
    assert titres(page) == [
        "Nouveaux  14",
        "Modifiés  32",
        "Inchangés  209",
        "Absents  3",
        "Lignes écartées  0",
        "À vérifier  1",
    ]


def test_a_modified_line_shows_french_labels_before_and_after(
    mco: Formation, page: ImportPage, exemples: Path, qtbot: QtBot
) -> None:
    page.ouvrir_fichiers([exemples / MAI])
    qtbot.waitUntil(page.pied.appliquer.isEnabled, timeout=DELAI)
    page.verification.verifier.differences.aller("modifies")
    lignes = page.verification.verifier.differences.listes["modifies"].modele.rows
    etats = {(ligne.avant, ligne.apres) for ligne in lignes if ligne.champ == "État"}
    assert ("Candidature non confirmée", "Candidature confirmée (Non examinée)") in etats


def test_applying_reports_what_changed_and_each_line_opens_its_list(
    mco: Formation, page: ImportPage, bureau: Bureau, exemples: Path, qtbot: QtBot
) -> None:
    page.ouvrir_fichiers([exemples / MAI])
    qtbot.waitUntil(page.pied.appliquer.isEnabled, timeout=DELAI)
    with qtbot.waitSignals([page.importe, page.change], timeout=DELAI):
        page.pied.appliquer.click()
    presents = [une for une in bureau.candidatures.lister(formation_id=mco.id) if une.disparue_on is None]
    assert len(presents) == 255
    assert page.titre.text() == "Ce qui a changé"
    with qtbot.waitSignal(page.liste_demandee) as demande:
        liens(page)["14\u00a0nouveaux candidats"].click()
    formation_id, numeros = demande.args
    assert (formation_id, len(numeros)) == (mco.id, 14)
    with qtbot.waitSignal(page.liste_demandee) as demande:
        liens(page)["Appeler"].click()
    assert len(demande.args[1]) == 20


def test_a_refused_file_says_why_in_place_and_changes_nothing(
    mco: Formation, page: ImportPage, bureau: Bureau, exemples: Path, qtbot: QtBot
) -> None:
    avant = bureau.candidatures.lister(formation_id=mco.id)
    page.ouvrir_fichiers([exemples / "defauts" / "image.xlsx"])
    qtbot.waitUntil(lambda: lues(page), timeout=DELAI)
    assert page.verification.lire.refus.phrase.text().startswith("Ce fichier est une image")
    assert not page.pied.appliquer.isEnabled()
    assert bureau.candidatures.lister(formation_id=mco.id) == avant


def test_several_files_are_applied_one_after_the_other(
    mco: Formation, page: ImportPage, bureau: Bureau, exemples: Path, qtbot: QtBot
) -> None:
    gea = creer_formation(bureau, "GEA")
    page.ouvrir_fichiers([exemples / MAI, exemples / GEA])
    qtbot.waitUntil(page.pied.appliquer.isEnabled, timeout=DELAI)
    assert page.pied.appliquer.text() == "Appliquer les 2 imports"
    with qtbot.waitSignal(page.change, timeout=DELAI) as change:
        page.pied.appliquer.click()
    assert change.args == ["2 exports importés – MCO, GEA"]
    assert len(bureau.candidatures.lister(formation_id=gea.id)) == 40
    assert len(bureau.imports.lister()) == 3


@pytest.mark.usefixtures("mco")
def test_apply_waits_for_a_hand_when_name_and_numbers_disagree(
    page: ImportPage, bureau: Bureau, exemples: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    gea = creer_formation(bureau, "GEA")
    trompeur = tmp_path / "recrutement_GEA_2025-05-12.csv"
    trompeur.write_bytes((exemples / MAI).read_bytes())
    page.ouvrir_fichiers([trompeur])
    qtbot.waitUntil(lambda: lues(page), timeout=DELAI)
    assert not page.pied.appliquer.isEnabled()
    assert page.verification.verifier.doute.texte.text().startswith("Le nom du fichier dit GEA")
    page.verification.verifier.choix.formation_choisie.emit(gea.id)
    qtbot.waitUntil(page.pied.appliquer.isEnabled, timeout=DELAI)
    assert page.verification.verifier.doute.texte.text().startswith("Vérifiez la formation")


def test_the_first_formation_is_created_on_the_spot(
    page: ImportPage, bureau: Bureau, exemples: Path, qtbot: QtBot
) -> None:
    page.ouvrir_fichiers([exemples / "P_parametrable_2026.csv"])
    qtbot.waitUntil(page.verification.verifier.formulaire.isVisible, timeout=DELAI)
    formulaire = page.verification.verifier.formulaire
    assert formulaire.session.value() == 2026
    assert not formulaire.creer.isEnabled()
    qtbot.keyClicks(formulaire.intitule, "BTS NDRC")
    qtbot.keyClicks(formulaire.code, "NDRC")
    formulaire.oui.setChecked(True)
    formulaire.creer.click()
    page.verification.verifier.choix.aujourdhui.click()
    qtbot.waitUntil(page.pied.appliquer.isEnabled, timeout=DELAI)
    creee = bureau.formations.par_code("NDRC", 2026)
    assert (creee.intitule, creee.examine, creee.capacite) == ("BTS NDRC", True, None)


def test_the_sigle_in_the_name_of_the_file_is_proposed_to_type_over(
    page: ImportPage, exemples: Path, qtbot: QtBot
) -> None:
    page.ouvrir_fichiers([exemples / MAI])
    formulaire = page.verification.verifier.formulaire
    qtbot.waitUntil(formulaire.isVisible, timeout=DELAI)
    assert (formulaire.code.text(), formulaire.code.selectedText()) == ("MCO", "MCO")
    assert formulaire.intitule.text() == ""
    assert page.window().focusWidget() is formulaire.intitule
    qtbot.keyClicks(formulaire.code, "NDRC")
    assert formulaire.code.text() == "NDRC"


def test_the_date_is_asked_when_no_name_says_it(
    mco: Formation, page: ImportPage, exemples: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    sans_date = tmp_path / "export MCO.csv"
    sans_date.write_bytes((exemples / MAI).read_bytes())
    page.ouvrir_fichiers([sans_date])
    qtbot.waitUntil(lambda: lues(page), timeout=DELAI)
    assert page.verification.verifier.choix.date.text() == "à préciser"
    assert page.pied.etat.text() == "Indiquez la date de l’export."
    page.verification.verifier.choix.date_choisie.emit(date(2025, 5, 12))
    qtbot.waitUntil(page.pied.appliquer.isEnabled, timeout=DELAI)


def test_a_day_to_come_is_refused_and_said_where_the_date_is_asked(
    mco: Formation, page: ImportPage, exemples: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    demain = tmp_path / "recrutement_MCO_2025-06-20.csv"
    demain.write_bytes((exemples / MAI).read_bytes())
    page.ouvrir_fichiers([demain])
    qtbot.waitUntil(lambda: lues(page), timeout=DELAI)
    verifier = page.verification.verifier
    phrase = "Ce fichier porte la date du 20 juin, qui est après aujourd’hui\u202f: indiquez la bonne date."
    assert verifier.choix.date.text() == "à préciser"
    assert verifier.manque.phrase.text() == page.pied.etat.text() == phrase
    assert "Aucun fichier ne dit" not in verifier.manque.detail.text()
    verifier.choix.formation_choisie.emit(0)
    assert verifier.doute.texte.text().endswith(phrase)
    verifier.choix.formation_choisie.emit(mco.id)
    verifier.choix.date_choisie.emit(date(2025, 5, 12))
    qtbot.waitUntil(page.pied.appliquer.isEnabled, timeout=DELAI)
    assert not verifier.doute.isVisible()


@pytest.mark.usefixtures("mco")
def test_a_partial_file_makes_nobody_absent(
    page: ImportPage, exemples: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    lignes = (exemples / MAI).read_text("utf-8-sig").splitlines(keepends=True)
    tronque = tmp_path / "MCO_2025-05-12.csv"
    tronque.write_text("".join(lignes[:100]), "utf-8")
    page.ouvrir_fichiers([tronque])
    qtbot.waitUntil(page.verification.verifier.complet.isVisible, timeout=DELAI)
    assert not page.pied.appliquer.isEnabled()
    page.verification.verifier.partie.click()
    qtbot.waitUntil(page.pied.appliquer.isEnabled, timeout=DELAI)
    assert "Absents  0" in titres(page)


def test_the_register_opens_an_older_report(mco: Formation, page: ImportPage, bureau: Bureau) -> None:
    page.refresh()
    page.registre.ouvert.emit(bureau.imports.lister()[0].id)
    assert "244\u00a0nouveaux candidats" in liens(page)


def test_pasting_nothing_says_what_to_copy(page: ImportPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(page.depot.coller, Qt.MouseButton.LeftButton)
    assert page.message.texte.text() == RIEN_A_COLLER
