"""The queue of items to type online: listed, ticked, unticked, refused by the site, put off, given up."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from cfa_desktop.models.erreurs import RuleViolation
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.saisie import Decision, Nature, Statut
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.services.saisies import DELAI_DE_REPENTIR, SaisieImpossible
from tests.factories import (
    SIRET,
    HorlogeFixe,
    candidature_id,
    creer_formation,
    importer,
)

VINGT_MAI = datetime(2025, 5, 20, 10, tzinfo=PARIS)
EXPORT = date(2025, 5, 19)


@pytest.fixture
def horloge() -> HorlogeFixe:
    return HorlogeFixe(VINGT_MAI)


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau, "MCO")
    importer(
        bureau,
        formation,
        EXPORT,
        {"numero": "1", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "en_recherche"},
        {"numero": "2", "nom": "FAŸ", "etat": "confirmee", "limite_importee_on": "2025-05-28"},
        {"numero": "3", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "non_confirmee"},
    )
    return formation


@pytest.fixture
def contrat(bureau: Bureau, mco: Formation) -> int:
    return bureau.contrats.preparer(
        SaisieContrat(formation_id=mco.id, numero="1", employeur="DUPONT & FILS", siret=SIRET, confirme=True)
    )


def recherche(bureau: Bureau, formation: Formation, numero: str) -> int:
    return bureau.decisions.preparer(
        DemandeDecision(candidature_id=candidature_id(bureau, formation, numero), decision=Decision.RECHERCHE)
    )


def test_card_says_what_to_type_and_copies_it_bare(bureau: Bureau, contrat: int) -> None:
    carte = bureau.saisies.trouver(contrat)
    assert [champ.copie for champ in carte.champs] == ["1", "DUPONT & FILS", SIRET]
    assert carte.champs[2].affiche == "732\u00a0829\u00a0320\u00a000074"
    assert carte.homonymes


def test_nearest_limit_comes_first_and_formations_stay_together(
    bureau: Bureau, mco: Formation, contrat: int
) -> None:
    gea = creer_formation(bureau, "GEA")
    importer(
        bureau,
        gea,
        EXPORT,
        {"numero": "8", "nom": "KONÉ", "etat": "confirmee", "limite_importee_on": "2025-05-30"},
    )
    decision_gea = recherche(bureau, gea, "8")
    decision_mco = recherche(bureau, mco, "2")
    ordre = [carte.saisie.id for carte in bureau.saisies.lister()]
    assert ordre == [decision_mco, contrat, decision_gea]


def test_ticking_says_when_and_leaves_the_queue(bureau: Bureau, contrat: int, horloge: HorlogeFixe) -> None:
    bureau.saisies.marquer_saisie(contrat)
    assert bureau.saisies.compter() == 0
    (carte,) = bureau.saisies.lister(statuts=[Statut.SAISIE])
    assert carte.saisie.saisie_at == horloge.instant


def test_another_moment_is_accepted_but_never_the_future(
    bureau: Bureau, contrat: int, horloge: HorlogeFixe
) -> None:
    with pytest.raises(SaisieImpossible, match="futur"):
        bureau.saisies.marquer_saisie(contrat, horloge.instant + timedelta(seconds=1))
    hier = horloge.instant - timedelta(days=1)
    bureau.saisies.marquer_saisie(contrat, hier)
    assert bureau.saisies.trouver(contrat).saisie.saisie_at == hier


def test_the_rules_are_checked_again_at_the_instant_of_typing(
    bureau: Bureau, contrat: int, horloge: HorlogeFixe
) -> None:
    horloge.instant = datetime(2025, 6, 15, 9, tzinfo=PARIS)
    de_nuit = bureau.saisies.marquer_saisie(contrat, datetime(2025, 6, 15, 0, 59, 59, tzinfo=PARIS))
    assert [une.code for une in de_nuit.garde.avertissements] == ["R12"]
    bureau.saisies.pas_saisie(contrat)
    horloge.instant = datetime(2025, 10, 14, tzinfo=PARIS)
    a_temps = bureau.saisies.marquer_saisie(contrat, datetime(2025, 10, 13, 23, 59, 59, tzinfo=PARIS))
    assert a_temps.garde.avertissements == ()
    bureau.saisies.pas_saisie(contrat)
    trop_tard = bureau.saisies.marquer_saisie(contrat)
    assert [une.code for une in trop_tard.garde.avertissements] == ["R13"]


def test_ticking_is_not_undone_by_undo(bureau: Bureau, contrat: int) -> None:
    bureau.saisies.marquer_saisie(contrat)
    action = bureau.historique.a_annuler()
    assert action is None or action.libelle != "Saisi en ligne"


def test_unticking_is_possible_until_ten_minutes_after_the_tick(
    bureau: Bureau, contrat: int, horloge: HorlogeFixe
) -> None:
    bureau.saisies.marquer_saisie(contrat, horloge.instant - timedelta(hours=3))
    horloge.instant += DELAI_DE_REPENTIR
    bureau.saisies.pas_saisie(contrat)
    assert bureau.saisies.trouver(contrat).saisie.statut is Statut.PREPAREE


def test_unticking_is_refused_after_ten_minutes(bureau: Bureau, contrat: int, horloge: HorlogeFixe) -> None:
    bureau.saisies.marquer_saisie(contrat)
    horloge.instant += DELAI_DE_REPENTIR + timedelta(seconds=1)
    with pytest.raises(SaisieImpossible, match="plus de dix minutes"):
        bureau.saisies.pas_saisie(contrat)


def test_an_item_is_ticked_once_only(bureau: Bureau, contrat: int) -> None:
    bureau.saisies.marquer_saisie(contrat)
    with pytest.raises(RuleViolation, match="déjà cochée"):
        bureau.saisies.marquer_saisie(contrat)


def test_refused_by_the_site_stays_prepared_and_says_why(bureau: Bureau, contrat: int) -> None:
    bureau.saisies.refusee_par_parcoursup(contrat, "SIRET refusé")
    saisie = bureau.saisies.trouver(contrat).saisie
    assert (saisie.statut, saisie.refus_parcoursup) == (Statut.PREPAREE, "SIRET refusé")
    bureau.saisies.marquer_saisie(contrat)
    assert bureau.saisies.trouver(contrat).saisie.refus_parcoursup == ""


def test_item_refused_by_the_site_comes_back_once_settled(bureau: Bureau, contrat: int) -> None:
    bureau.saisies.refusee_par_parcoursup(contrat, "capacité atteinte")
    bureau.saisies.reporter(contrat, date(2025, 6, 2))
    bureau.saisies.remettre(contrat)
    saisie = bureau.saisies.trouver(contrat).saisie
    assert (saisie.refus_parcoursup, saisie.reporte_au) == ("", None)


def test_giving_up_asks_a_reason_and_frees_the_place(bureau: Bureau, mco: Formation, contrat: int) -> None:
    with pytest.raises(SaisieImpossible, match="Dites pourquoi"):
        bureau.saisies.abandonner(contrat, "  ")
    bureau.saisies.abandonner(contrat, "l’employeur renonce")
    assert bureau.saisies.compter() == 0
    assert bureau.contrats.places(mco.id).comptes == 0


def test_a_typed_item_is_not_given_up(bureau: Bureau, contrat: int) -> None:
    bureau.saisies.marquer_saisie(contrat)
    with pytest.raises(RuleViolation, match="à faire annuler"):
        bureau.saisies.abandonner(contrat, "erreur")


def test_postponing_keeps_the_day(bureau: Bureau, contrat: int) -> None:
    bureau.saisies.reporter(contrat, date(2025, 6, 2))
    assert bureau.saisies.trouver(contrat).saisie.reporte_au == date(2025, 6, 2)


def test_capacity_counts_only_once_typed_and_the_newest_replaces(bureau: Bureau, mco: Formation) -> None:
    bureau.saisies.preparer_formation(mco.id, Nature.CAPACITE, "8")
    saisie_id = bureau.saisies.preparer_formation(mco.id, Nature.CAPACITE, "12")
    assert bureau.saisies.compter() == 1
    assert bureau.formations.trouver(mco.id).capacite == 5
    bureau.saisies.marquer_saisie(saisie_id)
    assert bureau.formations.trouver(mco.id).capacite == 12


def test_full_formation_warns_before_one_starts(bureau: Bureau, mco: Formation, contrat: int) -> None:
    assert not bureau.saisies.trouver(contrat).garde.avertissements
    autre = bureau.contrats.preparer(
        SaisieContrat(formation_id=mco.id, numero="2", employeur="DURAND", siret=SIRET, confirme=True)
    )
    bureau.formations.changer(mco.id, capacite=1)
    codes = {une.code for une in bureau.saisies.trouver(autre).garde.avertissements}
    assert codes == {"R10"}
    bureau.saisies.marquer_saisie(autre)


@pytest.mark.parametrize(
    ("instant", "prevenu"),
    [
        (datetime(2025, 6, 10, 23, 29, 59, tzinfo=PARIS), False),
        (datetime(2025, 6, 10, 23, 30, tzinfo=PARIS), True),
    ],
)
def test_night_hour_is_announced_half_an_hour_before(
    bureau: Bureau, contrat: int, horloge: HorlogeFixe, instant: datetime, prevenu: bool
) -> None:
    horloge.instant = instant
    codes = [une.code for une in bureau.saisies.trouver(contrat).garde.avertissements]
    assert ("R12" in codes) is prevenu


def test_decision_overtaken_by_the_automatic_passage_says_so(
    bureau: Bureau, mco: Formation, horloge: HorlogeFixe
) -> None:
    decision = recherche(bureau, mco, "2")
    horloge.instant = datetime(2025, 6, 10, 10, tzinfo=PARIS)
    messages = [une.message for une in bureau.saisies.trouver(decision).garde.avertissements]
    assert messages
    assert messages[0].startswith("Trop tard")
