"""The whole history: statuts, reasons, the later action named, rows and their subjects."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.saisie import Decision
from cfa_desktop.models.suivi import Resultat, TypeEvenement
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.services.historique import AnnulationImpossible
from tests import factories
from tests.empreinte import lignes_par_table
from tests.factories import DIX_JUIN

JOURNAL = ("changement", "changement_ligne", "sqlite_sequence")


def nu(texte: str) -> str:
    return texte.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    mco = factories.creer_formation(bureau, "MCO")
    factories.importer(
        bureau,
        mco,
        date(2025, 6, 9),
        {"numero": "700123", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "confirmee"},
    )
    return mco


def preparer(bureau: Bureau, formation: Formation, **champs: bool) -> int:
    candidature = factories.candidature_id(bureau, formation, "700123")
    demande = DemandeDecision(candidature_id=candidature, decision=Decision.RECHERCHE, **champs)
    return bureau.decisions.preparer(demande)


def statuts(bureau: Bureau) -> list[tuple[str, str]]:
    return [(nu(etat.action.libelle), nu(etat.statut)) for etat in bureau.historique.lister()]


def test_every_action_says_what_ctrl_z_does_of_it(bureau, formation):
    preparer(bureau, formation)
    assert statuts(bureau) == [
        ("Mise en recherche préparée", "Ctrl+Z l’annule"),
        ("Import MCO", "définitive"),
        ("Formation créée : MCO", "après les plus récentes"),
    ]
    raison = bureau.historique.lister()[1].raison
    assert nu(raison).startswith("Ne s’annule pas par Ctrl+Z : un import apporte les faits")


def test_an_undone_action_says_so_then_that_it_came_back(bureau, formation):
    preparer(bureau, formation)
    bureau.historique.annuler()
    assert statuts(bureau)[:2] == [
        ("Annulation – Mise en recherche préparée", "annulation"),
        ("Mise en recherche préparée", "annulée"),
    ]
    bureau.historique.retablir()
    assert statuts(bureau)[:3] == [
        ("Rétablissement – Mise en recherche préparée", "Ctrl+Z l’annule"),
        ("Annulation – Mise en recherche préparée", "annulée"),
        ("Mise en recherche préparée", "annulée, puis rétablie"),
    ]


def test_the_refusal_of_an_undo_names_the_later_action_and_its_reason(bureau, formation, horloge):
    saisie_id = preparer(bureau, formation)
    horloge.instant = DIX_JUIN + timedelta(minutes=12)
    bureau.saisies.marquer_saisie(saisie_id)
    with pytest.raises(AnnulationImpossible) as refus:
        bureau.historique.annuler()
    assert nu(str(refus.value)) == (
        "« Mise en recherche préparée » ne peut plus être annulé : « Saisi en ligne », le mar. 10 juin "
        "10 h 12, s’appuie dessus, et ce qui est saisi en ligne est sur Parcoursup : cela ne se retire "
        "pas ici, "
        "seule une correction motivée est possible."
    )
    action = bureau.historique.a_annuler()
    assert action is not None
    assert nu(bureau.historique.detail(action.id).empechement) == nu(str(refus.value))


def test_a_row_that_hangs_on_a_created_one_is_named_too(bureau, formation):
    with pytest.raises(AnnulationImpossible, match="Import MCO"):
        bureau.historique.annuler()


def test_nothing_prevents_what_was_just_done(bureau, formation):
    preparer(bureau, formation)
    action = bureau.historique.a_annuler()
    assert action is not None
    assert bureau.historique.detail(action.id).empechement == ""


def test_the_rows_of_an_action_name_the_formation_and_the_person(bureau, formation):
    preparer(bureau, formation)
    action = bureau.historique.a_annuler()
    assert action is not None
    detail = bureau.historique.detail(action.id)
    assert [nu(ligne.sujet) for ligne in detail.lignes] == ["MCO · LE GOFF Aïcha, n° 700123"]
    assert detail.total == 1


def test_a_changed_capacity_names_its_formation(bureau, formation):
    bureau.formations.changer(formation.id, capacite=9)
    (derniere, *_) = bureau.historique.lister()
    (ligne,) = bureau.historique.detail(derniere.action.id).lignes
    assert (ligne.sujet, ligne.avant, ligne.apres) == ("MCO", {"capacite": 5}, {"capacite": 9})


def test_older_actions_are_read_further(bureau, formation):
    premiere, deuxieme, *_ = bureau.historique.lister()
    assert bureau.historique.lister(limite=1) == [premiere]
    assert bureau.historique.lister(avant_id=premiere.action.id, limite=1) == [deuxieme]


def test_after_an_import_ctrl_z_is_told_why_it_goes_further_back(bureau, formation):
    obstacle = bureau.historique.obstacle()
    assert obstacle is not None
    assert nu(obstacle.phrase) == (
        "« Import MCO » ne s’annule pas par Ctrl+Z : un import apporte les faits de Parcoursup : il s’annule "
        "depuis la page Import, tant que rien ne s’appuie dessus. Un second Ctrl+Z annulera "
        "« Formation créée : MCO », plus ancien (mar. 10 juin 10 h 00)."
    )


def test_what_was_typed_online_is_never_undone_and_says_why(bureau, formation):
    preparer(bureau, formation, deja_saisi=True)
    obstacle = bureau.historique.obstacle()
    assert obstacle is not None
    assert "saisi en ligne est sur Parcoursup" in obstacle.phrase
    action = bureau.historique.a_annuler()
    assert action is not None
    assert action.libelle.startswith("Formation créée")


def test_an_undoable_action_meets_no_obstacle(bureau, formation):
    preparer(bureau, formation)
    assert bureau.historique.obstacle() is None
    bureau.historique.annuler()
    assert bureau.historique.obstacle() is None


def test_an_independent_later_action_is_no_hindrance(bureau, formation):
    preparer(bureau, formation)
    action = bureau.historique.a_annuler()
    ligne = bureau.candidatures.lister(formation_id=formation.id)[0]
    bureau.suivi.noter(bureau.suivi.proposer(ligne.candidat_id, TypeEvenement.APPEL, resultat=Resultat.JOINT))
    assert action is not None
    assert bureau.historique.detail(action.id).empechement == ""


def test_a_session_that_comes_with_a_formation_is_recorded_and_goes_with_it(bureau):
    avant = empreinte_des_faits(bureau)
    factories.creer_formation(bureau, "MCO", campagne=2026)
    (action,) = bureau.historique.lister()
    lignes = bureau.historique.detail(action.action.id).lignes
    assert [(ligne.table, ligne.avant) for ligne in lignes][:2] == [("campagne", None), ("formation", None)]
    bureau.historique.annuler()
    assert (bureau.formations.campagnes(), empreinte_des_faits(bureau)) == ([], avant)
    bureau.historique.retablir()
    assert bureau.formations.campagnes() == [2026]
    assert [formation.code for formation in bureau.formations.lister(2026)] == ["MCO"]


def test_a_session_stays_while_another_formation_lives_in_it(bureau):
    factories.creer_formation(bureau, "MCO", campagne=2026)
    factories.creer_formation(bureau, "NDRC", campagne=2026)
    premiere = bureau.historique.lister()[1].action
    assert "NDRC" in bureau.historique.detail(premiere.id).empechement
    bureau.historique.annuler()
    assert bureau.formations.campagnes() == [2026]
    assert not bureau.historique.detail(premiere.id).empechement


def empreinte_des_faits(bureau):
    """Return what the base holds, its history and its row counters apart."""
    tables = lignes_par_table(bureau)
    return {nom: lignes for nom, lignes in tables.items() if nom not in JOURNAL}
