"""What one launch leads to: first start, a base, or why it cannot be opened."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cfa_desktop.app import DEMO, Poste
from cfa_desktop.paths import default_base_path
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.demo import creer_demo
from cfa_desktop.views.accueil_page import AccueilPage
from cfa_desktop.views.base_impossible_page import BaseImpossiblePage
from cfa_desktop.views.main_window import MainWindow
from tests.postes import a_l_ecran, poste_pret

T = TypeVar("T", bound=QWidget)
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def poste(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Poste]:
    """Return a process about to open a base."""
    with poste_pret(qapp, tmp_path, monkeypatch) as poste:
        yield poste


def test_the_first_start_leads_to_a_page_then_to_a_base(poste: Poste, qtbot: QtBot) -> None:
    poste.commencer(None)
    accueil = a_l_ecran(AccueilPage)
    assert accueil is not None
    assert not default_base_path().exists()
    accueil.session.setCurrentText("Session 2025")
    accueil.importer.click()
    fenetre = a_l_ecran(MainWindow)
    assert fenetre is not None
    assert fenetre.pages.courante == "import"
    assert fenetre.haut.session.text() == "Session 2025"
    assert default_base_path().exists()


def test_the_demo_opens_in_its_own_file_with_its_banner(
    poste: Poste, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = default_base_path().with_name(DEMO)
    path.parent.mkdir(parents=True)
    creer_demo(path, candidats=40, formations=2)
    poste.commencer(None)
    accueil = a_l_ecran(AccueilPage)
    assert accueil is not None
    accueil.decouvrir.click()
    qtbot.waitUntil(lambda: a_l_ecran(MainWindow) is not None, timeout=15_000)
    fenetre = a_l_ecran(MainWindow)
    assert fenetre is not None
    assert fenetre.bandeaux.demo.isVisible()
    assert fenetre.bandeaux.demo.texte.text().startswith("DÉMONSTRATION")
    assert not default_base_path().exists()


def test_a_missing_base_is_said_and_never_replaced(poste: Poste, tmp_path: Path) -> None:
    absente = tmp_path / "absente.cfa"
    poste.commencer(absente)
    page = a_l_ecran(BaseImpossiblePage)
    assert page is not None
    assert "introuvable" in page.raison.text()
    assert not absente.exists()


def test_a_foreign_file_is_said_and_left_as_it_was(poste: Poste, tmp_path: Path) -> None:
    etrangere, contenu = tmp_path / "autre.cfa", b"ceci n'est pas une base" * 200
    etrangere.write_bytes(contenu)
    poste.commencer(etrangere)
    assert a_l_ecran(BaseImpossiblePage) is not None
    assert etrangere.read_bytes() == contenu


def test_a_backup_restored_from_that_page_opens(poste: Poste, tmp_path: Path, qtbot: QtBot) -> None:
    base = tmp_path / "essai.cfa"
    with bureaux.creer(base) as bureau:
        sauvegarde = bureau.sauvegardes.sauvegarder()
    base.unlink()
    poste.commencer(base)
    page = a_l_ecran(BaseImpossiblePage)
    assert page is not None
    page.restauration_demandee.emit(sauvegarde)
    assert a_l_ecran(MainWindow) is not None


def test_closing_after_a_change_leaves_a_verified_backup(poste: Poste, tmp_path: Path, qtbot: QtBot) -> None:
    base = tmp_path / "essai.cfa"
    bureaux.creer(base).close()
    shutil.rmtree(tmp_path / "sauvegardes", ignore_errors=True)
    poste.commencer(base)
    fenetre = a_l_ecran(MainWindow)
    assert fenetre is not None
    fenetre.modifiee = True
    fenetre.close()
    qtbot.waitUntil(lambda: any((tmp_path / "sauvegardes").glob("*-fermeture*")), timeout=15_000)


def test_a_new_text_size_draws_the_window_again_on_the_same_page(
    poste: Poste, qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    base = tmp_path / "demo.cfa"
    creer_demo(base, candidats=40, formations=2)
    poste.commencer(base)
    ancienne = a_l_ecran(MainWindow)
    assert ancienne is not None
    autre = ancienne.bureau.formations.lister()[0]._replace(id=0, campagne=2026)
    ancienne.bureau.formations.enregistrer(autre)
    voulue = ancienne.campagne
    assert voulue == 2025
    ancienne.pages.aller("saisies")
    bandeaux = ancienne.bandeaux
    ancienne.taille_changee.emit()
    neuve = a_l_ecran(MainWindow)
    assert neuve is not None
    assert neuve is not ancienne
    assert neuve.pages.courante == "saisies"
    assert neuve.campagne == voulue
    # The clock of the old banner must die with its window: it would write on labels that are gone.
    qtbot.waitUntil(lambda: not shiboken6.isValid(bandeaux))


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_the_window_removes_what_a_killed_export_left(poste: Poste, qtbot: QtBot, tmp_path: Path) -> None:
    tue = (
        "import os, signal, sys; from pathlib import Path; from cfa_desktop.documents.ecriture import *;"
        "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL); "
        "ecrire_octets(Path(sys.argv[1]), b'DURAND')"
    )
    subprocess.run([sys.executable, "-c", tue, tmp_path / "liste.csv"], check=False)
    (reste,) = tmp_path.glob(".cfa-*")
    poste.commencer(None)
    assert reste.exists()  # nothing before the first picture
    qtbot.waitUntil(lambda: not reste.exists(), timeout=15_000)
