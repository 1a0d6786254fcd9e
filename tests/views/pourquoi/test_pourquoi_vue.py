"""« Pourquoi ? » in the window: what the officer reads, copies and reaches by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cfa_desktop.models.explication import Entree, Explication, Regle
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.saisie import Decision
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict
from cfa_desktop.services import sorties
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.views.candidats_page import CandidatsPage
from cfa_desktop.views.dialogs.raisons import ListeRaisons
from cfa_desktop.views.dossier.historique import PartieHistorique
from cfa_desktop.views.dossier_page import DossierPage
from cfa_desktop.views.formations_page import FormationsPage
from cfa_desktop.views.historique.dialogue import HistoriqueDialog
from cfa_desktop.views.main_window import MainWindow
from cfa_desktop.views.pourquoi.bouton import BoutonPourquoi, explicable
from cfa_desktop.views.pourquoi.dialogue import PourquoiDialog, montrer_pourquoi
from cfa_desktop.views.pourquoi.menu import MenuPourquoi
from cfa_desktop.views.widgets.etiquette import Etiquette
from tests import factories
from tests.views.fenetres import fenetre_ouverte

EXPLICATION = Explication(
    "Pourquoi <b>ceci</b>\u202f?",
    "Parce que.",
    (Regle("R5", "Le dernier jour compte.", "DRAIO", "Date limite", "au plus tard"),),
    (Entree("Vœu confirmé le", "lun. 12 mai", "noté ici"),),
)


def nu(texte: str) -> str:
    return texte.replace("\u202f", " ").replace("\u00a0", " ")


def lus(widget: QWidget) -> str:
    return nu("\n".join(texte.text() for texte in widget.findChildren(Etiquette)))


def ouvert(fenetre: QWidget) -> PourquoiDialog:
    (dialogue,) = [un for un in fenetre.window().findChildren(PourquoiDialog) if un.isVisible()]
    return dialogue


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    mco = factories.creer_formation(bureau, "MCO")
    factories.importer(
        bureau,
        mco,
        date(2025, 6, 9),
        {"numero": "1", "nom": "REFUS", "etat": "refusee"},
        {"numero": "2", "nom": "ZED", "etat": "confirmee", "limite_importee_on": "2025-06-20"},
    )
    return mco


@pytest.fixture
def page(qtbot: QtBot, bureau: Bureau, formation: Formation) -> CandidatsPage:
    page = CandidatsPage(bureau)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    page.montrer(formation.id)
    page.show()
    qtbot.waitUntil(lambda: bool(page.compteurs.compteurs))
    return page


@pytest.fixture
def fenetre(bureau: Bureau, formation: Formation, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with fenetre_ouverte(bureau, qtbot, tmp_path) as fenetre:
        yield fenetre


def choisir(qtbot: QtBot, page: CandidatsPage, bureau: Bureau, formation: Formation, numero: str) -> int:
    voulue = factories.candidature_id(bureau, formation, numero)
    page.liste.vue.aller_a(voulue)
    qtbot.waitUntil(lambda: page.actions_.candidature_id == voulue)
    return voulue


def test_the_answer_shows_rule_document_and_inputs_as_plain_text(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialogue = montrer_pourquoi(EXPLICATION, parent)
    texte = lus(dialogue)
    for attendu in (
        "<b>ceci</b>",
        "Le dernier jour compte.",
        "« au plus tard »",
        "Source : DRAIO",
        "noté ici",
    ):
        assert attendu in texte
    assert not dialogue.isModal()


def test_the_whole_answer_is_copied(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialogue = montrer_pourquoi(EXPLICATION, parent)
    dialogue.copier.click()
    assert QGuiApplication.clipboard().text() == EXPLICATION.texte()
    assert dialogue.copier.text() == "Copié"


def test_another_question_takes_the_place_of_the_first_and_escape_closes(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    premier = montrer_pourquoi(EXPLICATION, parent)
    assert montrer_pourquoi(EXPLICATION._replace(titre="Autre"), parent) is premier
    assert "Autre" in lus(premier)
    qtbot.keyClick(premier, Qt.Key.Key_Escape)
    assert not [un for un in parent.findChildren(PourquoiDialog) if un.isVisible()]
    assert montrer_pourquoi(EXPLICATION, parent).isVisible()


def test_a_greyed_action_carries_its_question_and_answers_with_its_source(qtbot, page, bureau, formation):
    choisir(qtbot, page, bureau, formation, "1")
    boutons = [un for un in page.panneau.findChildren(BoutonPourquoi) if un.isVisible()]
    refuser = next(un for un in boutons if "Refuser" in un.accessibleName())
    refuser.click()
    texte = lus(ouvert(page))
    assert "Déjà « Refusée » : une décision ne se retire pas." in texte
    assert "Source : DRAIO Clermont-Ferrand, 12 mars 2025" in texte


def test_a_possible_action_carries_no_question(qtbot, page, bureau, formation):
    choisir(qtbot, page, bureau, formation, "2")
    noms = [un.accessibleName() for un in page.panneau.findChildren(BoutonPourquoi) if un.isVisible()]
    assert not [nom for nom in noms if "grisé" in nom]
    assert [nu(nom) for nom in noms] == ["Pourquoi cet état ?", "Pourquoi cette date ?"]


def test_the_panel_explains_the_deadline_and_the_state(qtbot, page, bureau, formation):
    choisir(qtbot, page, bureau, formation, "2")
    page.panneau.pourquoi.click()
    assert "ven. 20 juin" in lus(ouvert(page))
    page.panneau.pourquoi_etat.click()
    assert "Pourquoi cet état" in lus(ouvert(page))


def test_the_menu_lists_every_greyed_action_with_its_reason(qtbot, page, bureau, formation):
    menu = MenuPourquoi(bureau, factories.candidature_id(bureau, formation, "1"), page)
    menu.remplir()
    textes = [nu(action.text()) for action in menu.actions()]
    assert textes[0].startswith("Cet état")
    assert "« Refuser » est grisé : Déjà « Refusée » : une décision ne se retire pas." in textes
    refuser = next(action for action in menu.actions() if "Refuser" in action.text())
    refuser.trigger()
    assert "R4" in ouvert(page).texte()


def test_a_counter_offers_its_question_while_pointed_at(qtbot, page):
    compteur = page.compteurs.compteurs["refusees"]
    assert compteur.pourquoi is None
    qtbot.mouseMove(compteur)
    compteur.setFocus()
    page.activateWindow()
    qtbot.waitUntil(lambda: compteur.pourquoi is not None and compteur.pourquoi.isVisible())
    compteur.pourquoi.click()
    assert nu(ouvert(page).texte()).startswith("Pourquoi ce nombre : Candidatures refusées ?\n1 : ")


def test_the_context_menu_of_a_counter_asks_too(page):
    (action,) = page.compteurs.compteurs["contrats"].menu().actions()
    assert nu(action.text()).startswith("Pourquoi ce nombre ?")
    action.trigger()
    assert "Contrats saisis" in ouvert(page).texte()


def test_the_key_explains_what_has_the_focus_else_the_current_thing(qtbot, page, bureau, formation):
    compteur = page.compteurs.compteurs["refusees"]
    assert explicable(compteur) is compteur
    assert explicable(page.entete) is page
    choisir(qtbot, page, bureau, formation, "1")
    page.expliquer()
    assert "Pourquoi cet état" in lus(ouvert(page))


def test_without_any_candidate_the_key_explains_the_counter_in_use(page):
    page.filtrer_par("contrats")
    page.expliquer()
    assert "Contrats saisis" in ouvert(page).texte()


def test_the_dossier_bar_explains_every_greyed_action_at_once(qtbot, bureau, formation):
    page = DossierPage(bureau)
    qtbot.addWidget(page)
    page.show()
    refusee = factories.candidature_id(bureau, formation, "1")
    page.ouvrir(refusee, [refusee])
    assert page.pied.pourquoi.isVisible()
    page.pied.pourquoi.click()
    assert "« En recherche de contrat », « Refuser »" in lus(ouvert(page))
    page.entete.pourquoi_etat.click()
    assert "Pourquoi cet état" in lus(ouvert(page))


def test_a_reason_of_a_dialog_says_its_rule_and_its_document(qtbot: QtBot) -> None:
    raisons = ListeRaisons("Je confirme")
    qtbot.addWidget(raisons)
    raisons.show()
    raisons.montrer(
        Verdict((Blocage("R14", "SIRET refusé.", "S0"),), (Avertissement("R15", "À confirmer.", True),))
    )
    raisons.findChildren(BoutonPourquoi)[0].click()
    texte = ouvert(raisons).texte()
    assert "SIRET refusé." in texte
    assert "DRAIO Clermont-Ferrand, 12 mars 2025" in texte


def test_the_menu_of_the_window_shows_the_key_and_says_when_there_is_nothing(fenetre: MainWindow) -> None:
    actions = [action for menu in fenetre.menuBar().actions() for action in menu.menu().actions()]
    pourquoi = next(action for action in actions if nu(action.text()) == "Pourquoi ?")
    assert pourquoi.shortcut().toString() == "Shift+F1"
    fenetre.pages.montrer_import()
    fenetre.pages.imports().setFocus()
    pourquoi.trigger()
    assert "Choisissez d’abord un candidat" in fenetre.notice.texte.text()


def test_ctrl_z_after_an_import_says_why_then_goes_further_back(fenetre: MainWindow, bureau: Bureau) -> None:
    fenetre.annulation.annuler.trigger()
    assert "« Import MCO » ne s’annule pas par Ctrl+Z" in nu(fenetre.notice.texte.text())
    fenetre.annulation.annuler.trigger()
    dit = nu(fenetre.notice.texte.text())
    assert dit.startswith("« Formation créée : MCO » ne peut plus être annulé : « Import MCO »")


def test_the_history_lists_every_action_and_why_it_is_not_undone(qtbot, bureau, formation):
    bureau.formations.changer(formation.id, capacite=9)
    dialogue = HistoriqueDialog(bureau)
    qtbot.addWidget(dialogue)
    dialogue.show()
    table = dialogue.table
    lignes = [[nu(table.item(r, c).text()) for c in range(4)] for r in range(table.rowCount())]
    assert [ligne[3] for ligne in lignes] == ["Ctrl+Z l’annule", "définitive", "après les plus récentes"]
    assert lignes[1][1:3] == ["Import MCO", "export du 09/06/2025"]
    assert "Capacité : 5 → 9" in lus(dialogue.detail)
    table.setCurrentCell(1, 1)
    assert "un import apporte les faits de Parcoursup" in lus(dialogue.detail)
    table.setCurrentCell(2, 1)
    assert "s’appuie dessus" in lus(dialogue.detail)


def test_a_file_that_left_says_once_and_plainly_that_nothing_changed(qtbot, bureau, formation):
    sorties.noter(bureau.contexte, "Document enregistré – Fiches de suivi")
    dialogue = HistoriqueDialog(bureau)
    qtbot.addWidget(dialogue)
    dialogue.show()
    dit = lus(dialogue.detail)
    assert dit.count("Rien n’a changé dans la base : il n’y a donc rien à annuler.") == 1
    assert not any(mot in dit for mot in ("repères", "Rien à montrer", "Ctrl+Z", "valeur"))


def test_the_history_is_filtered_and_walks_the_stack(qtbot, bureau, formation):
    bureau.formations.changer(formation.id, capacite=9)
    dialogue = HistoriqueDialog(bureau)
    qtbot.addWidget(dialogue)
    dialogue.filtre.setText("import")
    assert [dialogue.table.isRowHidden(rang) for rang in range(3)] == [True, False, True]
    with qtbot.waitSignal(dialogue.annulation_demandee):
        dialogue.annuler.click()
    bureau.historique.annuler()
    dialogue.refresh()
    assert dialogue.retablir.isEnabled()


def test_the_window_opens_the_history_and_undoes_from_it(fenetre: MainWindow, bureau: Bureau) -> None:
    bureau.formations.changer(bureau.formations.lister()[0].id, capacite=9)
    fenetre.commandes.historique()
    (dialogue,) = fenetre.findChildren(HistoriqueDialog)
    dialogue.annuler.click()
    assert bureau.formations.lister()[0].capacite == 5
    assert dialogue.table.item(0, 1).text().startswith("Annulation")
    dialogue.close()


def test_a_formation_explains_its_situation_by_its_button_and_by_the_key(qtbot, bureau, formation):
    page = FormationsPage(bureau)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    (bouton,) = page.findChildren(BoutonPourquoi)
    assert nu(bouton.accessibleName()) == "Pourquoi « Inscriptions ouvertes » ?"
    bouton.click()
    assert "0 contrats comptés pour une capacité de 5" in nu(ouvert(page).texte())
    ouvert(page).close()
    page.expliquer()
    assert "Inscriptions ouvertes" in ouvert(page).texte()


def test_a_figure_of_the_formations_page_is_explained_from_its_menu(qtbot, bureau, formation):
    page = FormationsPage(bureau)
    qtbot.addWidget(page)
    page.refresh()
    chiffre = next(un for un in page.findChildren(QPushButton) if "contrats saisis" in un.accessibleName())
    (action,) = chiffre.actions()
    assert nu(action.text()) == "Pourquoi ce nombre ?"
    action.trigger()
    assert "Contrats saisis" in ouvert(page).texte()


def test_the_history_of_a_dossier_names_the_formation_and_the_new_facts(qtbot, bureau, formation):
    confirmee = factories.candidature_id(bureau, formation, "2")
    bureau.decisions.preparer(DemandeDecision(candidature_id=confirmee, decision=Decision.RECHERCHE))
    bureau.reponses.noter_demission(confirmee, date(2025, 6, 10))
    lignes = bureau.historique.de_candidat(bureau.dossiers.ouvrir(confirmee).candidat.id)
    partie = PartieHistorique(lignes, 2025)
    qtbot.addWidget(partie)
    texte = lus(partie)
    assert "MCO – Démission notée le : (vide) → mar. 10 juin 2025" in texte
    assert "MCO – À saisir en ligne : Décision" in texte
