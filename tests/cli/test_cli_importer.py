"""`importer`: the expected counts of the examples, dates, partial files, and every defective file."""

from __future__ import annotations

import json
import os
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import ouvrir
from tests.cli.banc import DONNEES, LIGNES_ESSAI, Cli, creer, ecrire_t, octets
from tests.factories import importer as inscrire

ATTENDU: dict[str, Any] = json.loads((DONNEES / "ATTENDU.json").read_text("utf-8"))
CLES_PLAN = {
    *("type", "formation", "campagne", "lignes", "nouveaux", "modifies", "inchanges", "disparus"),
    *("ecarts", "rejets", "doutes", "applique"),
}
SECONDES_PERMISES = 5


def importer(cli: Cli, base: Path, nom: str, *suite: str) -> dict[str, Any]:
    resultat = cli("importer", DONNEES / nom, "--base", base, *suite, "--json")
    assert resultat.code == 0, resultat.erreurs
    assert resultat.objet.keys() >= CLES_PLAN
    return resultat.objet


def plan(objet: dict[str, Any]) -> tuple[int, ...]:
    return tuple(objet[cle] for cle in ("nouveaux", "modifies", "inchanges", "disparus"))


def test_the_two_mco_files_give_the_expected_counts(cli: Cli, tmp_path: Path) -> None:
    base = tmp_path / "mco.cfa"
    creer(base)
    premier, second = "T_recrutement_MCO_2025-04-28.csv", "T_recrutement_MCO_2025-05-12.csv"
    avant = octets(base)
    objet = importer(cli, base, premier)
    assert (objet["type"], objet["formation"], objet["campagne"]) == ("T", "MCO", 2025)
    assert objet["lignes"] == objet["nouveaux"] == ATTENDU[premier]["candidatures"]
    assert objet["applique"] is False
    assert octets(base) == avant
    assert importer(cli, base, premier, "--appliquer")["applique"] is True
    comptes = cli("compteurs", "--base", base, "--au", "2025-04-28", "--json").objet["sans_contrat"]
    assert comptes["confirmees"] == ATTENDU[premier]["conf"]
    assert comptes["non_confirmees"] == ATTENDU[premier]["nonconf"]
    assert plan(importer(cli, base, premier, "--appliquer")) == (0, 0, 244, 0)
    attendu = ATTENDU[second]
    cles = ("nouveaux", "modifies", "inchanges", "disparus")
    assert plan(importer(cli, base, second, "--appliquer")) == tuple(attendu[cle] for cle in cles)
    objet = cli("compteurs", "--base", base, "--json").objet
    assert objet["sans_contrat"]["total"] + objet["contrats"]["total"] == attendu["total"]
    assert objet["disparus"] == 3
    assert cli("lister", "--base", base, "--disparus", "--json").objet["total"] == 3
    assert cli("verifier", "--base", base).code == 0


def test_the_acse_workbook_keeps_its_numbers_as_text(cli: Cli, tmp_path: Path) -> None:
    base = tmp_path / "acse.cfa"
    creer(base, "ACSE")
    nom = "T_recrutement_ACSE_2025-06-20.xlsx"
    importer(cli, base, nom, "--appliquer")
    objet = cli("compteurs", "--base", base, "--au", "2025-06-20", "--json").objet
    attendu = ATTENDU[nom]
    assert objet["sans_contrat"]["non_confirmees"] == attendu["nonconf"]
    assert objet["sans_contrat"]["en_recherche"] == attendu["rech"]
    assert objet["contrats"]["en_attente"] == attendu["att"]
    assert objet["contrats"]["oui_definitif"] == attendu["oui"]
    candidatures = cli("lister", "--base", base, "--json").objet["candidatures"]
    assert len(candidatures) == attendu["candidatures"]
    assert all(isinstance(une["numero"], str) and une["numero"].isdigit() for une in candidatures)


def test_a_file_without_contact_columns_erases_no_phone(cli: Cli, tmp_path: Path) -> None:
    base = tmp_path / "gea.cfa"
    creer(base, "GEA")

    def coordonnees() -> dict[str, tuple[str, str, str]]:
        return {
            une["numero"]: (une["telephone_fixe"], une["telephone_portable"], une["mail"])
            for disparus in ((), ("--disparus",))
            for une in cli("lister", "--base", base, *disparus, "--json").objet["candidatures"]
        }

    premier = "T_recrutement_GEA_2025-05-05.csv"
    importer(cli, base, premier, "--appliquer")
    comptes = cli("compteurs", "--base", base, "--au", "2025-05-05", "--json").objet["sans_contrat"]
    attendu = ATTENDU[premier]
    assert (comptes["confirmees"], comptes["refusees"]) == (attendu["conf"], attendu["ref"])
    assert (comptes["demissions"], comptes["non_confirmees"]) == (attendu["dem"], attendu["nonconf"])
    avant = coordonnees()
    second = "T_recrutement_GEA_2025-05-12_sans_coordonnees_cp1252.csv"
    assert plan(importer(cli, base, second, "--appliquer")) == (0, 14, 23, 3)
    assert coordonnees() == avant
    assert any(portable for _, portable, _ in avant.values())


def test_the_parametrable_file_stores_nothing_sensitive(cli: Cli, tmp_path: Path) -> None:
    base = tmp_path / "p.cfa"
    creer(base, "NDRC", "--campagne", "2026")
    objet = importer(
        cli,
        base,
        "P_parametrable_2026.csv",
        "--formation",
        "NDRC",
        "--date-export",
        "2026-05-12",
        "--appliquer",
    )
    attendu = ATTENDU["P_parametrable_2026.csv"]
    assert (objet["type"], objet["campagne"], objet["nouveaux"]) == ("P", 2026, attendu["candidatures"])
    comptes = cli("compteurs", "--base", base, "--au", "2026-05-12", "--json").objet["sans_contrat"]
    assert comptes["confirmees"] == attendu["conf"]
    assert b"SENSIBLE-" not in octets(base)
    assert "SENSIBLE-".encode("utf-16-le") not in octets(base)


def test_an_unnamed_formation_lists_the_codes(cli: Cli, base: Path, tmp_path: Path) -> None:
    fichier = ecrire_t(tmp_path / "export.csv", LIGNES_ESSAI)
    resultat = cli("importer", fichier, "--base", base, "--json")
    assert resultat.code == 1
    assert "Formations\u202f: MCO" in resultat.objet["erreur"]


def test_a_file_without_a_date_takes_its_own_with_a_doubt(cli: Cli, base: Path, tmp_path: Path) -> None:
    fichier = ecrire_t(tmp_path / "MCO.csv", LIGNES_ESSAI)
    os.utime(fichier, (datetime(2025, 5, 14, tzinfo=PARIS).timestamp(),) * 2)
    objet = cli("importer", fichier, "--base", base, "--json").objet
    assert objet["date_export"] == "2025-05-14"
    (doute,) = objet["doutes"]
    assert doute.keys() == {"ligne", "champ", "valeur", "raison"}
    assert doute["valeur"] == "2025-05-14"
    assert (
        cli("importer", fichier, "--base", base, "--date-export", "14/05/2025", "--json").objet["doutes"]
        == []
    )


def test_a_file_that_loses_many_is_doubted_and_partiel_keeps_everybody(
    cli: Cli, base: Path, tmp_path: Path
) -> None:
    fichier = ecrire_t(tmp_path / "MCO_2025-05-14.csv", LIGNES_ESSAI[:4])
    commande = ("importer", fichier, "--base", base, "--json")
    partiel = cli(*commande, "--appliquer", "--partiel").objet
    assert (partiel["disparus"], partiel["doutes"]) == (0, [])
    plan, applique = cli(*commande).objet, cli(*commande, "--appliquer").objet
    assert (plan["disparus"], applique["disparus"], applique["applique"]) == (3, 3, True)
    (doute,) = applique["doutes"]
    assert plan["doutes"] == [doute]
    assert "partiel" in doute["raison"]
    assert cli("compteurs", "--base", base, "--json").objet["disparus"] == 3


def test_an_older_file_says_so_and_makes_nobody_disappear(cli: Cli, base: Path, tmp_path: Path) -> None:
    fichier = ecrire_t(tmp_path / "MCO_2025-05-01.csv", LIGNES_ESSAI[:6])
    objet = cli("importer", fichier, "--base", base, "--appliquer", "--json").objet
    assert objet["disparus"] == 0
    assert any("plus ancien" in doute["raison"] for doute in objet["doutes"])


def test_the_text_answer_sums_up_and_says_what_to_do(cli: Cli, base: Path) -> None:
    nom = "defauts/lignes_collees.csv"
    commande = ("importer", DONNEES / nom, "--base", base, "--formation", "MCO", "--partiel")
    sortie = cli(*commande).sortie
    assert "Ligne 6 écartée" in sortie
    assert "Ligne 12 écartée" in sortie
    assert "--appliquer" in sortie


ACCEPTES = {
    "lignes_collees.csv": (10, [6, 12]),
    "utf16.csv": (12, []),
    "contenus_hostiles.csv": (5, []),
    "entetes_seuls.csv": (0, []),
}
REFUSES = {
    "vide.csv": "vide",
    "image.xlsx": "classeur",
    "derniere_cellule.xlsx": "limites",
    "siret_scientifique.xlsx": "à quoi servent les colonnes",
}


def test_every_defective_file_is_tried() -> None:
    assert {*ACCEPTES, *REFUSES} == {fichier.name for fichier in (DONNEES / "defauts").iterdir()}


@pytest.mark.parametrize("nom", ACCEPTES)
def test_good_lines_are_applied_and_bad_ones_set_aside(cli: Cli, tmp_path: Path, nom: str) -> None:
    base = tmp_path / "defauts.cfa"
    creer(base)
    appliquees, ecartees = ACCEPTES[nom]
    depart = time.monotonic()
    objet = importer(cli, base, f"defauts/{nom}", "--formation", "MCO", "--appliquer")
    assert time.monotonic() - depart < SECONDES_PERMISES
    assert objet["nouveaux"] == appliquees
    assert [rejet["ligne"] for rejet in objet["rejets"]] == ecartees
    assert all(rejet.keys() == {"ligne", "raison"} and rejet["raison"] for rejet in objet["rejets"])
    assert objet["lignes"] == appliquees + len(ecartees)
    assert cli("lister", "--base", base, "--json").objet["total"] == appliquees
    assert cli("verifier", "--base", base).code == 0


@pytest.mark.parametrize("nom", REFUSES)
def test_a_refused_file_leaves_the_base_as_it_was(cli: Cli, tmp_path: Path, nom: str) -> None:
    base = tmp_path / "defauts.cfa"
    creer(base)
    avant = octets(base)
    depart = time.monotonic()
    commande = ("importer", DONNEES / "defauts" / nom, "--base", base, "--formation", "MCO", "--appliquer")
    resultat = cli(*commande, "--json")
    assert time.monotonic() - depart < SECONDES_PERMISES
    assert resultat.code == 1
    assert resultat.objet["accepte"] is False
    assert REFUSES[nom] in resultat.objet["erreur"]
    assert octets(base) == avant


def test_hostile_text_is_shown_as_typed_without_its_direction_marks(cli: Cli, tmp_path: Path) -> None:
    base = tmp_path / "hostile.cfa"
    creer(base)
    importer(cli, base, "defauts/contenus_hostiles.csv", "--formation", "MCO", "--appliquer")
    sortie = cli("lister", "--base", base, "--json").sortie
    assert "\u202e" not in sortie
    assert "=" in sortie or "<" in sortie


def test_a_free_list_shows_the_sirets_that_the_spreadsheet_lost(cli: Cli, base: Path) -> None:
    fichier = DONNEES / "defauts" / "siret_scientifique.xlsx"
    resultat = cli("importer", fichier, "--base", base, "--formation", "MCO", "--json")
    assert resultat.code == 0
    assert (resultat.objet["type"], resultat.objet["applique"]) == ("L", False)
    perdus = [doute for doute in resultat.objet["doutes"] if "perdus" in doute["raison"]]
    assert len(perdus) == 2


def test_a_missing_file_is_a_sentence(cli: Cli, base: Path, tmp_path: Path) -> None:
    resultat = cli("importer", tmp_path / "absent.csv", "--base", base, "--formation", "MCO", "--json")
    assert resultat.code == 1
    assert "absent.csv" in resultat.objet["erreur"]


def test_a_list_whose_columns_nobody_matched_says_how_to_match_them(cli: Cli, tmp_path: Path) -> None:
    base = tmp_path / "liste.cfa"
    creer(base)
    arguments = ("importer", DONNEES / "L_liste_forum.xlsx", "--base", base, "--formation", "MCO")
    dit = cli(*arguments)
    assert dit.code == 0
    assert "--appliquer" not in dit.sortie
    assert "page Import" in dit.sortie.splitlines()[-1]
    (doute,) = (un for un in cli(*arguments, "--json").objet["doutes"] if un["champ"] == "colonnes")
    assert doute["valeur"].startswith("NOM, prénom")
    assert "page Import" in doute["raison"]


def test_a_line_that_only_a_name_designates_is_left_aside_and_said(cli: Cli, tmp_path: Path) -> None:
    base, liste = tmp_path / "noms.cfa", tmp_path / "forum.csv"
    creer(base)
    cellules = ("Famille;Usuel;Mobile", "PETIT;Léa;0639980001", "DURAND;Tom;0639980002")
    liste.write_text("\n".join(cellules), "utf-8")
    with ouvrir(base, ecriture=True) as bureau:
        lea = {"numero": "700001", "nom": "PETIT", "prenom": "Léa", "telephone_portable": ""}
        tom = {"numero": "700002", "nom": "DURAND", "prenom": "Tom", "telephone_fixe": "0639980002"}
        inscrire(bureau, bureau.formations.par_code("MCO"), date(2025, 5, 12), lea, tom)
        signature = bureau.imports.lire(liste).signature
        colonnes = {0: "nom", 1: "prenom", 2: "telephone_portable"}
        bureau.imports.retenir_correspondance(signature, colonnes)
    suite = ("--base", base, "--formation", "MCO", "--date-export", "2025-06-01", "--appliquer", "--json")
    objet = cli("importer", liste, *suite).objet
    assert (objet["nouveaux"], objet["modifies"], objet["applique"]) == (0, 1, True)
    assert [doute["ligne"] for doute in objet["doutes"] if "seul le nom" in doute["raison"]] == [2]
    with ouvrir(base) as bureau:
        mobiles = {ligne.numero: ligne.telephone_portable for ligne in bureau.candidatures.lister()}
    assert mobiles == {"700001": "", "700002": "0639980002"}


def personne(numero: object, formation: str = "") -> dict[str, Any]:
    identite = {"NumeroDossierCandidat": numero, "NomCandidat": "ROUX", "PrenomCandidat": f"Zoé{numero}"}
    return {"DonneesCandidats": identite, "DonneesVoeux": {"FormationVoeuxLibelle": formation}}


def en_json(path: Path, *candidats: object) -> Path:
    path.write_text(json.dumps({"candidats": candidats}), "utf-8")
    return path


def test_who_says_no_formation_is_set_aside_with_the_part_asked_for(cli: Cli, tmp_path: Path) -> None:
    base = tmp_path / "deux.cfa"
    creer(base)
    un, deux = personne(910001, "BTS MCO"), personne(910002, "BTS GEA")
    export = en_json(tmp_path / "J_2025-05-12.json", un, None, deux, {"DonneesCandidats": {}})
    objet = cli("importer", export, "--base", base, "--formation", "MCO", "--json").objet
    assert [rejet["ligne"] for rejet in objet["rejets"]] == [2, 4]
    assert (objet["lignes"], objet["nouveaux"]) == (3, 1)
    (laissee,) = (doute for doute in objet["doutes"] if doute["champ"] == "formation")
    assert (laissee["valeur"], "1 ligne\u202f: laissée" in laissee["raison"]) == ("BTS GEA", True)


def test_the_only_part_that_can_be_is_taken_when_its_formation_is_said(cli: Cli, tmp_path: Path) -> None:
    base = tmp_path / "deux.cfa"
    creer(base)
    commande = ("--base", base, "--formation", "MCO", "--json")
    seule = en_json(tmp_path / "seule_2025-05-12.json", personne(910001, "Autre intitulé"), None)
    assert cli("importer", seule, *commande).objet["nouveaux"] == 1
    deux = en_json(
        tmp_path / "deux_2025-05-12.json", personne(910001, "Intitulé A"), personne(910002, "Intitulé B")
    )
    refus = cli("importer", deux, *commande)
    assert refus.code == 1
    assert "plusieurs formations" in refus.objet["erreur"]
    cli("formation", "--base", base, "--code", "GEA", "--intitule", "Intitulé B")
    objet = cli("importer", deux, *commande).objet
    assert objet["nouveaux"] == 1
    assert "parce que vous l’avez demandé" in " ".join(doute["raison"] for doute in objet["doutes"])


def test_a_doubt_names_its_field_in_french(cli: Cli, tmp_path: Path) -> None:
    base = tmp_path / "dossiers.cfa"
    creer(base, "NDRC")
    fichier = DONNEES / "D_0631861M_BTS-NDRC_101.csv"
    sortie = cli("importer", fichier, "--base", base, "--formation", "NDRC").sortie
    assert "Doute, Aménagement" in sortie
    assert "\u202f: 25 lignes" in sortie
    assert "amenagement" not in sortie
    assert "(s)" not in sortie


@pytest.mark.parametrize("dit", ["option", "nom"])
def test_an_export_from_the_future_is_refused_and_nothing_is_written(
    cli: Cli, base: Path, tmp_path: Path, dit: str
) -> None:
    annee = datetime.now(PARIS).year + 1
    fichier = ecrire_t(tmp_path / ("MCO.csv" if dit == "option" else f"MCO_{annee}-01-01.csv"), LIGNES_ESSAI)
    option = ("--date-export", f"{annee}-01-01") if dit == "option" else ()
    avant = octets(base)
    refus = cli("importer", fichier, "--base", base, *option, "--appliquer", "--json")
    assert refus.code == 1
    assert f"01/01/{annee} est dans l’avenir" in refus.objet["erreur"]
    assert octets(base) == avant


def test_our_own_list_proves_nothing_and_says_so(cli: Cli, base: Path, tmp_path: Path) -> None:
    numero = next(
        une["numero"]
        for une in cli("lister", "--base", base, "--au", "2025-05-14", "--json").objet["candidatures"]
        if une["etat"] == "Candidature confirmée (Non examinée)"
    )
    arguments = ("--candidat", numero, "--formation", "MCO", "--au", "2025-05-14T10:00", "--deja-saisi")
    assert cli("decision", "--base", base, *arguments, "recherche", "--json").objet["accepte"]
    csv, classeur = tmp_path / "Candidatures MCO 2025-06-11.csv", tmp_path / "MCO.xlsx"
    for cible in (csv, classeur):
        assert cli("exporter", "liste", "--base", base, "--formation", "MCO", "--vers", cible).code == 0
    avant = cli("lister", "--base", base, "--json").objet
    assert any(une["etat"] != une["etat_importe"] for une in avant["candidatures"])
    resultat = cli("importer", csv, "--base", base, "--formation", "MCO", "--appliquer", "--json")
    objet = resultat.objet
    assert (objet["type"], objet["date_export"], objet["ecarts"]) == ("T", "2025-05-12", 0)
    assert plan(objet)[:2] == (0, 0)
    assert plan(objet)[3] == 0
    assert any("il ne prouve rien de plus que l’export du 12/05/2025" in d["raison"] for d in objet["doutes"])
    assert (resultat.code, objet["applique"]) == (0, False)
    assert "Rien à importer" in cli("importer", csv, "--base", base, "--formation", "MCO").sortie
    assert cli("lister", "--base", base, "--json").objet == avant
    refus = cli("importer", classeur, "--base", base, "--formation", "MCO", "--json")
    assert (refus.code, refus.objet["accepte"]) == (1, False)
    assert "Importez l’export téléchargé sur Parcoursup" in refus.objet["erreur"]
