"""The content of the dossiers: field by field, nothing erased, in the right part of the right row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from cfa_desktop.models.contenu import Rubrique, chemin
from cfa_desktop.models.plan import Corrige, Ecart, Plan
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.storage import rubriques
from cfa_desktop.storage.tables import CANDIDAT, CANDIDATURE
from tests.factories import DONNEES, creer_bureau, creer_formation
from tests.services.fichiers_lus import AVRIL, JUIN, MAI, appliquer, fichier_lu

SERIE = chemin(Rubrique.BAC, "serie")
MOYENNE = chemin(Rubrique.BULLETINS, "2024-2025", "T1", "Maths", "moyenne")
LETTRE = chemin(Rubrique.PROJET, "lettre")
AICHA = {"numero": "700123", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "confirmee"}


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    with creer_bureau(tmp_path) as ouvert:
        yield ouvert


def contenu_de(bureau: Bureau, numero: str, code: str = "MCO") -> dict[str, str]:
    """Return every path and text that the base holds of a person and of her vœu."""
    lu: dict[str, str] = {}
    for rubrique in _rubriques(bureau, numero, code).values():
        lu |= rubrique
    return lu


def _ids(bureau: Bureau, numero: str, code: str) -> tuple[int, int]:
    formation = next(une for une in bureau.formations.lister() if une.code == code)
    with bureau.contexte.database.lecture() as connection:
        candidat_id = connection.execute(
            select(CANDIDAT.c.id).where(CANDIDAT.c.numero == numero)
        ).scalar_one()
        requete = select(CANDIDATURE.c.id).where(
            CANDIDATURE.c.candidat_id == candidat_id, CANDIDATURE.c.formation_id == formation.id
        )
        return candidat_id, connection.execute(requete).scalar_one()


def _rubriques(bureau: Bureau, numero: str, code: str) -> dict[Rubrique, dict[str, str]]:
    with bureau.contexte.database.lecture() as connection:
        return rubriques.lire(connection, *_ids(bureau, numero, code))


def test_a_dossier_is_stored_with_its_person_and_its_voeu(bureau: Bureau) -> None:
    mco, gea = creer_formation(bureau, "MCO"), creer_formation(bureau, "GEA")
    contenu = {0: {SERIE: "STMG", LETTRE: "Pour MCO"}}
    plan = appliquer(bureau, mco, fichier_lu("P", AICHA, contenus=contenu))
    assert plan.nouveaux[0].contenu == (Ecart(SERIE, "", "STMG"), Ecart(LETTRE, "", "Pour MCO"))
    appliquer(bureau, gea, fichier_lu("P", AICHA, contenus={0: {SERIE: "STMG", LETTRE: "Pour GEA"}}))
    assert contenu_de(bureau, "700123", "MCO") == {SERIE: "STMG", LETTRE: "Pour MCO"}
    assert contenu_de(bureau, "700123", "GEA") == {SERIE: "STMG", LETTRE: "Pour GEA"}


def test_an_absent_path_erases_nothing_and_a_new_one_is_added(bureau: Bureau) -> None:
    formation = creer_formation(bureau)
    appliquer(bureau, formation, fichier_lu("P", AICHA, contenus={0: {MOYENNE: "12,5", SERIE: "STMG"}}))
    plan = appliquer(bureau, formation, fichier_lu("P", AICHA, contenus={0: {MOYENNE: "13"}}), MAI)
    assert plan.modifies[0].contenu == (Ecart(MOYENNE, "12,5", "13"),)
    assert (plan.modifies[0].candidat, plan.modifies[0].candidature) == ((), ())
    assert contenu_de(bureau, "700123") == {MOYENNE: "13", SERIE: "STMG"}
    assert bureau.imports.lister()[0].rapport == {"dossiers": ["700123"]}


def test_each_part_tells_the_day_of_the_last_export_that_wrote_in_it(bureau: Bureau) -> None:
    formation = creer_formation(bureau)
    appliquer(bureau, formation, fichier_lu("P", AICHA, contenus={0: {MOYENNE: "12", SERIE: "STMG"}}))
    appliquer(bureau, formation, fichier_lu("P", AICHA, contenus={0: {MOYENNE: "13", SERIE: "STMG"}}), MAI)
    with bureau.contexte.database.lecture() as connection:
        dates = rubriques.dates(connection, *_ids(bureau, "700123", "MCO"))
    assert dates == {Rubrique.BULLETINS: MAI, Rubrique.BAC: AVRIL}


def test_an_older_file_fills_the_empty_parts_alone(bureau: Bureau) -> None:
    formation = creer_formation(bureau)
    appliquer(bureau, formation, fichier_lu("P", AICHA, contenus={0: {MOYENNE: "13"}}), MAI)
    plan = appliquer(bureau, formation, fichier_lu("P", AICHA, contenus={0: {MOYENNE: "9", SERIE: "STMG"}}))
    assert plan.ancien
    assert plan.modifies[0].contenu == (Ecart(SERIE, "", "STMG"),)
    assert contenu_de(bureau, "700123") == {MOYENNE: "13", SERIE: "STMG"}


@pytest.mark.parametrize(("lettre", "disparus"), [("T", 1), ("P", 1), ("D", 1), ("A", 0), ("J", 0), ("L", 0)])
def test_only_whole_kinds_make_disparus(bureau: Bureau, lettre: str, disparus: int) -> None:
    formation = creer_formation(bureau)
    appliquer(bureau, formation, fichier_lu("T", AICHA, {"numero": "2", "nom": "FAŸ", "prenom": "Hugo"}))
    plan = appliquer(bureau, formation, fichier_lu(lettre, {**AICHA, "mail": "a@b.example"}), MAI)
    assert len(plan.disparus) == disparus
    assert len(plan.modifies) == 1


@pytest.mark.parametrize("lettre", ["P", "D", "J"])
@pytest.mark.parametrize("etat", ["en_recherche", "refusee", "contrat_saisi", "demission"])
def test_a_confirmation_does_not_take_back_a_decision(bureau: Bureau, lettre: str, etat: str) -> None:
    formation = creer_formation(bureau)
    appliquer(bureau, formation, fichier_lu("T", {**AICHA, "etat": etat}))
    plan = appliquer(bureau, formation, fichier_lu(lettre, AICHA), MAI)
    assert plan.est_vide


def test_a_confirmation_leaves_the_raw_label_of_a_decided_voeu(bureau: Bureau) -> None:
    formation = creer_formation(bureau)
    appliquer(bureau, formation, fichier_lu("T", {**AICHA, "etat": "refusee"}))
    appliquer(bureau, formation, fichier_lu("T", {**AICHA, "etat": "", "etat_brut": "Dossier suspendu"}), MAI)
    plan = appliquer(bureau, formation, fichier_lu("P", {**AICHA, "etat_brut": ""}), JUIN)
    assert plan.est_vide


def test_an_older_export_of_another_formation_takes_nothing_back_of_the_person(bureau: Bureau) -> None:
    mco, gea = creer_formation(bureau, "MCO"), creer_formation(bureau, "GEA")
    vue = {**AICHA, "telephone_portable": "0639980002"}
    appliquer(bureau, gea, fichier_lu("P", vue, contenus={0: {MOYENNE: "15"}}), MAI)
    avant = {**AICHA, "telephone_portable": "0639980001", "commune": "Riom"}
    plan = appliquer(
        bureau, mco, fichier_lu("P", avant, contenus={0: {MOYENNE: "9", SERIE: "STMG", LETTRE: "MCO"}}), AVRIL
    )
    assert not plan.ancien
    assert plan.nouveaux[0].candidat == (Ecart("commune", "", "Riom"),)
    assert "un export plus récent d’une autre formation" in plan.doutes[-1].raison
    assert contenu_de(bureau, "700123") == {MOYENNE: "15", SERIE: "STMG", LETTRE: "MCO"}
    plan = appliquer(bureau, mco, fichier_lu("P", avant, contenus={0: {MOYENNE: "9"}}), JUIN)
    assert plan.modifies[0].candidat == (Ecart("telephone_portable", "0639980002", "0639980001"),)
    assert contenu_de(bureau, "700123")[MOYENNE] == "9"


def test_a_confirmation_lifts_a_voeu_that_was_not(bureau: Bureau) -> None:
    formation = creer_formation(bureau)
    appliquer(bureau, formation, fichier_lu("T", {**AICHA, "etat": "non_confirmee"}))
    plan = appliquer(bureau, formation, fichier_lu("P", AICHA), MAI)
    assert plan.modifies[0].candidature == (Ecart("etat", "non_confirmee", "confirmee"),)


def corriger_mobile(bureau: Bureau, mobile: str) -> None:
    formation = bureau.formations.lister()[0]
    (ligne,) = bureau.candidatures.lister(formation_id=formation.id)
    bureau.dossiers.corriger(ligne.candidat_id, {"telephone_portable": mobile})


def test_a_correction_survives_and_the_plan_shows_both_values(bureau: Bureau) -> None:
    formation = creer_formation(bureau)
    appliquer(bureau, formation, fichier_lu("T", {**AICHA, "telephone_portable": "0639980001"}))
    corriger_mobile(bureau, "0639980009")
    ici, champ = "0639980009", "telephone_portable"

    def importer(mobile: str, jour: date) -> Plan:
        return appliquer(bureau, formation, fichier_lu("T", {**AICHA, champ: mobile}), jour)

    meme = importer("0639980001", MAI)
    assert meme.corriges == (Corrige(2, "700123", "LE GOFF Aïcha", champ, ici, "0639980001", change=False),)
    assert (meme.est_vide, meme.doutes) == (True, ())
    autre = importer("0639980007", JUIN)
    assert autre.corriges == (Corrige(2, "700123", "LE GOFF Aïcha", champ, ici, "0639980007", change=True),)
    (doute,) = autre.doutes
    assert doute.raison.startswith("corrigé ici\u202f: 06\u00a039\u00a098\u00a000\u00a009, Parcoursup")
    (ligne,) = bureau.candidatures.lister(formation_id=formation.id)
    assert ligne.telephone_portable == ici
    assert importer(ici, JUIN).corriges == ()


def test_unticked_lines_are_left_aside_and_come_back_with_the_next_file(bureau: Bureau) -> None:
    formation = creer_formation(bureau)
    lu = fichier_lu("T", AICHA, {"numero": "2", "nom": "FAŸ", "prenom": "Hugo"})
    plan = bureau.imports.planifier(lu, formation, AVRIL).sans(["2"])
    assert ([une.numero for une in plan.nouveaux], plan.decoches) == (["700123"], ("2",))
    bureau.imports.appliquer(plan)
    encore = bureau.imports.planifier(lu, formation, AVRIL)
    assert ([une.numero for une in encore.nouveaux], encore.inchanges) == (["2"], ("700123",))


@pytest.mark.parametrize(
    ("nom", "lignes"),
    [("P_parametrable_2026.csv", 60), ("D_0631861M_BTS-NDRC_101.csv", 25), ("J_export_2026.json.zip", 20)],
)
def test_the_dossiers_of_the_examples_are_stored_as_they_were_read(
    bureau: Bureau, nom: str, lignes: int
) -> None:
    formation = creer_formation(bureau, "NDRC", campagne=2026)
    lu = bureau.imports.lire(DONNEES / nom)
    appliquer(bureau, formation, lu, date(2026, 5, 12))
    lus = {une.numero: dict(une.contenu) for une in lu.enregistrements}
    assert len(lus) == lignes
    assert any(lus.values())
    assert {numero: contenu_de(bureau, numero, "NDRC") for numero in lus} == lus
    assert bureau.imports.planifier(lu, formation, date(2026, 5, 12)).est_vide


@pytest.mark.parametrize(
    "nom",
    ["P_parametrable_2026.csv", "D_0631861M_BTS-NDRC_101.csv", "J_export_2026.json.zip"],
)
def test_nothing_sensitive_of_a_dossier_reaches_the_base_its_journal_or_its_backups(
    bureau: Bureau, nom: str
) -> None:
    formation = creer_formation(bureau, "NDRC", campagne=2026)
    for jour in (AVRIL, MAI):
        (lu,) = bureau.imports.lire_tout(DONNEES / nom)
        appliquer(bureau, formation, lu, jour)
    bureau.imports.annuler(bureau.imports.lister()[0].id)
    ecrits = [path for path in bureau.path.parent.rglob("*") if path.is_file()]
    genres = ("-wal", "avant-import.cfa-sauvegarde", "avant-annulation.cfa-sauvegarde")
    assert all(any(path.name.endswith(genre) for path in ecrits) for genre in genres)
    lisible = lu.enregistrements[0].numero.encode()
    assert any(lisible in path.read_bytes() for path in ecrits), "what is stored must be found in clear"
    canari = "SENSIBLE-"
    formes = (canari.encode(), canari.encode("utf-16-le"))
    assert [path.name for path in ecrits if any(forme in path.read_bytes() for forme in formes)] == []
