"""Persons who may be the same: asked, told apart, linked, merged, numbered; each undone row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.models.contenu import Rubrique, chemin
from cfa_desktop.models.doublons import DouteHomonyme
from cfa_desktop.models.erreurs import SimulationEnCours
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.suivi import TypeEvenement
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.doublons import FusionRefusee, NumeroRefuse
from cfa_desktop.storage import candidats, fusions
from cfa_desktop.storage.tables import CANDIDATURE, CORRECTION, RUBRIQUE
from tests.factories import DIX_JUIN, SIRET, creer_bureau, creer_formation
from tests.services.fichiers_lus import AVRIL, JUIN, MAI, appliquer, fichier_lu, rangees

LETTRE, NOTES = chemin(Rubrique.PROJET, "lettre"), chemin(Rubrique.BULLETINS, "moyenne")
NOTEE = {
    "nom": "LE GOF",
    "prenom": "Aïcha",
    "telephone_portable": "0612345678",
    "mail": "forum@a.example",
    "profil": "Terminale",
}
AICHA = {
    "numero": "700123",
    "nom": "LE GOFF",
    "prenom": "Aïcha",
    "telephone_portable": "0612345678",
    "mail": "site@a.example",
    "etat": "confirmee",
}
HUGO = {"numero": "700124", "nom": "FAŸ", "prenom": "Hugo", "etat": "confirmee"}


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    with creer_bureau(tmp_path) as ouvert:
        creer_formation(ouvert, "MCO")
        creer_formation(ouvert, "NDRC")
        yield ouvert


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    return bureau.formations.lister()[0]


@pytest.fixture
def ndrc(bureau: Bureau) -> Formation:
    return bureau.formations.lister()[1]


def id_de(bureau: Bureau, numero: str) -> int:
    with bureau.contexte.database.lecture() as connection:
        trouve = candidats.par_numero(connection, 2025, numero)
    assert trouve is not None
    return trouve.id


def raisons(bureau: Bureau) -> list[tuple[str, str, str]]:
    return [(p.garde.numero, p.autre.numero, p.raison) for p in bureau.doublons.paires(2025)]


def noter_puis_importer(bureau: Bureau, formation: Formation) -> tuple[int, int]:
    """Note her from a list, follow her up, then import her dossier; return (real, provisional) ids."""
    appliquer(bureau, formation, fichier_lu("L", NOTEE, contenus={0: {LETTRE: "Bonjour", NOTES: "12"}}))
    notee = id_de(bureau, "SANS-0001")
    suivi = bureau.suivi
    suivi.noter(suivi.proposer(notee, TypeEvenement.APPEL, texte="vue au forum"))
    bureau.dossiers.corriger(notee, {"prenom": "Aicha"})
    appliquer(bureau, formation, fichier_lu("T", AICHA, HUGO), MAI)
    return id_de(bureau, "700123"), notee


def test_a_person_noted_here_meets_her_dossier(bureau: Bureau, mco: Formation) -> None:
    noter_puis_importer(bureau, mco)
    assert raisons(bureau) == [("700123", "SANS-0001", "nom proche, même téléphone")]


def test_merging_moves_everything_and_is_undone_at_once(
    bureau: Bureau, mco: Formation, ndrc: Formation
) -> None:
    garde, cede = noter_puis_importer(bureau, mco)
    appliquer(bureau, ndrc, fichier_lu("L", NOTEE, contenus={0: {LETTRE: "Autre vœu"}}), MAI)
    bureau.doublons.distinguer(cede, id_de(bureau, "700124"))
    avant = rangees(bureau)
    bureau.doublons.fusionner(garde, cede, {"mail": "forum@a.example"})
    assert raisons(bureau) == []
    lignes = bureau.candidatures.lister(campagne=2025)
    assert sorted((ligne.numero, ligne.formation_code) for ligne in lignes) == [
        ("700123", "MCO"),
        ("700123", "NDRC"),
        ("700124", "MCO"),
    ]
    (elle,) = (une for une in lignes if (une.numero, une.formation_code) == ("700123", "MCO"))
    assert not elle.sans_voeu
    dossier = bureau.dossiers.ouvrir(elle.id)
    assert (dossier.candidat.mail, dossier.candidat.importes["mail"]) == ("forum@a.example", "site@a.example")
    assert dossier.candidat.profil == "Terminale"
    assert [e.texte for e in dossier.evenements if e.type is TypeEvenement.APPEL] == ["vue au forum"]
    assert any("SANS-0001 (LE GOF Aicha)" in e.texte for e in dossier.evenements)
    with bureau.contexte.database.lecture() as connection:
        assert {p.candidat_id for p in connection.execute(select(RUBRIQUE))} == {garde}
    bureau.historique.annuler()
    assert rangees(bureau) == avant
    bureau.historique.retablir()
    assert raisons(bureau) == []


def test_a_merged_person_keeps_both_values_at_every_import(bureau: Bureau, mco: Formation) -> None:
    garde, cede = noter_puis_importer(bureau, mco)
    bureau.doublons.fusionner(garde, cede, {"mail": "forum@a.example"})
    for adresse, jour in (("neuf@a.example", JUIN), ("encore@a.example", date(2025, 6, 9))):
        plan = appliquer(bureau, mco, fichier_lu("T", {**AICHA, "mail": adresse}, HUGO), jour)
        assert [(c.champ, c.ici, c.parcoursup) for c in plan.corriges] == [
            ("mail", "forum@a.example", adresse)
        ]
        with bureau.contexte.database.lecture() as connection:
            elle = candidats.trouver(connection, garde)
        assert (elle.mail, elle.importes["mail"]) == ("forum@a.example", adresse)
    assert raisons(bureau) == []


def test_the_same_list_again_knows_her_and_makes_nobody_new(bureau: Bureau, mco: Formation) -> None:
    liste = {**NOTEE, "nom": "LE GOFF", "mail": ""}
    appliquer(bureau, mco, fichier_lu("L", liste))
    appliquer(bureau, mco, fichier_lu("T", AICHA), MAI)
    bureau.doublons.fusionner(id_de(bureau, "700123"), id_de(bureau, "SANS-0001"))
    assert bureau.imports.planifier(fichier_lu("L", liste), mco, JUIN).nouveaux == ()


def test_what_is_chosen_equal_to_the_import_corrects_nothing(bureau: Bureau, mco: Formation) -> None:
    garde, cede = noter_puis_importer(bureau, mco)
    bureau.doublons.fusionner(garde, cede, {"mail": "site@a.example", "nom": "LE GOFF", "prenom": "Aïcha"})
    with bureau.contexte.database.lecture() as connection:
        assert connection.execute(select(CORRECTION)).all() == []


@pytest.mark.parametrize("recente", [True, False])
def test_of_two_voeux_the_facts_of_the_newer_export_win(
    bureau: Bureau, mco: Formation, ndrc: Formation, recente: bool
) -> None:
    """Two provisional persons: only then do both sides hold facts of the same weight."""
    appliquer(bureau, mco, fichier_lu("L", NOTEE), MAI)
    appliquer(bureau, mco, fichier_lu("L", {**NOTEE, "mail": "b@b.example"}), JUIN if recente else AVRIL)
    un, deux = id_de(bureau, "SANS-0001"), id_de(bureau, "SANS-0002")
    bureau.doublons.fusionner(un, deux)
    with bureau.contexte.database.lecture() as connection:
        (voeu,) = connection.execute(select(CANDIDATURE)).all()
    assert voeu.export_on == (JUIN if recente else MAI).isoformat()


def contrat(bureau: Bureau, formation: Formation, numero: str) -> None:
    bureau.contrats.preparer(
        SaisieContrat(formation_id=formation.id, numero=numero, employeur="Essai", siret=SIRET)
    )


def test_two_live_contracts_in_one_formation_forbid_the_merge(bureau: Bureau, mco: Formation) -> None:
    garde, cede = noter_puis_importer(bureau, mco)
    contrat(bureau, mco, "700123")
    with bureau.contexte.changement("Essai") as (connection, changement):
        le_sien = fusions.voeux(connection, garde)[mco.id].items[0]
        place = fusions.voeux(connection, cede)[mco.id].faits["id"]
        changement.inserer(
            fusions.SAISIE,
            **{**le_sien, "id": 99, "candidature_id": place, "candidat_id": cede},
        )
    avant = rangees(bureau)
    with pytest.raises(FusionRefusee, match=r"MCO.*chacune des deux fiches a un contrat en cours"):
        bureau.doublons.fusionner(garde, cede)
    assert rangees(bureau) == avant
    assert bureau.doublons.comparer(garde, cede).obstacles != ()


def test_a_contract_observed_by_an_export_counts_too(bureau: Bureau, mco: Formation) -> None:
    garde, cede = noter_puis_importer(bureau, mco)
    appliquer(bureau, mco, fichier_lu("T", {**AICHA, "etat": "contrat_saisi"}, HUGO), JUIN)
    contrat(bureau, mco, "700124")
    with bureau.contexte.changement("Essai") as (connection, changement):
        autre = fusions.voeux(connection, id_de(bureau, "700124"))[mco.id].items[0]
        place = fusions.voeux(connection, cede)[mco.id].faits["id"]
        changement.modifier(fusions.SAISIE, autre["id"], candidature_id=place, candidat_id=cede)
    with pytest.raises(FusionRefusee, match="un contrat en cours"):
        bureau.doublons.fusionner(garde, cede)


@pytest.mark.parametrize(
    ("garde", "cede", "phrase"),
    [
        ("700123", "700124", "deux dossiers sur Parcoursup"),
        ("SANS-0001", "700123", "La fiche à garder est le n° 700123"),
        ("700123", "700123", "deux fiches différentes"),
    ],
)
def test_only_a_person_without_number_is_merged_into_another(
    bureau: Bureau, mco: Formation, garde: str, cede: str, phrase: str
) -> None:
    noter_puis_importer(bureau, mco)
    avant = rangees(bureau)
    with pytest.raises(FusionRefusee, match=phrase):
        bureau.doublons.fusionner(id_de(bureau, garde), id_de(bureau, cede))
    assert rangees(bureau) == avant


def test_a_field_of_parcoursup_is_not_chosen(bureau: Bureau, mco: Formation) -> None:
    garde, cede = noter_puis_importer(bureau, mco)
    with pytest.raises(FusionRefusee, match=r"Date de naissance.*ne se choisit pas"):
        bureau.doublons.fusionner(garde, cede, {"naissance_on": "2007-01-02"})


def homonymes(bureau: Bureau, mco: Formation) -> tuple[int, int]:
    appliquer(bureau, mco, fichier_lu("T", HUGO, {**HUGO, "numero": "700999"}))
    return id_de(bureau, "700124"), id_de(bureau, "700999")


@pytest.mark.parametrize("geste", ["distinguer", "relier"])
def test_a_settled_pair_is_not_asked_again_until_undone(bureau: Bureau, mco: Formation, geste: str) -> None:
    un, deux = homonymes(bureau, mco)
    avant = rangees(bureau)
    assert raisons(bureau) == [("700124", "700999", "même nom")]
    getattr(bureau.doublons, geste)(deux, un)
    assert raisons(bureau) == []
    assert [p.ids for p in bureau.doublons.paires_de(un)] == [(un, deux)]
    bureau.historique.annuler()
    assert rangees(bureau) == avant
    assert raisons(bureau) != []


def test_one_person_with_two_dossiers_reads_the_other_number_in_both(bureau: Bureau, mco: Formation) -> None:
    un, deux = homonymes(bureau, mco)
    bureau.doublons.relier(un, deux)
    assert "n° 700999" in bureau.suivi.de_candidat(un)[0].texte
    assert "n° 700124" in bureau.suivi.de_candidat(deux)[0].texte


def vus_du_dossier(bureau: Bureau, mco: Formation, numero: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    voeu = next(v for v in bureau.candidatures.lister(formation_id=mco.id) if v.numero == numero)
    dossier = bureau.dossiers.ouvrir(voeu.id)
    return dossier.homonymes, dossier.autres_dossiers


def test_a_dossier_no_longer_names_whom_the_officer_told_apart(bureau: Bureau, mco: Formation) -> None:
    un, deux = homonymes(bureau, mco)
    assert vus_du_dossier(bureau, mco, "700124") == (("700999",), ())
    bureau.doublons.distinguer(un, deux)
    assert vus_du_dossier(bureau, mco, "700124") == ((), ())
    assert vus_du_dossier(bureau, mco, "700999") == ((), ())
    bureau.historique.annuler()
    assert vus_du_dossier(bureau, mco, "700124") == (("700999",), ())


def test_a_dossier_names_the_other_dossier_of_the_same_person(bureau: Bureau, mco: Formation) -> None:
    un, deux = homonymes(bureau, mco)
    bureau.doublons.relier(un, deux)
    assert vus_du_dossier(bureau, mco, "700124") == ((), ("700999",))
    assert vus_du_dossier(bureau, mco, "700999") == ((), ("700124",))


def test_a_note_without_number_is_no_second_dossier(bureau: Bureau, mco: Formation) -> None:
    garde, cede = noter_puis_importer(bureau, mco)
    with pytest.raises(FusionRefusee, match="fusionnez-la"):
        bureau.doublons.relier(garde, cede)


def test_a_number_given_here_is_recognised_by_the_next_export(bureau: Bureau, mco: Formation) -> None:
    appliquer(bureau, mco, fichier_lu("L", NOTEE))
    avant = rangees(bureau)
    assert bureau.doublons.renseigner_numero(id_de(bureau, "SANS-0001"), "700 123") is None
    plan = bureau.imports.planifier(fichier_lu("T", AICHA), mco, MAI)
    assert (plan.nouveaux, [un.numero for un in plan.modifies]) == ((), ["700123"])
    bureau.historique.annuler()
    assert rangees(bureau) == avant


def test_a_number_already_here_proposes_the_merge_and_writes_nothing(bureau: Bureau, mco: Formation) -> None:
    garde, cede = noter_puis_importer(bureau, mco)
    avant = rangees(bureau)
    assert bureau.doublons.renseigner_numero(cede, "700123") == garde
    assert rangees(bureau) == avant


@pytest.mark.parametrize(("qui", "texte"), [("SANS-0001", "abc"), ("700123", "700999")])
def test_a_number_that_is_none_or_a_person_who_has_one_is_refused(
    bureau: Bureau, mco: Formation, qui: str, texte: str
) -> None:
    noter_puis_importer(bureau, mco)
    with pytest.raises(NumeroRefuse):
        bureau.doublons.renseigner_numero(id_de(bureau, qui), texte)


def commencer(bureau: Bureau, formation: Formation, numero: str) -> None:
    bureau.contrats.garder_brouillon(
        Brouillon(0, formation.id, numero, "", "Essai", "", None, False, DIX_JUIN)
    )


def test_a_contract_begun_follows_the_number(bureau: Bureau, mco: Formation) -> None:
    garde, cede = noter_puis_importer(bureau, mco)
    commencer(bureau, mco, "SANS-0001")
    avant = rangees(bureau)
    bureau.doublons.fusionner(garde, cede)
    assert [b.numero for b in bureau.contrats.brouillons()] == ["700123"]
    bureau.historique.annuler()
    assert rangees(bureau) == avant


def test_two_contracts_begun_in_one_formation_forbid_the_merge(bureau: Bureau, mco: Formation) -> None:
    garde, cede = noter_puis_importer(bureau, mco)
    for numero in ("SANS-0001", "700123"):
        commencer(bureau, mco, numero)
    with pytest.raises(FusionRefusee, match="un contrat est commencé sur chacune"):
        bureau.doublons.fusionner(garde, cede)


def doutes(bureau: Bureau, formation: Formation, *lignes: dict[str, str]) -> list[DouteHomonyme]:
    plan = bureau.imports.planifier(fichier_lu("T", *lignes), formation, JUIN)
    return [doute for doute in plan.doutes if isinstance(doute, DouteHomonyme)]


def test_a_new_line_with_a_known_name_is_a_doubt(bureau: Bureau, mco: Formation, ndrc: Formation) -> None:
    noter_puis_importer(bureau, mco)
    neuve = {**HUGO, "numero": "700999"}
    (doute,) = doutes(bureau, ndrc, neuve, AICHA | {"telephone_portable": ""})[:1]
    assert (doute.ligne, doute.champ, doute.valeur, doute.connu_numero) == (
        2,
        "doublon",
        "FAŸ Hugo",
        "700124",
    )
    assert (
        doute.raison == "homonyme de FAŸ Hugo, connu sous le n° 700124 (même nom)\u202f: même personne\u202f?"
    )
    comparaison = bureau.doublons.comparer_a_la_ligne(doute)
    assert (comparaison.garde.numero, comparaison.autre.id) == ("700124", 0)


def test_a_remembered_distinction_silences_the_doubt(bureau: Bureau, mco: Formation, ndrc: Formation) -> None:
    un, deux = homonymes(bureau, mco)
    assert len(doutes(bureau, ndrc, HUGO)) == 1
    bureau.doublons.distinguer(un, deux)
    assert doutes(bureau, ndrc, HUGO) == []


def test_another_birth_date_is_no_doubt(bureau: Bureau, mco: Formation, ndrc: Formation) -> None:
    appliquer(bureau, mco, fichier_lu("P", {**HUGO, "naissance_on": "2007-01-02"}))
    assert doutes(bureau, ndrc, {**HUGO, "numero": "9", "naissance_on": "2007-02-01"}) == []


@pytest.mark.parametrize(
    "geste",
    [
        lambda doublons: doublons.distinguer(1, 2),
        lambda doublons: doublons.relier(1, 2),
        lambda doublons: doublons.fusionner(1, 2),
        lambda doublons: doublons.renseigner_numero(1, "700123"),
    ],
)
def test_a_simulation_settles_nothing(bureau: Bureau, geste: Callable[[object], object]) -> None:
    bureau.simuler(DIX_JUIN)
    with pytest.raises(SimulationEnCours):
        geste(bureau.doublons)


def historique_dit(bureau: Bureau, candidat_id: int) -> list[tuple[str, str, str]]:
    """Return the action, the subject and the table of each line of a person's history."""
    return [(x.action.libelle, x.sujet, x.table) for x in bureau.historique.de_candidat(candidat_id)]


def test_the_history_of_the_person_kept_tells_what_was_done_on_the_other_one(
    bureau: Bureau, mco: Formation
) -> None:
    garde, cede = noter_puis_importer(bureau, mco)
    d_ici, de_l_autre = historique_dit(bureau, garde), historique_dit(bureau, cede)
    assert {table for _, _, table in de_l_autre} >= {"candidat", "candidature", "evenement", "correction"}
    bureau.doublons.fusionner(garde, cede)
    lignes = historique_dit(bureau, garde)
    siennes = [une for une in lignes if "Fiche SANS-0001" in une[1]]
    sujets = [" · ".join(filter(None, (sujet, "Fiche SANS-0001"))) for _, sujet, _ in de_l_autre]
    assert [(libelle, table) for libelle, _, table in siennes] == [(x[0], x[2]) for x in de_l_autre]
    assert [sujet for _, sujet, _ in siennes] == sujets
    assert [une for une in lignes if une in d_ici] == d_ici
    numeros = [x.action.id for x in bureau.historique.de_candidat(garde)]
    assert numeros == sorted(numeros, reverse=True)


def test_a_merge_undone_takes_its_history_back_and_redone_brings_it_again(
    bureau: Bureau, mco: Formation
) -> None:
    garde, cede = noter_puis_importer(bureau, mco)
    d_elle = len(historique_dit(bureau, cede))
    bureau.doublons.fusionner(garde, cede)
    bureau.historique.annuler()
    assert not any("SANS-0001" in sujet for _, sujet, _ in historique_dit(bureau, garde))
    bureau.historique.retablir()
    sujets = [sujet for _, sujet, _ in historique_dit(bureau, garde)]
    assert sum("SANS-0001" in sujet for sujet in sujets) == d_elle
    bureau.historique.annuler()
    hugo = id_de(bureau, "700124")
    bureau.doublons.fusionner(hugo, cede)
    assert not any("SANS-0001" in sujet for _, sujet, _ in historique_dit(bureau, garde))
    assert sum("SANS-0001" in sujet for _, sujet, _ in historique_dit(bureau, hugo)) == d_elle


def test_a_person_merged_twice_over_brings_both_histories(bureau: Bureau, mco: Formation) -> None:
    appliquer(bureau, mco, fichier_lu("L", {**NOTEE, "nom": "LEGOF", "mail": "", "telephone_portable": ""}))
    premiere = id_de(bureau, "SANS-0001")
    appliquer(bureau, mco, fichier_lu("L", NOTEE))
    seconde = id_de(bureau, "SANS-0002")
    appliquer(bureau, mco, fichier_lu("T", AICHA), MAI)
    bureau.doublons.fusionner(seconde, premiere)
    bureau.doublons.fusionner(id_de(bureau, "700123"), seconde)
    sujets = " ".join(sujet for _, sujet, _ in historique_dit(bureau, id_de(bureau, "700123")))
    assert "Fiche SANS-0001" in sujets
    assert "Fiche SANS-0002" in sujets
