"""One place says what may be done: the same answer as the use cases, at any instant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import product
from pathlib import Path

import pytest

from cfa_desktop.models.comptage import contrats_comptes_des_lignes
from cfa_desktop.models.etats import Etat, Reponse
from cfa_desktop.models.permis import Acte
from cfa_desktop.models.saisie import Decision, Nature
from cfa_desktop.models.temps import PARIS
from cfa_desktop.models.verdict import Avertissement, Blocage
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.storage import candidatures
from tests.factories import SIRET, HorlogeFixe, candidature_id, creer_bureau, creer_formation, importer

EN_MAI = datetime(2025, 5, 20, 10, tzinfo=PARIS)
EN_JUIN = datetime(2025, 6, 10, 10, tzinfo=PARIS)


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    with creer_bureau(tmp_path, HorlogeFixe(EN_MAI)) as ouvert:
        importer(
            ouvert,
            creer_formation(ouvert, capacite=2),
            date(2025, 5, 12),
            {
                "numero": "1",
                "nom": "MARTIN",
                "prenom": "Léa",
                "etat": "confirmee",
                "limite_importee_on": "2025-05-28",
            },
            {"numero": "2", "nom": "ROUX", "etat": "contrat_saisi", "reponse": "oui_definitif"},
            {"numero": "3", "nom": "Martin", "prenom": "LEA", "etat": "refusee"},
        )
        yield ouvert


def numero(bureau: Bureau, texte: str) -> int:
    return candidature_id(bureau, bureau.formations.par_code("MCO"), texte)


def codes(raisons: tuple[Blocage, ...] | tuple[Avertissement, ...]) -> list[str]:
    return [raison.code for raison in raisons]


def test_the_verdicts_are_those_of_the_use_cases(bureau: Bureau) -> None:
    for texte, au in product("123", (None, EN_MAI, EN_JUIN)):
        candidature = numero(bureau, texte)
        permis = bureau.permis.candidature(candidature, au)
        for acte, choix in ((Acte.REFUSER, Decision.REFUS), (Acte.RECHERCHER, Decision.RECHERCHE)):
            demande = DemandeDecision(candidature_id=candidature, decision=choix, au=au)
            assert permis[acte] == bureau.decisions.examiner(demande)
        assert permis[Acte.IA] == bureau.decisions.examiner_ia(candidature, au)
        formation_id = bureau.formations.par_code("MCO").id
        saisie = SaisieContrat(formation_id=formation_id, numero=texte, au=au)
        assert permis[Acte.CONTRAT] == bureau.contrats.examiner(saisie)


def test_another_instant_gives_another_answer_and_writes_nothing(bureau: Bureau) -> None:
    candidature = numero(bureau, "1")
    assert bureau.permis.candidature(candidature)[Acte.REFUSER].accepte()
    assert codes(bureau.permis.candidature(candidature, EN_JUIN)[Acte.REFUSER].blocages) == ["R6"]
    assert bureau.permis.candidature(candidature)[Acte.REFUSER].accepte()


def test_a_namesake_is_named_whatever_the_case(bureau: Bureau) -> None:
    avertissements = bureau.permis.candidature(numero(bureau, "1"))[Acte.CONTRAT].avertissements
    assert codes(avertissements) == ["R16"]
    assert "MARTIN Léa, n° 3" in avertissements[0].message
    assert codes(bureau.permis.candidature(numero(bureau, "2"))[Acte.CONTRAT].avertissements) == []


def test_a_formation_answers_with_its_counted_contracts(bureau: Bureau) -> None:
    formation = bureau.formations.par_code("MCO")
    assert bureau.permis.formation(formation.id)[Acte.CONTRAT_PAR_NUMERO].accepte()
    bureau.formations.changer(formation.id, capacite=1)
    pleine = bureau.permis.formation(formation.id)
    assert codes(pleine[Acte.CONTRAT_PAR_NUMERO].blocages) == ["R10"]
    assert pleine[Acte.CLOTURE].avertissements == ()
    octobre = bureau.permis.formation(formation.id, datetime(2025, 10, 14, tzinfo=PARIS))
    assert codes(octobre[Acte.CONTRAT_PAR_NUMERO].blocages) == ["R10", "R13"]


def test_an_item_answers_without_counting_itself(bureau: Bureau) -> None:
    formation = bureau.formations.par_code("MCO")
    contrat = bureau.contrats.preparer(
        SaisieContrat(formation_id=formation.id, numero="1", employeur="DUPONT", siret=SIRET, confirme=True)
    )
    permis = bureau.permis.saisie(contrat)
    assert permis[Acte.COCHER] == ((), ())
    assert permis[Acte.RETIRER].accepte()
    bureau.formations.changer(formation.id, capacite=1)
    assert codes(bureau.permis.saisie(contrat)[Acte.COCHER].avertissements) == ["R10"]
    bureau.saisies.marquer_saisie(contrat)
    (raison,) = bureau.permis.saisie(contrat)[Acte.RETIRER].blocages
    assert "à faire annuler auprès de la DRAIO" in raison.message


def test_an_item_of_the_formation_has_no_candidature(bureau: Bureau) -> None:
    formation = bureau.formations.par_code("MCO")
    cloture = bureau.saisies.preparer_formation(formation.id, Nature.CLOTURE, "")
    assert bureau.permis.saisie(cloture)[Acte.COCHER] == ((), ())


def test_a_decision_overtaken_by_the_passage_warns(bureau: Bureau) -> None:
    recherche = bureau.decisions.preparer(
        DemandeDecision(candidature_id=numero(bureau, "1"), decision=Decision.RECHERCHE)
    )
    assert codes(bureau.permis.saisie(recherche, EN_JUIN)[Acte.COCHER].avertissements) == ["R6"]


@pytest.mark.parametrize("export_on", [date(2025, 5, 19), date(2025, 5, 20), date(2025, 5, 21)])
def test_the_base_counts_contracts_as_the_lines_do_whatever_is_noted(bureau: Bureau, export_on: date) -> None:
    formation = creer_formation(bureau, "NDRC", capacite=50)
    cas = list(
        product(
            (Etat.CONTRAT_SAISI, Etat.EN_RECHERCHE, Etat.DEMISSION),
            (None, Reponse.EN_ATTENTE, Reponse.RENONCIATION),
            ("", "apprenti"),
            (None, Reponse.RENONCIATION, "demission"),
        )
    )
    lignes = [
        {"numero": str(rang), "etat": etat.value, "reponse": reponse or "", "statut_contrat": statut}
        for rang, (etat, reponse, statut, _) in enumerate(cas, 100)
    ]
    importer(bureau, formation, export_on, *[{c: v for c, v in ligne.items() if v} for ligne in lignes])
    jour = date(2025, 5, 20).isoformat()
    with bureau.contexte.changement("Essai") as (_, changement):
        for rang, (*_, note) in enumerate(cas, 100):
            ligne_id = candidature_id(bureau, formation, str(rang))
            if note == "demission":
                candidatures.modifier(changement, ligne_id, demission_notee_on=jour)
            elif note:
                candidatures.modifier(changement, ligne_id, reponse_notee=note.value, reponse_notee_on=jour)
    with bureau.contexte.database.lecture() as connection:
        comptes = candidatures.compter_contrats(connection, formation.id)
    lues = bureau.candidatures.lister(formation_id=formation.id)
    assert comptes == contrats_comptes_des_lignes(lues)


@pytest.mark.parametrize(
    ("note", "export_on", "ailleurs"),
    [
        ({}, date(2025, 5, 19), ["MCO"]),
        ({"demission_notee_on": "2025-05-20"}, date(2025, 5, 20), []),
        ({"demission_notee_on": "2025-05-20"}, date(2025, 5, 21), ["MCO"]),
        ({"reponse_notee": "renonciation", "reponse_notee_on": "2025-05-20"}, date(2025, 5, 19), []),
        ({"reponse_notee": "oui_definitif", "reponse_notee_on": "2025-05-20"}, date(2025, 5, 19), ["MCO"]),
    ],
)
def test_a_contract_left_elsewhere_no_longer_asks_for_a_confirmation(
    bureau: Bureau, note: dict[str, str], export_on: date, ailleurs: list[str]
) -> None:
    importer(
        bureau,
        bureau.formations.par_code("MCO"),
        export_on,
        {"numero": "2", "nom": "ROUX", "etat": "contrat_saisi", "reponse": "en_attente"},
        partiel=True,
    )
    autre = creer_formation(bureau, "NDRC")
    importer(bureau, autre, export_on, {"numero": "2", "nom": "ROUX", "etat": "confirmee"})
    with bureau.contexte.changement("Essai") as (connection, changement):
        candidatures.modifier(changement, numero(bureau, "2"), **note)
        candidat = candidatures.trouver(connection, numero(bureau, "2")).candidat_id
    with bureau.contexte.database.lecture() as connection:
        assert candidatures.contrats_ailleurs(connection, candidat, autre.id) == ailleurs
