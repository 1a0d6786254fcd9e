"""Noting replies from the list: one or several, one named change, the refused counted and named."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cfa_desktop.models.erreurs import SimulationEnCours
from cfa_desktop.models.etats import Reponse
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.candidats.reponses import ReponseDepuisLaListe
from cfa_desktop.views.candidats.selection import ActionsSelection
from cfa_desktop.views.candidats_page import CandidatsPage
from cfa_desktop.views.dialogs.contrat_reponse import ReponseDialog
from cfa_desktop.views.dialogs.reponses_dialog import ReponsesDialog
from tests.factories import candidature_id, creer_formation, importer

CONTRATS = ("700001", "700002")


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    """Return two propositions and one candidate still looking for an employer."""
    formation = creer_formation(bureau)
    lignes = [{"numero": numero, "nom": f"NOM{numero}", "etat": "contrat_saisi"} for numero in CONTRATS]
    importer(
        bureau,
        formation,
        date(2025, 6, 9),
        *lignes,
        {"numero": "700003", "nom": "MARTIN", "prenom": "Léa", "etat": "en_recherche"},
    )
    return formation


@pytest.fixture
def lignes(bureau: Bureau, mco: Formation) -> list[CandidatureLine]:
    """Return the three lines."""
    return bureau.candidatures.lister(formation_id=mco.id)


def _reponses(bureau: Bureau) -> list[Reponse | None]:
    return [ligne.reponse for ligne in bureau.candidatures.lister()]


def test_a_selection_is_noted_as_one_change_undone_at_once(
    bureau: Bureau, mco: Formation, lignes: list[CandidatureLine]
) -> None:
    avant = _reponses(bureau)
    fait = bureau.reponses.noter_plusieurs([ligne.id for ligne in lignes], Reponse.OUI_DEFINITIF)
    assert sorted(fait.notees) == sorted(candidature_id(bureau, mco, numero) for numero in CONTRATS)
    ((refusee, verdict),) = fait.refusees
    assert refusee == candidature_id(bureau, mco, "700003")
    assert "Pas de proposition" in verdict.blocages[0].message
    assert _reponses(bureau).count(Reponse.OUI_DEFINITIF) == len(CONTRATS)
    assert bureau.historique.annuler().libelle == "Réponses notées\u202f: Oui (définitif)"
    assert _reponses(bureau) == avant


def test_a_demission_of_several_is_noted_with_or_without_a_proposition(
    bureau: Bureau, lignes: list[CandidatureLine]
) -> None:
    fait = bureau.reponses.noter_plusieurs([ligne.id for ligne in lignes], Reponse.DEMISSION)
    assert len(fait.notees) == len(lignes)
    assert fait.refusees == ()


def test_a_simulation_notes_nothing(bureau: Bureau, lignes: list[CandidatureLine]) -> None:
    bureau.simuler(bureau.contexte.maintenant())
    with pytest.raises(SimulationEnCours):
        bureau.reponses.noter_plusieurs([lignes[0].id], Reponse.OUI_DEFINITIF)


def test_the_dialog_counts_and_names_those_left_out(
    bureau: Bureau, lignes: list[CandidatureLine], qtbot: QtBot
) -> None:
    dialogue = ReponsesDialog(bureau, lignes, None)
    qtbot.addWidget(dialogue)
    assert not dialogue.valider.isEnabled()
    assert dialogue.compte.text() == "3 candidats choisis"
    dialogue.choix[Reponse.OUI_DEFINITIF].setChecked(True)
    assert dialogue.compte.text() == "2 possibles, 1 exclu"
    assert dialogue.exclus.text().startswith("MARTIN Léa – Pas de proposition")
    assert dialogue.valider.text() == "Noter (2)"
    dialogue.accept()
    assert dialogue.phrase == "2 réponses notées\u202f: Oui (définitif) – 1 sans changement\u202f: MARTIN Léa"


def test_the_selection_offers_it_and_says_what_was_noted(
    bureau: Bureau, lignes: list[CandidatureLine], qtbot: QtBot
) -> None:
    page = CandidatsPage(bureau)
    qtbot.addWidget(page)
    actions = ActionsSelection(bureau, page)
    actions.cibler(lignes)
    assert actions.reponses in actions.toutes

    def repondre() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, ReponsesDialog)
        dialogue.choix[Reponse.RENONCIATION].setChecked(True)
        dialogue.accept()

    QTimer.singleShot(0, repondre)
    with qtbot.waitSignal(actions.change) as change:
        actions.reponses.trigger()
    assert change.args[0].startswith("2 réponses notées\u202f: Renonciation")


def test_one_candidate_is_noted_from_his_menu_and_greyed_with_the_reason(
    bureau: Bureau, mco: Formation, qtbot: QtBot
) -> None:
    page = CandidatsPage(bureau)
    qtbot.addWidget(page)
    reponses, menu, autre = ReponseDepuisLaListe(bureau, page), QMenu(page), QMenu(page)
    reponses.ajouter_a(menu, candidature_id(bureau, mco, "700003"))
    grisee, demission = menu.actions()
    assert not grisee.isEnabled()
    assert "Pas de proposition" in grisee.toolTip()
    assert demission.isEnabled()

    def repondre() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, ReponseDialog)
        dialogue.choix[Reponse.OUI_DEFINITIF].setChecked(True)
        dialogue.accept()

    reponses.ajouter_a(autre, candidature_id(bureau, mco, "700001"))
    QTimer.singleShot(0, repondre)
    with qtbot.waitSignal(reponses.change) as change:
        autre.actions()[0].trigger()
    assert change.args == ["Réponse notée\u202f: Oui (définitif) – MCO, NOM700001"]
    assert Reponse.OUI_DEFINITIF in _reponses(bureau)
