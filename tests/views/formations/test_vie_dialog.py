"""« Suivre la formation »: requests answered, drafts, rapport public, past contracts, reasons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.messages import Destinataires
from cfa_desktop.models.saisie import Nature
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.date_dialog import DateDialog
from cfa_desktop.views.dialogs.formation_dialog import FormationDialog
from cfa_desktop.views.dialogs.pleine_dialog import PleineDialog
from cfa_desktop.views.formations.reponse_dialog import AccordDialog, RefusDemandeDialog
from cfa_desktop.views.formations.vie_dialog import VieDialog
from cfa_desktop.views.formations_page import FormationsPage
from cfa_desktop.views.widgets.etiquette import Etiquette
from tests.factories import HorlogeFixe, candidature_id, creer_formation, importer


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau, capacite=1)
    importer(
        bureau,
        formation,
        date(2025, 6, 9),
        {"numero": "1", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "contrat_saisi"},
        {"numero": "2", "nom": "FAŸ", "prenom": "Hugo", "etat": "refusee"},
    )
    return formation


@pytest.fixture
def vie(bureau: Bureau, mco: Formation, qtbot: QtBot) -> VieDialog:
    dialogue = VieDialog(bureau, mco.id, None)
    qtbot.addWidget(dialogue)
    dialogue.show()
    return dialogue


def textes(vie: VieDialog) -> str:
    return "\n".join(un.text() for un in vie.findChildren(Etiquette)).replace("\u202f", " ")


def bouton(vie: VieDialog, nom: str) -> QPushButton:
    return [un for un in vie.findChildren(QPushButton) if nom in (un.text(), un.accessibleName())][-1]


def repondre(attendu: type[QDialog], faire: Callable[[QDialog], None] = lambda d: d.accept()) -> None:
    def agir() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, attendu)
        faire(dialogue)

    QTimer.singleShot(0, agir)


def test_a_full_formation_asks_for_more_and_the_answer_raises_its_capacity(
    vie: VieDialog, bureau: Bureau, mco: Formation, qtbot: QtBot
) -> None:
    def demander(dialogue: QDialog) -> None:
        assert isinstance(dialogue, PleineDialog)
        assert dialogue.augmentation.isChecked()
        assert not dialogue.valider.isEnabled()
        dialogue.places.setText("3")
        dialogue.accept()

    repondre(PleineDialog, demander)
    bouton(vie, "Demander une augmentation…").click()
    assert "préparé ici seulement, à saisir en ligne" in textes(vie)
    (item,) = bureau.demandes.en_cours(mco.id)
    bureau.saisies.marquer_saisie(item.id)
    vie.refresh()
    assert not bouton(vie, "Demander une augmentation…").isEnabled()
    assert "déjà envoyée" in bouton(vie, "Demander une augmentation…").toolTip()

    repondre(AccordDialog)
    with qtbot.waitSignal(vie.change) as change:
        bouton(vie, "Accordée…").click()
    assert change.args == ["Augmentation accordée\u202f: 3 places – MCO"]
    assert bureau.formations.trouver(mco.id).capacite == 3


def test_a_refused_increase_asks_for_its_reason(vie: VieDialog, bureau: Bureau, mco: Formation) -> None:
    bureau.saisies.marquer_saisie(bureau.demandes.demander_augmentation(mco.id, 4))
    vie.refresh()

    def refuser(dialogue: QDialog) -> None:
        assert isinstance(dialogue, RefusDemandeDialog)
        assert not dialogue.valider.isEnabled()
        dialogue.raison.setText("pas de salle")
        dialogue.accept()

    repondre(RefusDemandeDialog, refuser)
    bouton(vie, "Refusée…").click()
    assert bureau.demandes.en_cours(mco.id) == []


def test_a_granted_capacity_must_be_above_the_present_one(mco: Formation, qtbot: QtBot) -> None:
    dialogue = AccordDialog(1, mco, date(2025, 6, 10), None)
    qtbot.addWidget(dialogue)
    assert not dialogue.valider.isEnabled()
    assert "supérieur à 1" in dialogue.raison.text()
    dialogue.places.setText("2")
    assert dialogue.valider.isEnabled()


def test_a_closing_asked_then_seen_ends_the_recruitment(
    vie: VieDialog, bureau: Bureau, mco: Formation
) -> None:
    bureau.saisies.marquer_saisie(bureau.demandes.demander_cloture(mco.id))
    vie.refresh()
    assert "Clôture demandée le mar. 10 juin" in textes(vie)
    repondre(DateDialog)
    bouton(vie, "Clôturée le…").click()
    assert "Recrutement clôturé le mar. 10 juin." in textes(vie)
    assert "aucune source publique ne décrit de réouverture" in textes(vie)
    assert not bouton(vie, "Demander la clôture…").isEnabled()


def test_the_rapport_says_why_it_waits_then_is_published(
    vie: VieDialog, bureau: Bureau, mco: Formation, horloge: HorlogeFixe
) -> None:
    assert not bouton(vie, "Publié le…").isEnabled()
    assert "R22" in bouton(vie, "Publié le…").toolTip()
    horloge.instant = datetime(2025, 9, 1, 9, tzinfo=PARIS)
    vie.refresh()
    repondre(DateDialog)
    bouton(vie, "Publié le…").click()
    assert "Rapport public saisi le lun. 1er sept." in textes(vie)
    bouton(vie, "Finalement pas publié").click()
    assert bureau.formations.trouver(mco.id).rapport_publie_on is None


def test_past_contracts_are_typed_where_the_base_has_none(vie: VieDialog, bureau: Bureau) -> None:
    assert "Contrats inconnus ici pour 2023, 2024" in textes(vie)

    def saisir(dialogue: QDialog) -> None:
        champ = dialogue.findChild(QLineEdit)
        assert champ is not None
        champ.setText("4")
        dialogue.accept()

    repondre(QDialog, saisir)
    bouton(vie, "Saisir les contrats de 2024").click()
    assert "Contrats inconnus ici pour 2023" in textes(vie)
    assert "noté ici" in textes(vie)


def test_a_contract_begun_is_resumed_or_dropped(
    vie: VieDialog, bureau: Bureau, mco: Formation, qtbot: QtBot
) -> None:
    for numero in ("2", "77"):
        bureau.contrats.garder_brouillon(
            Brouillon(0, mco.id, numero, "ROUX Zoé", "DUPONT", "", None, True, bureau.contexte.maintenant())
        )
    vie.refresh()
    assert "FAŸ Hugo, n°\u00a02 – DUPONT" in textes(vie)
    assert "ROUX Zoé, n°\u00a077 – DUPONT" in textes(vie)
    bouton(vie, "Abandonner").click()
    assert len(bureau.contrats.brouillons()) == 1
    with qtbot.waitSignal(vie.contrat_demande) as reprise:
        bouton(vie, "Reprendre").click()
    assert reprise.args == [mco.id, bureau.contrats.brouillons()[0].numero]


def test_the_register_of_reasons_lists_the_formation(vie: VieDialog, bureau: Bureau, mco: Formation) -> None:
    bureau.motifs.ajouter(candidature_id(bureau, mco, "2"), recue_on=date(2025, 6, 10))
    vie.refresh()
    assert "FAŸ Hugo, n°\u00a02 – reçue le mar. 10 juin" in textes(vie)
    repondre(DateDialog)
    bouton(vie, "Répondu le…").click()
    assert "Motifs communiqués le mar. 10 juin" in textes(vie)


def test_what_cannot_be_written_is_said(vie: VieDialog, bureau: Bureau, mco: Formation) -> None:
    bureau.formations.changer(mco.id, cloture_demandee_on=date(2025, 6, 10))
    vie.refresh()
    bureau.demandes.noter_cloture(mco.id)
    repondre(DateDialog)
    bouton(vie, "Clôturée le…").click()
    assert vie.erreur.isVisible()
    assert "clôturé" in vie.erreur.texte.text()


def test_a_message_changed_waits_to_be_typed_online(bureau: Bureau, mco: Formation, qtbot: QtBot) -> None:
    dialogue = FormationDialog(bureau, mco, None)
    qtbot.addWidget(dialogue)
    edit = dialogue.messages.acceptation
    assert "personne ne le voit avant" in "".join(un.text() for un in edit.findChildren(Etiquette))
    edit.champ.setPlainText("Inscrivez-vous au secrétariat.")
    assert edit.apercu.text() == "Inscrivez-vous au secrétariat."
    dialogue.accept()
    (carte,) = bureau.saisies.lister()
    assert (carte.saisie.nature, carte.saisie.motif) == (Nature.MESSAGE, Destinataires.ACCEPTATION)


def test_a_message_already_online_is_only_kept(bureau: Bureau, mco: Formation, qtbot: QtBot) -> None:
    dialogue = FormationDialog(bureau, mco, None)
    qtbot.addWidget(dialogue)
    dialogue.messages.recherche.champ.setPlainText("Appelez-nous.")
    dialogue.messages.recherche.saisir.setChecked(False)
    dialogue.accept()
    assert bureau.formations.trouver(mco.id).message_recherche == "Appelez-nous."
    assert bureau.saisies.lister() == []


def test_the_page_leads_to_the_contracts_begun(bureau: Bureau, mco: Formation, qtbot: QtBot) -> None:
    bureau.contrats.garder_brouillon(
        Brouillon(0, mco.id, "2", "", "DUPONT", "", None, True, bureau.contexte.maintenant())
    )
    page = FormationsPage(bureau)
    qtbot.addWidget(page)
    page.refresh()
    repondre(VieDialog, lambda dialogue: dialogue.accept())
    lien = next(un for un in page.findChildren(QPushButton) if "SIRET attendu" in un.text())
    lien.click()
