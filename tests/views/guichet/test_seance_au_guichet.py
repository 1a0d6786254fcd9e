"""A session at the guichet: one field, one card, one decision at a time, by the keyboard alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from cfa_desktop.models.saisie import Statut
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.views.guichet.bilan import RIEN
from cfa_desktop.views.guichet.fenetre import FenetreGuichet
from cfa_desktop.views.guichet.lot import lire_lot
from cfa_desktop.views.reglages import Apparence
from cfa_desktop.views.saisies.dialogues import QuestionDialog
from cfa_desktop.views.widgets.bandeau import Bandeau
from tests.factories import SIRET, importer
from tests.views.guichet.scenes import AICHA, EMPLOYEUR, HUGO, Scene

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def copie() -> str:
    return QGuiApplication.clipboard().text()


def up(fenetre: FenetreGuichet) -> int:
    assert fenetre.courante is not None
    return fenetre.courante.saisie.id


def statut(scene: Scene, saisie_id: int) -> Statut:
    return scene.bureau.saisies.trouver(saisie_id).saisie.statut


def gardes(page: FenetreGuichet) -> str:
    QApplication.processEvents()  # what was just put into the page shows at the next turn
    montres = [b for b in page.findChildren(Bandeau) if b.isVisible()]
    return "\n".join(b.texte.text() for b in montres).replace("\u202f", " ").replace("\u00a0", " ")


def aller_aux_contrats(fenetre: FenetreGuichet, qtbot: QtBot) -> None:
    qtbot.keyClick(fenetre, Qt.Key.Key_Down, ALT)


def repondre(texte: str | None = None) -> None:
    """Answer the question that is about to open; None gives up."""

    def faire() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, QuestionDialog)
        if texte is None:
            dialogue.reject()
            return
        for champ in dialogue.findChildren(QLineEdit):
            if not champ.isReadOnly() and texte:
                champ.setText(texte)
        dialogue.accept()

    QTimer.singleShot(0, faire)


def test_it_stays_in_front_and_stands_without_the_main_window(guichet: FenetreGuichet) -> None:
    assert guichet.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert guichet.isWindow()
    assert guichet.parent() is None


def test_it_opens_where_it_was_left_at_the_size_it_had(
    guichet: FenetreGuichet, scene: Scene, apparence: Apparence, qtbot: QtBot
) -> None:
    guichet.setGeometry(40, 60, 412, 512)
    guichet.close()
    autre = FenetreGuichet(scene.bureau, apparence)
    qtbot.addWidget(autre)
    assert autre.geometry() == guichet.geometry()


def test_before_one_starts_it_says_how_much_and_for_whom(guichet: FenetreGuichet, scene: Scene) -> None:
    assert guichet.depart.compte.text() == "3\u00a0saisies à faire en ligne"
    assert guichet.depart.commencer.hasFocus()
    assert guichet.courante is None
    assert scene.bureau.guichet.debut is None


def test_cards_come_nearest_limit_first_grouped_by_formation(
    commence: FenetreGuichet, scene: Scene, qtbot: QtBot
) -> None:
    vues = []
    for _ in range(4):
        vues.append(up(commence))
        qtbot.keyClick(commence, Qt.Key.Key_Down, ALT)
    assert vues == [*scene.ordre, scene.decision]
    qtbot.keyClick(commence, Qt.Key.Key_Up, ALT)
    assert up(commence) == scene.decision
    assert [statut(scene, item) for item in scene.ordre] == [Statut.PREPAREE] * 3


def test_the_card_shows_the_formation_and_the_person_large(commence: FenetreGuichet) -> None:
    entete = commence.carte.entete
    assert (entete.nom.text(), entete.intitule.text()) == ("MCO", "BTS - Services - MCO")
    assert (entete.candidat.text(), entete.numero.text()) == ("TRẦN Anh", "n°\u00a0700200")
    assert "dans 3\u00a0j" in commence.carte.limite.text()
    assert commence.carte.rang.text() == "1 sur 3"


def test_enter_and_space_copy_each_field_in_turn_the_siret_bare(
    commence: FenetreGuichet, qtbot: QtBot
) -> None:
    aller_aux_contrats(commence, qtbot)
    vues = []
    for touche in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Enter):
        qtbot.keyClick(commence.focusWidget() or commence, touche)
        vues.append(copie())
    assert vues == ["700123", EMPLOYEUR, SIRET]
    assert len(SIRET) == 14
    assert commence.carte.champs.tous_copies


def test_arrows_choose_a_field_without_copying_it(commence: FenetreGuichet, qtbot: QtBot) -> None:
    aller_aux_contrats(commence, qtbot)
    QGuiApplication.clipboard().setText("avant")
    qtbot.keyClick(commence, Qt.Key.Key_Up)
    assert commence.carte.champs.courant == 2
    assert copie() == "avant"
    qtbot.keyClick(commence, Qt.Key.Key_C, CTRL)
    assert copie() == SIRET


def test_typed_waits_for_a_copy_of_this_very_card(
    commence: FenetreGuichet, scene: Scene, qtbot: QtBot
) -> None:
    qtbot.keyClick(commence, Qt.Key.Key_Return, CTRL)
    assert statut(scene, scene.decision) is Statut.PREPAREE
    commence.carte.champs.copier()
    assert commence.carte.actions_carte.permis
    qtbot.keyClick(commence, Qt.Key.Key_Down, ALT)
    assert not commence.carte.actions_carte.permis
    qtbot.keyClick(commence, Qt.Key.Key_Up, ALT)
    assert not commence.carte.actions_carte.permis


def test_typed_with_the_keyboard_then_the_next_card_comes(
    commence: FenetreGuichet, scene: Scene, qtbot: QtBot
) -> None:
    qtbot.keyClick(commence, Qt.Key.Key_Return)
    with qtbot.waitSignal(commence.change) as change:
        qtbot.keyClick(commence, Qt.Key.Key_Return, CTRL)
    assert change.args == ["Saisi en ligne – MCO, TRẦN Anh"]
    assert statut(scene, scene.decision) is Statut.SAISIE
    assert up(commence) == scene.contrats[0]
    assert commence.carte.champs.copier_courant.hasFocus()
    assert commence.bandeaux.derniere.texte.text() == "Saisi à 10\u00a0h\u00a000 – MCO, TRẦN Anh"
    assert not commence.bandeaux.derniere.message.isVisible()


def test_a_second_click_does_not_type_the_next_card(commence: FenetreGuichet, scene: Scene) -> None:
    commence.carte.actions_carte.sans_copier.click()
    commence.carte.actions_carte.sans_copier.click()
    assert [statut(scene, item) for item in scene.ordre[:2]] == [Statut.SAISIE, Statut.PREPAREE]


@pytest.mark.parametrize(("secondes", "defait"), [(600, True), (601, False)])
def test_it_was_not_typed_after_all_for_ten_minutes(
    commence: FenetreGuichet, scene: Scene, secondes: int, defait: bool
) -> None:
    commence.carte.actions_carte.sans_copier.click()
    scene.horloge.instant += timedelta(seconds=secondes)
    commence.bandeaux.derniere.annuler.click()
    assert (statut(scene, scene.decision) is Statut.PREPAREE) is defait
    assert (up(commence) == scene.decision) is defait
    assert commence.bandeaux.erreur.isVisible() is not defait


def test_what_was_copied_is_cleared_when_its_minute_is_over(commence: FenetreGuichet, qtbot: QtBot) -> None:
    champs = commence.carte.champs
    champs.copier()
    assert champs.efface.restant_s == 60
    assert champs.rebours.text() == "Effacé du presse-papiers dans 60\u00a0s"
    champs.efface.effacer()
    assert copie() == ""
    assert champs.rebours.text() == ""


def test_what_another_program_copied_since_is_left_alone(commence: FenetreGuichet, qtbot: QtBot) -> None:
    champs = commence.carte.champs
    champs.copier()
    QGuiApplication.clipboard().setText("autre chose")
    qtbot.waitUntil(lambda: champs.rebours.text() == "")
    champs.efface.effacer()
    assert copie() == "autre chose"


def test_leaving_with_the_main_window_clears_the_clipboard_at_once(
    scene: Scene, apparence: Apparence, qtbot: QtBot
) -> None:
    fenetre = FenetreGuichet(scene.bureau, apparence)
    fenetre.ouvrir()
    fenetre.depart.commencer.click()
    fenetre.carte.champs.copier()
    fenetre.quitter()
    assert copie() == ""


def test_a_refusal_of_the_site_leaves_the_queue(commence: FenetreGuichet, scene: Scene) -> None:
    commence.carte.actions_carte.refuse.emit("candidat introuvable")
    assert scene.bureau.saisies.trouver(scene.decision).saisie.refus_parcoursup == "candidat introuvable"
    assert up(commence) == scene.contrats[0]
    assert commence.carte.rang.text() == "1 sur 2"


def test_put_off_then_given_up_with_its_reason(commence: FenetreGuichet, scene: Scene) -> None:
    repondre("")
    commence.carte.actions_carte.reporte.emit()
    assert scene.bureau.saisies.trouver(scene.decision).saisie.reporte_au == date(2025, 6, 11)
    repondre("doublon")
    commence.carte.actions_carte.abandonne.emit()
    abandonnee = scene.bureau.saisies.trouver(scene.contrats[0]).saisie
    assert (abandonnee.statut, abandonnee.raison_abandon) == (Statut.ABANDONNEE, "doublon")
    assert up(commence) == scene.contrats[1]


def test_a_question_given_up_changes_nothing(commence: FenetreGuichet, scene: Scene) -> None:
    repondre(None)
    commence.carte.actions_carte.reporte.emit()
    assert up(commence) == scene.decision
    assert scene.bureau.saisies.trouver(scene.decision).saisie.reporte_au is None


def test_the_session_ends_with_its_counts_and_its_list(commence: FenetreGuichet, scene: Scene) -> None:
    actions = commence.carte.actions_carte
    actions.sans_copier.click()
    scene.horloge.instant += timedelta(minutes=12)
    actions.refuse.emit("SIRET refusé")
    commence.carte.terminer.click()
    assert commence.bilan.isVisible()
    assert commence.bilan.comptes.text().replace("\u00a0", " ").split("\n") == [
        "1 saisie faite",
        "1 refusée par Parcoursup",
        "1 reste à saisir",
    ]
    assert commence.bilan.duree.text() == "Durée\u202f: 12\u00a0min"
    lignes = [commence.bilan.liste.item(rang).text() for rang in range(commence.bilan.liste.count())]
    assert lignes == [
        "MCO · TRẦN Anh\n«\u00a0En recherche de contrat\u00a0» – saisi à 10\u00a0h\u00a000",
        f"GEA · LE GOFF Aïcha\nContrat, {EMPLOYEUR} – refusé par Parcoursup\u202f: SIRET refusé",
    ]
    commence.bilan.reprendre.click()
    assert up(commence) == scene.contrats[1]


def test_the_last_card_brings_the_summary_then_the_session_is_over(
    commence: FenetreGuichet, scene: Scene
) -> None:
    for _ in scene.ordre:
        commence.carte.actions_carte.refuse.emit("autre raison")
    assert commence.bilan.isVisible()
    assert not commence.bilan.reprendre.isVisible()
    assert "rien ne reste à saisir" in commence.bilan.comptes.text()
    assert commence.bilan.fermer.hasFocus()
    commence.bilan.fermer.click()
    assert scene.bureau.guichet.debut is None
    assert not commence.isVisible()


def test_closing_loses_nothing_the_session_goes_on_where_it_was(
    commence: FenetreGuichet, scene: Scene
) -> None:
    commence.carte.actions_carte.sans_copier.click()
    commence.close()
    commence.ouvrir()
    assert up(commence) == scene.contrats[0]
    assert len(scene.bureau.guichet.bilan(2).lignes) == 1


def test_a_session_of_the_day_before_is_over(commence: FenetreGuichet, scene: Scene) -> None:
    commence.carte.actions_carte.sans_copier.click()
    commence.close()
    scene.horloge.instant += timedelta(days=1)
    commence.ouvrir()
    assert commence.depart.isVisible()


def test_a_session_without_anything_done_leaves_no_trace(commence: FenetreGuichet, scene: Scene) -> None:
    commence.carte.terminer.click()
    assert commence.bilan.comptes.text() == RIEN
    assert not commence.bilan.imprimer.isEnabled()
    commence.close()
    assert scene.bureau.guichet.debut is None


def test_an_empty_queue_says_so(scene: Scene, guichet: FenetreGuichet) -> None:
    for item in scene.ordre:
        scene.bureau.saisies.refusee_par_parcoursup(item, "autre raison")
    guichet.refresh()
    assert guichet.depart.vide.isVisible()
    assert "3\u00a0à régler" in guichet.depart.vide.detail.text()


@pytest.mark.parametrize(("minute", "dit"), [(29, False), (30, True)])
def test_the_night_hour_is_said_before_one_starts_and_on_the_card(
    guichet: FenetreGuichet, scene: Scene, qtbot: QtBot, minute: int, dit: bool
) -> None:
    scene.horloge.instant = datetime(2025, 6, 10, 23, minute, tzinfo=PARIS)
    guichet.refresh()
    assert ("finissez avant" in gardes(guichet)) is dit
    guichet.depart.commencer.click()
    assert "finissez avant" not in gardes(guichet)  # a decision has no night hour
    aller_aux_contrats(guichet, qtbot)
    assert ("finissez avant" in gardes(guichet)) is dit


def test_the_night_comes_while_a_card_is_up(commence: FenetreGuichet, scene: Scene, qtbot: QtBot) -> None:
    aller_aux_contrats(commence, qtbot)
    commence.carte.champs.copier()
    scene.horloge.instant = datetime(2025, 6, 10, 23, 30, tzinfo=PARIS)
    commence.relire_la_page()
    assert "finissez avant" in gardes(commence)
    assert commence.carte.actions_carte.permis  # what was copied stays copied


def test_a_full_formation_is_said_at_its_threshold(
    guichet: FenetreGuichet, scene: Scene, qtbot: QtBot
) -> None:
    scene.bureau.formations.changer(scene.gea.id, capacite=2)
    guichet.refresh()
    assert "Formation complète" not in gardes(guichet)
    scene.bureau.formations.changer(scene.gea.id, capacite=1)
    guichet.refresh()
    assert "GEA : Formation complète" in gardes(guichet)
    assert "(2 saisies)" in gardes(guichet)
    guichet.depart.commencer.click()
    aller_aux_contrats(guichet, qtbot)
    assert "Formation complète" in gardes(guichet)
    assert "Changé depuis la préparation : capacité 5 → 1." in gardes(guichet)


@pytest.mark.parametrize(
    ("instant", "dit"),
    [
        (datetime(2025, 10, 13, 23, 29, tzinfo=PARIS), False),
        (datetime(2025, 10, 14, tzinfo=PARIS), True),
    ],
)
def test_a_closed_period_is_said_before_one_starts(
    guichet: FenetreGuichet, scene: Scene, instant: datetime, dit: bool
) -> None:
    scene.horloge.instant = instant
    guichet.refresh()
    assert ("période de saisie des contrats est terminée" in gardes(guichet)) is dit
    assert guichet.depart.commencer.isEnabled() is not dit


def test_a_card_closed_while_it_is_up_says_why_instead_of_vanishing(
    commence: FenetreGuichet, scene: Scene, qtbot: QtBot
) -> None:
    aller_aux_contrats(commence, qtbot)
    scene.bureau.demandes.noter_cloture(scene.gea.id)
    commence.refresh()
    assert up(commence) == scene.contrats[0]
    assert "clôturé depuis" in gardes(commence)
    assert "prévenez le candidat et l’employeur" in gardes(commence)


def test_what_could_not_be_prepared_any_more_is_said_first(commence: FenetreGuichet, scene: Scene) -> None:
    scene.bureau.formations.changer(scene.mco.id, examine=False)
    commence.refresh()
    assert gardes(commence).startswith("La formation n’examine pas les dossiers")
    assert "Changé depuis la préparation : examen des dossiers « oui » → « non »." in gardes(commence)


def test_an_item_that_an_export_contradicts_leaves_the_queue(commence: FenetreGuichet, scene: Scene) -> None:
    ligne = {"numero": "700200", "nom": "TRẦN", "prenom": "Anh", "etat": "refusee"}
    importer(scene.bureau, scene.mco, date(2025, 6, 10), ligne, partiel=True)
    commence.refresh()
    assert up(commence) == scene.contrats[0]
    assert lire_lot(scene.bureau).ailleurs().startswith("1\u00a0écart avec l’export")


def test_a_namesake_and_another_voeu_are_said(commence: FenetreGuichet, scene: Scene, qtbot: QtBot) -> None:
    lignes = [{**AICHA, "numero": "700999", "etat": "confirmee"}, {**HUGO, "etat": "confirmee"}]
    importer(scene.bureau, scene.mco, date(2025, 6, 10), *lignes, partiel=True)
    aller_aux_contrats(commence, qtbot)
    assert "Attention : 2 LE GOFF Aïcha dans la base. Ici, le n° 700123 ; pas le n° 700999." in gardes(
        commence
    )
    aller_aux_contrats(commence, qtbot)
    assert "Autre vœu chez nous : MCO. Vérifiez la formation." in gardes(commence)


def test_the_window_grows_rather_than_hide_a_warning(
    commence: FenetreGuichet, scene: Scene, qtbot: QtBot
) -> None:
    ligne = {**AICHA, "etat": "demission"}
    importer(scene.bureau, scene.mco, date(2025, 6, 10), {**ligne, "numero": "700999"}, ligne, partiel=True)
    scene.bureau.formations.changer(scene.gea.id, capacite=1)
    scene.horloge.instant = datetime(2025, 6, 10, 23, 45, tzinfo=PARIS)
    commence.resize(commence.minimumSize())
    avant = commence.height()
    aller_aux_contrats(commence, qtbot)
    qtbot.waitUntil(lambda: commence.height() > avant)
    qtbot.waitUntil(lambda: commence.carte.manque == 0)
    assert commence.screen().availableGeometry().contains(commence.frameGeometry())


def test_a_corrected_item_begins_anew(commence: FenetreGuichet, scene: Scene, qtbot: QtBot) -> None:
    aller_aux_contrats(commence, qtbot)
    commence.carte.champs.copier()
    scene.bureau.saisies.abandonner(scene.contrats[0], "erreur")
    neuf = scene.bureau.contrats.preparer(
        SaisieContrat(formation_id=scene.gea.id, numero="700123", employeur="AUTRE", siret=SIRET)
    )
    commence.refresh()
    assert up(commence) in (scene.contrats[1], neuf)
    assert not commence.carte.actions_carte.permis


def test_a_simulation_writes_nothing_and_says_so(commence: FenetreGuichet, scene: Scene) -> None:
    scene.bureau.simuler(datetime(2025, 6, 12, 10, tzinfo=PARIS))
    commence.carte.actions_carte.sans_copier.click()
    assert statut(scene, scene.decision) is Statut.PREPAREE
    assert commence.bandeaux.erreur.isVisible()
    scene.bureau.simuler(None)


def test_the_bordereau_is_written_before_and_after(
    guichet: FenetreGuichet, scene: Scene, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "liste"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(guichet.impression.ecrit):
        guichet.depart.imprimer.click()
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    assert guichet.bandeaux.note.texte.text() == "Bordereau enregistré\u202f: liste.pdf"
    guichet.depart.commencer.click()
    guichet.carte.actions_carte.sans_copier.click()
    guichet.carte.terminer.click()
    path = tmp_path / "absent" / "séance.pdf"
    with qtbot.waitSignal(guichet.impression.impossible):
        guichet.bilan.imprimer.click()
    assert guichet.bandeaux.erreur.isVisible()


def test_everything_that_acts_has_a_name(commence: FenetreGuichet) -> None:
    carte = commence.carte
    boutons = [carte.precedente, carte.suivante, carte.terminer, carte.champs.copier_courant]
    boutons += [carte.actions_carte.bouton_saisi, carte.actions_carte.autrement]
    assert all(un.accessibleName() or un.text() for un in boutons)
    assert carte.champs.copier_courant.accessibleName() == "Copier N° d’inscription\u202f: 700200"
    assert carte.champs.liste.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "N° d’inscription, 700200"
