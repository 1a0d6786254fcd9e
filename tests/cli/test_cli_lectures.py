"""`lister`, `compteurs`, `echeances`, `saisies`: shapes key by key, states at the instant asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from cfa_desktop.services.bureau import ouvrir
from tests.cli.banc import CONFIRMEE, SIRET, Cli, creer, ecrire_t

CLES_CANDIDATURE = [
    *("numero", "civilite", "nom", "prenom", "telephone_fixe", "telephone_portable", "mail"),
    *("etablissement_origine", "formation", "etat", "etat_importe", "presume", "date_limite"),
    *("origine_date_limite", "reponse", "inscription_administrative", "statut_contrat"),
]


def test_a_listed_candidature_has_every_key_of_the_specification(cli: Cli, base: Path) -> None:
    objet = cli("lister", "--base", base, "--au", "2025-05-20", "--json").objet
    assert objet["total"] == len(objet["candidatures"]) == 7
    lea = objet["candidatures"][0]
    assert lea.keys() >= set(CLES_CANDIDATURE)
    assert {cle: lea[cle] for cle in CLES_CANDIDATURE} == {
        "numero": "700001",
        "civilite": "",
        "nom": "ABADIE",
        "prenom": "Léa",
        "telephone_fixe": "",
        "telephone_portable": "0639980001",
        "mail": "lea@courriel.example",
        "etablissement_origine": "Lycée (Riom - 63)",
        "formation": "MCO",
        "etat": CONFIRMEE,
        "etat_importe": CONFIRMEE,
        "presume": False,
        "date_limite": "2025-05-28",
        "origine_date_limite": "importee",
        "reponse": "Résultat connu ultérieurement",
        "inscription_administrative": "",
        "statut_contrat": "",
    }


@pytest.mark.parametrize(
    ("numero", "au", "presume"),
    [
        ("700001", "2025-06-01T23:59:59", False),
        ("700001", "2025-06-02", True),
        ("700002", "2025-06-20T23:59:59", False),
        ("700002", "2025-06-21T00:00", True),
    ],
)
def test_the_state_is_that_of_the_instant(cli: Cli, base: Path, numero: str, au: str, presume: bool) -> None:
    objet = cli("lister", "--base", base, "--recherche", numero, "--au", au, "--json").objet
    (une,) = objet["candidatures"]
    assert une["presume"] is presume
    assert une["etat"] == ("En recherche de contrat" if presume else CONFIRMEE)
    assert une["etat_importe"] == CONFIRMEE


def test_filters_take_the_exact_label_or_words(cli: Cli, base: Path) -> None:
    def numeros(*filtre: str) -> list[str]:
        objet = cli("lister", "--base", base, "--au", "2025-05-20", "--json", *filtre).objet
        return [une["numero"] for une in objet["candidatures"]]

    assert numeros("--etat", "Refusée") == ["700006"]
    assert numeros("--etat", "en_recherche") == ["700005"]
    assert numeros("--recherche", "esteve") == ["700005"]
    assert numeros("--recherche", "06 39 98 00 01") == ["700001"]
    assert numeros("--etat", "à classer") == []
    assert numeros("--disparus") == []


def test_an_unknown_state_lists_the_known_ones(cli: Cli, base: Path) -> None:
    resultat = cli("lister", "--base", base, "--etat", "bof", "--json")
    assert resultat.code == 1
    assert resultat.objet["accepte"] is False
    assert "Démission du candidat" in resultat.objet["erreur"]


def test_an_unknown_label_is_null_and_kept_raw(cli: Cli, base: Path, tmp_path: Path) -> None:
    fichier = ecrire_t(tmp_path / "MCO_2025-05-13.csv", ["700009;HUE Léo;;;;État inventé;;;;;"])
    assert cli("importer", fichier, "--base", base, "--partiel", "--appliquer").code == 0
    (une,) = cli("lister", "--base", base, "--etat", "à classer", "--json").objet["candidatures"]
    assert (une["etat"], une["etat_brut"]) == (None, "État inventé")
    assert cli("compteurs", "--base", base, "--json").objet["a_classer"] == 1


def test_counters_have_every_key_and_equal_sums(cli: Cli, base: Path) -> None:
    objet = cli("compteurs", "--base", base, "--formation", "MCO", "--au", "2025-05-20", "--json").objet
    assert objet == {
        "formation": "MCO",
        "capacite": 5,
        "sans_contrat": {
            "total": 7,
            "confirmees": 3,
            "non_confirmees": 1,
            "en_recherche": 1,
            "refusees": 1,
            "demissions": 1,
        },
        "contrats": {
            "total": 0,
            "en_attente": 0,
            "oui_definitif": 0,
            "oui_voeux_en_attente": 0,
            "demissions": 0,
        },
        "prepares": {"decisions": 0, "contrats": 0},
        "presumes": {"en_recherche": 0, "propositions_perdues": 0},
        "disparus": 0,
        "a_classer": 0,
    }


def test_a_presumed_passage_stands_beside_the_main_numbers(cli: Cli, base: Path) -> None:
    objet = cli("compteurs", "--base", base, "--au", "2025-06-02", "--json").objet
    assert objet["presumes"] == {"en_recherche": 1, "propositions_perdues": 0}
    assert objet["sans_contrat"]["confirmees"] == 3


def test_sums_name_no_formation(cli: Cli, base: Path) -> None:
    objet = cli("compteurs", "--base", base, "--json").objet
    assert objet["formation"] is None
    assert objet["capacite"] == 5


def test_what_is_due_is_dated_with_its_offset(cli: Cli, base: Path) -> None:
    objet = cli("echeances", "--base", base, "--au", "2025-05-20", "--json").objet
    premiere = objet["echeances"][0]
    assert premiere.keys() >= {"le", "quoi", "numero", "formation", "pourquoi"}
    assert premiere["le"] == "2025-05-28T23:59:59+02:00"
    assert (premiere["quoi"], premiere["numero"], premiere["formation"]) == ("decision", "700001", "MCO")
    connus = {"decision", "passage", "reponse", "contrats", "rapport", "suivi", "parametrage"}
    assert {due["quoi"] for due in objet["echeances"]} <= connus


def test_what_is_due_is_written_as_an_agenda_without_any_name(cli: Cli, base: Path, tmp_path: Path) -> None:
    agenda = tmp_path / "echeances.ics"
    dites = ("echeances", "--base", base, "--au", "2025-05-20", "--formation", "MCO", "--ics", agenda)
    assert "Agenda écrit" in cli(*dites).sortie
    contenu = agenda.read_text("utf-8")
    assert "MCO\u202f: Décision à prendre" in contenu
    assert "ABADIE" not in contenu
    assert "700001" not in contenu
    assert cli(*dites, "--avec-noms", "--json").objet["ics"]["evenements"] > 0
    assert "ABADIE" in agenda.read_text("utf-8").replace("\n ", "")


def test_missing_dates_of_the_calendar_are_said(cli: Cli, base: Path) -> None:
    creer(base, "GEA", "--campagne", "2026")
    objet = cli("echeances", "--base", base, "--campagne", "2026", "--au", "2026-05-01", "--json").objet
    assert "manquent" in objet["dates_manquantes"]


def test_reading_works_beside_an_open_window_and_writing_says_that_the_base_is_in_use(
    cli: Cli, base: Path
) -> None:
    with ouvrir(base):
        assert cli("compteurs", "--base", base).code == 0
        ecriture = cli(
            *("decision", "--base", base, "--candidat", "700001", "--formation", "MCO", "recherche", "--json")
        )
    assert ecriture.code == 1
    assert "déjà utilisée" in ecriture.objet["erreur"]


def test_text_answers_are_aligned_french(cli: Cli, base: Path) -> None:
    liste = cli("lister", "--base", base, "--au", "2025-05-20").sortie
    assert "Candidature confirmée" in liste
    assert "7 candidatures" in liste
    assert "Contrats saisis" in cli("compteurs", "--base", base).sortie
    assert "Rien à saisir" in cli("saisies", "--base", base).sortie
    assert "mer. 28 mai" in cli("echeances", "--base", base, "--au", "2025-05-20").sortie


def test_an_unknown_session_or_formation_is_a_sentence(cli: Cli, base: Path) -> None:
    assert "2025" in cli("compteurs", "--base", base, "--campagne", "2019").erreurs
    assert "MCO" in cli("compteurs", "--base", base, "--formation", "XX").erreurs


def test_the_queue_written_holds_one_session_only(cli: Cli, base: Path, tmp_path: Path) -> None:
    contrat = ("--employeur", "BOULANGERIE DU PONT", "--siret", SIRET, "--au", "2025-05-20T10:00")
    creer(base, "MCO", "--campagne", "2026")
    commande = ("contrat", "--base", base, "--campagne", "2025", "--candidat", "700001", "--formation", "MCO")
    assert cli(*commande, *contrat).code == 0
    for campagne, attendues in (("2025", 1), ("2026", 0)):
        vers = tmp_path / f"saisies_{campagne}.csv"
        suite = ("--vers", vers, "--campagne", campagne, "--json")
        assert cli("exporter", "saisies", "--base", base, *suite).objet["lignes"] == attendues
        assert vers.read_text("utf-8-sig").count(SIRET) == attendues
