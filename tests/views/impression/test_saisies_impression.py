"""What is typed before printing: seen in the preview, printed, offered again."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.background import attendre_la_fin
from cfa_desktop.views.impression.choix import AImprimer
from cfa_desktop.views.impression.dialogue import ImpressionDialog
from tests.documents.pages import lit_le_pdf
from tests.factories import creer_formation, importer
from tests.views.impression.papier import AucuneImprimante

LEA = {"numero": "700123", "nom": "MARTIN", "prenom": "Léa", "etat": "confirmee"}
Ouvrir = Callable[[str], ImpressionDialog]


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau)
    importer(bureau, formation, date(2025, 4, 28), LEA)
    return formation


@pytest.fixture
def ouvrir(bureau: Bureau, formation: Formation, qtbot: QtBot, tmp_path: Path) -> Iterator[Ouvrir]:
    ouverts: list[ImpressionDialog] = []

    def montrer(cle: str) -> ImpressionDialog:
        lignes = bureau.candidatures.lister(formation_id=formation.id)
        choix = AImprimer(2025, ("candidats", "formation"), lignes, formation_id=formation.id, premier=cle)
        reglages = QSettings(str(tmp_path / "r.ini"), QSettings.Format.IniFormat)
        reglages.remove("impression/document")
        dialogue = ImpressionDialog(bureau, choix, reglages, None, AucuneImprimante())
        ouverts.append(dialogue)
        with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
            dialogue.show()
        return dialogue

    yield montrer
    for dialogue in ouverts:
        dialogue.close()
    attendre_la_fin()
    QApplication.processEvents()


def taper(qtbot: QtBot, dialogue: ImpressionDialog, cle: str, texte: str) -> None:
    champ = dialogue.choix.saisies.champs[cle]
    champ.selectAll()
    with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
        qtbot.keyClicks(champ, texte)


def lu(dialogue: ImpressionDialog, tmp_path: Path) -> str:
    assert dialogue.produit is not None
    (tmp_path / "d.pdf").write_bytes(dialogue.produit.pdf)
    return subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "d.pdf"), "-"], check=True, capture_output=True
    ).stdout.decode()


@lit_le_pdf
def test_what_is_typed_is_in_the_preview(ouvrir: Ouvrir, qtbot: QtBot, tmp_path: Path) -> None:
    dialogue = ouvrir("convocation")
    assert dialogue.choix.textes["objet"] == "Session d’accompagnement"
    taper(qtbot, dialogue, "jour", "mardi 17 juin")
    taper(qtbot, dialogue, "lieu", "Salle B12")
    assert dialogue.produit is not None
    assert dialogue.produit.demande.textes["jour"] == "mardi 17 juin"
    texte = lu(dialogue, tmp_path)
    assert "mardi 17 juin" in texte
    assert "Salle B12" in texte


def test_a_request_that_is_not_finished_says_so_beside_its_count(ouvrir: Ouvrir, qtbot: QtBot) -> None:
    dialogue = ouvrir("draio_augmentation")
    assert dialogue.alerte.isVisible()
    assert dialogue.alerte.texte.text().startswith("La capacité demandée n’est pas indiquée")
    taper(qtbot, dialogue, "souhaitee", "30")
    assert "demandée" not in dialogue.alerte.texte.text()
    assert not ouvrir("convocation").alerte.isVisible()


def test_a_day_that_is_none_is_refused_under_its_field(ouvrir: Ouvrir, qtbot: QtBot) -> None:
    dialogue = ouvrir("convocation")
    taper(qtbot, dialogue, "jour", "30/02/2025")
    assert dialogue.choix.saisies.refus.keys() == {"jour"}
    taper(qtbot, dialogue, "jour", "17/06/2025")
    assert dialogue.choix.saisies.refus == {}


@lit_le_pdf
def test_a_place_is_offered_again_and_to_other_documents_but_not_a_date(
    ouvrir: Ouvrir, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = ouvrir("convocation")
    taper(qtbot, dialogue, "lieu", "Salle B12")
    taper(qtbot, dialogue, "jour", "mardi 17 juin")
    liste = dialogue.choix.documents
    rang = next(un for un in range(liste.count()) if liste.item(un).text() == "Feuille d’émargement")
    with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
        liste.setCurrentRow(rang)
    assert dialogue.choix.textes["jour"] == "mardi 17 juin"
    assert "Salle B12" in lu(dialogue, tmp_path)
    encore = ouvrir("emargement")
    assert encore.choix.textes == {
        "objet": "Session d’accompagnement",
        "jour": "",
        "heure": "",
        "lieu": "Salle B12",
    }


def test_leaving_a_field_shows_it_at_once(ouvrir: Ouvrir, qtbot: QtBot) -> None:
    dialogue = ouvrir("draio_augmentation")
    champ = dialogue.choix.saisies.champs["souhaitee"]
    qtbot.keyClicks(champ, "12")
    with qtbot.waitSignal(dialogue.choix.saisies.change, timeout=1000):
        champ.editingFinished.emit()
    with qtbot.assertNotEmitted(dialogue.choix.saisies.change, wait=500):
        champ.editingFinished.emit()


def test_a_document_without_text_to_type_shows_no_field(ouvrir: Ouvrir) -> None:
    dialogue = ouvrir("fiches")
    assert dialogue.choix.saisies.champs == {}
    assert not dialogue.choix.saisies.isVisible()


def test_every_field_has_a_name_said_by_a_reader(ouvrir: Ouvrir) -> None:
    champs = ouvrir("convocation").choix.saisies.champs.values()
    assert [champ.accessibleName() for champ in champs] == ["Objet", "Date", "Heure", "Lieu", "À apporter"]
