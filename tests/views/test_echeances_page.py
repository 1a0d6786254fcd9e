"""The Échéances page: sections, groups, filters, what opens, what is marked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cfa_desktop.models.echeances.echeance import Echeance, Quoi
from cfa_desktop.models.suivi import Resultat, TypeEvenement
from cfa_desktop.models.temps import PARIS, fin_du_jour
from cfa_desktop.services.bureau import Bureau, lire_calendriers
from cfa_desktop.services.echeances import Tableau
from cfa_desktop.views.background import attendre_la_fin
from cfa_desktop.views.echeances.agenda_dialog import AgendaDialog
from cfa_desktop.views.echeances.lignes import Filtre, LigneEcheance, composer_lignes
from cfa_desktop.views.echeances_page import EcheancesPage
from tests.factories import HorlogeFixe, creer_bureau, creer_formation, importer

NUMEROS = ("700001", "700002", "700003", "700004")


@pytest.fixture
def horloge() -> HorlogeFixe:
    return HorlogeFixe(datetime(2025, 5, 26, 10, tzinfo=PARIS))


@pytest.fixture
def bureau(tmp_path: Path, horloge: HorlogeFixe) -> Iterator[Bureau]:
    """Return a base with four decisions due on 28 May in MCO, and a formation more."""
    with creer_bureau(tmp_path, horloge) as bureau:
        formation = creer_formation(bureau)
        creer_formation(bureau, "GEA", capacite=None)
        lignes = [
            {
                "numero": numero,
                "nom": f"CANDIDAT {numero[-1]}",
                "etat": "confirmee",
                "limite_importee_on": "2025-05-28",
            }
            for numero in NUMEROS
        ]
        importer(bureau, formation, date(2025, 5, 25), *lignes)
        yield bureau


@pytest.fixture
def page(bureau: Bureau, qtbot: QtBot) -> Iterator[EcheancesPage]:
    page = EcheancesPage(bureau)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.set_campagne(2025)
    relire(page, qtbot)
    page.show()
    yield page
    attendre_la_fin()
    QApplication.processEvents()


def relire(page: EcheancesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.lue, timeout=10_000):
        page.refresh()


def titres(page: EcheancesPage, genre: str = "") -> list[str]:
    return [ligne.titre for ligne in page.liste.modele.lignes() if genre in ("", ligne.genre)]


def ligne(page: EcheancesPage, titre: str) -> LigneEcheance:
    return next(une for une in page.liste.modele.lignes() if une.titre == titre)


def choisir(page: EcheancesPage, titre: str) -> None:
    rang = page.liste.modele.rang_de(ligne(page, titre).cle)
    page.liste.setCurrentIndex(page.liste.modele.index(rang))


def test_what_is_due_stands_under_its_day(page: EcheancesPage) -> None:
    assert titres(page, "titre") == [
        "En retard",
        "Cette semaine",
        "lun. 2 juin",
        "jeu. 10 juil.",
        "lun. 13 oct.",
    ]
    assert page.compte.text() == "5 à faire d’ici 3\u00a0j · 15 en tout"


def test_many_of_the_same_thing_are_folded_and_unfold_with_the_arrows(
    page: EcheancesPage, qtbot: QtBot
) -> None:
    groupe = ligne(page, "4 décisions à prendre")
    assert (groupe.genre, groupe.code, groupe.reste) == ("groupe", "MCO", "mer. 28 mai · dans 2\u00a0j")
    choisir(page, "4 décisions à prendre")
    qtbot.keyClick(page.liste, Qt.Key.Key_Right)
    membres = [une for une in page.liste.modele.lignes() if une.genre == "membre"]
    assert [une.qui for une in membres] == [f"CANDIDAT {n[-1]} · n° {n}" for n in NUMEROS]
    assert page.liste.courante is not None
    assert page.liste.courante.titre == "4 décisions à prendre"
    qtbot.keyClick(page.liste, Qt.Key.Key_Left)
    assert not [une for une in page.liste.modele.lignes() if une.genre == "membre"]


def test_a_date_of_every_formation_is_one_line(page: EcheancesPage) -> None:
    fin = ligne(page, "Fin de la saisie des contrats")
    assert (fin.genre, fin.qui, fin.code) == ("groupe", "2 formations", "")


def test_enter_opens_the_line_with_the_dossiers_around_it(page: EcheancesPage, qtbot: QtBot) -> None:
    page.liste.pliee.emit(ligne(page, "4 décisions à prendre").cle)
    choisir(page, "Décision à prendre")
    with qtbot.waitSignal(page.ouverture_demandee) as signal:
        qtbot.keyClick(page.liste, Qt.Key.Key_Return)
    ouverte, ids = signal.args  # type: ignore[misc]
    assert ouverte.dues[0].numero == "700001"
    assert len(ids) == 4


def test_a_formation_and_a_kind_narrow_the_list_with_their_counts(page: EcheancesPage) -> None:
    dits = [page.filtres.nature.itemText(rang) for rang in range(page.filtres.nature.count())]
    assert dits[:3] == ["Tout (15)", "Décisions (4)", "Capacités à saisir (1)"]
    page.filtres.nature.setCurrentIndex(1)
    assert titres(page, "groupe") == ["4 décisions à prendre"]
    assert page.filtres.formation.itemText(0) == "Toutes les formations (4)"
    page.filtres.formation.setCurrentIndex(page.filtres.formation.findText("GEA (0)"))
    assert page.filtres.nature.currentText().startswith("Tout")
    assert {une.code for une in page.liste.modele.lignes() if une.dues} == {"GEA"}


def test_what_parcoursup_proves_says_why_it_cannot_be_marked(page: EcheancesPage) -> None:
    choisir(page, "4 décisions à prendre")
    assert not page.pied.marquer.isEnabled()
    assert "saisie en ligne" in page.pied.marquer.toolTip()
    assert page.pied.detail.text().startswith("Une décision quitte la liste")
    assert page.pied.detail.text() in page.pied.marquer.toolTip()


def test_a_step_is_marked_shown_among_the_done_and_put_back(
    page: EcheancesPage, bureau: Bureau, qtbot: QtBot
) -> None:
    candidat = bureau.candidatures.lister(campagne=2025)[0].candidat_id
    etape = bureau.suivi.proposer(candidat, TypeEvenement.APPEL, resultat=Resultat.MESSAGE_LAISSE)
    bureau.suivi.noter(etape)
    relire(page, qtbot)
    choisir(page, "Rappeler")
    with qtbot.waitSignals([page.change, page.lue], timeout=10_000):
        page.pied.marquer.click()
    assert "Rappeler" not in titres(page)
    assert page.liste.courante is not None
    assert page.liste.courante.dues[0].le.day == 2
    assert page.filtres.faites.text() == "Faites (1)"
    page.filtres.faites.click()
    faite = ligne(page, "Rappeler")
    assert faite.reste == "faite le lun. 26 mai"
    choisir(page, "Rappeler")
    assert page.pied.marquer.text() == "Remettre à faire"
    with qtbot.waitSignal(page.lue, timeout=10_000):
        page.pied.marquer.click()
    assert ligne(page, "Rappeler").reste == "mer. 28 mai · dans 2\u00a0j"


def test_a_double_click_marks_one_line_and_not_the_next(
    page: EcheancesPage, bureau: Bureau, qtbot: QtBot
) -> None:
    for ligne_lue in bureau.candidatures.lister(campagne=2025)[:2]:
        etape = bureau.suivi.proposer(
            ligne_lue.candidat_id, TypeEvenement.APPEL, resultat=Resultat.MESSAGE_LAISSE
        )
        bureau.suivi.noter(etape)
    relire(page, qtbot)
    choisir(page, "Rappeler")
    with qtbot.waitSignals([page.change, page.lue], timeout=10_000):
        page.pied.marquer.click()
    choisir(page, "Rappeler")
    page.pied.marquer.click()
    assert titres(page).count("Rappeler") == 1


def test_lines_too_few_to_fold_stand_nearest_first() -> None:
    def due(quoi: Quoi, jour: int, numero: str) -> Echeance:
        le = fin_du_jour(date(2025, 5, jour))
        return Echeance(le, quoi, numero, "MCO", "", cle=f"{quoi}{numero}", formation_id=1)

    dues = (due(Quoi.SUIVI, 3, "1"), due(Quoi.REPONSE, 4, "2"), due(Quoi.SUIVI, 6, "3"))
    tableau = Tableau(dues, (), (), (), lire_calendriers()[2025], datetime(2025, 5, 26, 10, tzinfo=PARIS))
    lignes = composer_lignes(tableau, Filtre(), frozenset())
    assert [une.qui for une in lignes if une.genre == "due"] == ["1", "2", "3"]


def test_missing_dates_make_one_card_that_leads_to_the_calendar(
    page: EcheancesPage, bureau: Bureau, qtbot: QtBot
) -> None:
    assert page.manque.isHidden()
    creer_formation(bureau, "NDRC", campagne=2026)
    page.set_campagne(2026)
    relire(page, qtbot)
    assert page.manque.isVisible()
    assert "manquent" in page.manque.texte.text()
    with qtbot.waitSignal(page.calendrier_demande) as signal:
        page.manque.action_demandee.emit("Renseigner")
    assert signal.args == [2026]


def test_a_base_without_formation_says_the_next_step(tmp_path: Path, qtbot: QtBot) -> None:
    with creer_bureau(tmp_path) as vide:
        page = EcheancesPage(vide)
        qtbot.addWidget(page)
        page.refresh()
        page.show()
        assert page.vide.isVisible()
        with qtbot.waitSignal(page.import_demande):
            page.vide.bouton.click()


def test_the_agenda_holds_what_is_shown_without_names_by_default(
    page: EcheancesPage, bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = AgendaDialog(4, page)
    qtbot.addWidget(dialogue)
    assert dialogue.sans_noms.isChecked()
    fichier = tmp_path / "agenda.ics"
    with qtbot.waitSignal(page.ecrit) as signal:
        page.exporter_vers(fichier, bureau.echeances.lire(2025), avec_noms=False)
    assert signal.args is not None
    assert fichier.name in signal.args[0]
    assert "CANDIDAT" not in fichier.read_text("utf-8")
    page.exporter_vers(tmp_path / "absent" / "agenda.ics", bureau.echeances.lire(2025), avec_noms=False)
    qtbot.waitUntil(lambda: "n’existe pas" in page.erreur.texte.text())
    assert page.exporter.isEnabled()


def test_a_kind_of_which_nothing_is_due_falls_back_to_everything(page: EcheancesPage) -> None:
    page.filtres.choisir(Filtre(quoi=Quoi.MOTIFS))
    assert page.filtres.filtre.quoi is None
    assert ligne(page, "4 décisions à prendre").compte == 4
