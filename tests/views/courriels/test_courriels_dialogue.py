"""« Courriels »: what is read, copied and kept, and what is missing said before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.views.background import attendre_la_fin
from cfa_desktop.views.candidats_page import CandidatsPage
from cfa_desktop.views.courriels.dialogue import AUCUN, BEAUCOUP, OUVRIR, CourrielsDialog
from cfa_desktop.views.courriels.ouverture import ouvrir_courriels
from cfa_desktop.views.impression.portee import Portee
from tests.factories import SIRET, creer_formation, importer

LEA = {
    "numero": "700123",
    "nom": "MARTIN",
    "prenom": "Léa",
    "etat": "confirmee",
    "mail": "lea@courriel.example",
}
ZOE = {"numero": "700125", "nom": "ROUX", "prenom": "Zoé", "etat": "confirmee"}
Ouvrir = Callable[[], CourrielsDialog]


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau)
    importer(bureau, formation, date(2025, 4, 28), LEA, ZOE)
    return formation


@pytest.fixture
def ouvrir(bureau: Bureau, formation: Formation, qtbot: QtBot, tmp_path: Path) -> Iterator[Ouvrir]:
    ouverts: list[CourrielsDialog] = []

    def montrer() -> CourrielsDialog:
        reglages = QSettings(str(tmp_path / "r.ini"), QSettings.Format.IniFormat)
        pour = Portee(bureau.candidatures.lister(campagne=2025))
        ouverts.append(CourrielsDialog(bureau, pour, reglages))
        ouverts[-1].show()
        return ouverts[-1]

    yield montrer
    attendre_la_fin()
    for dialogue in ouverts:
        dialogue.close()
    QApplication.processEvents()


def taper(dialogue: CourrielsDialog, **textes: str) -> None:
    for cle, texte in textes.items():
        dialogue.saisies.champs[cle].setText(texte)
    dialogue.saisies.change.emit()


def test_nothing_is_kept_before_the_session_is_said(ouvrir: Ouvrir) -> None:
    dialogue = ouvrir()
    assert not dialogue.enregistrer.isEnabled()
    assert dialogue.compte.text() == (
        "1\u00a0message · 1\u00a0sans adresse courriel · à compléter\u202f: Date, Heure, Lieu"
    )
    taper(dialogue, jour="17 juin", heure="9 h", lieu="B12")
    assert dialogue.enregistrer.isEnabled()
    assert dialogue.compte.text() == "1\u00a0message · 1\u00a0sans adresse courriel"


def test_each_message_is_read_as_it_will_be(ouvrir: Ouvrir) -> None:
    dialogue = ouvrir()
    taper(dialogue, jour="17 juin", heure="9 h", lieu="B12")
    assert dialogue.message.a.text() == "À\u202f: MARTIN Léa, lea@courriel.example"
    assert "Bonjour Léa MARTIN" in dialogue.message.texte.toPlainText()
    dialogue.personnes.setCurrentRow(1)
    assert dialogue.personnes.currentItem().text() == "ROUX Zoé – sans adresse courriel"
    assert "Bonjour Zoé ROUX" in dialogue.message.texte.toPlainText()
    taper(dialogue, lieu="C3")
    assert dialogue.personnes.currentRow() == 1
    assert "C3" in dialogue.message.texte.toPlainText()


def test_the_text_is_copied(ouvrir: Ouvrir) -> None:
    dialogue = ouvrir()
    taper(dialogue, lieu="B12")
    dialogue.message.copier.click()
    assert QGuiApplication.clipboard().text() == dialogue.message.texte.toPlainText()
    assert dialogue.message.copier.text() == "Texte copié"
    dialogue.personnes.setCurrentRow(1)
    assert dialogue.message.copier.text() == "Copier le texte"


def test_the_drafts_are_kept_and_said(ouvrir: Ouvrir, bureau: Bureau, qtbot: QtBot, tmp_path: Path) -> None:
    dialogue = ouvrir()
    taper(dialogue, jour="17 juin", heure="9 h", lieu="B12")
    dossier = tmp_path / "Brouillons"
    dossier.mkdir()
    dialogue.enregistrer_dans(dossier)
    qtbot.waitUntil(lambda: dialogue.notice.bouton.text() == OUVRIR, timeout=10_000)
    assert dialogue.notice.texte.text() == "1\u00a0brouillon enregistré dans «\u00a0Brouillons\u00a0»."
    (path,) = dossier.glob("*.eml")
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert message["To"].addresses[0].addr_spec == "lea@courriel.example"
    assert bureau.historique.lister()[0].action.libelle.endswith("Convocation, 1\u00a0message")


def test_a_folder_gone_is_said(ouvrir: Ouvrir, qtbot: QtBot, tmp_path: Path) -> None:
    dialogue = ouvrir()
    taper(dialogue, jour="17 juin", heure="9 h", lieu="B12")
    dialogue.enregistrer_dans(tmp_path / "parti")
    qtbot.waitUntil(lambda: "n’existe pas" in dialogue.notice.texte.text(), timeout=10_000)
    assert dialogue.enregistrer.isEnabled()


def test_contracts_are_written_about_only_where_there_is_one(
    ouvrir: Ouvrir, bureau: Bureau, formation: Formation
) -> None:
    dialogue = ouvrir()
    dialogue.sortes.setCurrentIndex(1)
    assert dialogue.compte.text() == AUCUN
    assert not dialogue.message.copier.isEnabled()
    assert dialogue.saisies.champs == {}
    bureau.contrats.preparer(
        SaisieContrat(formation_id=formation.id, numero="700123", employeur="DUPONT & FILS", siret=SIRET)
    )
    avec = ouvrir()
    avec.sortes.setCurrentIndex(1)
    assert avec.personnes.count() == 1
    assert "DUPONT & FILS" in avec.message.texte.toPlainText()
    assert avec.enregistrer.isEnabled()


def test_an_hour_that_is_none_is_refused_under_its_field_and_nothing_is_written(ouvrir: Ouvrir) -> None:
    dialogue = ouvrir()
    taper(dialogue, jour="17 juin", heure="25h", lieu="B12")
    assert dialogue.saisies.refus.keys() == {"heure"}
    assert not dialogue.enregistrer.isEnabled()
    assert "25h" not in dialogue.message.texte.toPlainText()
    taper(dialogue, heure="14h")
    assert dialogue.saisies.refus == {}
    assert dialogue.enregistrer.isEnabled()
    assert "14 h" in dialogue.message.texte.toPlainText()


def test_what_was_typed_is_offered_again_but_for_the_date(ouvrir: Ouvrir) -> None:
    dialogue = ouvrir()
    taper(dialogue, jour="17 juin", lieu="B12")
    dialogue.sortes.setCurrentIndex(1)
    dialogue.sortes.setCurrentIndex(0)
    assert dialogue.saisies.textes["jour"] == "17 juin"
    encore = ouvrir().saisies.textes
    assert (encore["lieu"], encore["jour"]) == ("B12", "")


def test_a_text_that_cannot_be_filled_is_said(ouvrir: Ouvrir, bureau: Bureau) -> None:
    with bureau.contexte.database.transaction() as connection:
        from cfa_desktop.storage import parametres

        parametres.ecrire(connection, "modele.convocation_mail", "Bonjour {salaire}")
    dialogue = ouvrir()
    assert "salaire" in dialogue.notice.texte.text()
    assert not dialogue.enregistrer.isEnabled()


def test_the_list_offers_it_beside_its_files(bureau: Bureau, formation: Formation, qtbot: QtBot) -> None:
    page = CandidatsPage(bureau)
    qtbot.addWidget(page)
    page.set_campagne(2025)
    page.montrer(formation.id)
    (entree,) = (un for un in page.entete.exporter.menu().actions() if un.text() == "Courriels…")
    entree.trigger()
    (dialogue,) = page.findChildren(CourrielsDialog)
    assert dialogue.personnes.count() == 2
    assert dialogue.de_qui.text() == "Les 2 candidatures affichées"
    dialogue.close()


def test_one_line_at_hand_can_be_written_to_alone(bureau: Bureau, formation: Formation, qtbot: QtBot) -> None:
    page = CandidatsPage(bureau)
    qtbot.addWidget(page)
    page.set_campagne(2025)
    page.montrer(formation.id)
    page.liste.vue.aller_a(page.liste.ids_affiches()[1])
    dialogue = ouvrir_courriels(bureau, page.liste, page)
    pour = dialogue.portee.liste
    assert [pour.itemText(rang) for rang in range(pour.count())] == [
        "ROUX Zoé seulement",
        "Toute la liste affichée (2)",
    ]
    assert dialogue.personnes.count() == 2, "the whole list, as long as nothing else is asked for"
    pour.setCurrentIndex(0)
    assert dialogue.personnes.count() == 1
    assert "Bonjour Zoé ROUX" in dialogue.message.texte.toPlainText()
    pour.setCurrentIndex(1)
    assert dialogue.personnes.count() == 2
    dialogue.close()


@pytest.mark.parametrize(("nombre", "demande"), [(BEAUCOUP, 0), (BEAUCOUP + 1, 1)])
def test_many_drafts_at_once_are_asked_about(
    bureau: Bureau, ouvrir: Ouvrir, monkeypatch: pytest.MonkeyPatch, nombre: int, demande: int
) -> None:
    autres = [LEA | {"numero": f"8001{rang:02}", "nom": f"PETIT {rang}"} for rang in range(1, nombre)]
    importer(bureau, bureau.formations.par_code("MCO"), date(2025, 5, 12), LEA, *autres)
    questions: list[str] = []
    dossiers: list[str] = []

    def refuser(_: object, *, titre: str, question: str, verbe: str) -> bool:
        questions.append(titre)
        return False

    monkeypatch.setattr("cfa_desktop.views.courriels.dialogue.confirmer", refuser)
    monkeypatch.setattr(
        "cfa_desktop.views.courriels.dialogue.demander_dossier", lambda *_: dossiers.append("demandé")
    )
    dialogue = ouvrir()
    taper(dialogue, jour="17 juin", heure="9 h", lieu="B12")
    dialogue.enregistrer.click()
    assert len(questions) == demande
    assert len(dossiers) == 1 - demande, "a refusal asks for no folder"
    assert questions == [f"Enregistrer les {nombre}\u00a0brouillons\u202f?"][:demande]


def test_what_a_message_leaves_unsaid_is_shown_before_it_is_kept(bureau: Bureau, ouvrir: Ouvrir) -> None:
    assert not ouvrir().message.manque.isVisible()
    bureau.modeles.enregistrer("convocation_mail", "{objet}\u202f: le {jour}, à {heure}.")
    manque = ouvrir().message.manque
    assert manque.isVisible()
    assert manque.texte.text().startswith("Ce message ne donnera pas le lieu\u202f: ajoutez {lieu}")
