"""« Imprimer » from each page of the real window, on what that page shows."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.impression import DOCUMENTS, Sujet
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.impression.choix import AImprimer
from cfa_desktop.views.impression.dialogue import ImpressionDialog
from cfa_desktop.views.impression.imprimantes import Imprimantes
from cfa_desktop.views.main_window import MainWindow
from tests.factories import candidature_id, creer_formation, importer
from tests.views.impression.papier import AucuneImprimante

RACINE = Path(__file__).resolve().parents[3]
NOMBRE = 4


@pytest.fixture(autouse=True)
def _sans_imprimante(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask nothing of the machine that runs the tests."""
    for nom in ("noms", "preferee"):
        monkeypatch.setattr(Imprimantes, nom, getattr(AucuneImprimante, nom))


@pytest.fixture
def formation(bureau: Bureau, fenetre: MainWindow) -> Formation:
    formation = creer_formation(bureau)
    personnes = [
        {"numero": f"70012{rang}", "nom": f"MARTIN {rang}", "etat": "confirmee"} for rang in range(NOMBRE)
    ]
    importer(bureau, formation, date(2025, 6, 9), *personnes)
    fenetre.travailler_sur(formation.campagne)
    return formation


@pytest.fixture
def demandes(fenetre: MainWindow) -> list[AImprimer]:
    """Return what the pages ask to print, as it comes."""
    recues: list[AImprimer] = []
    fenetre.pages.impression_demandee.connect(recues.append)
    return recues


def ouvert(fenetre: MainWindow) -> ImpressionDialog:
    (dialogue,) = (un for un in fenetre.findChildren(ImpressionDialog) if un.isVisible())
    return dialogue


def menu(fenetre: MainWindow, texte: str) -> QAction:
    return next(
        action
        for un in fenetre.menuBar().findChildren(QMenu)
        for action in un.actions()
        if action.text() == texte
    )


def test_the_key_prints_the_lines_shown_with_the_columns_on_screen(
    fenetre: MainWindow, formation: Formation, qtbot: QtBot
) -> None:
    fenetre.pages.gerer_recrutement(formation.id)
    page = fenetre.pages.candidats()
    page.liste.vue.montrer_colonne("mail", visible=False)
    fenetre.activateWindow()
    qtbot.waitUntil(fenetre.isActiveWindow)
    qtbot.keyClick(fenetre, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialogue = ouvert(fenetre)
    qtbot.waitUntil(lambda: dialogue.produit is not None)
    assert dialogue.produit is not None
    demande = dialogue.produit.demande
    assert len(demande.lignes) == NOMBRE
    assert list(demande.colonnes) == page.liste.colonnes_affichees()
    assert "mail" not in demande.colonnes
    assert demande.filtre == "toutes les candidatures"


def test_several_lines_selected_are_printed_alone(
    fenetre: MainWindow, formation: Formation, demandes: list[AImprimer]
) -> None:
    fenetre.pages.gerer_recrutement(formation.id)
    liste = fenetre.pages.candidats().liste
    liste.vue.selectAll()
    fenetre.pages.imprimer()
    liste.vue.clearSelection()
    liste.vue.aller_a(liste.ids_affiches()[0])
    fenetre.pages.imprimer()
    choisies, une_seule = demandes
    assert choisies.dire("candidats") == f"{NOMBRE} candidatures choisies"
    assert choisies.demande(DOCUMENTS[0], frozenset()).filtre == f"{NOMBRE} candidatures choisies"
    assert une_seule.dire("candidats") == f"Les {NOMBRE} candidatures affichées"
    assert choisies.sujets == ("candidats", "formation")


def test_the_dossier_prints_its_own_candidature(
    fenetre: MainWindow, bureau: Bureau, formation: Formation, demandes: list[AImprimer]
) -> None:
    voulu = candidature_id(bureau, formation, "700122")
    fenetre.pages.ouvrir_dossier(voulu, [])
    fenetre.pages.dossier().entete.imprimer.click()
    (demande,) = demandes
    assert [ligne.id for ligne in demande.lignes] == [voulu]
    assert demande.dire("candidats") == "MARTIN 2, MCO"
    assert "liste" not in [un.cle for un in demande.documents()["candidats"]]
    assert ouvert(fenetre).choix.document is not None
    assert ouvert(fenetre).choix.document.cle == "fiches"  # type: ignore[union-attr]


def test_the_queue_prints_what_waits_to_be_typed(
    fenetre: MainWindow, formation: Formation, demandes: list[AImprimer]
) -> None:
    fenetre.pages.montrer_saisies()
    fenetre.pages.imprimer()
    (demande,) = demandes
    assert demande.sujets[0] == "saisies"
    assert demande.campagne == formation.campagne


def test_the_formations_page_prints_a_formation_or_the_session(
    fenetre: MainWindow, formation: Formation, demandes: list[AImprimer]
) -> None:
    fenetre.pages.montrer_formations()
    page = fenetre.pages.formations()
    page.nouvelle.setFocus()
    page.imprimer()
    autres = next(un for un in page.findChildren(QMenu) if un.actions()[-1].text() == "Imprimer…")
    autres.actions()[-1].trigger()
    session, une = demandes
    assert session.sujets == ("campagne",)
    assert (une.sujets, une.formation_id) == (("formation", "campagne"), formation.id)
    assert une.dire("formation") == "Formation MCO"


@pytest.mark.usefixtures("formation")
def test_the_menu_prints_the_session_from_any_page(fenetre: MainWindow, demandes: list[AImprimer]) -> None:
    fenetre.pages.montrer_echeances()
    menu(fenetre, "Imprimer pour toute la session…").trigger()
    fenetre.pages.imprimer()
    assert [demande.sujets[0] for demande in demandes] == ["campagne", "campagne"]
    assert demandes[0].dire("campagne") == "Session 2025"


def test_what_is_written_in_the_window_is_said_in_the_dialog(
    fenetre: MainWindow, bureau: Bureau, formation: Formation
) -> None:
    fenetre.pages.montrer_candidats()
    fenetre.pages.imprimer()
    assert not ouvert(fenetre).perime.isVisible()
    bureau.formations.saisir_capacite(formation.id, 9)
    fenetre.pages.change.emit("Capacité saisie")
    assert ouvert(fenetre).perime.isVisible()


def test_an_empty_base_says_that_there_is_nothing_to_print(fenetre: MainWindow) -> None:
    fenetre.pages.imprimer()
    assert fenetre.notice.texte.text().startswith("Rien à imprimer")


@pytest.mark.usefixtures("formation")
def test_one_dialog_at_a_time_and_the_window_stays_free(fenetre: MainWindow) -> None:
    fenetre.pages.montrer_candidats()
    fenetre.pages.imprimer()
    fenetre.pages.imprimer()
    assert not ouvert(fenetre).isModal()
    fenetre.pages.montrer_formations()
    assert ouvert(fenetre).isVisible()


@pytest.mark.parametrize("sujet", ["candidats", "formation", "saisies", "campagne"])
def test_a_document_is_asked_for_with_what_it_speaks_of_only(bureau: Bureau, sujet: Sujet) -> None:
    formation = creer_formation(bureau)
    importer(bureau, formation, date(2025, 6, 9), {"numero": "700123", "nom": "MARTIN"})
    choix = AImprimer(2025, (sujet,), bureau.candidatures.lister(), formation_id=formation.id)
    demande = choix.demande(DOCUMENTS[0]._replace(sujet=sujet), frozenset({"x"}))
    assert len(demande.lignes) == (1 if sujet == "candidats" else 0)
    assert (demande.formation_id is None) == (sujet in ("saisies", "campagne"))
    assert demande.options == {"x"}


def test_nothing_of_pdf_or_printers_is_loaded_before_the_dialog_opens() -> None:
    programme = (
        "import sys, cfa_desktop.app, cfa_desktop.views.main_window, cfa_desktop.views.candidats_page,"
        " cfa_desktop.views.dossier_page, cfa_desktop.views.formations_page, cfa_desktop.views.saisies_page;"
        "sys.exit([n for n in sys.modules if n.startswith(('PySide6.QtPdf', 'PySide6.QtPrint',"
        " 'cfa_desktop.views.impression', 'reportlab'))] or 0)"
    )
    subprocess.run([sys.executable, "-c", programme], cwd=RACINE, check=True)
