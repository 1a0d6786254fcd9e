"""« À régler », corrections and the cards of formations, as the officer meets them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.saisie import Nature
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.views.dialogs.contrat_correction import CorrectionSaisieDialog
from cfa_desktop.views.saisies.classement import Section
from cfa_desktop.views.saisies_page import SaisiesPage
from cfa_desktop.views.widgets.etiquette import Etiquette
from tests.factories import SIRET, HorlogeFixe, creer_formation, importer


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau, message_recherche="Appelez-nous.")
    importer(bureau, formation, date(2025, 6, 9), {"numero": "1", "nom": "LE GOFF", "etat": "en_recherche"})
    return formation


@pytest.fixture
def contrat(bureau: Bureau, mco: Formation) -> int:
    return bureau.contrats.preparer(
        SaisieContrat(formation_id=mco.id, numero="1", employeur="DUPONT", siret=SIRET)
    )


def page(bureau: Bureau, qtbot: QtBot, saisie_id: int) -> SaisiesPage:
    widget = SaisiesPage(bureau)
    qtbot.addWidget(widget)
    widget.resize(1220, 640)
    widget.show()
    widget.montrer(saisie_id)
    return widget


def textes(widget: SaisiesPage) -> str:
    return "\n".join(un.text() for un in widget.carte.findChildren(Etiquette)).replace("\u202f", " ")


@pytest.mark.parametrize(
    ("raison", "conseil"),
    [
        ("capacité atteinte", "Demandez une augmentation"),
        ("SIRET refusé", "Vérifiez le SIRET avec l’employeur"),
        ("candidat introuvable", "Vérifiez le n° d’inscription"),
        ("recrutement clos", "Aucune source publique"),
        ("autre raison", "Réglez la cause du refus"),
    ],
)
def test_an_item_refused_by_the_site_says_what_may_be_done(
    bureau: Bureau, contrat: int, qtbot: QtBot, raison: str, conseil: str
) -> None:
    bureau.saisies.refusee_par_parcoursup(contrat, raison)
    widget = page(bureau, qtbot, contrat)
    assert widget.file.ids(Section.A_REGLER) == [contrat]
    assert conseil in textes(widget)


@pytest.mark.parametrize(
    "cas",
    [
        (datetime(2025, 10, 13, 23, 59, 59, tzinfo=PARIS), Section.A_SAISIR),
        (datetime(2025, 10, 14, tzinfo=PARIS), Section.A_REGLER),
    ],
)
def test_a_contract_is_to_settle_once_the_period_is_over(
    bureau: Bureau, contrat: int, horloge: HorlogeFixe, qtbot: QtBot, cas: tuple[datetime, Section]
) -> None:
    horloge.instant, section = cas
    assert page(bureau, qtbot, contrat).file.ids(section) == [contrat]


def test_a_typed_card_hands_out_the_dated_text_and_is_corrected(
    bureau: Bureau, contrat: int, qtbot: QtBot
) -> None:
    bureau.saisies.marquer_saisie(contrat)
    widget = page(bureau, qtbot, contrat)
    assert "réponse du candidat avant\u202f: mer. 11 juin" in widget.carte.limite.text()
    assert "a été saisi sur Parcoursup le mar. 10 juin" in widget.carte.message.texte.toPlainText()

    def corriger() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, CorrectionSaisieDialog)
        dialogue.employeur.setText("DUPONT & FILS")
        dialogue.raison.setText("dénomination")
        dialogue.accept()

    QTimer.singleShot(0, corriger)
    with qtbot.waitSignal(widget.change) as change:
        widget.carte.actions_carte.corriger.click()
    assert change.args == ["Saisie corrigée – MCO, LE GOFF"]
    assert bureau.saisies.trouver(contrat).saisie.employeur == "DUPONT & FILS"


def test_a_prepared_card_is_changed_without_reason(bureau: Bureau, contrat: int, qtbot: QtBot) -> None:
    widget = page(bureau, qtbot, contrat)
    assert widget.carte.actions_carte.corriger.text() == "Modifier…"
    dialogue = CorrectionSaisieDialog(bureau, bureau.saisies.trouver(contrat).saisie, widget)
    assert dialogue.valider.isEnabled()
    dialogue.employeur.setText("AUTRE")
    dialogue.accept()
    assert bureau.saisies.trouver(contrat).saisie.employeur == "AUTRE"


@pytest.mark.parametrize(
    "cas",
    [
        (Nature.CAPACITE, "8", "8"),
        (Nature.AUGMENTATION, "9", "de porter la capacité de cette formation à 9"),
        (Nature.CLOTURE, "", "Nous demandons la clôture"),
        (Nature.MESSAGE, "Appelez-nous.", "Appelez-nous."),
    ],
)
def test_the_card_of_a_formation_shows_what_is_copied(
    bureau: Bureau, mco: Formation, qtbot: QtBot, cas: tuple[Nature, str, str]
) -> None:
    nature, valeur, lu = cas
    saisie_id = bureau.saisies.preparer_formation(mco.id, nature, valeur)
    assert lu in textes(page(bureau, qtbot, saisie_id))
