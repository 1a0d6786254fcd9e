"""Our own CSV, and refused files: nothing is left waiting, nothing is recorded, and each is said once."""

from __future__ import annotations

from pathlib import Path

import pytest

from cfa_desktop.models.formation import Formation
from cfa_desktop.services.exports import DemandeListe
from cfa_desktop.views.imports.choix import DU_FICHIER, DU_NOM
from cfa_desktop.views.imports.pied import DEJA_LA
from tests.views.imports.page_import import Essai, appliquer, attendre, ouvrir, titres

AVRIL, MAI = "T_recrutement_MCO_2025-04-28.csv", "T_recrutement_MCO_2025-05-12.csv"


@pytest.fixture
def notre_csv(essai: Essai, mco: Formation, tmp_path: Path) -> Path:
    """Write the list of the formation as this program exports it, under a name without a day."""
    cible = tmp_path / "listeecran.csv"
    lignes = essai.bureau.candidatures.lister(formation_id=mco.id)
    essai.bureau.exports.liste(DemandeListe(lignes, mco.id, mco.campagne), cible)
    return cible


@pytest.fixture
def refuse(essai: Essai, mco: Formation, tmp_path: Path) -> Path:
    """Write a workbook of this program, which is no export."""
    cible = tmp_path / "listeecran.xlsx"
    lignes = essai.bureau.candidatures.lister(formation_id=mco.id)[:3]
    essai.bureau.exports.liste(DemandeListe(lignes, mco.id, mco.campagne), cible)
    return cible


def test_our_csv_gives_nothing_to_import_and_is_closed(essai: Essai, notre_csv: Path) -> None:
    page, bureau, _, qtbot = essai
    avant = bureau.historique.lister()[0].action.id
    ouvrir(page, qtbot, notre_csv)
    assert (page.pied.appliquer.text(), page.pied.appliquer.isEnabled()) == ("Rien à importer", False)
    assert page.pied.etat.text() == DEJA_LA
    assert "À vérifier  0" in titres(page)
    assert "CFA Recrutement" in page.verification.verifier.doute.texte.text()
    assert DU_FICHIER in page.verification.verifier.choix.recouvrement.text()
    assert page.pied.renoncer.text() == "Fermer"
    page.pied.renoncer.click()
    assert page.depot.isVisible()
    assert bureau.historique.lister()[0].action.id == avant
    assert len(bureau.imports.lister()) == 1


def test_an_export_of_the_site_without_a_change_is_still_applied(essai: Essai, mco: Formation) -> None:
    """Negative control: it renews the age of the facts, and its day is read in its name."""
    page, bureau, exemples, qtbot = essai
    ouvrir(page, qtbot, exemples / AVRIL)
    assert page.etudes[0].plan is not None
    assert page.etudes[0].plan.est_vide
    assert page.pied.appliquer.isEnabled()
    assert page.pied.renoncer.text() == "Ne rien importer"
    assert DU_NOM in page.verification.verifier.choix.recouvrement.text()
    appliquer(page, qtbot)
    assert len(bureau.imports.lister()) == 2


def test_a_refused_file_waits_for_nothing_and_its_reason_can_be_read(essai: Essai, refuse: Path) -> None:
    page, _, exemples, qtbot = essai
    ouvrir(page, qtbot, exemples / MAI, refuse)
    appliquer(page, qtbot)
    assert page.pied.etat.text().startswith("1 fichier refusé\u202f: listeecran.xlsx.")
    assert page.pied.terminer.text() == "Terminer"
    page.pied.voir_refus.click()
    assert page.verification.etape == "lire"
    assert "CFA Recrutement" in page.verification.lire.refus.phrase.text()
    assert (page.pied.etat.text(), page.pied.renoncer.text()) == ("1 fichier refusé.", "Fermer")
    assert (page.pied.appliquer.text(), page.pied.appliquer.isEnabled()) == ("Rien à importer", False)
    page.pied.renoncer.click()
    assert (page.etudes, page.depot.isVisible()) == ((), True)


def test_ending_a_report_forgets_what_was_refused_or_says_nothing_new(
    essai: Essai, refuse: Path, notre_csv: Path
) -> None:
    page, bureau, exemples, qtbot = essai
    ouvrir(page, qtbot, exemples / MAI, refuse, notre_csv)
    appliquer(page, qtbot)
    assert len(bureau.imports.lister()) == 2
    attendre(page, qtbot)  # our list is compared again with the base as it is now
    page.pied.terminer.click()
    assert (page.etudes, page.depot.isVisible()) == ((), True)
