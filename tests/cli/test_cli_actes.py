"""`contrat` and `decision`: the worked examples of the trade, at their exact instants."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.banc import CONFIRMEE, SIRET, Cli, Resultat, creer, ecrire_t

AVANT = "2025-05-20T10:00"
CLES_VERDICT = {"accepte", "blocages", "avertissements"}


def decider(cli: Cli, base: Path, numero: str, *suite: str) -> Resultat:
    return cli("decision", "--base", base, "--candidat", numero, "--formation", "MCO", *suite, "--json")


def refuser(cli: Cli, base: Path, numero: str, au: str, *suite: str) -> Resultat:
    motif = ("--motif", "Résultats scolaires")
    return decider(cli, base, numero, "refus", *motif, "--au", au, *suite)


def engager(cli: Cli, base: Path, numero: str, au: str, *suite: str, siret: str = SIRET) -> Resultat:
    commande = ("contrat", "--base", base, "--candidat", numero, "--formation", "MCO")
    return cli(
        *commande, "--employeur", "BOULANGERIE DU PONT", "--siret", siret, "--au", au, *suite, "--json"
    )


def codes(resultat: Resultat) -> list[str]:
    return [blocage["code"] for blocage in resultat.objet["blocages"]]


@pytest.mark.parametrize(
    ("numero", "au", "attendu"),
    [
        ("700001", "2025-05-28T23:59:59", []),
        ("700001", "2025-06-01T23:59:59", []),
        ("700001", "2025-06-02T00:00:00", ["R6"]),
        ("700002", "2025-06-20T23:59:59", []),
        ("700002", "2025-06-21", ["R6"]),
        ("700003", "2025-07-10T23:59:59", []),
        ("700003", "2025-07-11T00:00:00", ["R6"]),
        ("700004", AVANT, ["R1"]),
        ("700005", AVANT, ["R4"]),
        ("700006", AVANT, ["R4"]),
        ("700007", AVANT, ["R4"]),
    ],
)
def test_a_refusal_is_possible_until_the_passage(
    cli: Cli, base: Path, numero: str, au: str, attendu: list[str]
) -> None:
    resultat = refuser(cli, base, numero, au, "--confirmer")
    assert codes(resultat) == attendu
    assert resultat.objet.keys() >= CLES_VERDICT
    assert resultat.objet["accepte"] is not bool(attendu)
    assert resultat.code == int(bool(attendu))
    assert bool(resultat.erreurs) == bool(attendu)


def test_a_refusal_without_a_reason_names_the_rule(cli: Cli, base: Path) -> None:
    resultat = decider(cli, base, "700001", "refus", "--au", AVANT)
    assert codes(resultat) == ["R3"]
    assert resultat.code == 1


def test_a_decision_typed_already_moves_the_main_counters(cli: Cli, base: Path) -> None:
    assert decider(cli, base, "700001", "recherche", "--au", AVANT, "--deja-saisi").code == 0
    compteurs = cli("compteurs", "--base", base, "--au", AVANT, "--json").objet
    assert compteurs["sans_contrat"]["en_recherche"] == 2
    assert compteurs["prepares"] == {"decisions": 0, "contrats": 0}


def test_a_decision_only_prepared_never_moves_the_main_counters(cli: Cli, base: Path) -> None:
    assert decider(cli, base, "700001", "recherche", "--au", AVANT).code == 0
    compteurs = cli("compteurs", "--base", base, "--au", AVANT, "--json").objet
    assert compteurs["sans_contrat"]["en_recherche"] == 1
    assert compteurs["prepares"] == {"decisions": 1, "contrats": 0}


def test_a_decision_on_nobody_says_so(cli: Cli, base: Path) -> None:
    resultat = decider(cli, base, "799999", "recherche", "--au", AVANT)
    assert resultat.code == 1
    assert resultat.objet == {"accepte": False, "erreur": resultat.erreurs.strip()}
    assert "799999" in resultat.erreurs


@pytest.mark.parametrize(
    ("au", "attendu"),
    [
        ("2025-06-15T00:30", ["R12"]),
        ("2025-06-15T00:59:59", ["R12"]),
        ("2025-06-15T01:00", []),
        ("2025-10-13T23:59", []),
        ("2025-10-14T00:00", ["R13"]),
        ("2025-03-16T23:59:59", ["R13"]),
        ("2025-03-17", []),
    ],
)
def test_a_contract_is_refused_outside_the_hours_and_the_window(
    cli: Cli, base: Path, au: str, attendu: list[str]
) -> None:
    resultat = engager(cli, base, "700005", au)
    assert codes(resultat) == attendu
    assert resultat.code == int(bool(attendu))


@pytest.mark.parametrize(
    ("siret", "accepte"),
    [
        ("73282932000074", True),
        ("732 829 320 00074", True),
        ("35600000009075", True),
        ("73282932000075", False),
        ("00000000000000", False),
        ("7,32829E+13", False),
        ("", False),
    ],
)
def test_a_siret_is_accepted_only_when_it_is_sure(cli: Cli, base: Path, siret: str, accepte: bool) -> None:
    resultat = engager(cli, base, "700005", AVANT, siret=siret)
    assert resultat.objet["accepte"] is accepte
    assert codes(resultat) == ([] if accepte else ["R14"])


def test_every_reason_comes_at_once(cli: Cli, base: Path) -> None:
    cli("formation", "--base", base, "--code", "VIDE", "--intitule", "Sans capacité", "--examine", "oui")
    resultat = cli(
        *("contrat", "--base", base, "--candidat", "700005", "--formation", "VIDE", "--employeur", ""),
        *("--siret", "1", "--au", "2025-10-14", "--json"),
    )
    assert codes(resultat) == ["R8", "R13", "R14", "R14"]
    assert len(resultat.erreurs.splitlines()) == 4


def test_a_full_formation_refuses_and_offers_both_ways_out(cli: Cli, tmp_path: Path) -> None:
    base = tmp_path / "pleine.cfa"
    creer(base, "MCO", "--capacite", "5")
    reponses = ("Oui (définitif)",) * 4 + ("Renonciation",)
    contrats = [
        f"70001{rang};PRIS N{rang};;;;Contrat saisi;;{reponse};;Apprenti;"
        for rang, reponse in enumerate(reponses)
    ]
    fichier = ecrire_t(tmp_path / "MCO_2025-05-12.csv", [*contrats, f"700020;LIBRE Léa;;;;{CONFIRMEE};;;;;"])
    assert cli("importer", fichier, "--base", base, "--appliquer").code == 0
    comptes = cli("compteurs", "--base", base, "--json").objet["contrats"]
    assert (comptes["total"], comptes["demissions"]) == (5, 1)
    resultat = engager(cli, base, "700020", AVANT)
    assert codes(resultat) == ["R10"]
    assert "clôture" in resultat.erreurs
    assert "augmentation" in resultat.erreurs


@pytest.mark.parametrize("numero", ["700006", "700007", "799999"])
def test_what_must_be_confirmed_is_refused_without_confirmer(cli: Cli, base: Path, numero: str) -> None:
    nom = ("--nom", "NOUVEAU Zacharie") if numero == "799999" else ()
    sans = engager(cli, base, numero, AVANT, *nom)
    assert sans.code == 1
    assert sans.objet["accepte"] is False
    assert sans.objet["blocages"] == []
    (avis,) = sans.objet["avertissements"]
    assert avis.keys() == {"code", "message", "a_confirmer"}
    assert (avis["code"], avis["a_confirmer"]) == ("R15", True)
    assert "--confirmer" in sans.erreurs
    assert engager(cli, base, numero, AVANT, *nom, "--confirmer").code == 0


def test_an_unknown_number_needs_a_name(cli: Cli, base: Path) -> None:
    resultat = engager(cli, base, "799999", AVANT, "--confirmer")
    assert codes(resultat) == ["R15"]
    assert "nom" in resultat.erreurs


def test_a_second_contract_is_refused(cli: Cli, base: Path) -> None:
    assert engager(cli, base, "700005", AVANT).code == 0
    assert codes(engager(cli, base, "700005", AVANT)) == ["R16"]


def test_a_number_that_is_none_is_refused_in_french(cli: Cli, base: Path) -> None:
    resultat = engager(cli, base, "7E+5", AVANT)
    assert resultat.code == 1
    assert resultat.objet["accepte"] is False
    assert "numéro d’inscription" in resultat.objet["erreur"]


def test_a_prepared_contract_waits_in_the_queue_with_both_instants(cli: Cli, base: Path) -> None:
    engager(cli, base, "700005", AVANT)
    (saisie,) = cli("saisies", "--base", base, "--json").objet["saisies"]
    assert saisie.keys() >= {
        *("id", "nature", "statut", "formation", "numero", "champs", "pas_avant", "avant_le")
    }
    assert (saisie["nature"], saisie["statut"]) == ("contrat", "preparee")
    assert (saisie["formation"], saisie["numero"]) == ("MCO", "700005")
    assert saisie["champs"] == {"employeur": "BOULANGERIE DU PONT", "siret": SIRET, "limite_reponse": ""}
    assert isinstance(saisie["id"], int)
    assert saisie["evaluee_le"] == "2025-05-20T10:00:00+02:00"
    assert saisie["preparee_le"] != saisie["evaluee_le"]
    assert saisie["avant_le"] == "2025-10-13T23:59:59+02:00"


def test_a_second_contract_says_whether_the_first_is_prepared_or_typed(cli: Cli, base: Path) -> None:
    for numero, suite, fait in (("700001", (), "préparé"), ("700002", ("--deja-saisi",), "saisi")):
        assert engager(cli, base, numero, AVANT, *suite).code == 0
        # An export of the same day shows no contract yet: it does not contradict what was typed.
        importer_le_soir = ("--date-export", "2025-05-20", "--partiel", "--appliquer")
        lignes = [f"{numero};SUITE Léa;;;;{CONFIRMEE};;;;;"]
        fichier = ecrire_t(base.with_name("MCO_suite.csv"), lignes)
        assert cli("importer", fichier, "--base", base, *importer_le_soir).code == 0
        (blocage,) = engager(cli, base, numero, "2025-05-22T10:00").objet["blocages"]
        assert (blocage["code"], f"déjà {fait}" in blocage["message"]) == ("R16", True)
