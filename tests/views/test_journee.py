"""A whole day in the real window: import, call, contract, queue, list and sheet."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.contrat_dialog import ContratDialog
from cfa_desktop.views.dialogs.suivi_dialog import SuiviDialog
from cfa_desktop.views.impression.dialogue import ImpressionDialog
from cfa_desktop.views.main_window import MainWindow
from tests.factories import DONNEES, HorlogeFixe, creer_bureau, creer_formation

EXPORT = DONNEES / "T_recrutement_MCO_2025-05-12.csv"
SIGNATURE = """Camille Exemple – Responsable des ressources humaines
DUPONT & FILS – 12 rue des Écoles, 63000 Clermont-Ferrand – Tél. 04 65 71 00 00
SIRET : 732 829 320 00074 – TVA FR44732829320"""


@pytest.fixture
def horloge() -> HorlogeFixe:
    return HorlogeFixe(datetime(2025, 6, 3, 10, tzinfo=PARIS))


@pytest.fixture
def bureau(tmp_path: Path, horloge: HorlogeFixe) -> Iterator[Bureau]:
    with creer_bureau(tmp_path, horloge) as ouvert:
        creer_formation(ouvert, capacite=3)
        yield ouvert


@pytest.fixture
def fenetre(bureau: Bureau, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    reglages = QSettings(str(tmp_path / "reglages.ini"), QSettings.Format.IniFormat)
    fenetre = MainWindow(bureau, reglages)
    fenetre.ouvrir_sur("formations")
    fenetre.resize(1280, 720)
    fenetre.show()
    qtbot.waitExposed(fenetre)
    yield fenetre
    fenetre.blockSignals(True)
    fenetre.close()
    QApplication.clipboard().clear()


def dialogue(type_: type[QWidget]) -> QWidget | None:
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, type_) and w.isVisible()), None)


def raisons(saisie: ContratDialog) -> str:
    return " ".join(saisie.formulaire.raisons.textes())


def test_a_whole_day_from_the_export_to_the_printed_sheet(
    fenetre: MainWindow, bureau: Bureau, horloge: HorlogeFixe, qtbot: QtBot, tmp_path: Path
) -> None:
    formation = bureau.formations.par_code("MCO")
    _importer(fenetre, qtbot)
    assert bureau.candidatures.compter().contrats == 2

    # Filter « en recherche », open the first dossier with the keyboard.
    fenetre.pages.gerer_recrutement(formation.id)
    liste = fenetre.pages.candidats()
    qtbot.waitUntil(lambda: bool(liste.compteurs.compteurs))
    en_recherche = liste.compteurs.compteurs["en_recherche"]
    qtbot.waitUntil(lambda: "4" in en_recherche.accessibleName())
    en_recherche.click()
    assert [ligne.etat for ligne in liste.liste.modele.rows_affichees()] == ["en_recherche"] * 4
    candidat = liste.liste.modele.row_at(0)
    liste.liste.vue.selectRow(0)
    qtbot.keyClick(liste.liste.vue, Qt.Key.Key_Return)
    dossier = fenetre.pages.dossier()
    assert (fenetre.pages.courante, dossier.entete.nom.text()) == ("dossier", candidat.candidat)

    # Log a call: the next step is proposed by the result.
    QTimer.singleShot(0, lambda: _noter(qtbot))
    dossier.actions_.noter.trigger()
    (evenement,) = bureau.suivi.de_candidat(candidat.candidat_id)
    assert (evenement.texte, evenement.etape) == ("Boulangerie trouvée", "Obtenir le SIRET de l’employeur")

    # A contract is refused with every reason, then accepted.
    dossier.actions_.contrat.trigger()
    saisie = dialogue(ContratDialog)
    assert isinstance(saisie, ContratDialog)
    _refuse_pour_toutes_les_raisons(saisie, bureau, horloge, formation.id)
    saisie.formulaire.employeur.set_texte("DUPONT & FILS")
    saisie.formulaire.siret.coller(SIGNATURE)
    assert saisie.formulaire.siret.valeur == "73282932000074"
    assert raisons(saisie) == ""
    qtbot.mouseClick(saisie.formulaire.enregistrer, Qt.MouseButton.LeftButton)
    (carte,) = bureau.saisies.lister()
    assert (carte.numero, carte.saisie.employeur) == (candidat.numero, "DUPONT & FILS")

    _saisir_en_ligne(fenetre, saisie, qtbot)
    compteurs = bureau.candidatures.compter()
    assert (compteurs.contrats, compteurs.contrats_en_attente, compteurs.en_recherche) == (3, 3, 3)
    _produire_et_relire(fenetre, bureau, qtbot, tmp_path)


def _importer(fenetre: MainWindow, qtbot: QtBot) -> None:
    fenetre.importer([EXPORT])
    page = fenetre.pages.imports()
    qtbot.waitUntil(
        lambda: page.pied.appliquer.isVisible() and page.pied.appliquer.isEnabled(), timeout=20_000
    )
    qtbot.mouseClick(page.pied.appliquer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.pied.terminer.isVisible() and page.pied.terminer.isEnabled(), timeout=20_000)
    qtbot.mouseClick(page.pied.terminer, Qt.MouseButton.LeftButton)


def _noter(qtbot: QtBot) -> None:
    note = dialogue(SuiviDialog)
    assert isinstance(note, SuiviDialog)
    qtbot.keyClick(note, Qt.Key.Key_T)
    note.texte.setPlainText("Boulangerie trouvée")
    qtbot.mouseClick(note.enregistrer, Qt.MouseButton.LeftButton)


def _refuse_pour_toutes_les_raisons(
    saisie: ContratDialog, bureau: Bureau, horloge: HorlogeFixe, formation_id: int
) -> None:
    horloge.instant = datetime(2025, 6, 15, 0, 30, tzinfo=PARIS)
    bureau.formations.changer(formation_id, capacite=2)
    saisie.formulaire.employeur.set_texte("DUPONT & FILS")
    saisie.formulaire.siret.set_texte("732 829 320 0007")
    dites = raisons(saisie)
    assert all(mot in dites for mot in ("complète", "01:00", "13 chiffres"))
    assert not saisie.formulaire.enregistrer.isEnabled()
    horloge.instant = datetime(2025, 10, 14, tzinfo=PARIS)
    saisie.formulaire.siret.set_texte("73282932000075")
    dites = raisons(saisie)
    assert all(mot in dites for mot in ("terminée", "5 derniers chiffres"))
    horloge.instant = datetime(2025, 6, 3, 10, tzinfo=PARIS)
    bureau.formations.changer(formation_id, capacite=3)


def _saisir_en_ligne(fenetre: MainWindow, saisie: ContratDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(saisie.suite.saisir, Qt.MouseButton.LeftButton)
    file = fenetre.pages.saisies()
    assert fenetre.pages.courante == "saisies"
    assert not file.carte.actions_carte.bouton_saisi.isEnabled()
    file.carte.champs.copier(2)
    assert QApplication.clipboard().text() == "73282932000074"
    assert file.carte.actions_carte.bouton_saisi.isEnabled()
    qtbot.mouseClick(file.carte.actions_carte.bouton_saisi, Qt.MouseButton.LeftButton)


def _produire_et_relire(fenetre: MainWindow, bureau: Bureau, qtbot: QtBot, tmp_path: Path) -> None:
    fenetre.pages.gerer_recrutement(bureau.formations.par_code("MCO").id)
    liste = fenetre.pages.candidats()
    classeur, fiches = tmp_path / "liste.xlsx", tmp_path / "fiches.pdf"
    liste.compteurs.compteurs["contrats"].click()
    attendus = [ligne.numero for ligne in liste.liste.modele.rows_affichees()]
    assert len(attendus) == 3
    with qtbot.waitSignal(liste.exports.ecrit, timeout=20_000):
        liste.exporter_liste(classeur)
    liste.imprimer("fiches")
    dialogue = fenetre.findChild(ImpressionDialog)
    qtbot.waitUntil(lambda: dialogue.produit is not None, timeout=20_000)
    with qtbot.waitSignal(dialogue.enregistrement.fini, timeout=20_000):
        dialogue.enregistrer_vers(fiches)
    dialogue.close()
    lignes = list(load_workbook(classeur).worksheets[0].iter_rows(values_only=True))
    assert [ligne[0] for ligne in lignes[1:]] == attendus
    texte = subprocess.run(["pdftotext", "-layout", fiches, "-"], capture_output=True, text=True, check=True)
    assert "732 829 320 00074" in " ".join(texte.stdout.split())
    assert "Boulangerie trouvée" in texte.stdout
