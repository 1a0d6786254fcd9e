"""Free lists: known persons completed, others noted without vœu, doubtful lines left aside and said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from cfa_desktop.models.erreurs import RuleViolation
from cfa_desktop.models.extraction import Extraction
from cfa_desktop.models.permis import Acte
from cfa_desktop.models.plan import Ecart, Plan
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.imports import ImportRefuse
from cfa_desktop.storage.tables import CANDIDAT, CANDIDATURE
from tests.factories import SIRET, creer_bureau, creer_formation
from tests.services.fichiers_lus import AVRIL, JUIN, MAI, appliquer, fichier_lu

AICHA = {"numero": "700123", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "confirmee"}
HUGO = {"numero": "700124", "nom": "FAŸ", "prenom": "Hugo", "etat": "non_confirmee"}


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    with creer_bureau(tmp_path) as ouvert:
        creer_formation(ouvert, "MCO")
        yield ouvert


def importer(bureau: Bureau, lu: Extraction) -> Plan:
    return appliquer(bureau, bureau.formations.par_code("MCO"), lu, MAI)


def personnes(bureau: Bureau) -> dict[str, dict[str, str]]:
    with bureau.contexte.database.lecture() as connection:
        return {un["numero"]: dict(un) for un in connection.execute(select(CANDIDAT)).mappings()}


def voeux(bureau: Bureau) -> dict[str, tuple[int, str | None]]:
    """Return, by number, whether there is no vœu, and the state."""
    requete = select(CANDIDAT.c.numero, CANDIDATURE.c.sans_voeu, CANDIDATURE.c.etat).join(
        CANDIDATURE, CANDIDATURE.c.candidat_id == CANDIDAT.c.id
    )
    with bureau.contexte.database.lecture() as connection:
        return {numero: (sans_voeu, etat) for numero, sans_voeu, etat in connection.execute(requete)}


def test_a_list_completes_a_known_person_and_overwrites_nothing(bureau: Bureau) -> None:
    importer(bureau, fichier_lu("T", {**AICHA, "mail": "a@b.example"}))
    liste = {**AICHA, "etat": "refusee", "mail": "autre@b.example", "telephone_portable": "0639980001"}
    plan = importer(bureau, fichier_lu("L", liste))
    assert plan.modifies[0].candidat == (Ecart("telephone_portable", "", "0639980001"),)
    assert plan.modifies[0].candidature == ()
    assert personnes(bureau)["700123"]["mail"] == "a@b.example"


def test_a_list_notes_an_unknown_person_without_voeu_and_counts_nobody(bureau: Bureau) -> None:
    importer(bureau, fichier_lu("T", AICHA))
    avant = bureau.candidatures.compter(formation_id=1)
    plan = importer(bureau, fichier_lu("L", {**HUGO, "etat": "confirmee"}))
    assert (plan.nouveaux[0].sans_voeu, plan.nouveaux[0].candidat_connu) == (True, False)
    assert voeux(bureau) == {"700123": (0, "confirmee"), "700124": (1, None)}
    assert bureau.candidatures.compter(formation_id=1) == avant
    assert bureau.imports.lister()[0].rapport == {"sans_voeu": ["700124"]}


def test_an_export_then_proves_the_voeu_of_a_person_of_a_list(bureau: Bureau) -> None:
    importer(bureau, fichier_lu("L", HUGO))
    assert importer(bureau, fichier_lu("T", HUGO)).doutes == ()
    assert voeux(bureau) == {"700124": (0, "non_confirmee")}


def test_a_person_known_elsewhere_is_noted_here_too(bureau: Bureau) -> None:
    gea = creer_formation(bureau, "GEA")
    appliquer(bureau, gea, fichier_lu("T", AICHA))
    lu = fichier_lu("L", {"nom": "Le Goff", "prenom": "AICHA", "mail": "a@b.example"})
    plan = bureau.imports.planifier(lu, bureau.formations.par_code("MCO"), MAI)
    bureau.imports.appliquer(plan.acceptant(["700123"]))
    assert plan.nouveaux[0].candidat_connu
    assert plan.nouveaux[0].numero == "700123"
    assert personnes(bureau)["700123"]["mail"] == "a@b.example"


def test_a_line_without_number_meets_its_only_namesake_and_says_so(bureau: Bureau) -> None:
    importer(bureau, fichier_lu("T", {**AICHA, "telephone_fixe": "", "mail": "a@b.example"}, HUGO))
    ligne = {
        "nom": "le goff",
        "prenom": "Aicha",
        "telephone_portable": "0639980001",
        "mail": "A@b.example",
    }
    plan = importer(bureau, fichier_lu("L", ligne))
    assert plan.modifies[0].numero == "700123"
    assert plan.incertains == ()
    (doute,) = plan.doutes
    assert (doute.ligne, doute.valeur) == (2, "LE GOFF Aïcha")
    assert "rapprochée de LE GOFF Aïcha (Dossier n°\u00a0700123)" in doute.raison
    assert personnes(bureau)["700123"]["nom"] == "LE GOFF"


@pytest.mark.parametrize(
    ("champ", "connue", "lue", "incertains"),
    [
        ("mail", "", "a@b.example", ("700123",)),
        ("mail", "a@b.example", "A@B.example", ()),
        ("telephone_portable", "0639980001", "0639980001", ()),
        ("naissance_on", "2007-03-02", "2007-03-02", ()),
        ("telephone_portable", "", "0639980001", ("700123",)),
    ],
)
def test_a_name_alone_designates_nobody_for_sure(
    bureau: Bureau, champ: str, connue: str, lue: str, incertains: tuple[str, ...]
) -> None:
    importer(bureau, fichier_lu("T", {**AICHA, champ: connue}))
    lu = fichier_lu("L", {"nom": "LE GOFF", "prenom": "Aïcha", champ: lue, "commune": "Riom"})
    plan = bureau.imports.planifier(lu, bureau.formations.par_code("MCO"), MAI)
    assert [un.numero for un in plan.modifies] == ["700123"]
    assert plan.incertains == incertains
    assert [un.raison.count("seul le nom") for un in plan.doutes] == [len(incertains)]
    assert plan.est_vide == bool(incertains)
    assert not plan.acceptant(incertains).est_vide


@pytest.mark.parametrize("acceptee", [False, True])
def test_a_guess_is_applied_only_once_accepted(bureau: Bureau, acceptee: bool) -> None:
    importer(bureau, fichier_lu("T", AICHA, HUGO))
    avant = personnes(bureau)
    devinee = {"nom": "LE GOFF", "prenom": "Aïcha", "mail": "a@b.example"}
    lu = fichier_lu("L", devinee, {**HUGO, "mail": "h@b.example"})
    plan = bureau.imports.planifier(lu, bureau.formations.par_code("MCO"), MAI)
    assert (plan.incertains, plan.acceptes) == (("700123",), frozenset())
    bureau.imports.appliquer(plan.acceptant(["700123", "700124"]) if acceptee else plan)
    apres = personnes(bureau)
    assert apres["700124"]["mail"] == "h@b.example"
    assert apres["700123"]["mail"] == ("a@b.example" if acceptee else avant["700123"]["mail"])
    touchees = [numero for numeros in bureau.imports.lister()[0].rapport.values() for numero in numeros]
    assert ("700123" in touchees) == acceptee


def test_only_guesses_are_accepted_and_unticking_wins(bureau: Bureau) -> None:
    importer(bureau, fichier_lu("T", AICHA))
    lu = fichier_lu("L", {"nom": "LE GOFF", "prenom": "Aïcha", "mail": "a@b.example"})
    plan = bureau.imports.planifier(lu, bureau.formations.par_code("MCO"), MAI)
    assert plan.acceptant(["1"]).acceptes == frozenset()
    assert plan.acceptant(plan.incertains).sans(plan.incertains).est_vide
    assert plan.a_appliquer.decoches == plan.incertains


def test_what_a_name_alone_designates_and_changes_nothing_is_no_question(bureau: Bureau) -> None:
    importer(bureau, fichier_lu("T", AICHA))
    lu = fichier_lu("L", {"nom": "LE GOFF", "prenom": "Aïcha"})
    plan = bureau.imports.planifier(lu, bureau.formations.par_code("MCO"), MAI)
    assert (plan.inchanges, plan.incertains, plan.doutes) == (("700123",), (), ())
    assert plan.rapprochees == {2: "700123"}


@pytest.mark.parametrize(
    ("champ", "connue", "lue"),
    [
        ("mail", "a@b.example", "c@d.example"),
        ("telephone_portable", "0639980001", "0639980002"),
        ("naissance_on", "2007-03-02", "2008-01-01"),
    ],
)
def test_a_namesake_who_contradicts_is_somebody_else(
    bureau: Bureau, champ: str, connue: str, lue: str
) -> None:
    importer(bureau, fichier_lu("T", {**AICHA, champ: connue}))
    plan = importer(bureau, fichier_lu("L", {"nom": "LE GOFF", "prenom": "Aïcha", champ: lue}))
    assert [une.numero for une in plan.nouveaux] == ["SANS-0001"]
    assert personnes(bureau)["700123"][champ] == connue


def test_a_phone_met_on_the_other_line_contradicts_nothing(bureau: Bureau) -> None:
    importer(bureau, fichier_lu("T", {**AICHA, "telephone_fixe": "0639980001"}))
    ligne = {"nom": "LE GOFF", "prenom": "Aïcha", "telephone_portable": "0639980001"}
    assert [un.numero for un in importer(bureau, fichier_lu("L", ligne)).modifies] == ["700123"]


def test_a_name_corrected_here_is_recognised_too(bureau: Bureau) -> None:
    importer(bureau, fichier_lu("T", AICHA))
    bureau.dossiers.corriger(1, {"nom": "LE GOFF-MARTIN"})
    ligne = {"nom": "Le Goff-Martin", "prenom": "Aïcha", "mail": "a@b.example"}
    assert [un.numero for un in importer(bureau, fichier_lu("L", ligne)).modifies] == ["700123"]


def test_several_namesakes_are_a_doubt_and_nothing_is_applied(bureau: Bureau) -> None:
    importer(bureau, fichier_lu("T", AICHA, {**AICHA, "numero": "700200"}))
    avant = personnes(bureau)
    plan = importer(bureau, fichier_lu("L", {"nom": "LE GOFF", "prenom": "Aïcha", "mail": "a@b.example"}))
    assert plan.est_vide
    (doute,) = plan.doutes
    assert "2 personnes connues portent ce nom (n°\u00a0700123, n°\u00a0700200)" in doute.raison
    assert personnes(bureau) == avant


@pytest.mark.parametrize(
    "lignes",
    [
        [{"nom": "ROY", "prenom": "Léa", "mail": "a@b.example"}, {"nom": "Roy", "prenom": "LEA"}],
        [{"nom": "ROY", "prenom": "Léa"}, {"numero": "700300", "nom": "ROY", "prenom": "Léa"}],
        [{"nom": "", "prenom": "", "mail": "a@b.example"}],
    ],
)
def test_lines_that_two_readings_explain_are_left_aside(bureau: Bureau, lignes: list[dict[str, str]]) -> None:
    plan = importer(bureau, fichier_lu("L", *lignes))
    anonymes = [rang for rang, ligne in enumerate(lignes, 2) if "numero" not in ligne]
    assert [doute.ligne for doute in plan.doutes] == anonymes
    assert len(plan.nouveaux) == len(lignes) - len(anonymes)


def test_the_same_line_twice_is_one_person(bureau: Bureau) -> None:
    plan = importer(bureau, fichier_lu("L", *[{"nom": "ROY", "prenom": "Léa"}] * 2))
    assert [une.numero for une in plan.nouveaux] == ["SANS-0001"]


def test_provisional_numbers_follow_those_already_given(bureau: Bureau) -> None:
    importer(bureau, fichier_lu("L", {"nom": "ROY", "prenom": "Léa"}))
    lignes = [{"nom": "ZOLA", "prenom": "Max"}, {"nom": "ABADIE", "prenom": "Zoé"}]
    plan = importer(bureau, fichier_lu("L", *lignes))
    assert {une.champs["nom"]: une.numero for une in plan.nouveaux} == {
        "ABADIE": "SANS-0002",
        "ZOLA": "SANS-0003",
    }
    assert bureau.imports.planifier(plan.extraction, bureau.formations.lister()[0], MAI).est_vide


def test_a_person_of_a_list_shows_in_the_formation_without_candidature(bureau: Bureau) -> None:
    importer(bureau, fichier_lu("L", {"nom": "ROY", "prenom": "Léa", "telephone_portable": "0639980001"}))
    (ligne,) = bureau.candidatures.lister()
    assert (ligne.candidat, ligne.sans_voeu, ligne.etat) == ("ROY Léa", True, None)
    assert bureau.dossiers.ouvrir(ligne.id).candidat.numero == "SANS-0001"


@pytest.mark.parametrize("numero", ["SANS-0001", "SANS-0009"])
def test_no_contract_is_prepared_without_a_true_number(bureau: Bureau, numero: str) -> None:
    importer(bureau, fichier_lu("L", {"nom": "ROY", "prenom": "Léa"}))
    saisie = SaisieContrat(
        formation_id=1, numero=numero, nom="ROY Léa", employeur="Essai", siret=SIRET, confirme=True
    )
    with pytest.raises(RuleViolation, match="N° d’inscription à fournir"):
        bureau.contrats.preparer(saisie)
    (ligne,) = bureau.candidatures.lister()
    blocages = bureau.permis.candidature(ligne.id)[Acte.CONTRAT].blocages
    assert [blocage.code for blocage in blocages] == ["R15"]
    for acte in (Acte.REFUSER, Acte.RECHERCHER, Acte.IA):
        assert not bureau.permis.candidature(ligne.id)[acte].accepte()


def test_a_list_is_no_export_of_the_site(bureau: Bureau) -> None:
    formation = bureau.formations.lister()[0]
    appliquer(bureau, formation, fichier_lu("T", AICHA, HUGO), AVRIL)
    appliquer(bureau, formation, fichier_lu("L", {**AICHA, "commune": "Riom"}), JUIN)
    plan = appliquer(bureau, formation, fichier_lu("T", AICHA), MAI)
    assert (plan.ancien, len(plan.disparus)) == (False, 1)


def test_a_list_brings_no_disparu_back(bureau: Bureau) -> None:
    formation = bureau.formations.lister()[0]
    appliquer(bureau, formation, fichier_lu("T", AICHA, HUGO), AVRIL)
    appliquer(bureau, formation, fichier_lu("T", AICHA), MAI)
    appliquer(bureau, formation, fichier_lu("L", {**HUGO, "commune": "Riom"}), JUIN)
    assert bureau.candidatures.compter(formation_id=formation.id).disparus == 1


def test_a_list_whose_columns_nobody_matched_is_refused(bureau: Bureau) -> None:
    formation = bureau.formations.lister()[0]
    lu = replace(fichier_lu("L"), a_faire_correspondre=True)
    with pytest.raises(ImportRefuse, match="à quoi servent les colonnes"):
        bureau.imports.appliquer(bureau.imports.planifier(lu, formation, MAI))
