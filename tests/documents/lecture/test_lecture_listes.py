"""Free lists matched by hand, admissions, and the same tables in other formats."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from cfa_desktop.documents.lecture import ExportRefuse, lire_export, lire_exports, lire_texte_colle
from cfa_desktop.models.extraction import TypeExport
from tests.documents.lecture.contenus import DONNEES, dossier, lire_un

FORUM = DONNEES / "L_liste_forum.xlsx"
SIRET = DONNEES / "defauts" / "siret_scientifique.xlsx"
ADMISSIONS = ("A_admissions_standard.csv", "A_admissions_parametrable.csv")


def test_the_columns_of_a_free_list_are_shown_with_examples_and_proposals() -> None:
    extraction = lire_export(FORUM)
    assert (extraction.type, extraction.a_faire_correspondre) == (TypeExport.LISTE, True)
    assert (extraction.lignes, extraction.enregistrements) == (12, ())
    assert [(colonne.rang, colonne.entete, colonne.champ) for colonne in extraction.colonnes] == [
        (0, "NOM", "nom"),
        (1, "prénom", "prenom"),
        (2, "Tél.", "telephone"),
        (3, "courriel", "mail"),
        (4, "Formation souhaitée", ""),
    ]
    assert extraction.colonnes[0].exemples == ("GIRARD", "GARCIA", "PETIT")
    assert extraction.colonnes[4].exemples == ("MCO",)


def test_a_list_matched_by_hand_is_read_without_any_number() -> None:
    extraction = lire_export(FORUM, correspondance={0: "nom", 1: "prenom", 2: "telephone", 3: "mail", 4: ""})
    assert (extraction.a_faire_correspondre, extraction.lignes, extraction.rejets) == (False, 12, ())
    premier = extraction.enregistrements[0]
    assert (premier.ligne, premier.numero, dict(premier.contenu)) == (2, "", {})
    assert dict(premier.champs) == {
        **{"nom": "GIRARD", "prenom": "Nathan", "mail": "candidat900000@courriel.example"},
        **{"telephone_fixe": "", "telephone_portable": ""},
    }
    # The spreadsheet lost the first zero of each number: a doubt, never a guess.
    assert {doute.champ for doute in extraction.doutes} == {"telephone_portable"}
    assert len({doute.ligne for doute in extraction.doutes}) == 12
    assert extraction.signature == lire_export(FORUM).signature


def test_the_siret_of_a_list_are_examined_however_it_is_matched() -> None:
    for correspondance in (None, {0: "numero", 1: "candidat", 3: "siret"}):
        extraction = lire_export(SIRET, correspondance=correspondance)
        assert [(doute.ligne, doute.champ) for doute in extraction.doutes] == [(2, "siret"), (4, "siret")]
    premier = extraction.enregistrements[0]
    assert (premier.numero, premier.champs["nom"]) == ("910001", "MARTIN")
    assert "siret" not in premier.champs


@pytest.mark.parametrize(
    ("correspondance", "phrase"),
    [
        ({}, "Aucune colonne ne désigne"),
        ({1: "prenom"}, "Aucune colonne ne désigne"),
        ({0: "nom", 1: "nom"}, "Deux colonnes"),
        ({0: "nom", 99: "prenom"}, "n’est plus valable"),
        ({0: "nationalite"}, "n’est plus valable"),
    ],
)
def test_a_matching_that_makes_no_sense_is_refused(correspondance: dict[int, str], phrase: str) -> None:
    with pytest.raises(ExportRefuse, match=phrase):
        lire_export(FORUM, correspondance=correspondance)


def test_pasted_cells_are_matched_like_a_file() -> None:
    texte = (
        "Jeune\tVille\tRue\tComplément\nROUX Zoé\tAubière\t3 rue A\tBât. B\nPETIT Tom\t\t\t\n\t\t4 rue C\t\n"
    )
    assert lire_texte_colle(texte).a_faire_correspondre
    extraction = lire_texte_colle(texte, {0: "candidat", 1: "commune", 2: "adresse", 3: "adresse"})
    assert [
        (e.champs["nom"], e.champs["commune"], e.champs["adresse"]) for e in extraction.enregistrements
    ] == [
        ("ROUX", "Aubière", "3 rue A, Bât. B"),
        ("PETIT", "", ""),
    ]
    assert [(rejet.ligne, "ne désigne personne" in rejet.raison) for rejet in extraction.rejets] == [
        (4, True)
    ]


def test_a_list_with_numbers_keeps_lines_without_one_and_sets_unreadable_ones_aside() -> None:
    octets = "Numéro;Jeune\n910001;ROUX Zoé\n;PETIT Tom\nA12;DUBOIS Léa\n;PETIT Tom\n".encode()
    chemins = {0: "numero", 1: "candidat"}
    source = lire_un(octets, "liste.csv")
    assert [colonne.champ for colonne in source.colonnes] == ["numero", ""]
    extraction = lire_texte_colle(octets.decode().replace(";", "\t"), chemins)
    assert [(e.numero, e.champs["nom"]) for e in extraction.enregistrements] == [
        ("910001", "ROUX"),
        ("", "PETIT"),
        ("", "PETIT"),
    ]
    assert [rejet.ligne for rejet in extraction.rejets] == [4]


def test_a_matching_leaves_a_known_kind_as_it_is() -> None:
    chemin = DONNEES / "T_recrutement_GEA_2025-05-05.csv"
    assert lire_exports(chemin, correspondance={0: "nom"}) == lire_exports(chemin)


def test_both_spellings_of_the_admissions_say_the_same() -> None:
    standard, parametrable = (lire_export(DONNEES / fichier) for fichier in ADMISSIONS)
    assert standard.type is parametrable.type is TypeExport.ADMISSIONS
    assert standard.enregistrements == parametrable.enregistrements
    assert (standard.rejets, standard.doutes, standard.lignes) == ((), (), 10)


def test_an_admission_gives_contact_and_reply_date_and_no_reply() -> None:
    premier = lire_export(DONNEES / ADMISSIONS[0]).enregistrements[0]
    assert premier.numero == "530004"
    assert dict(premier.champs) == {
        **{"nom": "GARCIA", "prenom": "Emma", "civilite": "Mme", "ine": "501565626FB"},
        **{"naissance_on": "2005-09-02", "telephone_fixe": "", "telephone_portable": "0639981039"},
        **{"mail": "candidat530004@courriel.example", "adresse": "14 rue des Écoles", "code_postal": "63182"},
        **{"commune": "Clermont-Ferrand"},
    }
    assert dossier(premier) == {
        ("bac", "serie"): "Bac pro Conduite et gestion de l'entreprise agricole",
        ("voeu", "reponse"): "16/06/2025 19:42",
    }


@pytest.mark.parametrize("nom", ["T_recrutement_GEA_2025-05-05", "A_admissions_standard"])
@pytest.mark.parametrize("suffixe", ["ods", "xls"])
def test_a_table_saved_by_libreoffice_reads_as_its_csv(nom: str, suffixe: str) -> None:
    lu = lire_export(DONNEES / "libreoffice" / f"{nom}.{suffixe}")
    source = lire_export(DONNEES / f"{nom}.csv")
    assert lu.encodage == suffixe.upper()
    assert (lu.type, lu.signature, lu.lignes) == (source.type, source.signature, source.lignes)
    assert lu.enregistrements == source.enregistrements
    assert (lu.rejets, lu.doutes) == ((), ())


def test_a_parametrable_export_saved_as_a_workbook_reads_as_its_csv(tmp_path: Path) -> None:
    lignes = (DONNEES / "P_parametrable_2026.csv").read_text(encoding="utf-8").splitlines()[:8]
    classeur = openpyxl.Workbook()
    for ligne in lignes:
        cellules = ligne.split(";")
        nombres = [
            c.replace(",", ".") if c.replace(",", "").isdecimal() and "," in c else None for c in cellules
        ]
        classeur.active.append([float(n) if n else c or None for c, n in zip(cellules, nombres, strict=True)])
    chemin = tmp_path / "P.xlsx"
    classeur.save(chemin)
    assert zipfile.is_zipfile(chemin)
    source = lire_un("\r\n".join(lignes).encode(), "P.csv")
    assert lire_export(chemin).enregistrements == source.enregistrements
    assert len(source.enregistrements) == 7
