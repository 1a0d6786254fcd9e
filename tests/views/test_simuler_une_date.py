"""« Simuler une date… » in the window: bar, slider, banner, lists that follow, nothing written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from cfa_desktop.models.erreurs import SimulationEnCours
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.demo import creer_demo
from cfa_desktop.views.background import attendre_la_fin
from cfa_desktop.views.dialogs.contrat_dialog import ContratDialog
from cfa_desktop.views.main_window import MainWindow
from cfa_desktop.views.simulation.barre import TOUTES, BarreSimulation
from cfa_desktop.views.simulation.champ_instant import ChampInstant
from cfa_desktop.views.simulation.etiquettes import Marque, placer
from cfa_desktop.views.theme import appliquer_theme
from tests.empreinte import lignes_par_table
from tests.factories import SIRET, HorlogeFixe, creer_bureau, creer_formation, importer
from tests.views.fenetres import fenetre_ouverte

VINGT_MAI = datetime(2025, 5, 20, 10, tzinfo=PARIS)
DEUX_JUIN = datetime(2025, 6, 2, tzinfo=PARIS)


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    """Return two formations on 20 May; three persons pass on 2 June, one of them has two vœux."""
    with creer_bureau(tmp_path, HorlogeFixe(VINGT_MAI)) as bureau:
        confirmee = {"etat": "confirmee", "confirmee_at": "2025-05-08"}
        importer(
            bureau,
            creer_formation(bureau),
            date(2025, 5, 19),
            {"numero": "700123", "nom": "LE GOFF", **confirmee},
            {"numero": "700124", "nom": "MARTIN", **confirmee},
            {"numero": "700125", "nom": "FAŸ", "etat": "en_recherche"},
        )
        importer(
            bureau,
            creer_formation(bureau, "GEA"),
            date(2025, 5, 19),
            {"numero": "700123", "nom": "LE GOFF", "etat": "en_recherche"},
            {"numero": "700126", "nom": "ROY", **confirmee},
        )
        yield bureau


def _barre(fenetre: MainWindow) -> BarreSimulation:
    fenetre.simuler()
    return fenetre.simulation.barre


def _aller(qtbot: QtBot, barre: BarreSimulation, jour: date) -> None:
    """Slide to a day and let the window follow."""
    debut = barre.curseur.jour - timedelta(days=barre.curseur.glissiere.value())
    with qtbot.waitSignal(barre.instant_choisi):
        barre.curseur.glissiere.setValue((jour - debut).days)


def test_the_menu_opens_the_bar_on_the_next_thing_that_happens_by_itself(
    fenetre: MainWindow, bureau: Bureau
) -> None:
    for menu in fenetre.menuBar().actions():
        for action in menu.menu().actions():  # type: ignore[attr-defined]
            if action.text() == "Simuler une date…":
                action.trigger()
    barre = fenetre.simulation.barre
    assert barre.isVisible()
    assert bureau.simulee == datetime(2025, 5, 29, tzinfo=PARIS)
    assert barre.titre.text() == "Simulation au jeu. 29 mai 2025, 0\u00a0h\u00a000 – rien n’est enregistré"


def test_the_whole_window_follows_the_slider_and_comes_back_exactly(
    fenetre: MainWindow, bureau: Bureau, qtbot: QtBot
) -> None:
    fenetre.pages.lister()
    avant = [ligne.etat for ligne in fenetre.pages.candidats().liste.modele.rows]
    barre = _barre(fenetre)
    _aller(qtbot, barre, DEUX_JUIN.date())
    assert bureau.simulee == DEUX_JUIN
    assert sum(ligne.presume for ligne in fenetre.pages.candidats().liste.modele.rows) == 3
    assert "Simulation au lun. 2 juin 2025" in barre.titre.text()
    barre.retour.click()
    assert bureau.simulee is None
    assert not barre.isVisible()
    assert [ligne.etat for ligne in fenetre.pages.candidats().liste.modele.rows] == avant


def test_figures_and_sentence_change_while_sliding_before_the_window_follows(
    fenetre: MainWindow, bureau: Bureau
) -> None:
    barre = _barre(fenetre)
    depart = bureau.simulee
    barre.curseur.glissiere.setSliderDown(True)
    barre.curseur.glissiere.setValue(barre.curseur.glissiere.value() + 4)
    assert barre.instant == DEUX_JUIN
    assert dict(barre.chiffres.textes)["dont présumées"] == "3"
    assert barre.phrase.text() == (
        "Si rien n’est fait\u202f: 3 candidatures passent en recherche de contrat le lun. 2 juin."
    )
    assert bureau.simulee == depart


@pytest.mark.parametrize(
    ("touche", "jours"),
    [
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Left, -1),
        (Qt.Key.Key_PageUp, 7),
        (Qt.Key.Key_PageDown, -7),
    ],
)
def test_keys_move_by_a_day_or_a_week(fenetre: MainWindow, touche: Qt.Key, jours: int) -> None:
    barre = _barre(fenetre)
    avant = barre.curseur.jour
    QTest.keyClick(barre.curseur.glissiere, touche)
    assert barre.curseur.jour - avant == timedelta(days=jours)
    assert barre.instant.date() == barre.curseur.jour


def test_home_and_end_go_to_the_ends_of_the_campagne_and_ctrl_arrows_to_key_dates(
    fenetre: MainWindow,
) -> None:
    barre = _barre(fenetre)
    QTest.keyClick(barre.curseur.glissiere, Qt.Key.Key_Home)
    assert barre.curseur.jour == date(2025, 1, 15)
    QTest.keyClick(barre.curseur.glissiere, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert barre.curseur.jour == date(2025, 3, 14)
    QTest.keyClick(barre.curseur.glissiere, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert barre.curseur.jour == date(2025, 1, 15)
    QTest.keyClick(barre.curseur.glissiere, Qt.Key.Key_End)
    assert barre.curseur.jour == date(2025, 10, 14)


def test_a_typed_instant_moves_the_slider_and_keeps_its_hour(fenetre: MainWindow, qtbot: QtBot) -> None:
    barre = _barre(fenetre)
    with qtbot.waitSignal(barre.instant_choisi) as choisi:
        quand = barre.champ.dateTime().addDays(17)
        barre.champ.setDateTime(quand.addSecs(30 * 60))
    assert choisi.args == [datetime(2025, 6, 15, 0, 30, tzinfo=PARIS)]
    assert barre.curseur.jour == date(2025, 6, 15)
    assert "contrats dans 2 formations sur 2 dès 1\u00a0h\u00a000" in barre.reste.text()


def test_one_formation_can_be_looked_at_alone(fenetre: MainWindow, qtbot: QtBot) -> None:
    barre = _barre(fenetre)
    _aller(qtbot, barre, DEUX_JUIN.date())
    assert barre.formation.currentText() == TOUTES
    barre.formation.setCurrentText("GEA")
    assert barre.qui.text() == "Voir qui passe (1)"
    assert dict(barre.chiffres.textes)["En recherche"] == "2"


def test_who_passes_opens_the_list_on_exactly_those(fenetre: MainWindow, qtbot: QtBot) -> None:
    barre = _barre(fenetre)
    _aller(qtbot, barre, DEUX_JUIN.date())
    barre.qui.click()
    liste = fenetre.pages.candidats().liste
    assert fenetre.pages.courante == "candidats"
    # LE GOFF's other vœu, already « en recherche », is not one of them.
    assert sorted((ligne.numero, ligne.formation_code) for ligne in liste.modele.rows_affichees()) == [
        ("700123", "MCO"),
        ("700124", "MCO"),
        ("700126", "GEA"),
    ]
    barre.formation.setCurrentText("MCO")
    barre.qui.click()
    assert {ligne.formation_code for ligne in liste.modele.rows_affichees()} == {"MCO"}


def test_who_passes_follows_the_slider(fenetre: MainWindow, qtbot: QtBot) -> None:
    barre = _barre(fenetre)
    liste = fenetre.pages.candidats().liste
    _aller(qtbot, barre, DEUX_JUIN.date())
    barre.formation.setCurrentText("GEA")
    barre.qui.click()
    assert [ligne.numero for ligne in liste.modele.rows_affichees()] == ["700126"]
    _aller(qtbot, barre, DEUX_JUIN.date() - timedelta(days=1))
    assert fenetre.notice.texte.text() == (
        "Au dim. 1er juin 2025, 0\u00a0h\u00a000, plus personne ne passe\u202f: toute la liste est affichée."
    )
    assert liste.filtre == ""
    assert {ligne.numero for ligne in liste.modele.rows_affichees()} == {"700123", "700126"}


def test_who_passes_holds_those_of_each_instant(fenetre: MainWindow, bureau: Bureau, qtbot: QtBot) -> None:
    tardive = {"numero": "700130", "nom": "ZOLA", "etat": "confirmee", "confirmee_at": "2025-06-05"}
    importer(bureau, bureau.formations.par_code("GEA", 2025), date(2025, 5, 20), tardive, partiel=True)
    barre = _barre(fenetre)
    _aller(qtbot, barre, DEUX_JUIN.date())
    barre.qui.click()
    liste = fenetre.pages.candidats().liste
    assert {ligne.numero for ligne in liste.modele.rows_affichees()} == {"700123", "700124", "700126"}
    _aller(qtbot, barre, date(2025, 7, 15))
    assert {ligne.numero for ligne in liste.modele.rows_affichees()} == set(barre.passants(None))
    assert "700130" in barre.passants(None)
    _aller(qtbot, barre, DEUX_JUIN.date())
    assert {ligne.numero for ligne in liste.modele.rows_affichees()} == {"700123", "700124", "700126"}


def test_another_list_chosen_since_is_left_alone_by_the_slider(fenetre: MainWindow, qtbot: QtBot) -> None:
    barre = _barre(fenetre)
    _aller(qtbot, barre, DEUX_JUIN.date())
    barre.qui.click()
    fenetre.pages.candidats().filtrer_par("confirmees")
    _aller(qtbot, barre, DEUX_JUIN.date() - timedelta(days=1))
    assert fenetre.pages.candidats().liste.filtre == "confirmees"
    assert not fenetre.notice.isVisible()


def test_who_passes_is_forgotten_with_the_simulation(fenetre: MainWindow, qtbot: QtBot) -> None:
    barre = _barre(fenetre)
    _aller(qtbot, barre, DEUX_JUIN.date())
    barre.qui.click()
    barre.retour.click()
    liste = fenetre.pages.candidats().liste
    assert liste.filtre == ""
    assert len(liste.modele.rows_affichees()) > 3


def test_a_filter_chosen_since_is_kept_after_the_simulation(fenetre: MainWindow, qtbot: QtBot) -> None:
    barre = _barre(fenetre)
    _aller(qtbot, barre, DEUX_JUIN.date())
    barre.qui.click()
    fenetre.pages.candidats().filtrer_par("confirmees")
    barre.retour.click()
    assert fenetre.pages.candidats().liste.filtre == "confirmees"


def test_nobody_to_see_greys_the_button(fenetre: MainWindow) -> None:
    assert not _barre(fenetre).qui.isEnabled()


def test_escape_comes_back_to_the_present(fenetre: MainWindow, bureau: Bureau) -> None:
    barre = _barre(fenetre)
    QTest.keyClick(barre.curseur.glissiere, Qt.Key.Key_Escape)
    assert bureau.simulee is None
    assert not barre.isVisible()


def test_the_bar_folds_and_its_banner_stays(fenetre: MainWindow) -> None:
    barre = _barre(fenetre)
    barre.replier.click()
    assert not barre.curseur.isVisible()
    assert barre.titre.isVisible()
    barre.replier.click()
    assert barre.curseur.isVisible()


def test_a_window_drawn_again_is_still_in_the_simulation(
    fenetre: MainWindow, bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    _barre(fenetre)
    bureau.simuler(DEUX_JUIN)
    with fenetre_ouverte(bureau, qtbot, tmp_path) as autre:
        assert autre.simulation.barre.isVisible()
        assert autre.simulation.barre.instant == DEUX_JUIN


def test_another_session_is_simulated_with_its_own_calendar(
    bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    creer_formation(bureau, "NDRC", campagne=2026)
    with fenetre_ouverte(bureau, qtbot, tmp_path) as fenetre:
        fenetre.haut.campagne_choisie.emit(2025)
        barre = _barre(fenetre)
        fenetre.haut.campagne_choisie.emit(2026)
        assert [barre.formation.itemText(rang) for rang in range(barre.formation.count())] == [TOUTES, "NDRC"]


def test_a_refused_write_names_the_simulation(fenetre: MainWindow, bureau: Bureau) -> None:
    _barre(fenetre)
    fenetre.annulation.annuler_la_base()
    assert fenetre.notice.texte.text().startswith("Simulation au jeu. 29 mai 2025")
    assert fenetre.notice.bouton.text() == "Revenir au présent"
    with pytest.raises(SimulationEnCours):
        bureau.formations.enregistrer(bureau.formations.lister()[0]._replace(capacite=9))
    fenetre.notice.bouton.click()
    assert bureau.simulee is None


def test_the_contract_dialog_answers_at_the_simulated_instant_and_records_nothing(
    fenetre: MainWindow, bureau: Bureau, qtbot: QtBot
) -> None:
    _barre(fenetre)
    bureau.simuler(datetime(2025, 10, 14, tzinfo=PARIS))
    dialogue = ContratDialog(bureau, bureau.formations.par_code("MCO", 2025).id, "700125")
    qtbot.addWidget(dialogue)
    dialogue.show()
    dialogue.formulaire.employeur.set_texte("DUPONT & FILS")
    dialogue.formulaire.siret.coller(SIRET)
    assert not dialogue.formulaire.enregistrer.isEnabled()
    raisons = " ".join(dialogue.formulaire.raisons.textes())
    assert "La période de saisie des contrats est terminée" in raisons
    assert "rien n’est enregistré pendant une simulation" in raisons
    dialogue.close()
    assert bureau.contrats.brouillons() == []


def test_a_demo_seen_at_another_date_keeps_its_rows_and_its_own_clock(qtbot: QtBot, tmp_path: Path) -> None:
    modele = tmp_path / "demo.cfa"
    creer_demo(modele, candidats=60)
    base = Path(shutil.copy(modele, tmp_path / "copie.cfa"))
    with bureaux.ouvrir(base) as demo:
        octets, rangs = base.read_bytes(), lignes_par_table(demo)
        with fenetre_ouverte(demo, qtbot, tmp_path) as fenetre:
            dit = fenetre.bandeaux.demo.texte.text()
            barre = _barre(fenetre)
            _aller(qtbot, barre, date(2025, 10, 14))
            for cle in ("formations", "candidats", "saisies", "echeances", "import"):
                fenetre.pages.aller(cle)
            dossier = demo.candidatures.lister()[0].id
            fenetre.pages.ouvrir_voeu(dossier)
            assert fenetre.bandeaux.demo.texte.text() == dit
            fenetre.simulation.revenir()
            attendre_la_fin()
        assert lignes_par_table(demo) == rangs
        assert base.read_bytes() == octets


def test_the_hour_that_spring_skips_is_the_next_one(qtbot: QtBot) -> None:
    champ = ChampInstant()
    qtbot.addWidget(champ)
    champ.montrer(datetime(2025, 3, 30, 1, 30, tzinfo=PARIS))
    champ.setDateTime(champ.dateTime().addSecs(3600))
    assert champ.instant == datetime(2025, 3, 30, 3, 30, tzinfo=PARIS)


def test_the_graduation_tells_the_key_date_and_the_passages_under_the_mouse(
    fenetre: MainWindow, bureau: Bureau
) -> None:
    graduation = _barre(fenetre).curseur.graduation
    x = graduation.x_de((DEUX_JUIN.date() - date(2025, 1, 15)).days)
    QApplication.sendEvent(
        graduation, QHelpEvent(QEvent.Type.ToolTip, QPoint(x, 4), graduation.mapToGlobal(QPoint(x, 4)))
    )
    assert "lun. 2 juin\u202f: Début des admissions" in QToolTip.text()
    assert "lun. 2 juin\u202f: 3 passages automatiques" in QToolTip.text()
    QToolTip.hideText()


def test_a_click_on_the_graduation_goes_to_the_key_date(fenetre: MainWindow) -> None:
    curseur = _barre(fenetre).curseur
    x = curseur.graduation.x_de((date(2025, 10, 13) - date(2025, 1, 15)).days)
    QTest.mouseClick(curseur.graduation, Qt.MouseButton.LeftButton, pos=QPoint(x, 4))
    assert curseur.jour == date(2025, 10, 13)


def test_names_never_touch_each_other_and_the_weightiest_are_kept() -> None:
    marques = [
        Marque(x, nom, poids) for x, nom, poids in ((50, "A" * 10, 1), (52, "B" * 10, 5), (55, "C", 3))
    ]
    placees = placer(marques, 120, mesure=lambda texte: len(texte) * 6, ecart=8)
    assert {p.marque.texte[0] for p in placees} >= {"B", "C"}
    for une in placees:
        for autre in placees:
            if une is not autre and une.rang == autre.rang:
                fin = une.gauche + len(une.marque.texte) * 6
                assert fin + 8 <= autre.gauche or autre.gauche < une.gauche


def test_in_a_low_window_the_page_asked_for_folds_the_bar(fenetre: MainWindow) -> None:
    fenetre.resize(960, 600)
    barre = _barre(fenetre)
    assert barre.curseur.isVisible()
    fenetre.pages.montrer_saisies()
    assert barre.curseur.isVisible() is not barre.est_basse()
    appliquer_theme(QApplication.instance(), "clair", 150)  # type: ignore[arg-type]
    try:
        assert barre.est_basse()
        fenetre.pages.montrer_formations()
        assert not barre.curseur.isVisible()
        assert barre.titre.isVisible()
        fenetre.simulation.revenir()
        fenetre.simuler()
        assert barre.curseur.isVisible()
        assert not barre.reste.isVisible()
    finally:
        appliquer_theme(QApplication.instance(), "clair", 100)  # type: ignore[arg-type]
