"""« À saisir en ligne » closes the loop: contradictions settled in place, proofs kept, file after file."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.permis import Acte
from cfa_desktop.models.saisie import Decision, Statut
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.views.main_window import MainWindow
from cfa_desktop.views.saisies import ecart as vue_ecart
from cfa_desktop.views.saisies.classement import Section
from cfa_desktop.views.saisies.file import ID_CONFIRMEES
from cfa_desktop.views.saisies_page import SaisiesPage
from tests.factories import SIRET, HorlogeFixe, candidature_id, creer_formation, importer
from tests.views.imports.page_import import attendre

VINGT_MAI = datetime(2025, 5, 20, 10, tzinfo=PARIS)
DEMAIN = date(2025, 5, 21)
ENTETE = (
    "N°Inscription;Candidat;Etablissement d'origine;Etat;Date limite d'examen;Réponse du candidat;"
    "Inscription administrative;Statut du contrat"
)


@pytest.fixture
def horloge() -> HorlogeFixe:
    return HorlogeFixe(VINGT_MAI)


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    return creer_formation(bureau, "MCO", capacite=5)


def table(bureau: Bureau, mco: Formation, le: date, *etats: str) -> None:
    lignes = [{"numero": f"70{rang}", "nom": f"NOM{rang}", "etat": etat} for rang, etat in enumerate(etats)]
    importer(bureau, mco, le, *lignes)


@pytest.fixture
def ids(bureau: Bureau, mco: Formation, horloge: HorlogeFixe) -> list[int]:
    """Return a typed contract that the export denies, a refusal passed over, a proved contract."""
    table(bureau, mco, date(2025, 5, 19), "en_recherche", "confirmee", "en_recherche")
    contrats = [
        bureau.contrats.preparer(
            SaisieContrat(formation_id=mco.id, numero=numero, employeur="DUPONT & FILS", siret=SIRET)
        )
        for numero in ("700", "702")
    ]
    refus = bureau.decisions.preparer(
        DemandeDecision(
            candidature_id=candidature_id(bureau, mco, "701"),
            decision=Decision.REFUS,
            motif=mco.criteres[0],
        )
    )
    for contrat in contrats:
        bureau.saisies.marquer_saisie(contrat)
    horloge.instant += timedelta(days=1)
    table(bureau, mco, DEMAIN, "en_recherche", "en_recherche", "contrat_saisi")
    return [contrats[0], refus, contrats[1]]


@pytest.fixture
def page(bureau: Bureau, ids: list[int], qtbot: QtBot) -> SaisiesPage:
    widget = SaisiesPage(bureau)
    qtbot.addWidget(widget)
    widget.resize(1220, 640)
    widget.show()
    widget.montrer(ids[0])
    return widget


def statut(bureau: Bureau, saisie_id: int) -> Statut:
    return bureau.saisies.trouver(saisie_id).saisie.statut


def cliquer(page: SaisiesPage, qtbot: QtBot, acte: Acte) -> None:
    qtbot.mouseClick(page.ecart.boutons[acte], Qt.MouseButton.LeftButton)


def test_a_contradiction_shows_both_values_and_its_export(page: SaisiesPage, ids: list[int]) -> None:
    carte = page.ecart
    assert carte.isVisible()
    assert page.file.ids(Section.ECARTS) == ids[:2]
    assert page.compte.text() == "2 écarts à régler"
    assert (carte.ici_titre.text(), carte.ici.text()) == ("Ici, saisi en ligne mar. 20 mai", "Contrat saisi")
    assert carte.parcoursup_titre.text() == "Parcoursup, export du mer. 21 mai"
    assert (carte.champ.text(), carte.parcoursup.text()) == ("État", "En recherche de contrat")
    assert all(bouton.isEnabled() for bouton in carte.boutons.values())


def test_what_may_not_be_done_says_why_beside_the_button(page: SaisiesPage, ids: list[int]) -> None:
    page.montrer(ids[1])
    carte = page.ecart
    assert [acte for acte, bouton in carte.boutons.items() if bouton.isEnabled()] == [
        Acte.DONNER_RAISON,
        Acte.ABANDONNER_ECART,
    ]
    assert "ne se retire pas" in carte.explications[Acte.REMETTRE].text()
    assert "rien à attendre" in carte.explications[Acte.ATTENDRE_EXPORT].text()


REGLES = {
    Acte.REMETTRE: ("remis à saisir", Statut.PREPAREE, Section.A_SAISIR),
    Acte.ATTENDRE_EXPORT: ("attend le prochain export", Statut.SAISIE, Section.SAISIES),
    Acte.DONNER_RAISON: ("Parcoursup a raison", Statut.ABANDONNEE, None),
}


@pytest.mark.parametrize("acte", list(REGLES))
def test_each_button_settles_and_the_page_says_it(
    page: SaisiesPage, bureau: Bureau, ids: list[int], qtbot: QtBot, acte: Acte
) -> None:
    dit, attendu, section = REGLES[acte]
    with qtbot.waitSignal(page.change) as change:
        cliquer(page, qtbot, acte)
    assert change.args == [f"Écart réglé\u202f: {dit} – MCO, NOM0"]
    assert bureau.historique.lister()[0].action.libelle == f"Écart réglé\u202f: {dit}"
    assert statut(bureau, ids[0]) is attendu
    assert page.file.ids(Section.ECARTS) == ids[1:2]
    if section is not None:
        assert page.file.ids(section) == [ids[0]]
    if acte is Acte.ATTENDRE_EXPORT:
        page.montrer(ids[0])
        assert "attend un export postérieur au mer. 21 mai" in page.carte.limite.text()


def test_once_settled_the_hand_is_on_the_next_contradiction(
    page: SaisiesPage, ids: list[int], qtbot: QtBot
) -> None:
    page.ecart.boutons[Acte.REMETTRE].setFocus()
    cliquer(page, qtbot, Acte.REMETTRE)
    assert page.window().focusWidget() is page.file
    assert page.ecart.isVisible()
    assert page.ecart.candidat.text() == "NOM1"


def test_giving_up_asks_for_the_reason(
    page: SaisiesPage, bureau: Bureau, ids: list[int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vue_ecart, "demander_raison", lambda *_, **__: None)
    cliquer(page, qtbot, Acte.ABANDONNER_ECART)
    assert statut(bureau, ids[0]) is Statut.ECART
    monkeypatch.setattr(vue_ecart, "demander_raison", lambda *_, **__: "l’employeur renonce")
    cliquer(page, qtbot, Acte.ABANDONNER_ECART)
    assert bureau.saisies.trouver(ids[0]).saisie.raison_abandon == "l’employeur renonce"


def test_a_refusal_met_meanwhile_is_said_in_place(
    page: SaisiesPage, bureau: Bureau, ids: list[int], mco: Formation, qtbot: QtBot
) -> None:
    bureau.formations.saisir_capacite(mco.id, 1)
    cliquer(page, qtbot, Acte.ATTENDRE_EXPORT)
    assert "complète" in page.erreur.texte.text()
    assert statut(bureau, ids[0]) is Statut.ECART


def test_proofs_are_kept_with_their_three_days_and_the_waits(page: SaisiesPage) -> None:
    page.montrer(ID_CONFIRMEES)
    confirmees = page.confirmees
    assert confirmees.isVisible()
    cellules = [confirmees.table.item(0, colonne) for colonne in range(confirmees.table.columnCount())]
    assert [cellule.text() for cellule in cellules if cellule] == [
        "NOM2",
        "MCO",
        "Contrat",
        "mar. 20 mai",
        "mar. 20 mai",
        "mer. 21 mai",
    ]
    assert "saisi\u00a0→\u00a0confirmé\u202f: 1\u00a0j (1 seul)" in confirmees.delais.text()
    assert "employeur non vérifiable" in confirmees.note.text()


def test_the_dossier_opens_from_both(page: SaisiesPage, ids: list[int], qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.dossier_demande) as demande:
        page.ecart.dossier.click()
    assert demande.args[1] == [demande.args[0]]
    page.montrer(ID_CONFIRMEES)
    with qtbot.waitSignal(page.dossier_demande):
        page.confirmees.table.itemActivated.emit(page.confirmees.table.item(0, 0))


def ecrire(dossier: Path, jour: date, etat: str) -> Path:
    """Write the table of the site as one downloads it that day."""
    lignes = [
        ENTETE,
        f"700;LE GOFF Aïcha;Lycée A;{etat};;;;{'Apprenti' if etat == 'Contrat saisi' else ''}",
        "701;FAŸ Hugo;Lycée B;En recherche de contrat;;;;",
    ]
    fichier = dossier / f"recrutement_MCO_{jour:%Y-%m-%d}.csv"
    fichier.write_text("\r\n".join(lignes) + "\r\n", encoding="utf-8-sig")
    return fichier


def importer_par_la_fenetre(fenetre: MainWindow, qtbot: QtBot, fichier: Path) -> None:
    fenetre.importer([fichier])
    page = fenetre.pages.imports()
    attendre(page, qtbot)
    qtbot.waitUntil(page.pied.appliquer.isEnabled, timeout=20_000)
    with qtbot.waitSignal(page.application.fini, timeout=20_000):
        page.pied.appliquer.click()


def test_prepared_offline_typed_online_contradicted_awaited_then_proved(
    mco: Formation, fenetre: MainWindow, horloge: HorlogeFixe, tmp_path: Path, qtbot: QtBot
) -> None:
    bureau = fenetre.bureau
    importer_par_la_fenetre(fenetre, qtbot, ecrire(tmp_path, date(2025, 5, 19), "En recherche de contrat"))
    saisie_id = bureau.contrats.preparer(
        SaisieContrat(formation_id=mco.id, numero="700", employeur="DUPONT & FILS", siret=SIRET)
    )
    fenetre.pages.montrer_saisies()
    page = fenetre.pages.saisies()
    page.carte.actions_carte.sans_copier.click()
    assert statut(bureau, saisie_id) is Statut.SAISIE

    horloge.instant += timedelta(days=1)
    importer_par_la_fenetre(fenetre, qtbot, ecrire(tmp_path, DEMAIN, "En recherche de contrat"))
    assert statut(bureau, saisie_id) is Statut.ECART
    fenetre.pages.montrer_saisies()
    page.montrer_a_regler()
    cliquer(page, qtbot, Acte.ATTENDRE_EXPORT)
    assert statut(bureau, saisie_id) is Statut.SAISIE

    horloge.instant += timedelta(days=1)
    importer_par_la_fenetre(fenetre, qtbot, ecrire(tmp_path, date(2025, 5, 22), "Contrat saisi"))
    assert statut(bureau, saisie_id) is Statut.CONSTATEE
    ligne = bureau.candidatures.trouver(candidature_id(bureau, mco, "700"))
    assert ligne is not None
    assert (ligne.etat, ligne.employeur, ligne.siret) == ("contrat_saisi", "DUPONT & FILS", SIRET)
    fenetre.pages.montrer_saisies()
    page.montrer(ID_CONFIRMEES)
    assert page.confirmees.table.rowCount() == 1
