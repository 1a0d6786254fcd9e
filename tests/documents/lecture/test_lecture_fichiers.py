"""Encodings, separators, headers and limits: what a real file may look like."""

from __future__ import annotations

import dataclasses
import datetime
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from cfa_desktop.documents.lecture import LIMITES, ExportRefuse, Limites, lire_export, lire_texte_colle
from cfa_desktop.documents.lecture.assemblage import lire_tout
from cfa_desktop.documents.lecture.ouverture import ouvrir
from cfa_desktop.models.extraction import Extraction, TypeExport

ENTETES = (
    "N°Inscription",
    "Candidat",
    "Numéro téléphone",
    "Adresse mail",
    "Etablissement d'origine",
    "Etat",
    "Date limite d'examen",
    "Réponse du candidat",
)
LIGNE = (
    "910001",
    "LEFÈVRE Zoé",
    "Fixe : 04 65 71 18 48 / Portable : 06 39 98 03 11",
    "zoe@courriel.example",
    "Lycée d'Aubière",
    "Candidature confirmée (Non examinée)",
    "28/05/2025",
    "Résultat connu ultérieurement",
)


def lire(octets: bytes, fichier: str = "export.csv", limites: Limites = LIMITES) -> Extraction:
    """Read in this process: the child is tried elsewhere, and this is quicker."""
    return lire_tout(ouvrir(fichier, octets, limites), limites)[0]


def csv(*lignes: tuple[str, ...], entetes: Sequence[str] = ENTETES, sep: str = ";") -> str:
    return "\r\n".join(sep.join(ligne) for ligne in (entetes, *lignes)) + "\r\n"


def ligne(**valeurs: str) -> tuple[str, ...]:
    noms = ("numero", "candidat", "telephone", "mail", "origine", "etat", "limite", "reponse")
    return tuple(valeurs.get(nom, defaut) for nom, defaut in zip(noms, LIGNE, strict=True))


def copier_classeur(modele: Path, copie: Path, avant: bytes, apres: bytes) -> None:
    with zipfile.ZipFile(modele) as source, zipfile.ZipFile(copie, "w", zipfile.ZIP_DEFLATED) as cible:
        assert avant in source.read("xl/worksheets/sheet1.xml")
        for nom in source.namelist():
            cible.writestr(nom, source.read(nom).replace(avant, apres))


@pytest.mark.parametrize("sep", [";", ",", "\t"])
@pytest.mark.parametrize("fin", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize(
    ("codec", "nom"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 avec BOM"),
        ("cp1252", "Windows-1252"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_an_encoding_and_a_separator_are_recognised(codec: str, nom: str, fin: str, sep: str) -> None:
    texte = csv(LIGNE, ligne(numero="910002"), sep=sep).replace("\r\n", fin)
    extraction = lire(texte.encode(codec))
    assert (extraction.encodage, extraction.separateur, extraction.doutes) == (nom, sep, ())
    assert [e.numero for e in extraction.enregistrements] == ["910001", "910002"]
    premier = extraction.enregistrements[0].champs
    assert (premier["nom"], premier["prenom"]) == ("LEFÈVRE", "Zoé")
    assert (premier["telephone_fixe"], premier["telephone_portable"]) == ("0465711848", "0639980311")
    assert (premier["etat"], premier["limite_importee_on"]) == ("confirmee", "2025-05-28")
    assert premier["etablissement_origine"] == "Lycée d'Aubière"


def test_a_macintosh_file_is_read_with_a_doubt() -> None:
    extraction = lire(csv(LIGNE).encode("mac_roman"))
    assert extraction.enregistrements[0].champs["nom"] == "LEFÈVRE"
    assert [(doute.champ, "MacRoman" in doute.raison) for doute in extraction.doutes] == [("encodage", True)]


def test_a_few_broken_bytes_leave_a_file_utf8_with_a_doubt() -> None:
    octets = csv(LIGNE, ligne(numero="910002", candidat="ROUX Zo#")).encode().replace(b"#", b"\xe9")
    extraction = lire(octets)
    assert extraction.encodage == "UTF-8"
    assert {doute.champ for doute in extraction.doutes} == {"encodage", "candidat"}


@pytest.mark.parametrize(
    "entetes",
    [
        tuple(f"  {entete.upper()} " for entete in ENTETES),
        [
            *("n° inscription", "CANDIDAT", "numero  telephone", "adresse mail", "Établissement d’origine"),
            *("État", "date limite d’examen 2027", "Reponse du candidat"),
        ],
        [
            *("Numéro d'inscription", "Nom Prénom", "Téléphone", "Courriel", "Lycée d'origine"),
            *("Etat de la candidature", "Date limite examen", "Réponse candidat"),
        ],
    ],
)
def test_drifting_headers_are_recognised(entetes: Sequence[str]) -> None:
    extraction = lire(csv(LIGNE, entetes=entetes).encode())
    assert extraction.enregistrements[0].champs == lire(csv(LIGNE).encode()).enregistrements[0].champs


def test_columns_are_found_by_name_and_unknown_ones_are_read_past() -> None:
    entetes = ("Nationalité", *reversed(ENTETES), "Boursier")
    secret = ("SENSIBLE-NATIONALITE", *reversed(LIGNE), "SENSIBLE-BOURSE")
    extraction = lire(csv(secret, secret[:3], entetes=entetes).encode())
    assert extraction.enregistrements[0].champs["nom"] == "LEFÈVRE"
    assert extraction.colonnes_ignorees == 2
    assert "SENSIBLE-" not in repr(extraction)


def test_the_signature_is_the_same_from_one_year_to_the_next() -> None:
    def parametrable(annee: str) -> Extraction:
        entetes = (
            "Candidat - Code",
            "Candidat - Nom",
            "Candidat - Prénom",
            f"Série de classe - Libellé {annee}",
        )
        return lire(csv(("1", "ROUX", "Zoé", "STMG"), entetes=entetes).encode())

    assert parametrable("2025/2026").signature == parametrable("2026/2027").signature


def test_a_year_never_seen_reads_its_own_columns_only() -> None:
    entetes = (
        "Candidat - Code",
        "Candidat - Nom",
        "Candidat - Prénom",
        "Nom Etablissement origine 2025/2026",
        "Nom Etablissement origine 2026/2027",
        "Série de classe - Libellé 2025/2026",
        "Vœu confirmé - Libellé",
    )
    valeurs = ("1", "DE LA TOUR", "Zoé", "Ancien lycée", "Lycée", "Ancienne série", "Oui")
    extraction = lire(csv(valeurs, entetes=entetes).encode())
    champs = extraction.enregistrements[0].champs
    assert (extraction.type, extraction.campagne) == (TypeExport.PARAMETRABLE, 2027)
    assert (champs["etablissement_origine"], champs["etat"]) == ("Lycée", "confirmee")
    assert "serie" not in champs


def test_quoted_fields_may_hold_separators_quotes_and_line_breaks() -> None:
    texte = csv(ligne(origine='"Lycée ""A"" ; annexe\nB"'), ligne(numero="910002"))
    extraction = lire(texte.encode())
    assert extraction.enregistrements[0].champs["etablissement_origine"] == 'Lycée "A" ; annexe B'
    assert [(e.numero, e.ligne) for e in extraction.enregistrements] == [("910001", 2), ("910002", 4)]


def test_a_stray_quote_never_swallows_the_lines_that_follow() -> None:
    texte = csv(ligne(origine='"Lycée'), ligne(numero="910002"), ligne(numero="910003", origine='Le "Lycée"'))
    extraction = lire(texte.encode())
    assert [e.numero for e in extraction.enregistrements] == ["910001", "910002", "910003"]


def test_one_more_separator_at_each_end_of_line_is_usual() -> None:
    extraction = lire(csv(LIGNE).replace("\r\n", ";\r\n").encode())
    assert (len(extraction.enregistrements), extraction.rejets) == (1, ())


def test_two_whole_lines_that_may_hide_a_stray_separator_are_set_aside() -> None:
    collee = (*LIGNE[:-1], f"{LIGNE[-1]}910002", *LIGNE[1:])
    extraction = lire(csv(LIGNE, collee, ligne(numero="910003")).encode())
    assert [rejet.ligne for rejet in extraction.rejets] == [3]
    assert "trop de champs (15 au lieu de 8)" in extraction.rejets[0].raison


@pytest.mark.parametrize(
    ("numero", "phrase"),
    [("", "absent"), ("9100O1", "illisible"), ("9,1E+05", "illisible"), ("N° 910001", "illisible")],
)
def test_a_number_that_is_not_digits_sets_its_line_aside(numero: str, phrase: str) -> None:
    extraction = lire(csv(ligne(numero=numero), ligne(numero="910002")).encode())
    assert [e.numero for e in extraction.enregistrements] == ["910002"]
    assert phrase in extraction.rejets[0].raison
    assert extraction.lignes == 2


def test_a_line_read_twice_is_set_aside_and_doubtful_when_it_differs() -> None:
    extraction = lire(csv(LIGNE, LIGNE, ligne(etat="Refusée")).encode())
    assert extraction.rejets[0].raison == "déjà lue ligne 2"
    assert "valeurs différentes" in extraction.rejets[1].raison
    assert [(doute.ligne, doute.champ) for doute in extraction.doutes] == [(4, "numero")]
    assert len(extraction.enregistrements) == 1


@pytest.mark.parametrize(("longueur", "lues"), [(10_000, 1), (10_001, 0)])
def test_a_cell_longer_than_the_limit_sets_its_line_aside(longueur: int, lues: int) -> None:
    extraction = lire(csv(ligne(origine="x" * longueur)).encode())
    assert (len(extraction.enregistrements), len(extraction.rejets)) == (lues, 1 - lues)


def test_an_unknown_label_is_kept_raw_and_doubtful() -> None:
    champs_de = lire(csv(ligne(etat="Liste d'attente", reponse="Formation acceptée")).encode())
    champs = champs_de.enregistrements[0].champs
    assert (champs["etat"], champs["etat_brut"]) == ("", "Liste d'attente")
    assert (champs["reponse"], champs["reponse_brute"]) == ("oui_definitif", "")
    assert [(doute.champ, doute.valeur) for doute in champs_de.doutes] == [("etat", "Liste d'attente")]


def test_what_a_spreadsheet_lost_is_a_doubt_and_never_a_guess() -> None:
    douteuses = ligne(telephone="639980311", limite="31/02/2025", mail="sans arobase")
    extraction = lire(csv(douteuses, ligne(numero="2", telephone="6,4E+08")).encode())
    champs = extraction.enregistrements[0].champs
    assert (champs["telephone_fixe"], champs["telephone_portable"], champs["limite_importee_on"]) == (
        "",
        "",
        "",
    )
    assert [(doute.ligne, doute.champ) for doute in extraction.doutes] == [
        (2, "telephone_portable"),
        (2, "mail"),
        (2, "limite_importee_on"),
        (3, "telephone_portable"),
    ]


def test_the_escape_of_our_own_csv_is_undone() -> None:
    lignes = [ligne(numero=str(rang), origine=f"'{signe}A1") for rang, signe in enumerate("=+-@", start=1)]
    extraction = lire(csv(*lignes).encode())
    assert [e.champs["etablissement_origine"] for e in extraction.enregistrements] == [
        "=A1",
        "+A1",
        "-A1",
        "@A1",
    ]


def test_a_workbook_keeps_dates_numbers_and_row_numbers(tmp_path: Path) -> None:
    classeur = openpyxl.Workbook()
    feuille = classeur.active
    assert feuille is not None
    classeur.create_sheet("Export", 0).append(["Lisez-moi"])
    feuille.append([])
    feuille.append(list(ENTETES))
    feuille.append([910001, *LIGNE[1:6], datetime.date(2025, 5, 28), LIGNE[7]])
    feuille.append([None] * 8)
    feuille.append([910002.0, "ROUX Zoé", 639980311, None, None, LIGNE[5], 45805, None])
    chemin = tmp_path / "20250428_MCO.xlsx"
    classeur.save(chemin)
    extraction = lire_export(chemin)
    premier, second = extraction.enregistrements
    assert (premier.numero, premier.ligne, premier.champs["limite_importee_on"]) == (
        "910001",
        3,
        "2025-05-28",
    )
    assert (second.numero, second.ligne, extraction.lignes) == ("910002", 5, 2)
    assert {doute.champ for doute in extraction.doutes} == {"telephone_portable", "limite_importee_on"}
    assert extraction.indice_date == "2025-04-28"


def test_a_pasted_table_is_read_like_a_file() -> None:
    extraction = lire_texte_colle(csv(LIGNE, sep="\t"))
    assert (extraction.type, extraction.separateur) == (TypeExport.TABLEAU, "\t")
    assert extraction.enregistrements[0].champs["prenom"] == "Zoé"


def test_a_pasted_table_may_have_broken_cells_and_a_trimmed_last_row() -> None:
    cassee = ligne(telephone="Fixe : 04 65 71 18 48\nPortable : 06 39 98 03 11")
    derniere = ligne(numero="910002", limite="", reponse="")
    texte = "Gérer le recrutement\n" + csv(cassee, derniere, sep="\t").replace("\r\n", "\n").rstrip()
    extraction = lire_texte_colle(texte)
    assert extraction.rejets == ()
    assert [e.numero for e in extraction.enregistrements] == ["910001", "910002"]
    premier = extraction.enregistrements[0].champs
    assert (premier["telephone_fixe"], premier["telephone_portable"]) == ("0465711848", "0639980311")


@pytest.mark.parametrize(("texte", "phrase"), [("  \n", "vide"), ("x" * 5_242_881, "trop long")])
def test_an_empty_or_endless_pasted_text_is_refused(texte: str, phrase: str) -> None:
    with pytest.raises(ExportRefuse, match=phrase):
        lire_texte_colle(texte)


@pytest.mark.parametrize(("lignes", "refuse"), [(3, False), (4, True)])
def test_one_row_beyond_the_limit_refuses_the_file(lignes: int, refuse: bool) -> None:
    octets = csv(*(ligne(numero=str(rang)) for rang in range(lignes))).encode()
    limites = dataclasses.replace(LIMITES, lignes=3)
    if not refuse:
        assert lire(octets, limites=limites).lignes == 3
        return
    with pytest.raises(ExportRefuse, match="3 lignes"):
        lire(octets, limites=limites)


def test_a_child_that_takes_too_long_is_a_refusal(exemples: Path) -> None:
    with pytest.raises(ExportRefuse, match="durée ou mémoire"):
        lire_export(
            exemples / "P_parametrable_2026.csv", limites=dataclasses.replace(LIMITES, secondes=0.001)
        )


@pytest.mark.skipif(sys.platform == "win32", reason="the address space is bounded on POSIX only")
def test_a_child_that_aborts_is_a_refusal(tmp_path: Path) -> None:
    chemin = tmp_path / "gros.csv"
    chemin.write_bytes(csv(*(ligne(numero=str(rang)) for rang in range(20_000))).encode())
    assert len(lire_export(chemin).enregistrements) == 20_000
    with pytest.raises(ExportRefuse, match="durée ou mémoire"):
        lire_export(chemin, limites=dataclasses.replace(LIMITES, memoire=40 << 20))


def test_a_parser_that_aborts_on_undeclared_cells_is_a_refusal(exemples: Path, tmp_path: Path) -> None:
    chemin = tmp_path / "derniere.xlsx"
    modele = exemples / "defauts" / "derniere_cellule.xlsx"
    bourrage = b"<!--" + b"x" * (1 << 20) + b"-->"
    copier_classeur(modele, chemin, b'<dimension ref="A1:XFD1048576" />', bourrage)
    with pytest.raises(ExportRefuse, match="durée ou mémoire"):
        lire_export(chemin)


def test_two_cells_far_apart_are_refused_whatever_the_sheet_declares(exemples: Path, tmp_path: Path) -> None:
    chemin = tmp_path / "derniere.xlsx"
    modele = exemples / "defauts" / "derniere_cellule.xlsx"
    copier_classeur(modele, chemin, b'<dimension ref="A1:XFD1048576" />', b"")
    with pytest.raises(ExportRefuse, match="dépasse les limites de lecture"):
        lire_export(chemin)


def test_a_missing_file_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(ExportRefuse, match=r"«\sabsent\.csv\s» ne peut pas être ouvert"):
        lire_export(tmp_path / "absent.csv")


@pytest.mark.parametrize(
    ("reglage", "valeur"),
    [("zip_entrees", 8), ("zip_total", 63_059), ("zip_entree", 47_047), ("zip_ratio", 2)],
)
def test_a_zip_directory_beyond_a_limit_is_refused_before_parsing(
    exemples: Path, reglage: str, valeur: int
) -> None:
    octets = (exemples / "T_recrutement_ACSE_2025-06-20.xlsx").read_bytes()
    assert lire(octets, "e.xlsx", dataclasses.replace(LIMITES, zip_entrees=9, zip_total=63_060)).lignes == 77
    limites = dataclasses.replace(LIMITES, **{"zip_ratio_a_partir_de": 10_000, reglage: valeur})
    with pytest.raises(ExportRefuse, match="durée ou mémoire"):
        lire(octets, "e.xlsx", limites)


def test_a_sheet_that_only_declares_too_much_is_read(exemples: Path, tmp_path: Path) -> None:
    chemin = tmp_path / "declare.xlsx"
    modele = exemples / "T_recrutement_ACSE_2025-06-20.xlsx"
    copier_classeur(modele, chemin, b'ref="A1:K78"', b'ref="A1:XFD1048576"')
    assert lire_export(chemin).lignes == 77


def test_a_damaged_archive_is_refused(exemples: Path) -> None:
    octets = bytearray((exemples / "T_recrutement_ACSE_2025-06-20.xlsx").read_bytes())
    debut = octets.index(b"xl/worksheets/sheet1.xml") + 40
    octets[debut : debut + 400] = bytes(400)
    with pytest.raises(ExportRefuse, match="pas un classeur"):
        lire(bytes(octets), "abime.xlsx")


@pytest.mark.parametrize(
    ("octets", "fichier", "phrase"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "image.csv", "est une image"),
        (b"PK\x03\x04" + bytes(100), "tronque.xlsx", "pas un classeur"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "tronque.xls", "pas un classeur"),
        (b"<!DOCTYPE html><html><table></table></html>", "page.xls", "page web"),
        (b'{"exportDeDonnees": {}}', "export.json", "aucune liste de candidats"),
        (b'{"exportDeDonnees": [', "coupe.json", "endommagé ou incomplet"),
        (b"\xef\xbb\xbf\r\n", "bom.csv", "vide"),
        (b"\r\n;;;\r\n", "separateurs.csv", "vide"),
    ],
)
def test_what_is_not_an_export_is_refused(octets: bytes, fichier: str, phrase: str) -> None:
    with pytest.raises(ExportRefuse, match=phrase):
        lire(octets, fichier)


def test_reading_never_loads_the_parser_in_this_process(exemples: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from cfa_desktop.documents.lecture import lire_export\n"
        "assert lire_export(Path(sys.argv[1])).lignes == 77\n"
        "assert 'python_calamine' not in sys.modules"
    )
    chemin = str(exemples / "T_recrutement_ACSE_2025-06-20.xlsx")
    subprocess.run([sys.executable, "-c", code, chemin], check=True, cwd=Path(__file__).parents[3])
