"""Every example of the specification reads as ATTENDU.json says."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from cfa_desktop.documents.lecture import ExportRefuse, lire_export
from cfa_desktop.documents.lecture.limites import LIMITES
from cfa_desktop.models.colonnes import CHAMPS, CLES_PARCOURSUP
from cfa_desktop.models.extraction import Extraction, TypeExport

ENTETES_T = tuple(CHAMPS[cle].titre_parcoursup for cle in CLES_PARCOURSUP)
DONNEES = Path(__file__).parents[2] / "data"
DEFAUTS = DONNEES / "defauts"
# RLIM_INFINITY: the bound would stay on the process that runs the tests.
BORNES = "{}"


def etats(extraction: Extraction) -> Counter[str]:
    return Counter(enregistrement.champs["etat"] for enregistrement in extraction.enregistrements)


@pytest.mark.parametrize(
    ("fichier", "attendus"),
    [
        ("T_recrutement_MCO_2025-04-28.csv", {"confirmee": 16, "non_confirmee": 228}),
        ("T_recrutement_ACSE_2025-06-20.xlsx", {"non_confirmee": 13, "en_recherche": 60, "contrat_saisi": 4}),
        (
            "T_recrutement_GEA_2025-05-05.csv",
            {"confirmee": 22, "refusee": 2, "demission": 1, "non_confirmee": 15},
        ),
        ("P_parametrable_2026.csv", {"confirmee": 35, "non_confirmee": 25}),
    ],
)
def test_an_example_has_the_expected_states(fichier: str, attendus: dict[str, int]) -> None:
    extraction = lire_export(DONNEES / fichier)
    assert etats(extraction) == attendus
    assert (extraction.rejets, extraction.doutes) == ((), ())
    assert extraction.lignes == sum(attendus.values())


def test_the_date_of_an_export_is_read_in_its_name() -> None:
    extraction = lire_export(DONNEES / "T_recrutement_MCO_2025-05-12.csv")
    assert extraction.indice_date == "2025-05-12"
    assert extraction.indice_formation == "T_recrutement_MCO_2025-05-12"
    assert (len(extraction.enregistrements), extraction.encodage, extraction.separateur) == (
        255,
        "UTF-8 avec BOM",
        ";",
    )


def test_a_workbook_gives_numbers_as_text_and_its_contracts() -> None:
    extraction = lire_export(DONNEES / "T_recrutement_ACSE_2025-06-20.xlsx")
    contrats = [e.champs["reponse"] for e in extraction.enregistrements if e.champs["statut_contrat"]]
    assert Counter(contrats) == {"en_attente": 1, "oui_definitif": 3}
    assert extraction.enregistrements[0].numero == "510000"
    assert extraction.enregistrements[1].champs["telephone_portable"] == "0639983931"


def test_a_file_without_contact_columns_carries_no_contact_field() -> None:
    extraction = lire_export(DONNEES / "T_recrutement_GEA_2025-05-12_sans_coordonnees_cp1252.csv")
    assert extraction.encodage == "Windows-1252"
    assert extraction.enregistrements[1].champs["nom"] == "LEFÈVRE"
    for enregistrement in extraction.enregistrements:
        assert not {"telephone_fixe", "telephone_portable", "mail"} & enregistrement.champs.keys()


def test_only_listed_columns_of_the_parametrable_export_are_read() -> None:
    extraction = lire_export(DONNEES / "P_parametrable_2026.csv")
    assert extraction.type is TypeExport.PARAMETRABLE
    assert extraction.campagne == 2026
    assert dict(extraction.enregistrements[0].champs) == {
        "nom": "D'AQUINO",
        "prenom": "Théo",
        "civilite": "Mme",
        "naissance_on": "2007-04-11",
        "profil": "En terminale",
        "serie": "Bac pro Conduite et gestion de l'entreprise agricole",
        "origine_uai": "0030025U",
        "etablissement_origine": "Lycée Paul Constans",
        "origine_commune": "Montluçon",
        "origine_departement": "03",
        "etat": "confirmee",
        "etat_brut": "",
    }


def test_nothing_sensitive_leaves_the_child(tmp_path: Path) -> None:
    entier = (DONNEES / "P_parametrable_2026.csv").read_bytes()
    lignes = entier.split(b"\r\n")
    lignes[3] = lignes[3] + lignes[4]
    lignes[6] = lignes[6][:400]
    abime = tmp_path / "P_abime.csv"
    abime.write_bytes(b"\r\n".join(lignes))
    for chemin in (DONNEES / "P_parametrable_2026.csv", abime):
        assert b"SENSIBLE-" in chemin.read_bytes()
        enfant = [sys.executable, "-m", "cfa_desktop.documents.lecture.enfant", str(chemin), BORNES]
        sortie = subprocess.run(enfant, stdout=subprocess.PIPE, check=True).stdout
        assert b'"810002"' in sortie
        assert b"SENSIBLE-" not in sortie


def test_glued_and_cut_lines_are_set_aside_and_the_rest_goes_on() -> None:
    extraction = lire_export(DEFAUTS / "lignes_collees.csv")
    assert [rejet.ligne for rejet in extraction.rejets] == [6, 12]
    assert "deux lignes collées" in extraction.rejets[0].raison
    assert extraction.rejets[0].brut.startswith("910013;TRẦN Jade")
    assert "ligne coupée" in extraction.rejets[1].raison
    assert len(extraction.enregistrements) == 10
    assert extraction.lignes == 12
    assert [(doute.ligne, doute.valeur) for doute in extraction.doutes] == [(6, "910016")]


def test_a_utf16_file_is_read() -> None:
    extraction = lire_export(DEFAUTS / "utf16.csv")
    assert (extraction.encodage, len(extraction.enregistrements)) == ("UTF-16", 12)


def test_hostile_text_is_kept_as_typed_and_doubtful() -> None:
    extraction = lire_export(DEFAUTS / "contenus_hostiles.csv")
    noms = [f"{e.champs['nom']} {e.champs['prenom']}".strip() for e in extraction.enregistrements]
    assert noms == [
        '=HYPERLINK("http://x") Léa',
        "<b>GRAS</b> <img src=/etc/hostname>",
        "THOMAS Maël",
        "NULLIVRE Zoé",
        "ROBERT'); DROP TABLE candidats;-- Tom",
    ]
    assert any("U+202E" in doute.raison and doute.ligne == 5 for doute in extraction.doutes)


def test_a_list_says_which_siret_were_lost() -> None:
    extraction = lire_export(DEFAUTS / "siret_scientifique.xlsx")
    assert extraction.type is TypeExport.LISTE
    assert (extraction.lignes, extraction.enregistrements) == (3, ())
    assert [(doute.ligne, doute.champ) for doute in extraction.doutes] == [(2, "siret"), (4, "siret")]
    assert all("chiffres perdus" in doute.raison for doute in extraction.doutes)


def test_an_unknown_list_is_counted_and_left_to_the_officer() -> None:
    extraction = lire_export(DONNEES / "L_liste_forum.xlsx")
    assert (extraction.type, extraction.lignes, extraction.enregistrements) == (TypeExport.LISTE, 12, ())


def test_headers_alone_are_read_as_nothing() -> None:
    extraction = lire_export(DEFAUTS / "entetes_seuls.csv")
    assert (extraction.type, extraction.lignes, extraction.rejets) == (TypeExport.TABLEAU, 0, ())


@pytest.mark.parametrize(
    ("fichier", "phrase"),
    [
        ("vide.csv", "vide"),
        ("image.xlsx", "n’est pas un classeur"),
        ("derniere_cellule.xlsx", "dépasse les limites"),
    ],
)
def test_an_unreadable_file_is_refused_with_a_sentence(fichier: str, phrase: str) -> None:
    with pytest.raises(ExportRefuse, match=phrase):
        lire_export(DEFAUTS / fichier)


def test_the_limits_are_those_of_the_specification() -> None:
    assert (LIMITES.secondes, LIMITES.memoire) == (30, 1 << 30)
    assert (LIMITES.lignes, LIMITES.colonnes, LIMITES.cellules) == (120_000, 2_000, 8_000_000)


def test_a_list_written_by_this_program_reads_back(tmp_path: Path) -> None:
    lignes = ["910001", "'=1+1 ROUX", "", "", "", "Candidature non confirmée", "", "", "", "", ""]
    chemin = tmp_path / "liste.csv"
    chemin.write_text(";".join(ENTETES_T) + "\r\n" + ";".join(lignes) + "\r\n", encoding="utf-8-sig")
    extraction = lire_export(chemin)
    assert (extraction.type, extraction.colonnes_ignorees) == (TypeExport.TABLEAU, 0)
    assert extraction.enregistrements[0].champs["nom"] == "=1+1 ROUX"
