"""« Pourquoi ? » asked of a real base."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.permis import Acte
from cfa_desktop.models.saisie import Decision
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contexte import SimulationEnCours
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.services.pourquoi import ACTES, Pourquoi, lire_recueil
from tests import factories
from tests.factories import SIRET, HorlogeFixe

VINGT_MAI = datetime(2025, 5, 20, 10, tzinfo=PARIS)


def nu(texte: str) -> str:
    return texte.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    with factories.creer_bureau(tmp_path, HorlogeFixe(VINGT_MAI)) as ouvert:
        yield ouvert


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    mco = factories.creer_formation(bureau, "MCO")
    factories.importer(
        bureau,
        mco,
        date(2025, 5, 19),
        {"numero": "1", "nom": "LE GOFF", "etat": "confirmee", "mail": "a@b.fr"},
        {"numero": "2", "nom": "MARTIN", "etat": "non_confirmee"},
        {"numero": "3", "nom": "ZED", "etat": "refusee"},
    )
    return mco


@pytest.fixture
def pourquoi(bureau: Bureau) -> Pourquoi:
    return Pourquoi(bureau.contexte)


def test_the_origin_of_the_confirmation_is_the_officer_when_noted_here(bureau, formation, pourquoi):
    confirmee = factories.candidature_id(bureau, formation, "1")
    bureau.dossiers.dater_confirmation(confirmee, date(2025, 5, 12))
    dite = pourquoi.limite(confirmee)
    entrees = {entree.nom: entree for entree in dite.entrees}
    assert entrees["Vœu confirmé le"][1:] == ("lun. 12 mai", "noté ici")
    assert nu(dite.conclusion).startswith("La décision se rend jusqu’au dim. 1er juin")


def test_the_origin_of_the_confirmation_is_the_export_that_said_it(bureau, formation, pourquoi):
    ligne = {"numero": "1", "nom": "LE GOFF", "etat": "confirmee", "confirmee_at": "2025-05-12"}
    factories.importer(bureau, formation, date(2025, 5, 20), ligne, partiel=True)
    dite = pourquoi.limite(factories.candidature_id(bureau, formation, "1"))
    entrees = {entree.nom: entree for entree in dite.entrees}
    assert entrees["Vœu confirmé le"].origine == "Parcoursup (export du mar. 20 mai)"


def test_an_answer_at_another_instant_follows_it_and_says_so(bureau, formation, pourquoi):
    confirmee = factories.candidature_id(bureau, formation, "1")
    bureau.dossiers.dater_confirmation(confirmee, date(2025, 5, 12))
    dite = pourquoi.etat(confirmee, datetime(2025, 6, 2, tzinfo=PARIS))
    assert "présumé depuis le lun. 2 juin" in nu(dite.conclusion)
    assert dite.entrees[-1].origine == "date simulée, rien n’est enregistré"


@pytest.mark.parametrize(
    "cas",
    [("2", "refuser", "R1"), ("3", "rechercher", "R4"), ("1", "ia", "R19")],
)
def test_a_greyed_action_names_the_rule_and_its_document(bureau, formation, pourquoi, cas):
    numero, acte, code = cas
    dite = pourquoi.action(factories.candidature_id(bureau, formation, numero), acte)
    assert dite.regles[0].code == code
    assert dite.regles[0].source.startswith("DRAIO Clermont-Ferrand, 12 mars 2025")
    assert nu(dite.titre) == f"Pourquoi « {pourquoi.nom_de(acte)} » est grisé ?"


def test_every_greyed_action_is_told_at_once_and_none_when_all_are_possible(bureau, formation, pourquoi):
    refusee = factories.candidature_id(bureau, formation, "3")
    dite = pourquoi.actions_grisees(refusee, ("rechercher", "refuser"))
    assert dite is not None
    assert "« En recherche de contrat », « Refuser »" in nu(dite.regles[0].titre)
    confirmee = factories.candidature_id(bureau, formation, "1")
    assert pourquoi.actions_grisees(confirmee, ("rechercher", "refuser")) is None


def test_a_counter_shows_what_the_list_shows(bureau, formation, pourquoi):
    confirmee = factories.candidature_id(bureau, formation, "1")
    bureau.decisions.preparer(DemandeDecision(candidature_id=confirmee, decision=Decision.RECHERCHE))
    dite = pourquoi.compteur(formation.id, "sans_contrat")
    assert nu(dite.conclusion).startswith(
        f"{bureau.candidatures.compter(formation_id=formation.id).sans_contrat} :"
    )
    assert ("Décisions préparées", "1") in [(entree.nom, entree.valeur) for entree in dite.entrees]


def test_the_whole_session_may_be_asked(bureau, formation, pourquoi):
    assert nu(pourquoi.compteur(None, "refusees", campagne=2025).conclusion).startswith("1 :")


def test_a_formation_tells_its_gauge(bureau, formation, pourquoi):
    bureau.contrats.preparer(
        SaisieContrat(formation_id=formation.id, numero="1", employeur="DUPONT", siret=SIRET)
    )
    dite = pourquoi.formation(formation.id)
    assert nu(dite.conclusion).endswith("1 contrat compté pour une capacité de 5 : 4 places libres.")
    assert ("Contrats préparés ici", "1, comptés") in [(e.nom, e.valeur) for e in dite.entrees]


def test_contact_corrected_here_is_noted_here(bureau, formation, pourquoi):
    ligne = bureau.candidatures.lister(formation_id=formation.id)[0]
    bureau.dossiers.corriger(ligne.candidat_id, {"mail": "neuf@b.fr"})
    entrees = {entree.nom: entree for entree in pourquoi.contact(ligne.id).entrees}
    assert entrees["Adresse mail"][1:] == ("neuf@b.fr", "noté ici")
    assert entrees["Téléphone portable"].valeur == "absent"


def test_a_reply_deadline_is_asked_of_a_candidature(bureau, formation, pourquoi):
    dite = pourquoi.reponse(factories.candidature_id(bureau, formation, "1"))
    assert "Aucune proposition d’admission" in dite.conclusion


def test_asking_writes_nothing(bureau, formation, pourquoi):
    avant = bureau.historique.a_annuler()
    for numero in ("1", "2", "3"):
        pourquoi.actions_grisees(factories.candidature_id(bureau, formation, numero))
    assert bureau.historique.a_annuler() == avant


@pytest.mark.parametrize("acte", list(Acte))
def test_every_act_has_its_words_and_a_rule_that_exists(pourquoi, acte):
    assert pourquoi.nom_de(acte)
    assert ACTES[acte].regle in lire_recueil().regles


def test_the_acts_of_a_formation_are_explained_too(bureau, formation, pourquoi):
    dite = pourquoi.action_formation(formation.id, Acte.CLOTURE)
    assert dite.regles[0].code == "R11"
    assert dite.regles[0].source


def test_a_typed_item_says_why_it_is_not_withdrawn(bureau, formation, pourquoi):
    confirmee = factories.candidature_id(bureau, formation, "1")
    demande = DemandeDecision(candidature_id=confirmee, decision=Decision.RECHERCHE, deja_saisi=True)
    dite = pourquoi.action_saisie(bureau.decisions.preparer(demande), Acte.RETIRER)
    assert nu(dite.titre) == "Pourquoi « Retirer la préparation » est grisé ?"
    assert [regle.code for regle in dite.regles] == ["R4"]


def test_while_simulating_the_answers_follow_and_say_so(bureau, formation, pourquoi):
    confirmee = factories.candidature_id(bureau, formation, "1")
    bureau.dossiers.dater_confirmation(confirmee, date(2025, 5, 12))
    bureau.simuler(datetime(2025, 6, 2, tzinfo=PARIS))
    dite = pourquoi.etat(confirmee)
    assert "présumé depuis le lun. 2 juin" in nu(dite.conclusion)
    assert dite.entrees[-1].origine == "date simulée, rien n’est enregistré"
    with pytest.raises(SimulationEnCours):
        bureau.historique.annuler()
    bureau.simuler(None)
    assert pourquoi.etat(confirmee).entrees[-1].origine == "horloge, heure de Paris"
    bureau.historique.annuler()
