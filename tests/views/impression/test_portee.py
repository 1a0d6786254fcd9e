"""For whom one prints: one, those selected, all those shown; said before, never remembered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.candidatures import Candidatures
from cfa_desktop.views.background import attendre_la_fin
from cfa_desktop.views.impression.choix import AImprimer
from cfa_desktop.views.impression.dialogue import ImpressionDialog
from cfa_desktop.views.impression.portee import portees_de
from tests.factories import creer_formation, importer
from tests.views.impression.papier import AucuneImprimante

NOMBRE = 4


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau)
    personnes = [
        {"numero": f"70012{rang}", "nom": f"MARTIN {rang}", "prenom": "Léa"} for rang in range(NOMBRE)
    ]
    importer(bureau, formation, date(2025, 4, 28), *personnes)
    return formation


@pytest.fixture
def lignes(bureau: Bureau, formation: Formation) -> list[CandidatureLine]:
    return list(bureau.candidatures.lister(formation_id=formation.id))


def choix(formation: Formation, lignes: list[CandidatureLine], *choisies: CandidatureLine) -> AImprimer:
    """Return what the list asks to print, its second line at hand."""
    offertes, proposee = portees_de(lignes[1], choisies, lignes)
    return AImprimer(
        2025,
        ("candidats", "formation"),
        proposee.lignes,
        choisies=proposee.choisies,
        formation_id=formation.id,
        formation="MCO",
        premier="fiches",
        portees=offertes,
    )


@pytest.fixture
def du_monde(formation: Formation, lignes: list[CandidatureLine]) -> AImprimer:
    return choix(formation, lignes)


@pytest.fixture
def reglages(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "r.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def dialogue(
    bureau: Bureau, formation: Formation, lignes: list[CandidatureLine], reglages: QSettings, qtbot: QtBot
) -> Iterator[ImpressionDialog]:
    ouvert = ImpressionDialog(bureau, choix(formation, lignes), reglages, None, AucuneImprimante())
    with qtbot.waitSignal(ouvert.production.pret, timeout=20_000):
        ouvert.show()
    yield ouvert
    if isValid(ouvert):
        ouvert.close()
    attendre_la_fin()
    QApplication.processEvents()


def prendre(qtbot: QtBot, dialogue: ImpressionDialog, dite: str) -> None:
    """Choose for whom and wait for the preview."""
    portee = dialogue.choix.portee
    rang = [une.dite for une in portee.offertes].index(dite)
    with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
        portee.liste.setCurrentIndex(rang)


def test_only_what_makes_sense_is_offered(lignes: list[CandidatureLine]) -> None:
    def dites(*arguments: object) -> tuple[list[str], str]:
        offertes, proposee = portees_de(*arguments)  # type: ignore[arg-type]
        return [une.dite for une in offertes], proposee.dite

    une, trois = "MARTIN 1 Léa seulement", lignes[:3]
    assert dites(lignes[1], (), lignes) == (
        [une, "Toute la liste affichée (4)"],
        "Toute la liste affichée (4)",
    )
    assert dites(lignes[1], trois, lignes) == (
        [une, "La sélection (3)", "Toute la liste affichée (4)"],
        "La sélection (3)",
    )
    assert dites(None, lignes, lignes) == (["La sélection (4)"], "La sélection (4)")
    assert dites(lignes[1], (), lignes[1:2]) == (
        ["Toute la liste affichée (1)"],
        "Toute la liste affichée (1)",
    )


def test_one_person_is_printed_alone_with_the_documents_that_suit_one(
    dialogue: ImpressionDialog, qtbot: QtBot
) -> None:
    assert dialogue.apercu.nombre == NOMBRE
    prendre(qtbot, dialogue, "MARTIN 1 Léa seulement")
    assert dialogue.produit is not None
    assert [ligne.nom for ligne in dialogue.produit.demande.lignes] == ["MARTIN 1"]
    assert dialogue.produit.demande.filtre == "candidat n° 700121"
    assert dialogue.apercu.titre.text() == "Fiches de suivi · 1\u00a0fiche · 1\u00a0page"
    liste = dialogue.choix.documents
    assert "Liste des candidats" not in [liste.item(rang).text() for rang in range(liste.count())]
    prendre(qtbot, dialogue, "Toute la liste affichée (4)")
    assert dialogue.apercu.nombre == NOMBRE
    assert dialogue.produit.demande.document == "fiches", "the document chosen stays"


def test_a_list_has_no_sense_for_one_and_another_document_is_shown(
    dialogue: ImpressionDialog, qtbot: QtBot
) -> None:
    liste = dialogue.choix.documents
    with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
        liste.setCurrentRow(1)
    assert dialogue.produit is not None
    assert dialogue.produit.demande.document == "liste"
    dialogue.tirage_edit.etendue.setText("1")
    prendre(qtbot, dialogue, "MARTIN 1 Léa seulement")
    assert dialogue.produit.demande.document == "fiches"
    assert dialogue.tirage_edit.etendue.text() == "", "pages of the former document are no longer meant"


def test_for_whom_is_never_remembered(
    dialogue: ImpressionDialog,
    bureau: Bureau,
    formation: Formation,
    lignes: list[CandidatureLine],
    reglages: QSettings,
) -> None:
    dialogue.choix.portee.liste.setCurrentIndex(0)
    dialogue.close()
    autre = ImpressionDialog(bureau, choix(formation, lignes), reglages, None, AucuneImprimante())
    assert autre.choix.portee.liste.currentText() == "Toute la liste affichée (4)"
    autre.close()


def test_the_lines_are_read_again_in_the_background_for_every_choice(
    dialogue: ImpressionDialog,
    bureau: Bureau,
    formation: Formation,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    prendre(qtbot, dialogue, "MARTIN 1 Léa seulement")
    deja = {"numero": "700121", "nom": "NOUVEAU", "prenom": "Léa"}
    importer(bureau, formation, date(2025, 4, 29), deja, partiel=True)
    fils: list[bool] = []
    vrai = Candidatures.lister

    def lister(self: Candidatures, *args: object, **mots: object) -> object:
        fils.append(QThread.currentThread() is QApplication.instance().thread())  # type: ignore[union-attr]
        return vrai(self, *args, **mots)  # type: ignore[arg-type]

    monkeypatch.setattr(Candidatures, "lister", lister)
    dialogue.dire_perime()
    with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
        dialogue.actualiser()
        assert not dialogue.enregistrer.isEnabled()
    assert fils == [False]
    assert dialogue.produit is not None
    assert [ligne.nom for ligne in dialogue.produit.demande.lignes] == ["NOUVEAU"]
    prendre(qtbot, dialogue, "Toute la liste affichée (4)")
    assert "NOUVEAU" in [ligne.nom for ligne in dialogue.produit.demande.lignes]


def test_a_list_of_people_opens_on_the_last_document_about_people(
    dialogue: ImpressionDialog, bureau: Bureau, du_monde: AImprimer, reglages: QSettings, qtbot: QtBot
) -> None:
    """A letter about the formation, chosen from the same list, is not what the next list is for."""
    documents = dialogue.choix.documents
    titres = [documents.item(rang).text() for rang in range(documents.count())]
    for titre in ("Tournée d’appels", "Demande d’augmentation à la DRAIO"):
        with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
            documents.setCurrentRow(titres.index(titre))
    dialogue.close()
    for sujets, attendu in ((du_monde.sujets, "appels"), (("formation", "candidats"), "draio_cloture")):
        autre = ImpressionDialog(
            bureau,
            du_monde._replace(sujets=sujets, premier="draio_cloture"),
            reglages,
            None,
            AucuneImprimante(),
        )
        assert autre.choix.document is not None
        assert autre.choix.document.cle == attendu, "each place remembers its own"
        autre.close()
