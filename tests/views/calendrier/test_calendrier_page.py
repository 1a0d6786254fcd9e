"""The calendar of a session on screen: what the officer reads, types, confirms and records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QLabel, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cfa_desktop.models.calendrier.champs import CHAMPS, REPONSES
from cfa_desktop.models.calendrier.dates import RegleReponse
from cfa_desktop.models.calendrier.edition import Retouche
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.calendriers import Calendriers
from cfa_desktop.views.calendrier.jour_edit import JourEdit
from cfa_desktop.views.calendrier.petits_champs import lire_heure
from cfa_desktop.views.calendrier_page import CalendrierPage
from cfa_desktop.views.dialogs.calendrier_preparation import PreparationDialog
from tests.factories import creer_bureau, creer_formation


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    with creer_bureau(tmp_path) as bureau:
        creer_formation(bureau)
        yield bureau


@pytest.fixture
def page(bureau: Bureau, qtbot: QtBot) -> CalendrierPage:
    page = CalendrierPage(bureau)
    qtbot.addWidget(page)
    page.resize(1180, 600)
    page.montrer(2025)
    page.show()
    return page


def taper(qtbot: QtBot, page: CalendrierPage, cle: str, texte: str) -> None:
    champ = page.lignes[cle].edit.champ
    champ.selectAll()
    qtbot.keyClick(champ, Qt.Key.Key_Delete)
    if texte:
        qtbot.keyClicks(champ, texte)
    qtbot.keyClick(champ, Qt.Key.Key_Return)


def test_each_field_shows_its_value_its_origin_and_why_it_matters(page: CalendrierPage) -> None:
    assert set(page.lignes) == {champ.cle for champ in CHAMPS}
    pivot = page.lignes["pivot"]
    assert pivot.edit.champ.text() == "ven. 9 mai"
    assert pivot.origine.text() == "Livré\u202f: DRAIO Clermont, 12 mars 2025"
    assert not pivot.confirmer.isVisible()
    assert page.lignes["nuit"].valeur == (time(0), time(1))
    assert page.resume.text() == "19 valeurs · 5 à confirmer · rien ne manque"
    assert not page.manque.isVisible()


def test_the_rules_that_rest_on_a_date_are_named_by_their_titles(page: CalendrierPage) -> None:
    (utilite,) = [
        mot
        for mot in page.lignes["coordonnees_a_partir_du"].findChildren(QLabel)
        if mot.text().startswith("Dit à partir de quand")
    ]
    assert utilite.text().endswith("est attendu.")
    assert "Coordonnées des candidats" in utilite.toolTip()


def test_nothing_is_recorded_while_nothing_changed(page: CalendrierPage) -> None:
    assert not page.enregistrer.isEnabled()
    assert "Rien n’a changé" in page.enregistrer.toolTip()
    assert page.raisons.text() == "Rien n’a changé\u202f: modifiez ou confirmez une date."


def test_a_date_is_typed_in_french_and_recorded(page: CalendrierPage, bureau: Bureau, qtbot: QtBot) -> None:
    taper(qtbot, page, "pivot", "10/5")
    assert page.lignes["pivot"].edit.champ.text() == "sam. 10 mai"
    assert page.lignes["pivot"].origine.text() == "Pas encore enregistré\u202f; avant\u202f: 9 mai"
    with qtbot.waitSignal(page.change) as signal:
        page.enregistrer.click()
    assert signal.args == ["Calendrier 2025, date pivot\u202f: 9 mai → 10 mai"]
    assert bureau.contexte.calendrier(2025).pivot == date(2025, 5, 10)
    assert page.lignes["pivot"].origine.text() == "Modifié ici le mar. 10 juin"
    assert not page.enregistrer.isEnabled()


def test_several_dates_are_one_change(page: CalendrierPage, bureau: Bureau, qtbot: QtBot) -> None:
    taper(qtbot, page, "contrats.au", "14 octobre")
    taper(qtbot, page, "delai_apres_pivot_jours", "21")
    assert page.raisons.text().startswith("2 modifications à enregistrer")
    page.enregistrer.click()
    bureau.historique.annuler()
    page.refresh()
    assert page.lignes["contrats.au"].edit.champ.text() == "lun. 13 oct."
    assert page.lignes["delai_apres_pivot_jours"].valeur == 20


def test_a_fault_is_said_beside_its_field_and_greys_the_button(page: CalendrierPage, qtbot: QtBot) -> None:
    taper(qtbot, page, "pivot", "29/5")
    limite = page.lignes["limite_avant_pivot"]
    assert limite.erreur.isVisible()
    assert "tombe avant la date pivot (29 mai)" in limite.erreur.text()
    assert not page.enregistrer.isEnabled()
    assert "tombe avant la date pivot" in page.enregistrer.toolTip()
    assert page.raisons.text().startswith("À corriger\u202f: ")
    assert "tombe avant" in limite.edit.champ.accessibleDescription()


def test_what_is_not_a_date_is_said_so(page: CalendrierPage, qtbot: QtBot) -> None:
    taper(qtbot, page, "pivot", "demain")
    assert "«\u00a0demain\u00a0» n’est pas une date" in page.lignes["pivot"].erreur.text()
    assert page.lignes["pivot"].edit.champ.property("invalide") is True
    assert not page.enregistrer.isEnabled()
    taper(qtbot, page, "pivot", "9/5")
    assert not page.lignes["pivot"].erreur.isVisible()


def test_a_doubt_is_shown_and_lets_record(page: CalendrierPage, qtbot: QtBot) -> None:
    taper(qtbot, page, "contrats.au", "")
    assert page.lignes["contrats.au"].avis.isVisible()
    assert page.enregistrer.isEnabled()


@pytest.mark.parametrize("texte", ["x", "-1", "1,5", "9999"])
def test_a_number_of_days_is_a_whole_number(page: CalendrierPage, qtbot: QtBot, texte: str) -> None:
    taper(qtbot, page, "delai_apres_pivot_jours", texte)
    assert "n’est pas un nombre de jours" in page.lignes["delai_apres_pivot_jours"].erreur.text()


def test_the_night_hour_is_two_hours_or_none(page: CalendrierPage, bureau: Bureau, qtbot: QtBot) -> None:
    nuit = page.lignes["nuit"]
    nuit.edit.fin.clear()
    qtbot.keyClicks(nuit.edit.fin, "x")
    assert "donnez deux heures" in nuit.erreur.text()
    nuit.edit.fin.clear()
    qtbot.keyClicks(nuit.edit.fin, "2 h 30")
    page.enregistrer.click()
    assert bureau.contexte.calendrier(2025).nuit == (time(0), time(2, 30))


@pytest.mark.parametrize(
    ("texte", "heure"),
    [
        ("0 h 00", time(0)),
        ("1h", time(1)),
        ("01:30", time(1, 30)),
        ("7", time(7)),
        ("24", None),
        ("1 h 60", None),
        ("", None),
        ("midi", None),
    ],
)
def test_an_hour_is_read_however_it_is_typed(texte: str, heure: time | None) -> None:
    assert lire_heure(texte) == heure


def test_a_doubtful_date_is_confirmed_with_its_button(
    page: CalendrierPage, bureau: Bureau, qtbot: QtBot
) -> None:
    debut = page.lignes["admission.du"]
    assert debut.marque.isVisible()
    debut.confirmer.click()
    assert debut.origine.text() == "Confirmé, pas encore enregistré"
    page.enregistrer.click()
    assert not bureau.contexte.calendrier(2025).provenance("admission.du").a_confirmer
    assert not debut.marque.isVisible()
    assert debut.origine.text() == "Livré\u202f: Presse, confirmé ici le mar. 10 juin"


def test_missing_dates_are_on_a_card_that_leads_to_the_first(page: CalendrierPage, qtbot: QtBot) -> None:
    page.montrer(2026)
    assert page.manque.isVisible()
    assert page.manque.texte.text() == (
        "Deux dates manquent à la session 2026\u202f: date pivot, limite des vœux confirmés jusqu’au pivot. "
        "Voir Calendrier technique – Focus Apprentissage."
    )
    pivot = page.lignes["pivot"]
    assert pivot.edit.champ.placeholderText() == "date à fournir"
    assert pivot.origine.text() == "Sans cette date, aucune date limite d’examen ne peut être calculée."
    page.activateWindow()
    page.manque.action_demandee.emit("Renseigner")
    qtbot.waitUntil(pivot.edit.champ.hasFocus)
    assert page.sections.courante == "Examen des dossiers"
    taper(qtbot, page, "pivot", "8/5")
    taper(qtbot, page, "limite_avant_pivot", "27/5")
    page.enregistrer.click()
    assert not page.manque.isVisible()


def test_what_is_typed_survives_a_refresh_and_another_session(page: CalendrierPage, qtbot: QtBot) -> None:
    taper(qtbot, page, "pivot", "10/5")
    page.refresh()
    assert page.lignes["pivot"].valeur == date(2025, 5, 10)
    page.montrer(2026)
    assert page.lignes["pivot"].valeur is None
    page.montrer(2025)
    assert page.lignes["pivot"].valeur == date(2025, 5, 10)
    page.abandonner.click()
    assert page.lignes["pivot"].valeur == date(2025, 5, 9)
    assert not page.enregistrer.isEnabled()


def test_the_shipped_dates_come_back(page: CalendrierPage, bureau: Bureau, qtbot: QtBot) -> None:
    assert not page.revenir.isEnabled()
    bureau.calendriers.modifier(2025, Retouche({"pivot": date(2025, 5, 10)}))
    page.refresh()
    with qtbot.waitSignal(page.change) as signal:
        page.revenir.click()
    assert signal.args == ["Calendrier 2025\u202f: retour aux dates livrées"]
    assert page.lignes["pivot"].valeur == date(2025, 5, 9)


def test_a_reply_rule_is_added_and_recorded(page: CalendrierPage, bureau: Bureau, qtbot: QtBot) -> None:
    edit = page.lignes[REPONSES].edit
    edit.ajouter.click()
    neuve = edit.lignes[-1]
    assert page.lignes[REPONSES].erreur.text() == "Réponses, ligne 3\u202f: une date ou un délai manque."
    for jour, texte in ((neuve.recue_du, "11/7"), (neuve.recue_au, "20/7"), (neuve.limite, "21/7")):
        qtbot.keyClicks(jour.champ, texte)
    assert page.enregistrer.isEnabled()
    page.enregistrer.click()
    assert bureau.contexte.calendrier(2025).reponses[2] == RegleReponse(
        date(2025, 7, 11), date(2025, 7, 20), date(2025, 7, 21)
    )


def test_a_reply_rule_is_changed_suspended_and_removed(
    page: CalendrierPage, bureau: Bureau, qtbot: QtBot
) -> None:
    edit = page.lignes[REPONSES].edit
    edit.lignes[0].ajouter_suspension.click()
    du, au = edit.lignes[0].suspensions[0]
    qtbot.keyClicks(du.champ, "5/6")
    qtbot.keyClicks(au.champ, "6/6")
    edit.lignes[1].delai.champ.clear()
    qtbot.keyClicks(edit.lignes[1].delai.champ, "2")
    page.enregistrer.click()
    premiere, seconde = bureau.contexte.calendrier(2025).reponses
    assert premiere.suspendue == ((date(2025, 6, 5), date(2025, 6, 6)),)
    assert seconde.delai_jours == 2
    edit.lignes[0].retirer.click()
    page.enregistrer.click()
    assert bureau.contexte.calendrier(2025).reponses == (seconde,)


def test_a_suspension_is_removed(page: CalendrierPage, bureau: Bureau) -> None:
    seconde = page.lignes[REPONSES].edit.lignes[1]
    (croix,) = [
        bouton
        for bouton in seconde.findChildren(QToolButton)
        if bouton.accessibleName() == "Retirer la suspension 1 de la ligne 2"
    ]
    croix.click()
    assert seconde.suspensions == []
    page.enregistrer.click()
    assert bureau.contexte.calendrier(2025).reponses[1].suspendue == ()


def test_overlapping_reply_rules_are_refused_under_the_table(page: CalendrierPage, qtbot: QtBot) -> None:
    jour = page.lignes[REPONSES].edit.lignes[1].recue_du.champ
    jour.clear()
    qtbot.keyClicks(jour, "4/6")
    assert "parlent toutes deux du 4 juin" in page.lignes[REPONSES].erreur.text()
    assert not page.enregistrer.isEnabled()


def test_the_reply_rules_are_confirmed_together(page: CalendrierPage, bureau: Bureau) -> None:
    page.lignes[REPONSES].confirmer.click()
    page.enregistrer.click()
    assert not any(regle.a_confirmer for regle in bureau.contexte.calendrier(2025).reponses)
    assert not page.lignes[REPONSES].edit.lignes[0].a_confirmer.isChecked()


def test_a_day_is_picked_in_a_calendar(qtbot: QtBot) -> None:
    edit = JourEdit("Date pivot", 2025)
    qtbot.addWidget(edit)
    edit.show()
    edit.choisir.click()
    calendrier = edit.findChild(QMenu).findChild(QCalendarWidget)  # type: ignore[union-attr]
    assert calendrier is not None
    with qtbot.waitSignal(edit.change):
        calendrier.clicked.emit(QDate(2025, 5, 10))
    assert edit.valeur == date(2025, 5, 10)
    assert edit.champ.text() == "sam. 10 mai"


def test_every_widget_that_takes_the_focus_says_what_it_is(page: CalendrierPage) -> None:
    muets = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert muets == []


def test_a_refused_recording_says_why_and_keeps_what_was_typed(
    page: CalendrierPage, bureau: Bureau, qtbot: QtBot
) -> None:
    taper(qtbot, page, "pivot", "10/5")
    bureau.simuler(datetime(2025, 7, 1, tzinfo=PARIS))
    page.enregistrer.click()
    assert "rien n’est enregistré pendant une simulation" in page.raisons.text()
    assert page.lignes["pivot"].valeur == date(2025, 5, 10)
    bureau.simuler(None)
    page.enregistrer.click()
    assert bureau.contexte.calendrier(2025).pivot == date(2025, 5, 10)


def _suite(depart: QWidget, jusqu_a: QWidget) -> list[str]:
    noms, widget = [], depart
    while widget is not jusqu_a:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            noms.append(widget.accessibleName() or widget.text())  # type: ignore[attr-defined]
        widget = widget.nextInFocusChain()
    return noms


def test_tab_goes_down_the_fields_then_to_the_buttons(page: CalendrierPage, qtbot: QtBot) -> None:
    page.lignes[REPONSES].edit.ajouter.click()
    qtbot.waitUntil(page.lignes[REPONSES].edit.lignes[-1].isVisible)
    taper(qtbot, page, "pivot", "10/5")
    noms = _suite(page.lignes["voeux.du"].edit.champ, page.enregistrer)
    jours = [nom for nom in noms if "calendrier" not in nom and not nom.startswith("Ligne")]
    assert jours[:5] == [
        "Début des vœux",
        "Fin des vœux",
        "Coordonnées visibles à partir du",
        "Coordonnées données pour",
        "Date pivot",
    ]
    regles = [nom for nom in noms if nom.startswith(("Ligne", "Ajouter", "Retirer"))]
    assert regles[0] == "Ligne 1, reçue du"
    assert regles[-2:] == ["Ajouter une suspension à la ligne 3", "Ajouter une règle"]
    assert regles.index("Ligne 2, suspension 1, au") < regles.index("Ligne 3, reçue du")
    assert noms[-1] == "Annuler les modifications"


def test_preparing_a_session_says_what_is_taken_over(bureau: Bureau, qtbot: QtBot) -> None:
    dialogue = PreparationDialog(bureau)
    qtbot.addWidget(dialogue)
    assert dialogue.campagne == 2026
    assert "livrées avec le programme" in dialogue.explication.text()
    Calendriers(bureau.contexte).preparer_suivante(2025)
    suivant = PreparationDialog(bureau)
    qtbot.addWidget(suivant)
    assert suivant.windowTitle() == "Préparer la session 2027"
    assert "Les dates de 2026 seront reprises un an plus tard" in suivant.explication.text()
