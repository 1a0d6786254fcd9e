"""The contract's tab: proposition, reply, démission, texts, cancelling, correction, requests for reasons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.models.etats import Etat, Reponse
from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.views.dialogs.contrat_annulation import AnnulationDialog
from cfa_desktop.views.dialogs.contrat_correction import CorrectionSaisieDialog
from cfa_desktop.views.dialogs.contrat_limite import LimiteDialog
from cfa_desktop.views.dialogs.contrat_motifs import DemandeMotifsDialog
from cfa_desktop.views.dialogs.contrat_reponse import ReponseDialog
from cfa_desktop.views.dialogs.contrat_texte import TexteDialog
from cfa_desktop.views.dossier_page import DossierPage
from cfa_desktop.views.widgets.etiquette import Etiquette
from tests import factories
from tests.factories import SIRET


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    mco = factories.creer_formation(bureau, "MCO")
    factories.importer(
        bureau,
        mco,
        date(2025, 6, 9),
        {"numero": "1", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "en_recherche"},
        {"numero": "2", "nom": "FAŸ", "prenom": "Hugo", "etat": "refusee"},
    )
    return mco


@pytest.fixture
def contrat(bureau: Bureau, formation: Formation) -> int:
    return bureau.contrats.preparer(
        SaisieContrat(formation_id=formation.id, numero="1", employeur="DUPONT & FILS", siret=SIRET)
    )


@pytest.fixture
def page(qtbot: QtBot, bureau: Bureau, formation: Formation) -> DossierPage:
    page = DossierPage(bureau)
    qtbot.addWidget(page)
    page.resize(1220, 640)
    page.show()
    return page


def ouvrir(page: DossierPage, bureau: Bureau, formation: Formation, numero: str = "1") -> int:
    voulu = factories.candidature_id(bureau, formation, numero)
    page.ouvrir(voulu, [voulu])
    return voulu


def textes(page: DossierPage) -> str:
    return "\n".join(texte.text() for texte in page.findChildren(Etiquette)).replace("\u202f", " ")


def bouton(page: DossierPage, nom: str) -> QPushButton:
    trouves = [un for un in page.findChildren(QPushButton) if nom in (un.text(), un.accessibleName())]
    return trouves[-1]


def repondre(attendu: type[QDialog], faire: Callable[[QDialog], None]) -> None:
    """Answer the next dialog, once it is up."""

    def agir() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, attendu)
        faire(dialogue)

    QTimer.singleShot(0, agir)


def test_the_deadline_says_where_it_comes_from_and_may_be_typed(
    page: DossierPage, bureau: Bureau, formation: Formation, contrat: int
) -> None:
    bureau.saisies.marquer_saisie(contrat)
    ouvrir(page, bureau, formation)
    assert "mer. 11 juin 23\u00a0h\u00a059 – calculé d’après le calendrier, à confirmer" in textes(page)

    repondre(LimiteDialog, lambda dialogue: dialogue.accept())
    bouton(page, "Modifier la limite de réponse").click()
    assert "mer. 11 juin 23\u00a0h\u00a059 – noté ici" in textes(page)


def test_a_reply_is_noted_with_what_it_entails(
    page: DossierPage, bureau: Bureau, formation: Formation, contrat: int, qtbot: QtBot
) -> None:
    bureau.saisies.marquer_saisie(contrat)
    ouvrir(page, bureau, formation)
    lus: list[str] = []

    def choisir(dialogue: QDialog) -> None:
        assert isinstance(dialogue, ReponseDialog)
        assert not dialogue.valider.isEnabled()
        dialogue.choix[Reponse.OUI_DEFINITIF].setChecked(True)
        lus.append(dialogue.effet.text())
        dialogue.accept()

    repondre(ReponseDialog, choisir)
    with qtbot.waitSignal(page.change) as change:
        bouton(page, "Noter la réponse du candidat…").click()
    assert "renonce à ses autres vœux" in lus[0]
    assert change.args == ["Réponse notée\u202f: Oui (définitif) – MCO, LE GOFF Aïcha"]
    assert "Oui (définitif) – noté ici" in textes(page)
    bouton(page, "Retirer ce qui est noté").click()
    assert "Proposition en attente de réponse" in textes(page)


def test_a_demission_is_noted_without_any_contract(
    page: DossierPage, bureau: Bureau, formation: Formation
) -> None:
    voulu = ouvrir(page, bureau, formation)
    repondre(ReponseDialog, lambda dialogue: dialogue.accept())
    bouton(page, "Noter la démission…").click()
    ligne = bureau.candidatures.trouver(voulu)
    assert ligne is not None
    assert ligne.etat is Etat.DEMISSION
    assert "noté ici, vue le mar. 10 juin" in textes(page)


def test_the_text_is_provisional_then_dated(
    page: DossierPage, bureau: Bureau, formation: Formation, contrat: int
) -> None:
    lus: list[str] = []

    def lire(dialogue: QDialog) -> None:
        assert isinstance(dialogue, TexteDialog)
        lus.append(dialogue.texte.champ.toPlainText())
        dialogue.accept()

    ouvrir(page, bureau, formation)
    repondre(TexteDialog, lire)
    bouton(page, "Message provisoire…").click()
    bureau.saisies.marquer_saisie(contrat)
    page.refresh()
    repondre(TexteDialog, lire)
    bouton(page, "Message pour le candidat…").click()
    assert "Nous allons le saisir" in lus[0]
    assert "a été saisi sur Parcoursup le mar. 10 juin" in lus[1]


def test_a_typed_contract_is_cancelled_by_the_draio_not_here(
    page: DossierPage, bureau: Bureau, formation: Formation, contrat: int
) -> None:
    bureau.saisies.marquer_saisie(contrat)
    ouvrir(page, bureau, formation)

    def remplir(dialogue: QDialog) -> None:
        assert isinstance(dialogue, AnnulationDialog)
        assert not dialogue.valider.isEnabled()
        dialogue.motif.setText("employeur en liquidation")
        assert "employeur en liquidation" in dialogue.texte.champ.toPlainText()
        dialogue.accept()

    repondre(AnnulationDialog, remplir)
    bouton(page, "À annuler…").click()
    assert "Annulation demandée le mar. 10 juin auprès de la DRAIO" in textes(page)
    bouton(page, "Finalement non").click()
    assert "Annulation demandée" not in textes(page)


def test_a_typed_item_is_corrected_with_its_reason(
    page: DossierPage, bureau: Bureau, formation: Formation, contrat: int
) -> None:
    bureau.saisies.marquer_saisie(contrat)
    ouvrir(page, bureau, formation)

    def corriger(dialogue: QDialog) -> None:
        assert isinstance(dialogue, CorrectionSaisieDialog)
        assert not dialogue.valider.isEnabled()
        dialogue.employeur.setText("DUPONT ET FILS")
        dialogue.raison.setText("dénomination exacte")
        dialogue.accept()

    repondre(CorrectionSaisieDialog, corriger)
    bouton(page, "Corriger…").click()
    assert "corrigé : dénomination exacte (employeur : DUPONT & FILS → DUPONT ET FILS)" in textes(page)


def test_a_correction_that_changes_nothing_says_so(
    bureau: Bureau, formation: Formation, contrat: int, qtbot: QtBot
) -> None:
    bureau.saisies.marquer_saisie(contrat)
    dialogue = CorrectionSaisieDialog(bureau, bureau.saisies.trouver(contrat).saisie, None)
    qtbot.addWidget(dialogue)
    dialogue.raison.setText("rien")
    dialogue.accept()
    assert "Rien n’est changé" in dialogue.raisons.textes()[0]
    dialogue.siret.setText("123")
    assert not dialogue.valider.isEnabled()


def test_a_draft_is_resumed_or_dropped(page: DossierPage, bureau: Bureau, formation: Formation) -> None:
    bureau.contrats.garder_brouillon(
        Brouillon(0, formation.id, "1", "", "DUPONT", "", None, True, bureau.contexte.maintenant())
    )
    ouvrir(page, bureau, formation)
    assert "demander le SIRET à l’employeur" in textes(page)
    bouton(page, "Abandonner").click()
    assert bureau.contrats.brouillons() == []
    assert "Aucun contrat, ni préparé ni saisi." in textes(page)


def test_a_refused_candidate_enters_the_register_of_reasons(
    page: DossierPage, bureau: Bureau, formation: Formation
) -> None:
    ouvrir(page, bureau, formation, "2")

    def remplir(dialogue: QDialog) -> None:
        assert isinstance(dialogue, DemandeMotifsDialog)
        dialogue.note.setText("courriel")
        dialogue.accept()

    repondre(DemandeMotifsDialog, remplir)
    bouton(page, "Ajouter une demande de motifs…").click()
    assert "reçue le mar. 10 juin – courriel" in textes(page)
    assert "Réponse due le jeu. 10 juil." in textes(page)


def test_noting_leaves_the_hand_in_the_dossier(
    page: DossierPage, bureau: Bureau, formation: Formation, contrat: int
) -> None:
    bureau.saisies.marquer_saisie(contrat)
    ouvrir(page, bureau, formation)
    bouton(page, "Modifier la limite de réponse").setFocus()
    page.refresh()
    assert page.focusWidget() is page.sections.defilement
