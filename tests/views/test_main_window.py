"""The frame: pages, session, search, undo, banners, drops."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.background import attendre_la_fin
from cfa_desktop.views.cadre.recherche import RecherchePartout
from cfa_desktop.views.dialogs.calendrier_preparation import PreparationDialog
from cfa_desktop.views.main_window import DELAI_TAILLE_MS, MainWindow
from tests.factories import DIX_JUIN, HorlogeFixe, creer_bureau, creer_formation, importer
from tests.views.fenetres import fenetre_ouverte


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    """Return a base with one formation and two candidatures."""
    with creer_bureau(tmp_path, HorlogeFixe()) as bureau:
        formation = creer_formation(bureau)
        importer(
            bureau,
            formation,
            date(2025, 6, 9),
            {"numero": "700123", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "en_recherche"},
            {"numero": "700124", "nom": "MARTIN", "prenom": "Léa", "etat": "confirmee"},
        )
        yield bureau


def _action(fenetre: MainWindow, texte: str) -> None:
    for menu in fenetre.menuBar().actions():
        for action in menu.menu().actions():
            if action.text().startswith(texte):
                action.trigger()
                return
    raise LookupError(texte)


def test_the_title_names_the_program_and_the_base(fenetre: MainWindow) -> None:
    assert fenetre.windowTitle() == "CFA Recrutement – essai"
    assert fenetre.pied.base.text() == "essai.cfa"
    assert fenetre.pied.protection.text() == "base non chiffrée"


def test_the_rail_leads_to_each_page_and_the_title_follows(fenetre: MainWindow) -> None:
    for cle, titre in (
        ("candidats", "Candidats"),
        ("saisies", "À saisir en ligne"),
        ("echeances", "Échéances"),
        ("import", "Import"),
    ):
        fenetre.rail.destination_choisie.emit(cle)
        assert fenetre.haut.titre.text() == titre
        assert fenetre.pages.courante == cle


def test_the_session_is_shown_and_its_menu_leads_to_its_calendar(fenetre: MainWindow) -> None:
    assert fenetre.haut.session.text() == "Session 2025"
    entrees = [action.text() for action in fenetre.haut.session.menu().actions() if action.text()]
    assert entrees == ["Session 2025", "Calendrier de la session 2025…", "Préparer la session suivante…"]


def test_another_session_is_chosen_in_its_menu(fenetre: MainWindow, bureau: Bureau) -> None:
    creer_formation(bureau, "NDRC", campagne=2026)
    fenetre.rafraichir()
    assert fenetre.haut.session.isEnabled()
    fenetre.haut.campagne_choisie.emit(2026)
    assert fenetre.campagne == 2026
    assert fenetre.haut.session.text() == "Session 2026"
    assert fenetre.findChild(QPushButton, "chiffre").accessibleName().startswith("NDRC")  # type: ignore[union-attr]


def test_search_everywhere_finds_a_voeu_and_opens_its_dossier(fenetre: MainWindow, qtbot: QtBot) -> None:
    fenetre.activateWindow()
    _action(fenetre, "Rechercher partout")
    qtbot.keyClicks(fenetre.haut.recherche, "aicha")
    qtbot.waitUntil(lambda: fenetre.recherche.isVisible() and fenetre.recherche.liste.count() == 1)
    assert "LE GOFF Aïcha" in fenetre.recherche.liste.item(0).text()
    qtbot.keyClick(fenetre.haut.recherche, Qt.Key.Key_Return)
    assert fenetre.pages.courante == "dossier"
    assert fenetre.haut.recherche.text() == ""


def test_passing_through_the_search_opens_nothing_and_down_does(
    fenetre: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    voulues: list[str] = []
    attendre = RecherchePartout.attendre

    def noter(recherche: RecherchePartout) -> None:
        voulues.append(champ.text())
        attendre(recherche)

    monkeypatch.setattr(RecherchePartout, "attendre", noter)
    champ = fenetre.haut.recherche
    fenetre.activateWindow()
    champ.setFocus()
    qtbot.keyClicks(champ, "aic")
    assert voulues == ["a", "ai", "aic"]
    qtbot.waitUntil(fenetre.recherche.isVisible)
    qtbot.keyClick(champ, Qt.Key.Key_Tab)
    assert not champ.hasFocus()
    assert not fenetre.recherche.isVisible()
    champ.setFocus()
    assert len(voulues) == 3
    assert not fenetre.recherche.isVisible()
    qtbot.keyClick(champ, Qt.Key.Key_Down)
    assert len(voulues) == 4
    qtbot.waitUntil(fenetre.recherche.isVisible)


def test_an_unknown_number_offers_a_contract_without_candidature(fenetre: MainWindow, qtbot: QtBot) -> None:
    fenetre.activateWindow()
    _action(fenetre, "Rechercher partout")
    qtbot.keyClicks(fenetre.haut.recherche, "799999")
    qtbot.waitUntil(lambda: fenetre.recherche.isVisible() and fenetre.recherche.liste.count() == 1)
    offre = fenetre.recherche.liste.item(0).text()
    assert offre == "Saisir un contrat sans candidature pour le n° 799999…"


def test_undo_names_what_it_undoes_and_offers_the_way_back(fenetre: MainWindow, bureau: Bureau) -> None:
    formation = bureau.formations.lister()[0]
    bureau.formations.changer(formation.id, capacite=9)
    fenetre.rafraichir_cadre()
    assert (
        fenetre.annulation.annuler.text() == f"Annuler «\u00a0{bureau.historique.a_annuler().libelle}\u00a0»"
    )  # type: ignore[union-attr]
    fenetre.annulation.annuler.trigger()
    assert bureau.formations.lister()[0].capacite == 5
    assert fenetre.notice.bouton.text() == "Rétablir"
    fenetre.notice.bouton.click()
    assert bureau.formations.lister()[0].capacite == 9


def test_in_a_text_field_undo_leaves_the_base_alone(
    fenetre: MainWindow, bureau: Bureau, qtbot: QtBot
) -> None:
    bureau.formations.changer(bureau.formations.lister()[0].id, capacite=9)
    fenetre.activateWindow()
    champ: QLineEdit = fenetre.haut.recherche
    champ.setFocus()
    qtbot.waitUntil(champ.hasFocus)
    qtbot.keyClicks(champ, "z")
    fenetre.annulation.annuler.trigger()
    assert champ.text() == ""
    assert bureau.formations.lister()[0].capacite == 9


def test_an_empty_base_shows_a_window_with_nothing_to_undo(tmp_path: Path, qtbot: QtBot) -> None:
    with creer_bureau(tmp_path, HorlogeFixe()) as vide:
        fenetre = MainWindow(vide, QSettings(str(tmp_path / "r.ini"), QSettings.Format.IniFormat))
        qtbot.addWidget(fenetre)
        fenetre.ouvrir_sur("formations")
        fenetre.rafraichir_cadre()
        fenetre.annulation.annuler_la_base()
        assert fenetre.notice.texte.text() == "Il n’y a rien à annuler."
        assert fenetre.haut.session.isHidden()


def test_a_contract_begun_is_offered_again(fenetre: MainWindow, bureau: Bureau) -> None:
    formation = bureau.formations.lister()[0]
    assert not fenetre.bandeaux.brouillon.isVisible()
    bureau.contrats.garder_brouillon(
        Brouillon(0, formation.id, "700124", "MARTIN Léa", "DUPONT", "", None, False, DIX_JUIN)
    )
    fenetre.rafraichir_cadre()
    assert fenetre.bandeaux.brouillon.isVisible()
    assert fenetre.bandeaux.brouillon.texte.text() == "Contrat commencé\u202f: MARTIN Léa"


def test_a_contract_begun_is_called_by_the_name_of_its_candidate(fenetre: MainWindow, bureau: Bureau) -> None:
    formation = bureau.formations.lister()[0]
    bureau.contrats.garder_brouillon(
        Brouillon(0, formation.id, "700124", "", "DUPONT", "", None, False, DIX_JUIN)
    )
    fenetre.rafraichir_cadre()
    assert fenetre.bandeaux.brouillon.texte.text() == "Contrat commencé\u202f: MARTIN Léa"


def test_a_base_that_is_no_demo_shows_no_demo_banner(fenetre: MainWindow) -> None:
    assert not fenetre.bandeaux.demo.isVisible()


def test_a_file_dropped_anywhere_opens_the_import_page(
    fenetre: MainWindow, exemples: Path, qtbot: QtBot
) -> None:
    contenu = QMimeData()
    contenu.setUrls([QUrl.fromLocalFile(str(exemples / "T_recrutement_MCO_2025-05-12.csv"))])
    fenetre.dropEvent(
        QDropEvent(
            QPointF(40, 40),
            Qt.DropAction.CopyAction,
            contenu,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: fenetre.pages.courante == "import")
    attendre_la_fin()


def test_the_text_size_is_kept_and_asks_for_a_new_window(fenetre: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(fenetre.taille_changee):
        _action(fenetre, "Texte plus grand")
    assert fenetre.apparence.taille_pct == 110
    demandes: list[int] = []
    fenetre.taille_changee.connect(lambda: demandes.append(fenetre.apparence.taille_pct))
    with qtbot.waitSignal(fenetre.taille_changee):
        _action(fenetre, "Taille normale")
        for _ in range(3):
            _action(fenetre, "Texte plus grand")
    assert demandes == [130]  # presses that follow each other ask once


def test_back_to_its_own_size_the_window_is_not_drawn_again(fenetre: MainWindow, qtbot: QtBot) -> None:
    _action(fenetre, "Texte plus grand")
    _action(fenetre, "Taille normale")
    with qtbot.assertNotEmitted(fenetre.taille_changee, wait=2 * DELAI_TAILLE_MS):
        pass
    assert fenetre.apparence.taille_pct == 100


def test_a_backup_asked_for_is_verified_and_dated(fenetre: MainWindow, qtbot: QtBot, bureau: Bureau) -> None:
    _action(fenetre, "Sauvegarder maintenant")
    qtbot.waitUntil(lambda: fenetre.notice.texte.text().startswith("Sauvegarde faite et vérifiée"))
    assert bureau.sauvegardes.derniere_at() is not None
    assert fenetre.pied.sauvegarde.text().startswith("Dernière sauvegarde vérifiée")


def test_a_change_is_announced_with_its_undo_and_marks_the_base(fenetre: MainWindow, bureau: Bureau) -> None:
    bureau.formations.changer(bureau.formations.lister()[0].id, capacite=7)
    fenetre.pages.change.emit("Capacité notée – MCO\u202f: 7")
    assert fenetre.modifiee
    assert fenetre.notice.texte.text() == "Capacité notée – MCO\u202f: 7"
    assert fenetre.notice.bouton.text() == "Annuler"


def test_the_window_follows_an_import_into_its_session(fenetre: MainWindow, bureau: Bureau) -> None:
    ancienne = creer_formation(bureau, "GEA", campagne=2024)
    fenetre.pages.importe.emit(ancienne.id)
    assert fenetre.campagne == 2024
    assert fenetre.haut.session.text() == "Session 2024"


def _rouvrir(bureau: Bureau, qtbot: QtBot, dossier: Path) -> int | None:
    """Return the session that a new window of the base opens on."""
    with fenetre_ouverte(bureau, qtbot, dossier) as rouverte:
        return rouverte.campagne


def test_the_session_worked_on_is_found_again_at_the_next_start(
    bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    creer_formation(bureau, "NDRC", campagne=2026)
    assert _rouvrir(bureau, qtbot, tmp_path) == 2026
    with fenetre_ouverte(bureau, qtbot, tmp_path) as fenetre:
        fenetre.haut.campagne_choisie.emit(2025)
    assert _rouvrir(bureau, qtbot, tmp_path) == 2025


def test_a_session_that_is_no_longer_there_gives_way_to_the_most_recent(
    bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    bureau.calendriers.preparer_suivante(2025)
    with fenetre_ouverte(bureau, qtbot, tmp_path) as fenetre:
        fenetre.haut.campagne_choisie.emit(2026)
    assert _rouvrir(bureau, qtbot, tmp_path) == 2026
    bureau.historique.annuler()
    assert _rouvrir(bureau, qtbot, tmp_path) == 2025


def test_each_base_remembers_its_own_session(bureau: Bureau, qtbot: QtBot, tmp_path: Path) -> None:
    creer_formation(bureau, "NDRC", campagne=2026)
    with fenetre_ouverte(bureau, qtbot, tmp_path) as fenetre:
        fenetre.haut.campagne_choisie.emit(2025)
    (tmp_path / "ailleurs").mkdir()
    with creer_bureau(tmp_path / "ailleurs", HorlogeFixe()) as autre:
        for annee in (2025, 2026):
            creer_formation(autre, "MCO", campagne=annee)
        assert _rouvrir(autre, qtbot, tmp_path) == 2026


def test_a_redone_action_is_called_by_its_own_name(fenetre: MainWindow, bureau: Bureau) -> None:
    bureau.formations.changer(bureau.formations.lister()[0].id, capacite=9)
    nom = bureau.historique.a_annuler().libelle  # type: ignore[union-attr]
    fenetre.annulation.annuler_la_base()
    fenetre.annulation.retablir_la_base()
    assert fenetre.notice.texte.text() == f"Rétabli\u202f: «\u00a0{nom}\u00a0»"
    assert fenetre.annulation.annuler.text() == f"Annuler «\u00a0{nom}\u00a0»"


def test_what_cannot_be_undone_offers_no_undo_of_something_else(fenetre: MainWindow, bureau: Bureau) -> None:
    formation = bureau.formations.lister()[0]
    bureau.formations.changer(formation.id, capacite=9)
    importer(bureau, formation, date(2025, 6, 10), {"numero": "700125", "nom": "ROY", "prenom": "Yanis"})
    fenetre.pages.change.emit("1 export importé – MCO")
    assert fenetre.notice.texte.text() == "1 export importé – MCO"
    assert fenetre.notice.bouton.isHidden()


def test_the_calendar_opens_from_the_session_and_follows_it(fenetre: MainWindow, bureau: Bureau) -> None:
    entrees = {action.text(): action for action in fenetre.haut.session.menu().actions()}
    entrees["Calendrier de la session 2025…"].trigger()
    assert fenetre.haut.titre.text() == "Calendrier"
    assert fenetre.pages.calendrier().titre.text() == "Session 2025"
    creer_formation(bureau, "NDRC", campagne=2026)
    fenetre.rafraichir()
    fenetre.haut.campagne_choisie.emit(2026)
    assert fenetre.pages.calendrier().titre.text() == "Session 2026"
    _action(fenetre, "Formations")
    _action(fenetre, "Calendrier de la session")
    assert fenetre.pages.courante == "calendrier"


def test_a_changed_date_is_undone_from_its_notice(fenetre: MainWindow, bureau: Bureau) -> None:
    fenetre.pages.montrer_calendrier()
    page = fenetre.pages.calendrier()
    page.lignes["admission.du"].confirmer.click()
    page.enregistrer.click()
    assert fenetre.notice.texte.text() == "Calendrier 2025\u202f: «\u00a0Début des admissions\u00a0» confirmé"
    fenetre.notice.bouton.click()
    assert bureau.contexte.calendrier(2025).provenance("admission.du").a_confirmer
    assert page.lignes["admission.du"].confirmer.isVisible()


def test_the_session_after_is_prepared_and_its_calendar_shown(
    fenetre: MainWindow, bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PreparationDialog, "est_accepte", lambda dialogue: True)
    entrees = {action.text(): action for action in fenetre.haut.session.menu().actions()}
    entrees["Préparer la session suivante…"].trigger()
    assert bureau.formations.campagnes() == [2025, 2026]
    assert fenetre.haut.session.text() == "Session 2026"
    assert fenetre.pages.calendrier().manque.isVisible()
    assert fenetre.notice.texte.text() == "Session 2026 préparée\u202f: vérifiez ses dates"
    fenetre.notice.bouton.click()
    assert bureau.formations.campagnes() == [2025]
    assert fenetre.haut.session.text() == "Session 2025"
    assert fenetre.pages.calendrier().titre.text() == "Session 2025"


def test_the_candidates_of_a_session_just_prepared_are_none(fenetre: MainWindow, bureau: Bureau) -> None:
    bureau.calendriers.preparer_suivante(2025)
    fenetre.rafraichir()
    fenetre.pages.montrer_candidats()
    page = fenetre.pages.candidats()
    assert page.liste.modele.rowCount() == 2
    fenetre.haut.campagne_choisie.emit(2026)
    assert page.liste.modele.rowCount() == 0
    fenetre.haut.campagne_choisie.emit(2025)
    assert page.liste.modele.rowCount() == 2


def test_what_is_due_opens_from_the_menu_and_leads_to_the_dossier(fenetre: MainWindow, qtbot: QtBot) -> None:
    page = fenetre.pages.echeances()
    with qtbot.waitSignal(page.lue, timeout=10_000):
        _action(fenetre, "Échéances")
    assert fenetre.pages.courante == "echeances"
    lignes = page.liste.modele.lignes()
    sans_date = next(ligne for ligne in lignes if ligne.sans_date is not None)
    page.ouverture_demandee.emit(sans_date, [])
    assert fenetre.pages.courante == "candidats"
    _action(fenetre, "Échéances")
    formation = next(ligne for ligne in lignes if ligne.dues and not ligne.dues[0].numero)
    page.ouverture_demandee.emit(formation, [])
    assert fenetre.pages.courante == "formations"


def test_nothing_is_marked_while_a_date_is_simulated(
    fenetre: MainWindow, bureau: Bureau, qtbot: QtBot
) -> None:
    page = fenetre.pages.echeances()
    with qtbot.waitSignal(page.lue, timeout=10_000):
        fenetre.pages.montrer_echeances()
    lignes = page.liste.modele.lignes()
    marquable = next(rang for rang, une in enumerate(lignes) if une.dues and not une.dues[0].pas_fait)
    page.liste.setCurrentIndex(page.liste.modele.index(marquable))
    bureau.simuler(DIX_JUIN)
    page.pied.marquer.click()
    assert "simul" in page.erreur.texte.text()
    bureau.simuler(None)
