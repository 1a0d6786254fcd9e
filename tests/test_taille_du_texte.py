"""A new text size draws the window again; nothing that was set in it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cfa_desktop.app import Poste
from cfa_desktop.services.demo import creer_demo
from cfa_desktop.views.cadre.etats import EtatPages, lire_fenetre, rendre_fenetre
from cfa_desktop.views.echeances.lignes import Filtre
from cfa_desktop.views.main_window import MainWindow
from cfa_desktop.views.tables.filtres import FiltreTexte
from cfa_desktop.views.theme import appliquer_theme, theme
from cfa_desktop.views.widgets.bouton_action import BoutonAction
from tests.postes import a_l_ecran, poste_pret

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def poste(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Poste]:
    """Return a process with a demo base open."""
    base = tmp_path / "demo.cfa"
    creer_demo(base, candidats=60, formations=2)
    with poste_pret(qapp, tmp_path, monkeypatch) as poste:
        poste.commencer(base)
        yield poste
    appliquer_theme(qapp, "clair", 100)


def fenetre() -> MainWindow:
    a_l_avant = a_l_ecran(MainWindow)
    assert a_l_avant is not None
    return a_l_avant


def agrandir(qtbot: QtBot, fois: int = 2) -> MainWindow:
    """Press Ctrl++ so many times; return the window that has taken the place."""
    ancienne = fenetre()
    presser(ancienne, fois)
    qtbot.waitUntil(lambda: a_l_ecran(MainWindow) not in (None, ancienne))
    return fenetre()


def presser(ouverte: MainWindow, fois: int = 1) -> None:
    plus = next(action for action in ouverte.findChildren(QAction) if action.text() == "Texte plus grand")
    for _ in range(fois):
        plus.trigger()


def filtrer(ouverte: MainWindow) -> None:
    """Narrow the list in every way there is, sort it, choose two lines."""
    page = ouverte.pages.candidats()
    ouverte.pages.gerer_recrutement(ouverte.bureau.formations.lister()[0].id)
    page.filtrer_par("sans_contrat")
    page.entete.recherche.setText("a")
    page.liste.vue.filtrer("candidat", FiltreTexte("e"))
    page.liste.vue.sortByColumn(1, page.liste.vue.entete.sortIndicatorOrder().DescendingOrder)
    ids = page.liste.ids_affiches()
    assert 4 <= len(ids) < len(page.liste.toutes)
    page.liste.vue.choisir(ids[1:4:2], ids[3])
    page.liste.vue.setFocus()


def test_the_list_stays_filtered_sorted_and_chosen(poste: Poste, qtbot: QtBot) -> None:
    filtrer(fenetre())
    avant, liste = lire_fenetre(fenetre()), fenetre().pages.candidats().liste
    affiches, dit, choisies = liste.ids_affiches(), liste.filtre_en_clair(), liste.vue.ids_selectionnes()
    neuve = agrandir(qtbot)
    assert theme().taille_pct == 120
    assert lire_fenetre(neuve) == avant
    page = neuve.pages.candidats()
    assert page.liste.ids_affiches() == affiches
    assert page.liste.filtre_en_clair() == dit
    assert page.liste.vue.ids_selectionnes() == choisies
    assert neuve.focusWidget() is page.liste.vue
    qtbot.waitUntil(lambda: page.droite.currentWidget() is page.panneau)
    d_un_seul = page.panneau.findChildren(BoutonAction)
    assert d_un_seul
    assert not any(bouton.isVisible() for bouton in d_un_seul)
    with qtbot.waitSignal(page.impression_demandee) as demande:
        page.imprimer()
    assert [ligne.id for ligne in demande.args[0].lignes] == choisies
    # Control: in a window that is given nothing, the same page shows every line.
    rendre_fenetre(neuve, avant._replace(pages=EtatPages("formations", "candidats", {})))
    neuve.pages.lister()
    assert len(page.liste.ids_affiches()) > len(affiches)


def test_a_dossier_stays_open_where_it_is_read_and_leads_back_to_the_filtered_list(
    poste: Poste, qtbot: QtBot
) -> None:
    filtrer(fenetre())
    ids = fenetre().pages.candidats().liste.ids_affiches()
    fenetre().pages.ouvrir_dossier(ids[2], ids)
    sections = fenetre().pages.dossier().sections
    qtbot.waitUntil(lambda: sections.defilement.verticalScrollBar().maximum() > 200)
    sections.aller("scolarite", 40)
    neuve = agrandir(qtbot)
    assert neuve.pages.courante == "dossier"
    page = neuve.pages.dossier()
    place = page.ceder()
    assert place is not None
    assert (place.candidature_id, list(place.ids)) == (ids[2], ids)
    qtbot.waitUntil(lambda: page.sections.courante == "scolarite")
    qtbot.waitUntil(lambda: page.sections.decalage == pytest.approx(40, abs=1))
    page.retour_demande.emit()
    assert neuve.pages.courante == "candidats"
    assert neuve.pages.candidats().liste.ids_affiches() == ids


def test_files_being_checked_stay_so(poste: Poste, qtbot: QtBot, exemples: Path) -> None:
    fenetre().pages.importer([exemples / "T_recrutement_MCO_2025-05-12.csv"])
    page = fenetre().pages.imports()
    qtbot.waitUntil(lambda: bool(page.etudes) and not page.etudes[0].occupee, timeout=15_000)
    page.etudes[0].choisir(fenetre().bureau.formations.lister()[0])
    page.etudes[0].dater(date(2025, 5, 12))
    qtbot.waitUntil(lambda: page.etudes[0].plan is not None, timeout=15_000)
    nom = page.etudes[0].nom
    page.etudes[0].decochees.add("700123")
    neuve = agrandir(qtbot).pages.imports()
    assert neuve is not page
    assert [etude.nom for etude in neuve.etudes] == [nom]
    assert neuve.verification.titre.text() == nom
    assert neuve.verification.etape == "verifier"
    assert "700123" in neuve.etudes[0].decochees
    qtbot.waitUntil(lambda: neuve.etudes[0].plan is not None, timeout=15_000)
    neuve.pied.renoncer.click()
    assert not neuve.etudes


def test_what_is_due_stays_filtered_and_what_is_up_stays_up(poste: Poste, qtbot: QtBot) -> None:
    ouverte = fenetre()
    with qtbot.waitSignal(ouverte.pages.echeances().lue):
        ouverte.pages.aller("echeances")
    page = ouverte.pages.echeances()
    page.filtres.choisir(Filtre(formation_id=ouverte.bureau.formations.lister()[0].id))
    page.liste.setCurrentIndex(page.liste.modele.index(4))
    ligne = page.liste.courante
    assert ligne is not None
    neuve = agrandir(qtbot).pages.echeances()
    qtbot.waitUntil(lambda: neuve.liste.courante is not None)
    assert neuve.filtres.filtre == page.filtres.filtre
    assert neuve.liste.courante is not None
    assert neuve.liste.courante.cle == ligne.cle


def test_the_queue_keeps_the_item_up(poste: Poste, qtbot: QtBot) -> None:
    saisies = fenetre().pages.saisies()
    voulue = saisies.file.ids()[-1]
    fenetre().pages.montrer_saisies(voulue)
    assert saisies.file.ids()[0] != voulue  # what comes up by itself is another one
    neuve = agrandir(qtbot)
    assert neuve.pages.courante == "saisies"
    assert neuve.pages.saisies().ceder() == voulue


def test_a_contract_being_typed_is_waited_for(poste: Poste, qtbot: QtBot) -> None:
    from cfa_desktop.views.dialogs.contrat_dialog import ContratDialog

    ouverte = fenetre()
    ligne = ouverte.bureau.candidatures.lister(campagne=ouverte.campagne)[0]
    ouverte.pages.ouvrir_contrat(ligne.formation_id, ligne.numero)
    dialogue = a_l_ecran(ContratDialog)
    assert dialogue is not None
    dialogue.formulaire.employeur.set_texte("Boulangerie du Port")
    presser(ouverte)
    qtbot.waitUntil(lambda: "dès que" in ouverte.notice.texte.text())
    assert fenetre() is ouverte
    assert dialogue.formulaire.employeur.texte == "Boulangerie du Port"
    dialogue.close()
    qtbot.waitUntil(lambda: a_l_ecran(MainWindow) not in (None, ouverte))
    assert "Boulangerie du Port" in {un.employeur for un in fenetre().bureau.contrats.brouillons()}
