"""Contracts: every reason at once, drafts, counts, typing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.models.erreurs import RuleViolation
from cfa_desktop.models.etats import Etat, Reponse
from cfa_desktop.models.saisie import Statut
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import NumeroInvalide, SaisieContrat
from tests.factories import (
    DIX_JUIN,
    SIRET,
    HorlogeFixe,
    creer_bureau,
    creer_formation,
    importer,
    ouvrir,
)


@pytest.fixture
def bureau(tmp_path: Path, horloge: HorlogeFixe) -> Iterator[Bureau]:
    with creer_bureau(tmp_path, horloge) as ouvert:
        importer(
            ouvert,
            creer_formation(ouvert, capacite=2),
            date(2025, 6, 9),
            {"numero": "1", "nom": "MARTIN", "prenom": "Léa", "etat": "en_recherche"},
            {"numero": "2", "nom": "DUPONT", "prenom": "Tom", "etat": "en_recherche"},
            {"numero": "3", "nom": "Martin", "prenom": "Lea", "etat": "non_confirmee"},
            {"numero": "4", "nom": "ROUX", "prenom": "Zoé", "etat": "contrat_saisi", "reponse": "en_attente"},
        )
        creer_formation(ouvert, "GEA")
        yield ouvert


def contrat(bureau: Bureau, numero: str, code: str = "MCO", **options: object) -> SaisieContrat:
    champs = {"employeur": "DUPONT & FILS", "siret": SIRET, **options}
    formation = bureau.formations.par_code(code)
    return SaisieContrat(formation_id=formation.id, numero=numero, **champs)  # type: ignore[arg-type]


def codes(bureau: Bureau, saisie: SaisieContrat) -> list[str]:
    return [blocage.code for blocage in bureau.contrats.examiner(saisie).blocages]


def test_every_reason_is_given_at_once(bureau: Bureau, horloge: HorlogeFixe) -> None:
    bureau.contrats.preparer(contrat(bureau, "2"))
    horloge.instant = datetime(2025, 6, 15, 0, 30, tzinfo=PARIS)

    assert codes(bureau, contrat(bureau, "1", employeur="", siret="123")) == ["R10", "R12", "R14", "R14"]


def test_capacity_is_never_exceeded_by_an_accepted_operation(bureau: Bureau) -> None:
    bureau.contrats.preparer(contrat(bureau, "2"))

    with pytest.raises(RuleViolation, match="complète"):
        bureau.contrats.preparer(contrat(bureau, "1", confirme=True))
    assert bureau.contrats.places(contrat(bureau, "1").formation_id).comptes == 2


def test_contract_prepared_then_typed_moves_the_counters_once(bureau: Bureau) -> None:
    saisie = bureau.contrats.preparer(contrat(bureau, "2"))
    prepare = bureau.candidatures.compter()
    bureau.saisies.marquer_saisie(saisie)
    saisi = bureau.candidatures.compter()

    assert (prepare.contrats, prepare.contrats_prepares, prepare.en_recherche) == (1, 1, 2)
    assert (saisi.contrats, saisi.contrats_prepares, saisi.en_recherche) == (2, 0, 1)
    assert bureau.contrats.places(contrat(bureau, "1").formation_id).comptes == 2


def test_typed_contract_stays_counted_once_when_the_export_shows_it(bureau: Bureau) -> None:
    bureau.saisies.marquer_saisie(bureau.contrats.preparer(contrat(bureau, "2")))
    importer(
        bureau,
        bureau.formations.par_code("MCO"),
        date(2025, 6, 12),
        {"numero": "2", "etat": "contrat_saisi", "reponse": "oui_definitif", "statut_contrat": "apprenti"},
        partiel=True,
    )

    (ligne,) = [vue for vue in bureau.candidatures.lister() if vue.numero == "2"]
    assert (ligne.etat, ligne.reponse) == (Etat.CONTRAT_SAISI, Reponse.OUI_DEFINITIF)
    assert bureau.candidatures.compter().contrats == 2


def test_namesake_asks_for_a_confirmation_naming_the_formation(bureau: Bureau) -> None:
    with pytest.raises(RuleViolation) as refuse:
        bureau.contrats.preparer(contrat(bureau, "1"))

    (raison,) = refuse.value.raisons
    assert raison.code == "R16"
    assert "n° 3" in raison.message
    assert "MCO" in raison.message
    assert bureau.contrats.preparer(contrat(bureau, "1", confirme=True))


def test_contract_elsewhere_asks_for_a_confirmation(bureau: Bureau) -> None:
    bureau.contrats.preparer(contrat(bureau, "2"))

    avertissements = bureau.contrats.examiner(contrat(bureau, "2", "GEA")).avertissements

    assert [(a.code, a.a_confirmer) for a in avertissements] == [("R15", False), ("R16", True)]


def test_unknown_number_needs_a_name_and_a_confirmation(bureau: Bureau) -> None:
    assert codes(bureau, contrat(bureau, "999")) == ["R15"]
    bureau.contrats.preparer(contrat(bureau, "999", nom="LE GOFF Aïcha", confirme=True))

    (ligne,) = [vue for vue in bureau.candidatures.lister() if vue.numero == "999"]
    assert (ligne.nom, ligne.prenom, ligne.sans_voeu, ligne.contrat) == (
        "LE GOFF",
        "Aïcha",
        True,
        Statut.PREPAREE,
    )
    assert bureau.candidatures.compter().sans_contrat == 3


def test_contract_without_candidature_counts_once_typed(bureau: Bureau) -> None:
    bureau.saisies.marquer_saisie(
        bureau.contrats.preparer(contrat(bureau, "999", nom="LE GOFF Aïcha", confirme=True))
    )

    compteurs = bureau.candidatures.compter()
    assert (compteurs.contrats_en_attente, compteurs.sans_contrat) == (2, 3)


def test_what_is_not_a_number_is_refused(bureau: Bureau) -> None:
    with pytest.raises(NumeroInvalide, match="chiffres"):
        bureau.contrats.examiner(contrat(bureau, "abc"))


def test_night_contract_is_prepared_for_one_o_clock(bureau: Bureau, horloge: HorlogeFixe) -> None:
    horloge.instant = datetime(2025, 6, 15, 0, 30, tzinfo=PARIS)
    verdict = bureau.contrats.examiner(contrat(bureau, "2"))
    assert verdict.possible_a == datetime(2025, 6, 15, 1, tzinfo=PARIS)

    bureau.contrats.preparer(contrat(bureau, "2", pas_avant=verdict.possible_a))

    (carte,) = bureau.saisies.lister()
    assert carte.saisie.pas_avant == datetime(2025, 6, 15, 1, tzinfo=PARIS)
    assert [a.code for a in carte.garde.avertissements] == ["R12"]


def test_draft_survives_closing_the_base_and_goes_with_the_contract(
    bureau: Bureau, horloge: HorlogeFixe
) -> None:
    formation_id = contrat(bureau, "2").formation_id
    bureau.contrats.garder_brouillon(
        Brouillon(0, formation_id, "2", "DUPONT Tom", "BOULANGERIE", "732 829", None, True, DIX_JUIN)
    )
    chemin = bureau.path
    bureau.close()
    with ouvrir(chemin, horloge) as rouvert:
        (brouillon,) = rouvert.contrats.brouillons()
        assert (brouillon.employeur, brouillon.siret_texte) == ("BOULANGERIE", "732 829")
        assert rouvert.contrats.places(formation_id).comptes == 1
        rouvert.contrats.preparer(contrat(rouvert, "2"))
        assert rouvert.contrats.brouillons() == []


def test_tick_can_be_taken_back_for_ten_minutes_only(bureau: Bureau, horloge: HorlogeFixe) -> None:
    saisie = bureau.contrats.preparer(contrat(bureau, "2"))
    bureau.saisies.marquer_saisie(saisie)
    horloge.instant = DIX_JUIN + timedelta(minutes=10)
    bureau.saisies.pas_saisie(saisie)
    bureau.saisies.marquer_saisie(saisie)
    horloge.instant += timedelta(minutes=10, seconds=1)

    with pytest.raises(Exception, match="plus de dix minutes"):
        bureau.saisies.pas_saisie(saisie)


def test_counted_contracts_agree_between_the_query_and_the_lines(bureau: Bureau) -> None:
    from cfa_desktop.models.comptage import contrats_comptes_des_lignes

    formation = bureau.formations.par_code("MCO")
    importer(
        bureau,
        formation,
        date(2025, 6, 10),
        {"numero": "5", "etat": "demission", "reponse": "demission", "statut_contrat": "apprenti"},
        {"numero": "6", "etat": "demission", "reponse": "demission"},
        {"numero": "7", "etat": "contrat_saisi", "reponse": "renonciation", "statut_contrat": "apprenti"},
        partiel=True,
    )

    lignes = bureau.candidatures.lister(formation_id=formation.id)
    assert contrats_comptes_des_lignes(lignes) == 3
    assert bureau.contrats.places(formation.id).comptes == 3
