"""« À saisir en ligne »: one card up, copied, typed, unticked, refused, put off, given up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.saisie import Nature, Statut
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.views.saisies.classement import Section
from cfa_desktop.views.saisies.lignes_file import ROLE_LIGNE
from cfa_desktop.views.saisies.presse_papiers import EffacePressePapiers
from cfa_desktop.views.saisies_page import SaisiesPage
from tests.factories import SIRET, HorlogeFixe, creer_formation, importer

EMPLOYEUR = "DUPONT & FILS"
INTERVALLE = 150  # ms


@dataclass
class Scene:
    """A base with two prepared contracts."""

    bureau: Bureau
    horloge: HorlogeFixe
    formation: Formation
    ids: list[int]


@pytest.fixture
def scene(bureau: Bureau, horloge: HorlogeFixe) -> Scene:
    formation = creer_formation(bureau, "MCO")
    noms = (("700123", "LE GOFF", "Aïcha"), ("700131", "FAŸ", "Hugo"))
    lignes = [{"numero": n, "nom": nom, "prenom": p, "etat": "en_recherche"} for n, nom, p in noms]
    importer(bureau, formation, date(2025, 6, 9), *lignes)
    ids = [
        bureau.contrats.preparer(
            SaisieContrat(formation_id=formation.id, numero=n, employeur=EMPLOYEUR, siret=SIRET)
        )
        for n, _, _ in noms
    ]
    return Scene(bureau, horloge, formation, ids)


@pytest.fixture
def page(scene: Scene, qtbot: QtBot) -> SaisiesPage:
    widget = SaisiesPage(scene.bureau)
    qtbot.addWidget(widget)
    widget.resize(1220, 640)
    widget.show()
    widget.montrer(scene.ids[0])
    return widget


def statut(scene: Scene, rang: int = 0) -> Statut:
    return scene.bureau.saisies.trouver(scene.ids[rang]).saisie.statut


def test_an_empty_queue_says_the_next_step(bureau: Bureau, qtbot: QtBot) -> None:
    page = SaisiesPage(bureau)
    qtbot.addWidget(page)
    page.show()
    assert page.vide.isVisible()
    assert "Candidats" in page.vide.detail.text()
    assert not page.exporter.isEnabled()


def test_the_card_shows_formation_person_and_fields(page: SaisiesPage) -> None:
    assert page.carte.bande.code.text() == "MCO"
    assert page.carte.titre.text() == "Saisir un contrat d’apprentissage"
    assert page.carte.candidat.text() == "LE GOFF Aïcha"
    assert "ne reçoit rien" in page.carte.prepare.text()


def test_typed_is_greyed_until_a_field_of_this_very_card_was_copied(page: SaisiesPage, scene: Scene) -> None:
    assert not page.carte.actions_carte.permis
    page.carte.champs.copier(0)
    assert page.carte.actions_carte.permis
    page.montrer(scene.ids[1])
    assert not page.carte.actions_carte.permis


def test_copying_in_turn_ends_with_the_bare_siret(page: SaisiesPage, qtbot: QtBot) -> None:
    page.activateWindow()
    for attendu in ("700123", EMPLOYEUR, SIRET):
        page.carte.champs.copier_suivant()
        assert QGuiApplication.clipboard().text() == attendu


def test_ctrl_enter_ticks_then_the_next_card_comes_up(page: SaisiesPage, scene: Scene, qtbot: QtBot) -> None:
    page.carte.champs.copier(0)
    with qtbot.waitSignal(page.change) as change:
        qtbot.keyClick(page.file, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert change.args == ["Saisi en ligne – MCO, LE GOFF Aïcha"]
    assert statut(scene) is Statut.SAISIE
    assert page.carte.candidat.text() == "FAŸ Hugo"
    assert page.derniere.texte.text() == "Saisi à 10\u00a0h\u00a000 – MCO, LE GOFF Aïcha"


def test_ctrl_enter_does_nothing_before_a_copy(page: SaisiesPage, scene: Scene, qtbot: QtBot) -> None:
    qtbot.keyClick(page.file, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert statut(scene) is Statut.PREPAREE


def test_a_double_click_ticks_one_card_and_not_the_next(page: SaisiesPage, scene: Scene) -> None:
    page.carte.actions_carte.sans_copier.click()
    page.carte.actions_carte.sans_copier.click()
    assert (statut(scene, 0), statut(scene, 1)) == (Statut.SAISIE, Statut.PREPAREE)


@pytest.fixture
def intervalle() -> Iterator[int]:
    avant = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(INTERVALLE)
    yield INTERVALLE
    QApplication.setDoubleClickInterval(avant)


def laisser_passer(millisecondes: int) -> None:
    """Keep the interface busy, as a slow disk does: no event is treated meanwhile."""
    depuis = QElapsedTimer()
    depuis.start()
    while not depuis.hasExpired(millisecondes):
        pass


def test_a_second_click_that_waited_for_a_slow_first_one_ticks_nothing(
    page: SaisiesPage, scene: Scene, intervalle: int
) -> None:
    page.change.connect(lambda _: laisser_passer(intervalle + 10))
    page.carte.actions_carte.sans_copier.click()
    page.carte.actions_carte.sans_copier.click()
    assert (statut(scene, 0), statut(scene, 1)) == (Statut.SAISIE, Statut.PREPAREE)


def test_a_click_after_the_wait_ticks_the_next_card(page: SaisiesPage, scene: Scene, intervalle: int) -> None:
    page.carte.actions_carte.sans_copier.click()
    laisser_passer(intervalle + 10)
    page.carte.actions_carte.sans_copier.click()
    assert (statut(scene, 0), statut(scene, 1)) == (Statut.SAISIE, Statut.SAISIE)


def test_a_typed_item_may_be_unticked_for_ten_minutes(page: SaisiesPage, scene: Scene) -> None:
    page.carte.actions_carte.sans_copier.click()
    scene.horloge.instant += timedelta(minutes=10)
    page.derniere.annuler.click()
    assert statut(scene) is Statut.PREPAREE
    assert page.carte.candidat.text() == "LE GOFF Aïcha"
    assert not page.derniere.isVisible()


def test_after_ten_minutes_the_refusal_is_said_in_place(page: SaisiesPage, scene: Scene) -> None:
    page.carte.actions_carte.sans_copier.click()
    scene.horloge.instant += timedelta(minutes=10, seconds=1)
    page.derniere.annuler.click()
    assert statut(scene) is Statut.SAISIE
    assert "plus de dix minutes" in page.erreur.texte.text()


def test_the_candidate_gets_a_dated_text_only_once_typed(page: SaisiesPage, scene: Scene) -> None:
    assert not page.carte.message.isVisible()
    page.carte.actions_carte.sans_copier.click()
    page.derniere.message.click()
    texte = page.carte.message.texte.toPlainText()
    assert "mar. 10 juin" in texte
    assert "732 829 320 00074" in texte
    assert EMPLOYEUR in texte
    assert "avant la date indiquée dans votre dossier Parcoursup" in texte


def test_a_refusal_of_the_site_goes_to_a_regler(page: SaisiesPage, scene: Scene) -> None:
    page.carte.actions_carte.refuse.emit("SIRET refusé")
    assert page.file.ids(Section.A_REGLER) == [scene.ids[0]]
    page.montrer(scene.ids[0])
    assert page.compte.text() == "2 en attente, dont 1 à régler"
    page.carte.actions_carte.remettre.click()
    assert page.file.ids(Section.A_REGLER) == []


def test_after_putting_back_the_hand_stays_in_the_queue_on_the_next_line(
    page: SaisiesPage, scene: Scene, qtbot: QtBot
) -> None:
    for saisie_id in scene.ids:
        scene.bureau.saisies.refusee_par_parcoursup(saisie_id, "SIRET refusé")
    page.refresh()
    premier, second = page.file.ids(Section.A_REGLER)
    page.montrer(premier)
    page.carte.actions_carte.remettre.setFocus()
    with qtbot.waitSignal(page.change) as change:
        page.carte.actions_carte.remettre.click()
    assert change.args[0].startswith("Remis à saisir – MCO, ")
    assert page.window().focusWidget() is page.file
    assert page.file.currentItem().data(ROLE_LIGNE).saisie_id == second
    page.carte.actions_carte.remettre.click()
    assert page.file.ids(Section.A_REGLER) == []
    assert page.file.currentItem().data(ROLE_LIGNE).saisie_id == second
    assert page.window().focusWidget() is page.file


def test_a_postponed_item_waits_in_its_own_part(page: SaisiesPage, scene: Scene) -> None:
    scene.bureau.saisies.reporter(scene.ids[0], date(2025, 6, 11))
    page.refresh()
    assert page.file.ids(Section.REPORTEES) == [scene.ids[0]]
    scene.horloge.instant += timedelta(days=1)
    page.refresh()
    assert page.file.ids(Section.REPORTEES) == []


def test_a_settings_item_has_no_candidate(page: SaisiesPage, scene: Scene) -> None:
    saisie_id = scene.bureau.saisies.preparer_formation(scene.formation.id, Nature.CAPACITE, "12")
    page.montrer(saisie_id)
    assert page.carte.titre.text() == "Saisir la capacité"
    assert not page.carte.dossier.isVisible()


@pytest.mark.parametrize(("heure", "minute", "prevenu"), [(23, 29, False), (23, 30, True)])
def test_the_night_hour_is_announced_from_half_past_eleven(
    heure: int, minute: int, prevenu: bool, page: SaisiesPage, scene: Scene
) -> None:
    scene.horloge.instant = datetime(2025, 6, 10, heure, minute, tzinfo=PARIS)
    garde = scene.bureau.saisies.trouver(scene.ids[0]).garde
    assert any("finissez avant" in une.message for une in garde.avertissements) is prevenu


def test_the_dossier_opens_with_the_queue_behind_it(page: SaisiesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.dossier_demande) as demande:
        page.carte.dossier.click()
    assert demande.args[0] in demande.args[1]
    assert len(demande.args[1]) == 2


def test_the_clipboard_is_cleared_only_if_it_still_holds_what_was_copied(qtbot: QtBot) -> None:
    presse_papiers = QGuiApplication.clipboard()
    efface = EffacePressePapiers(presse_papiers, delai_ms=1)
    presse_papiers.setText("700123")
    efface.surveiller("700123")
    qtbot.waitUntil(lambda: presse_papiers.text() == "")
    efface.surveiller("700123")
    presse_papiers.setText("autre chose")
    efface.effacer()
    assert presse_papiers.text() == "autre chose"
