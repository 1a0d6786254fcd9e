"""Going back never puts more contracts in a formation than it has places."""

from __future__ import annotations

from datetime import date

import pytest

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.garde_places import PlacesDepassees
from tests.empreinte import lignes_par_table
from tests.factories import SIRET, creer_formation, importer

AICHA = {"numero": "700123", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "confirmee"}
HUGO = {"numero": "700124", "nom": "FAŸ", "prenom": "Hugo", "etat": "confirmee"}
PRIS = {**HUGO, "etat": "contrat_saisi"}


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    une_place = creer_formation(bureau, "MCO", capacite=1)
    importer(bureau, une_place, date(2025, 6, 8), AICHA, HUGO)
    return une_place


def preparer(bureau: Bureau, formation: Formation, numero: str = "700123", **champs: bool) -> int:
    demande = SaisieContrat(
        formation_id=formation.id, numero=numero, employeur="Essai", siret=SIRET, **champs
    )
    return bureau.contrats.preparer(demande)


def test_a_withdrawn_contract_does_not_come_back_once_its_place_is_taken(
    bureau: Bureau, formation: Formation
) -> None:
    saisie = preparer(bureau, formation)
    bureau.saisies.abandonner(saisie, "l’employeur renonce")
    importer(bureau, formation, date(2025, 6, 9), AICHA, PRIS)
    avant = lignes_par_table(bureau)
    with pytest.raises(PlacesDepassees, match="MCO compterait 2 contrats pour 1 place"):
        bureau.historique.annuler()
    assert lignes_par_table(bureau) == avant


def test_it_comes_back_while_its_place_is_free(bureau: Bureau, formation: Formation) -> None:
    saisie = preparer(bureau, formation)
    bureau.saisies.abandonner(saisie, "l’employeur renonce")
    importer(bureau, formation, date(2025, 6, 9), AICHA, HUGO)
    bureau.historique.annuler()
    assert [item.saisie.id for item in bureau.saisies.lister()] == [saisie]


def test_an_import_is_not_undone_when_a_contradicted_contract_would_take_a_place_given_since(
    bureau: Bureau, formation: Formation
) -> None:
    preparer(bureau, formation, deja_saisi=True)
    importer(bureau, formation, date(2025, 6, 11), {**AICHA, "etat": "refusee"}, HUGO)
    preparer(bureau, formation, "700124")
    (recent, *_) = bureau.imports.lister()
    avant = lignes_par_table(bureau)
    with pytest.raises(CfaError, match="MCO compterait 2 contrats pour 1 place"):
        bureau.imports.annuler(recent.id)
    assert lignes_par_table(bureau) == avant


def test_asking_whether_an_import_can_be_undone_writes_nothing(bureau: Bureau, formation: Formation) -> None:
    importer(bureau, formation, date(2025, 6, 11), AICHA, {**HUGO, "etat": "en_recherche"})
    bureau.formations.saisir_capacite(formation.id, 4)
    (recent, *_) = bureau.imports.lister()
    avant = lignes_par_table(bureau)
    assert bureau.imports.annulable(recent.id) == ""
    assert lignes_par_table(bureau) == avant
    bureau.imports.annuler(recent.id)


def test_an_import_that_took_contracts_away_is_undone_at_once_above_the_capacity(
    bureau: Bureau, formation: Formation
) -> None:
    importer(bureau, formation, date(2025, 6, 9), {**AICHA, "etat": "contrat_saisi"}, PRIS)
    avant = lignes_par_table(bureau)["candidature"]
    importer(bureau, formation, date(2025, 6, 10), AICHA, HUGO)
    (recent, *_) = bureau.imports.lister()
    bureau.imports.annuler(recent.id)
    assert bureau.contrats.places(formation.id).comptes == 2
    assert lignes_par_table(bureau)["candidature"] == avant


def test_a_capacity_is_given_back_at_once_below_what_exports_brought(
    bureau: Bureau, formation: Formation
) -> None:
    importer(bureau, formation, date(2025, 6, 9), {**AICHA, "etat": "contrat_saisi"}, PRIS)
    bureau.formations.saisir_capacite(formation.id, 4)
    bureau.historique.annuler()
    assert bureau.formations.trouver(formation.id).capacite == 1
    bureau.historique.retablir()
    assert bureau.formations.trouver(formation.id).capacite == 4


def test_a_withdrawn_contract_comes_back_once_the_import_that_took_its_place_is_undone(
    bureau: Bureau, formation: Formation
) -> None:
    saisie = preparer(bureau, formation)
    importer(bureau, formation, date(2025, 6, 9), AICHA, PRIS)
    bureau.saisies.abandonner(saisie, "l’employeur renonce")
    (recent, *_) = bureau.imports.lister()
    bureau.imports.annuler(recent.id)
    bureau.historique.annuler()
    assert bureau.contrats.places(formation.id).comptes == 1


def test_contracts_above_the_capacity_that_exports_brought_prevent_nothing(
    bureau: Bureau, formation: Formation
) -> None:
    importer(bureau, formation, date(2025, 6, 9), {**AICHA, "etat": "contrat_saisi"}, PRIS)
    bureau.dossiers.corriger(1, {"mail": "a@b.example"})
    bureau.historique.annuler()
    assert bureau.historique.a_retablir() is not None
