"""On a small laptop in large text, what is chosen and what is typed can still be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from cfa_desktop.models.impression import DOCUMENTS, SEANCE
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.background import attendre_la_fin
from cfa_desktop.views.dialogs.modeles_dialog import ModelesDialog
from cfa_desktop.views.impression.avancement import PREPARATION
from cfa_desktop.views.impression.choix import AImprimer
from cfa_desktop.views.impression.dialogue import ImpressionDialog
from cfa_desktop.views.impression.portee import Portee, PorteeEdit
from tests.factories import creer_formation, importer
from tests.views.fenetres import texte_a
from tests.views.impression.papier import ImprimantesEnPdf

ECRAN = (1280, 720)
DIALOGUE = (1240, 660)


@pytest.fixture(params=[100, 150, 200])
def taille(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[int]:
    """Return a size of text, in use until the end of the test."""
    with texte_a(request.param):
        yield request.param


@pytest.fixture
def dialogue(bureau: Bureau, taille: int, qtbot: QtBot, tmp_path: Path) -> Iterator[ImpressionDialog]:
    formation = creer_formation(bureau)
    importer(bureau, formation, date(2025, 4, 28), {"numero": "700123", "nom": "LE GOFF", "prenom": "Aïcha"})
    lignes = bureau.candidatures.lister()
    choix = AImprimer(
        2025,
        ("candidats", "formation", "campagne"),
        lignes,
        formation_id=formation.id,
        portees=(Portee(lignes, nom="LE GOFF Aïcha"), Portee(lignes)),
    )
    reglages = QSettings(str(tmp_path / "r.ini"), QSettings.Format.IniFormat)
    ouvert = ImpressionDialog(bureau, choix, reglages, None, ImprimantesEnPdf(tmp_path / "p.pdf"))
    ouvert.resize(*DIALOGUE)
    with qtbot.waitSignal(ouvert.production.pret, timeout=20_000):
        ouvert.show()
    yield ouvert
    ouvert.close()
    attendre_la_fin()
    QApplication.processEvents()


def vu_en_entier(liste: QListWidget) -> bool:
    """Say whether the current item of a list is whole on screen."""
    return liste.viewport().rect().contains(liste.visualItemRect(liste.currentItem()))


def assez_haut(liste: QListWidget, rang: int) -> bool:
    """Say whether an item is as high as its text, cut at the width of the list, needs."""
    item, metrique = liste.item(rang), liste.fontMetrics()
    place = liste.viewport().width() - 20
    lignes = -(-metrique.horizontalAdvance(item.text()) // place)
    return liste.visualItemRect(item).height() >= lignes * metrique.height()


def rangs(liste: QListWidget) -> list[int]:
    """Return where the documents are, without the headings."""
    return [rang for rang in range(liste.count()) if liste.item(rang).data(0x0100) is not None]


def test_the_documents_stay_where_they_are_whichever_is_chosen(
    dialogue: ImpressionDialog, taille: int, qtbot: QtBot
) -> None:
    """A list that shrinks under the hand makes the next click miss."""
    choix, liste = dialogue.choix, dialogue.choix.documents
    vu: QWidget = liste if taille == 100 else choix.menu
    choix.choisir(DOCUMENTS[0].cle)
    qtbot.waitUntil(lambda: not vu.visibleRegion().isEmpty())
    places = set()
    for rang in rangs(liste):
        liste.setCurrentRow(rang)
        QApplication.processEvents()
        places.add((vu.mapTo(dialogue, QPoint(0, 0)).y(), vu.height()))
        if taille > 100:
            assert choix.menu.currentText() == liste.item(rang).text()
            continue
        assert vu_en_entier(liste), liste.item(rang).text()
        assert assez_haut(liste, rang), liste.item(rang).text()
        assert liste.visibleRegion().contains(liste.visualItemRect(liste.item(rang)).center())
    assert len(places) == 1


def test_the_keyboard_goes_from_one_document_to_the_next(dialogue: ImpressionDialog, taille: int) -> None:
    choix = dialogue.choix
    choix.choisir(DOCUMENTS[0].cle)
    choix.prendre_la_main()
    vus = []
    for _ in range(len(rangs(choix.documents)) - 1):
        QTest.keyClick(choix.documents if taille == 100 else choix.menu, Qt.Key.Key_Down)
        assert choix.document is not None
        vus.append(choix.document.titre)
    assert vus == [choix.documents.item(rang).text() for rang in rangs(choix.documents)[1:]]


def test_a_list_too_low_is_seen_by_these_tests(qtbot: QtBot) -> None:
    liste = QListWidget()
    qtbot.addWidget(liste)
    liste.addItems([str(rang) for rang in range(50)])
    liste.resize(200, 100)
    liste.show()
    liste.setCurrentRow(40)
    liste.scrollToTop()
    assert not vu_en_entier(liste)
    liste.addItem("mot " * 40)
    assert not assez_haut(liste, 50)


def test_what_is_proposed_for_a_session_is_read_whole(dialogue: ImpressionDialog, qtbot: QtBot) -> None:
    dialogue.choix.choisir("convocation")
    QApplication.processEvents()
    champs = dialogue.choix.saisies.champs
    objet = champs["objet"]
    assert objet.text() == SEANCE[0].defaut
    assert objet.fontMetrics().horizontalAdvance(objet.text()) < objet.contentsRect().width() - 12
    qtbot.waitUntil(lambda: objet.visibleRegion().boundingRect().size() == objet.size())  # no scrolling
    metrique = champs["jour"].fontMetrics()
    assert metrique.horizontalAdvance("17 juin 2026") < champs["jour"].contentsRect().width()
    assert champs["jour"].height() >= metrique.height()


def test_the_dialog_stays_within_a_small_screen(dialogue: ImpressionDialog, taille: int) -> None:
    assert dialogue.minimumSizeHint().width() <= DIALOGUE[0]
    assert dialogue.minimumSizeHint().height() <= DIALOGUE[1]
    dialogue.choix.choisir("convocation")
    assert dialogue.choix.aide.isVisible() == (taille == 100), "the room goes to what is typed"
    dialogue.choix.choisir("appels")
    assert dialogue.choix.aide.isVisible()


def test_the_page_reached_is_never_cut(dialogue: ImpressionDialog, taille: int, qtbot: QtBot) -> None:
    dialogue.resize(760 if taille == 100 else DIALOGUE[0], 560)
    dialogue.avancement.commencer(PREPARATION)
    dialogue.avancement.avancer(6265, 10_000)
    texte = dialogue.avancement.texte
    qtbot.waitUntil(lambda: texte.fontMetrics().horizontalAdvance(texte.dit) <= texte.width())
    assert "6\u202f265" in texte.dit
    assert "10\u202f000" in texte.dit
    assert dialogue.width() <= DIALOGUE[0]


def test_a_long_name_is_cut_before_the_word_that_matters(bureau: Bureau, qtbot: QtBot) -> None:
    formation = creer_formation(bureau)
    importer(bureau, formation, date(2025, 4, 28), {"numero": "700123", "nom": "LE GOFF"})
    lignes = bureau.candidatures.lister()
    edit = PorteeEdit([Portee(lignes, nom="LE GOFF " * 12), Portee(lignes)], None)
    qtbot.addWidget(edit)
    edit.resize(300, 40)
    edit.show()
    assert edit.liste.itemText(0).endswith("… seulement")
    assert edit.liste.itemText(1) == "Toute la liste affichée (1)"


def test_the_names_of_templates_are_whole_and_never_scroll_sideways(
    bureau: Bureau, taille: int, qtbot: QtBot
) -> None:
    modeles = ModelesDialog(bureau)
    qtbot.addWidget(modeles)
    modeles.resize(min(modeles.width(), DIALOGUE[0]), min(modeles.height(), DIALOGUE[1]))
    modeles.show()
    for liste in (modeles.liste, modeles.champs):
        assert not liste.horizontalScrollBar().isVisible()
        assert all(assez_haut(liste, rang) for rang in range(liste.count()))
    assert modeles.minimumSizeHint().width() <= ECRAN[0]
