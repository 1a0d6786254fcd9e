"""`demo`, `formation`, `exporter`, `verifier`, `sauvegarder`, `restaurer`, and wrong usages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cfa_desktop.cli.valeurs import instant
from tests.cli.banc import SIRET, Cli, Resultat, octets

VERBES_LECTEURS = ("lister", "compteurs", "echeances", "saisies", "verifier", "sauvegarder")


@pytest.mark.parametrize("verbe", VERBES_LECTEURS)
def test_a_missing_base_is_never_created_by_another_verb(cli: Cli, tmp_path: Path, verbe: str) -> None:
    base = tmp_path / "absente.cfa"
    resultat = cli(verbe, "--base", base, "--json")
    assert resultat.code == 1
    assert "introuvable" in resultat.objet["erreur"]
    assert list(tmp_path.iterdir()) == []


def test_a_foreign_file_is_refused_and_untouched(cli: Cli, tmp_path: Path) -> None:
    base = tmp_path / "autre.cfa"
    base.write_text("rien à voir" * 500, "utf-8")
    resultat = cli("compteurs", "--base", base)
    assert resultat.code == 1
    assert "n’est pas une base" in resultat.erreurs
    assert base.read_text("utf-8") == "rien à voir" * 500


def test_demo_creates_a_base_and_never_replaces_one(cli: Cli, tmp_path: Path) -> None:
    base = tmp_path / "demo.cfa"
    commande = ("demo", "--base", base, "--candidats", "40", "--formations", "3", "--json")
    assert cli(*commande).objet["candidatures"] == 40
    avant = octets(base)
    resultat = cli(*commande)
    assert resultat.code == 1
    assert "existe déjà" in resultat.objet["erreur"]
    assert octets(base) == avant


def formation(cli: Cli, base: Path, *options: str) -> Resultat:
    return cli("formation", "--base", base, "--code", "MCO", *options, "--json")


def test_a_formation_is_created_then_only_what_is_given_changes(cli: Cli, tmp_path: Path) -> None:
    base = tmp_path / "neuve.cfa"
    creee = formation(cli, base, "--intitule", "BTS MCO", "--examine", "non", "--campagne", "2026").objet
    assert (creee["creee"], creee["campagne"], creee["capacite"]) == (True, 2026, None)
    criteres = ("--critere", "Premier", "--critere", "Second")
    objet = formation(cli, base, "--capacite", "12", *criteres, "--modalites-particulieres").objet
    assert objet["creee"] is False
    assert objet["intitule"] == "BTS MCO"
    assert (objet["capacite"], objet["examine"], objet["criteres"]) == (12, False, ["Premier", "Second"])
    assert objet["modalites_particulieres"] is True
    objet = formation(cli, base, "--critere", "Seul", "--modalites-particulieres", "non").objet
    assert (objet["criteres"], objet["modalites_particulieres"]) == (["Seul"], False)


def test_a_refused_first_formation_leaves_no_empty_base(cli: Cli, tmp_path: Path) -> None:
    resultat = formation(cli, tmp_path / "neuve.cfa")
    assert resultat.code == 1
    assert "intitulé" in resultat.objet["erreur"]
    assert list(tmp_path.iterdir()) == []


def test_a_capacity_below_the_contracts_names_its_rule(cli: Cli, base: Path) -> None:
    for numero in ("700001", "700005"):
        cli(
            *("contrat", "--base", base, "--candidat", numero, "--formation", "MCO", "--au", "2025-05-20"),
            *("--employeur", "LA FERME", "--siret", SIRET),
        )
    resultat = formation(cli, base, "--capacite", "1")
    assert resultat.code == 1
    assert {blocage["code"] for blocage in resultat.objet["blocages"]} == {"R9"}
    assert "2 contrats" in resultat.erreurs
    assert formation(cli, base, "--capacite", "2").code == 0


DEBUTS = {".xlsx": b"PK", ".csv": b"\xef\xbb\xbf", ".pdf": b"%PDF"}


@pytest.mark.parametrize(
    ("quoi", "fichier"),
    [
        ("liste", "liste.xlsx"),
        ("liste", "liste.csv"),
        ("liste", "liste.pdf"),
        ("fiches", "fiches.pdf"),
        ("saisies", "saisies.xlsx"),
    ],
)
def test_files_are_written_in_their_format(
    cli: Cli, base: Path, tmp_path: Path, quoi: str, fichier: str
) -> None:
    vers = tmp_path / fichier
    objet = cli("exporter", quoi, "--base", base, "--vers", vers, "--json").objet
    assert objet["fichier"] == str(vers)
    assert objet["lignes"] == (0 if quoi == "saisies" else 7)
    assert vers.read_bytes().startswith(DEBUTS[vers.suffix])


def test_an_exported_csv_reads_back_without_change(cli: Cli, base: Path, tmp_path: Path) -> None:
    vers = tmp_path / "MCO_2025-05-12.csv"
    cli("exporter", "liste", "--base", base, "--formation", "MCO", "--au", "2025-05-12", "--vers", vers)
    objet = cli("importer", vers, "--base", base, "--json").objet
    assert (objet["nouveaux"], objet["modifies"], objet["inchanges"]) == (0, 0, 7)


def test_an_unknown_format_says_the_possible_ones(cli: Cli, base: Path, tmp_path: Path) -> None:
    resultat = cli("exporter", "liste", "--base", base, "--vers", tmp_path / "liste.doc")
    assert resultat.code == 1
    assert ".xlsx" in resultat.erreurs


def test_a_backup_restores_the_base_as_it_was(cli: Cli, base: Path, tmp_path: Path) -> None:
    objet = cli("sauvegarder", "--base", base, "--vers", tmp_path / "coffre", "--json").objet
    avant = cli("lister", "--base", base, "--json").objet
    formation(cli, base, "--capacite", "77")
    assert cli("restaurer", objet["sauvegarde"], "--base", base, "--json").code == 0
    assert cli("compteurs", "--base", base, "--json").objet["capacite"] == 5
    assert cli("lister", "--base", base, "--json").objet == avant
    neuve = tmp_path / "ailleurs" / "neuve.cfa"
    assert cli("restaurer", objet["sauvegarde"], "--base", neuve).code == 0
    assert "Tout va bien" in cli("verifier", "--base", neuve).sortie


def test_a_foreign_backup_changes_nothing(cli: Cli, base: Path, tmp_path: Path) -> None:
    fichier = tmp_path / "photo.png"
    fichier.write_bytes(b"\x89PNG" * 300)
    avant = octets(base)
    resultat = cli("restaurer", fichier, "--base", base)
    assert resultat.code == 1
    assert "n’est pas une base" in resultat.erreurs.replace("ce n’est", "n’est")
    assert octets(base) == avant


def test_a_damaged_base_is_reported(cli: Cli, base: Path) -> None:
    contenu = bytearray(base.read_bytes())
    contenu[len(contenu) // 2 :] = b"\x00" * (len(contenu) - len(contenu) // 2)
    base.write_bytes(contenu)
    resultat = cli("verifier", "--base", base)
    assert resultat.code == 1
    assert resultat.erreurs


@pytest.mark.parametrize(
    ("arguments", "attendu"),
    [
        ([], "il manque"),
        (["bof"], "inconnu"),
        (["lister"], "il manque\u202f: --base"),
        (["lister", "--base"], "attend une valeur"),
        (["lister", "--base", "x", "--bof"], "arguments inconnus"),
        (["lister", "--base", "x", "--au", "hier"], "pas un instant"),
        (["lister", "--base", "x", "--au", "2025-02-30"], "n’existe pas"),
        (["lister", "--base", "x", "--au", "2025-03-30T02:30"], "heure sautée"),
        (["lister", "--base", "x", "--campagne", "deux"], "session"),
        (["demo", "--base", "x", "--candidats", "0"], "au moins 1"),
        (["formation", "--base", "x", "--code", "A", "--examine", "peut-être"], "oui ou non"),
        (["formation", "--base", "x", "--code", "A", "--capacite", "douze"], "nombre entier"),
        (["decision", "--base", "x", "--candidat", "1", "--formation", "A", "garder"], "possibles"),
        (["importer", "x", "--base", "x", "--date-export", "demain"], "pas une date"),
    ],
)
def test_a_wrong_usage_is_said_in_french(cli: Cli, arguments: list[str], attendu: str) -> None:
    resultat = cli(*arguments)
    assert resultat.code == 2
    assert resultat.erreurs.startswith("utilisation\u202f: cfa-desktop")
    assert attendu in resultat.erreurs
    assert "error" not in resultat.erreurs


def test_help_and_version_are_french(cli: Cli) -> None:
    aide = cli("--help")
    assert aide.code == 0
    assert "compte comme Parcoursup" in aide.sortie
    assert "usage" not in aide.sortie
    assert "show this" not in cli("importer", "--help").sortie
    assert cli("--version").sortie.startswith("CFA Recrutement ")


def test_the_doubled_october_hour_is_its_first() -> None:
    assert instant("2025-10-26T02:30").isoformat() == "2025-10-26T02:30:00+02:00"


def test_a_whole_run_never_loads_qt_nor_what_the_verb_does_not_use(base: Path) -> None:
    programme = (
        "import sys; from cfa_desktop.cli import main; code = main(sys.argv[1:]); "
        "lourds = ('PySide6', 'openpyxl', 'reportlab', 'alembic', 'python_calamine', 'lxml', 'icalendar'); "
        "sys.exit(code or [m for m in sys.modules if m.startswith(lourds)] or 0)"
    )
    commande = [sys.executable, "-W", "error", "-c", programme, "compteurs", "--base", str(base), "--json"]
    racine = Path(__file__).resolve().parents[2]
    fait = subprocess.run(commande, cwd=racine, capture_output=True, text=True, check=False)
    assert (fait.returncode, fait.stderr) == (0, "")
