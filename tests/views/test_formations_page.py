"""The Formations page and its dialogs, as the officer reads them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.saisie import Nature
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.views.dialogs.capacite_dialog import CapaciteDialog
from cfa_desktop.views.dialogs.formation_dialog import FormationDialog
from cfa_desktop.views.dialogs.pleine_dialog import PleineDialog
from cfa_desktop.views.formations_page import FormationsPage
from cfa_desktop.views.widgets.bandeau import Bandeau
from tests.factories import SIRET, HorlogeFixe, creer_bureau, creer_formation, importer


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    """Return an empty base on 10 June."""
    with creer_bureau(tmp_path, HorlogeFixe()) as bureau:
        yield bureau


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    """Return a formation with one candidature due and one in search."""
    formation = creer_formation(bureau)
    importer(
        bureau,
        formation,
        date(2025, 6, 8),
        {"numero": "1", "nom": "LE GOFF", "etat": "confirmee", "limite_importee_on": "2025-06-12"},
        {"numero": "2", "nom": "MARTIN", "etat": "en_recherche"},
    )
    return formation


def _page(bureau: Bureau, qtbot: QtBot) -> FormationsPage:
    page = FormationsPage(bureau)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    return page


def _textes(page: FormationsPage) -> list[str]:
    return [mot.text() for mot in page.findChildren(QLabel) if mot.isVisible()]


def _bouton(page: FormationsPage, nom: str) -> QPushButton:
    return next(un for un in page.findChildren(QPushButton) if un.accessibleName() == nom)


def test_a_line_says_what_is_due_and_how_old_the_facts_are(
    bureau: Bureau, mco: Formation, qtbot: QtBot
) -> None:
    page = _page(bureau, qtbot)
    textes = _textes(page)
    assert "dans 2\u00a0j" in textes
    assert "il y a 2\u00a0j" in textes
    assert page.fraicheur.text() == "1 formation · d’après les exports du dim. 8 juin"


def test_a_prepared_capacity_is_not_asked_for_again(bureau: Bureau, qtbot: QtBot) -> None:
    formation = creer_formation(bureau, capacite=None)
    bureau.demandes.preparer_capacite(formation.id, 16)
    page = _page(bureau, qtbot)
    assert "16 places, préparé ici\u202f: à saisir en ligne" in _textes(page)
    assert not any(un.text() == "Saisir la capacité" for un in page.findChildren(QPushButton))


def test_every_figure_opens_its_list(bureau: Bureau, mco: Formation, qtbot: QtBot) -> None:
    page = _page(bureau, qtbot)
    for nom, categorie in (
        ("MCO\u202f: 1 à examiner", "a_examiner"),
        ("MCO\u202f: 1 en recherche de contrat", "en_recherche"),
        ("MCO\u202f: 0 contrats saisis", "contrats"),
    ):
        with qtbot.waitSignal(page.liste_demandee) as signal:
            _bouton(page, nom).click()
        assert signal.args == [mco.id, categorie]


def test_the_main_button_opens_the_recruitment(bureau: Bureau, mco: Formation, qtbot: QtBot) -> None:
    page = _page(bureau, qtbot)
    with qtbot.waitSignal(page.recrutement_demande) as signal:
        _bouton(page, "Gérer le recrutement de MCO").click()
    assert signal.args == [mco.id]


def test_a_missing_capacity_is_offered_to_be_entered(bureau: Bureau, qtbot: QtBot) -> None:
    creer_formation(bureau, capacite=None)
    assert _bouton(_page(bureau, qtbot), "Saisir la capacité de MCO").isVisible()


def test_an_empty_session_says_the_next_step(bureau: Bureau, qtbot: QtBot) -> None:
    page = _page(bureau, qtbot)
    assert page.vide.isVisible()
    with qtbot.waitSignal(page.import_demande):
        page.vide.bouton.click()


@pytest.mark.parametrize(("texte", "permis"), [("0", False), ("1", True), ("deux", False), ("", False)])
def test_a_capacity_is_a_whole_number_from_one(
    bureau: Bureau, qtbot: QtBot, texte: str, permis: bool
) -> None:
    formation = creer_formation(bureau, capacite=None)
    dialogue = CapaciteDialog(bureau, formation.id, None)
    qtbot.addWidget(dialogue)
    dialogue.nombre.setText(texte)
    assert dialogue.valider.isEnabled() == permis


def test_a_capacity_already_shown_is_noted_without_anything_to_type(bureau: Bureau, qtbot: QtBot) -> None:
    formation = creer_formation(bureau, capacite=None)
    dialogue = CapaciteDialog(bureau, formation.id, None)
    qtbot.addWidget(dialogue)
    dialogue.nombre.setText("24")
    dialogue.accept()
    assert bureau.formations.trouver(formation.id).capacite == 24
    assert bureau.saisies.compter() == 0
    assert dialogue.phrase == "Capacité notée – MCO\u202f: 24"


def test_a_new_capacity_waits_to_be_typed_online(bureau: Bureau, qtbot: QtBot) -> None:
    formation = creer_formation(bureau, capacite=5)
    dialogue = CapaciteDialog(bureau, formation.id, None)
    qtbot.addWidget(dialogue)
    dialogue.nouvelle.setChecked(True)
    dialogue.nombre.setText("8")
    dialogue.accept()
    assert bureau.formations.trouver(formation.id).capacite == 5
    (carte,) = bureau.saisies.lister()
    assert (carte.saisie.nature, carte.saisie.valeur) == (Nature.CAPACITE, "8")


def test_an_examination_left_to_say_opens_the_sheet_on_it(bureau: Bureau, qtbot: QtBot) -> None:
    formation = creer_formation(bureau, examine=None)
    page = _page(bureau, qtbot)
    vus: list[bool] = []

    def repondre() -> None:
        dialogue = next(un for un in page.findChildren(FormationDialog) if un.isVisible())
        vus.append(dialogue.examen.isVisible())
        dialogue.reject()

    QTimer.singleShot(0, repondre)
    _bouton(page, f"à préciser pour {formation.nom_court}").click()
    assert vus == [True]


@pytest.mark.parametrize(("places", "permis"), [("", False), ("5", False), ("6", True)])
def test_more_places_are_asked_for_from_one_more(
    bureau: Bureau, qtbot: QtBot, places: str, permis: bool
) -> None:
    formation = creer_formation(bureau, capacite=5)
    dialogue = PleineDialog(bureau, formation.id, None)
    qtbot.addWidget(dialogue)
    assert dialogue.valider.isEnabled()
    dialogue.augmentation.setChecked(True)
    dialogue.places.setText(places)
    assert dialogue.valider.isEnabled() == permis
    assert ("à 6," in dialogue.texte_augmentation.champ.toPlainText()) == permis


def test_a_text_for_parcoursup_leaves_out_the_contracts_prepared_here(bureau: Bureau, qtbot: QtBot) -> None:
    formation = creer_formation(bureau, capacite=5)
    saisis = [{"numero": str(rang), "nom": "NOM", "etat": "contrat_saisi"} for rang in (1, 2)]
    importer(bureau, formation, date(2025, 6, 9), *saisis, {"numero": "3", "etat": "en_recherche"})
    bureau.contrats.preparer(
        SaisieContrat(formation_id=formation.id, numero="3", employeur="Essai", siret=SIRET)
    )
    cloture = bureau.demandes.demander_cloture(formation.id)
    dialogue = PleineDialog(bureau, formation.id, None)
    qtbot.addWidget(dialogue)
    for texte in (dialogue.texte_cloture, dialogue.texte_augmentation):
        assert "a 2 contrats pour une capacité de 5" in texte.champ.toPlainText()
    dits = [une.text() for une in dialogue.findChildren(QLabel)]
    assert "1 contrat préparé ici, pas encore saisi sur Parcoursup\u202f: le texte ne le compte pas." in dits
    assert "a 2 contrats pour" in bureau.saisies.trouver(cloture).champs[-1].copie
    bureau.saisies.marquer_saisie(next(c.saisie.id for c in bureau.saisies.lister() if c.numero == "3"))
    assert "a 3 contrats pour" in bureau.formations.textes_pleine(formation.id)[0]


def test_an_increase_prepared_is_said_at_the_head_and_replaced(bureau: Bureau, qtbot: QtBot) -> None:
    formation = creer_formation(bureau, capacite=5)
    bureau.demandes.demander_augmentation(formation.id, 6)
    dialogue = PleineDialog(bureau, formation.id, None)
    qtbot.addWidget(dialogue)
    (tete,) = dialogue.findChildren(Bandeau)
    assert tete.texte.text() == (
        "Augmentation à 6 places déjà préparée ici le mar. 10 juin 10\u00a0h\u00a000, pas encore envoyée."
    )
    assert not dialogue.valider.isEnabled()
    dialogue.raisons.case.setChecked(True)
    assert dialogue.valider.isEnabled()
    dialogue.augmentation.setChecked(True)
    dialogue.places.setText("6")
    assert not dialogue.valider.isEnabled()
    dialogue.places.setText("7")
    assert dialogue.valider.text() == "Remplacer la demande préparée"
    assert dialogue.valider.isEnabled()
    dialogue.accept()
    assert [item.valeur for item in bureau.demandes.en_cours(formation.id)] == ["7"]


def test_nothing_prepared_leaves_the_head_of_the_dialog_bare(bureau: Bureau, qtbot: QtBot) -> None:
    dialogue = PleineDialog(bureau, creer_formation(bureau, capacite=5).id, None)
    qtbot.addWidget(dialogue)
    assert dialogue.findChildren(Bandeau) == []
    assert dialogue.valider.text() == "Préparer la demande"


def test_a_formation_needs_a_name_and_a_code(bureau: Bureau, qtbot: QtBot) -> None:
    dialogue = FormationDialog(bureau, Formation(0, 0, "", ""), None)
    qtbot.addWidget(dialogue)
    assert not dialogue.valider.isEnabled()
    dialogue.identite.intitule.setText("BTS - Services - MCO")
    assert dialogue.valider.toolTip().startswith("Donnez le code")
    dialogue.identite.code.setText("MCO")
    assert dialogue.valider.isEnabled()
    dialogue.identite.capacite.setText("0")
    assert not dialogue.valider.isEnabled()


def test_the_session_is_asked_while_the_base_has_none(bureau: Bureau, qtbot: QtBot) -> None:
    dialogue = FormationDialog(bureau, Formation(0, 0, "MCO", "BTS - MCO"), None)
    qtbot.addWidget(dialogue)
    dialogue.session.setCurrentText("Session 2025")
    dialogue.examen.criteres.setPlainText("Résultats\n\n  Motivation ")
    dialogue.accept()
    (formation,) = bureau.formations.lister(2025)
    assert formation.criteres == ("Résultats", "Motivation")
    assert formation.examine is None


def test_a_code_already_taken_is_said_in_the_dialog(bureau: Bureau, mco: Formation, qtbot: QtBot) -> None:
    dialogue = FormationDialog(bureau, Formation(0, 2025, "MCO", "Autre"), None)
    qtbot.addWidget(dialogue)
    dialogue.show()
    dialogue.accept()
    assert dialogue.isVisible()
    assert "déjà celui" in dialogue.erreur.text()
