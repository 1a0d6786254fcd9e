"""The Candidats page on a real base: counters, filters, panel, keyboard, exports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cfa_desktop.models.etats import Etat
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.saisie import Decision
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.views.candidats.recapitulatif import RecapDialog, recapituler
from cfa_desktop.views.candidats_page import CandidatsPage
from tests import factories

EXPORT = "T_recrutement_MCO_2025-04-28.csv"
SUIVANT = "T_recrutement_MCO_2025-05-12.csv"
INTERDITES = ("civilite", "naissance", "nationalite", "date_naissance")


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    horloge = factories.HorlogeFixe(datetime(2025, 4, 30, 10, tzinfo=PARIS))
    with factories.creer_bureau(tmp_path, horloge) as ouvert:
        yield ouvert


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    formation = factories.creer_formation(bureau)
    _importer(bureau, formation, EXPORT, date(2025, 4, 28))
    return formation


@pytest.fixture
def page(qtbot: QtBot, bureau: Bureau, mco: Formation) -> CandidatsPage:
    resultat = CandidatsPage(bureau)
    qtbot.addWidget(resultat)
    resultat.resize(1204, 640)
    resultat.show()
    resultat.montrer(mco.id)
    qtbot.waitUntil(lambda: bool(resultat.compteurs.compteurs) and "16" in _compteur(resultat, "confirmees"))
    return resultat


def _importer(bureau: Bureau, formation: Formation, nom: str, jour: date) -> None:
    extraction = bureau.imports.lire(factories.DONNEES / nom)
    bureau.imports.appliquer(bureau.imports.planifier(extraction, formation, jour))


def _affiches(page: CandidatsPage) -> list[str]:
    return [ligne.numero for ligne in page.liste.modele.rows_affichees()]


def _compteur(page: CandidatsPage, cle: str) -> str:
    return page.compteurs.compteurs[cle].accessibleName()


def _confirmees(page: CandidatsPage) -> list[int]:
    page.filtrer_par("confirmees")
    return page.liste.ids_affiches()


def test_counters_are_those_of_parcoursup(page: CandidatsPage) -> None:
    assert _compteur(page, "sans_contrat") == "Candidatures sans contrat\u202f: 244"
    assert _compteur(page, "confirmees") == "confirmées\u202f: 16"
    assert _compteur(page, "non_confirmees") == "non confirmées\u202f: 228"
    assert _compteur(page, "contrats") == "Contrats saisis\u202f: 0"


def test_a_counter_filters_the_list_and_lets_it_go(page: CandidatsPage, qtbot: QtBot) -> None:
    ligne = page.compteurs.compteurs["confirmees"]
    qtbot.mouseClick(ligne, Qt.MouseButton.LeftButton)
    assert len(_affiches(page)) == 16
    assert page.liste.barre.texte.text() == "16 sur 244 – filtre actif"
    qtbot.mouseClick(ligne, Qt.MouseButton.LeftButton)
    assert len(_affiches(page)) == 244


def test_tout_afficher_lifts_counter_and_search(page: CandidatsPage, qtbot: QtBot) -> None:
    page.filtrer_par("confirmees")
    page.entete.recherche.setText("zzz")
    qtbot.mouseClick(page.liste.barre.bouton, Qt.MouseButton.LeftButton)
    assert len(_affiches(page)) == 244
    assert page.entete.recherche.text() == ""
    assert not page.compteurs.compteurs["confirmees"].isChecked()


def test_search_ignores_accents_and_case(page: CandidatsPage) -> None:
    voulue = next(x for x in page.liste.toutes if not x.nom.isascii() or not x.prenom.isascii())
    page.entete.recherche.setText(voulue.cle.split()[0])
    assert voulue.numero in _affiches(page)


def test_a_prepared_decision_stands_beside_and_moves_no_count(
    page: CandidatsPage, bureau: Bureau, qtbot: QtBot
) -> None:
    candidature = _confirmees(page)[0]
    bureau.decisions.preparer(DemandeDecision(candidature_id=candidature, decision=Decision.RECHERCHE))
    page.refresh()
    qtbot.waitUntil(lambda: _compteur(page, "preparees").endswith(" 1"))
    assert _compteur(page, "confirmees").endswith(" 16")
    assert _compteur(page, "a_decider").endswith(" 15")


def test_the_panel_follows_the_line_at_hand(page: CandidatsPage, qtbot: QtBot) -> None:
    candidature = _confirmees(page)[1]
    page.liste.vue.aller_a(candidature)
    ligne = page.liste.courante()
    assert ligne is not None
    assert page.panneau.nom.text() == ligne.candidat
    assert ligne.numero in page.panneau.numero.text()
    qtbot.waitUntil(page.panneau.pourquoi.isVisible)
    page.panneau.copier_numero.copier()
    assert QGuiApplication.clipboard().text() == ligne.numero


def test_a_missing_phone_says_why(page: CandidatsPage) -> None:
    page.filtrer_par("non_confirmees")
    page.liste.vue.aller_a(page.liste.ids_affiches()[0])
    assert page.panneau.contacts.valeurs["Portable"].text() == "connu après confirmation du vœu"


def test_enter_opens_the_dossier_with_the_ids_in_view_order(page: CandidatsPage, qtbot: QtBot) -> None:
    ids = _confirmees(page)
    page.liste.vue.aller_a(ids[2])
    with qtbot.waitSignal(page.dossier_demande) as signal:
        qtbot.keyClick(page.liste.vue, Qt.Key.Key_Return)
    assert signal.args == [ids[2], ids]


def test_the_selection_survives_a_refresh(page: CandidatsPage) -> None:
    page.liste.vue.aller_a(_confirmees(page)[3])
    avant = page.liste.vue.ids_selectionnes()
    page.refresh()
    assert page.liste.vue.ids_selectionnes() == avant != []


def test_absent_candidatures_show_only_when_asked(
    page: CandidatsPage, bureau: Bureau, mco: Formation
) -> None:
    _importer(bureau, mco, SUIVANT, date(2025, 5, 12))
    page.refresh()
    assert len(_affiches(page)) == 255
    page.filtrer_par("disparues")
    assert len(_affiches(page)) == 3


def test_excel_holds_exactly_what_is_on_screen(page: CandidatsPage, qtbot: QtBot, tmp_path: Path) -> None:
    _confirmees(page)
    fichier = tmp_path / "liste.xlsx"
    with qtbot.waitSignal(page.exports.ecrit, timeout=10_000):
        page.exporter_liste(fichier)
    valeurs = [
        [str(cellule.value) for cellule in rang]
        for feuille in load_workbook(fichier).worksheets
        for rang in feuille.iter_rows()
    ]
    numeros = set(_affiches(page))
    assert [rang[0] for rang in valeurs if rang[0] in numeros] == _affiches(page)
    assert any("Candidatures confirmées" in cellule for rang in valeurs for cellule in rang)


def test_the_sheets_of_the_menu_are_offered_for_whom_printing_is(page: CandidatsPage, qtbot: QtBot) -> None:
    """One rule for whom a document is made, whichever command asks for it."""
    _confirmees(page)
    (du_menu,) = [
        action
        for un in page.findChildren(QMenu)
        for action in un.actions()
        if action.text() == "Fiches de suivi PDF…"
    ]
    with qtbot.waitSignal(page.impression_demandee) as fiches:
        du_menu.trigger()
    with qtbot.waitSignal(page.impression_demandee) as autres:
        page.imprimer()
    (des_fiches,), (d_autres,) = fiches.args, autres.args
    assert des_fiches.voulu == "fiches"
    assert des_fiches._replace(voulu="") == d_autres
    assert len(des_fiches.lignes) == len(_affiches(page))


def test_an_unknown_format_is_said_not_raised(page: CandidatsPage, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.exports.echec, timeout=10_000) as signal:
        page.exporter_liste(tmp_path / "liste.doc")
    assert "format inconnu" in signal.args[0]


def test_mails_of_the_selection_are_copied_once_each_and_noted(page: CandidatsPage, bureau: Bureau) -> None:
    _confirmees(page)
    page.liste.vue.selectAll()
    page.selection.copier_mails()
    adresses = QGuiApplication.clipboard().text().split("; ")
    assert adresses == list(dict.fromkeys(x.mail for x in page.liste.selectionnees() if x.mail))
    note = bureau.historique.lister(limite=1)[0].action.libelle
    assert note == f"Adresses mail copiées ensemble, {len(adresses)}\u00a0adresses"


def test_recherches_are_prepared_for_the_selection(page: CandidatsPage, qtbot: QtBot) -> None:
    ids = _confirmees(page)[:3]
    with qtbot.waitSignal(page.change) as signal:
        page.selection.preparer_recherches(ids)
    assert signal.args == ["3 mises en recherche préparées"]


def test_the_selection_bar_shows_from_two_lines(page: CandidatsPage) -> None:
    ids = _confirmees(page)
    page.liste.vue.aller_a(ids[0])
    assert not page.barre_selection.isVisible()
    page.liste.vue.selectionModel().select(
        page.liste.modele.index(1, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    assert page.barre_selection.isVisible()
    assert page.barre_selection.compte.text() == "2 sélectionnés\u202f:"


def test_a_contract_without_candidature_is_asked_for(
    page: CandidatsPage, mco: Formation, qtbot: QtBot
) -> None:
    page.compteurs.numero.setText(" 712345 ")
    with qtbot.waitSignal(page.contrat_demande) as signal:
        qtbot.keyClick(page.compteurs.numero, Qt.Key.Key_Return)
    assert signal.args == [mco.id, "712345"]


def test_some_numeros_are_shown_alone(page: CandidatsPage, mco: Formation) -> None:
    voulus = _affiches(page)[:5]
    page.montrer(mco.id, numeros=voulus)
    assert _affiches(page) == voulus


def test_all_formations_show_their_formation_column(page: CandidatsPage) -> None:
    assert "formation" not in page.liste.colonnes_affichees()
    page.montrer(None)
    assert page.liste.colonnes_affichees()[0] == "formation"


def test_no_column_filters_on_who_somebody_is(page: CandidatsPage) -> None:
    cles = {colonne.cle for colonne in page.liste.modele.colonnes}
    assert not cles.intersection(INTERDITES)


def test_old_facts_turn_amber_past_three_days(page: CandidatsPage, bureau: Bureau, qtbot: QtBot) -> None:
    assert page.entete.fraicheur.text() == "D’après l’export du lun. 28 avr. (il y a 2\u00a0j)"
    horloge = bureau.contexte.horloge
    assert isinstance(horloge, factories.HorlogeFixe)
    for jour, role in ((1, "discret"), (2, "attention")):
        horloge.instant = datetime(2025, 5, jour, 10, tzinfo=PARIS)
        page.refresh()
        qtbot.waitUntil(lambda r=role: page.entete.fraicheur.property("role") == r)


def test_the_recap_says_who_is_excluded_and_why(page: CandidatsPage, bureau: Bureau, qtbot: QtBot) -> None:
    lignes = page.liste.toutes
    confirmees = [ligne for ligne in lignes if ligne.etat is Etat.CONFIRMEE]
    autres = [ligne for ligne in lignes if ligne.etat is Etat.NON_CONFIRMEE][:2]
    recap = recapituler(bureau, [*confirmees, *autres])
    assert recap.phrase == "16 possibles, 2 exclus"
    ((raison, nombre),) = recap.raisons
    assert nombre == 2
    assert "non confirmé" in raison
    dialogue = RecapDialog("Préparer", recap, page)
    qtbot.addWidget(dialogue)
    dialogue.exclus_demandes.connect(page.montrer_numeros)
    bouton = next(b for b in dialogue.findChildren(QPushButton) if b.text() == "Voir les exclus")
    qtbot.mouseClick(bouton, Qt.MouseButton.LeftButton)
    assert sorted(_affiches(page)) == sorted(ligne.numero for ligne in autres)


def test_a_ready_view_is_chosen_from_its_menu(page: CandidatsPage) -> None:
    page.entete.vues.menu().actions()[0].trigger()
    assert len(_affiches(page)) == 16
    assert page.liste.filtre_en_clair() == "À décider"
    page.entete.vues.menu().actions()[0].trigger()
    assert len(_affiches(page)) == 244


def test_another_formation_starts_with_nobody_at_hand(page: CandidatsPage, mco: Formation) -> None:
    page.liste.vue.aller_a(_confirmees(page)[0])
    page.montrer(mco.id)
    assert page.liste.courante() is None
    assert page.liste.vue.ids_selectionnes() == []
    assert not page.actions_.noter.isEnabled()


def test_everything_that_takes_focus_has_a_name(page: CandidatsPage) -> None:
    page.liste.vue.aller_a(_confirmees(page)[0])
    muets = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert muets == []
