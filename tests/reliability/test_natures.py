"""What is no export, or hides something, is said in its own sentence; what can be read still is."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from cfa_desktop.documents.lecture import (
    LIMITES,
    ExportRefuse,
    archive,
    feuilles,
    fichier,
    lire_export,
    nature,
)
from cfa_desktop.documents.lecture.archive import douter_du_classeur
from cfa_desktop.documents.lecture.fichier import lire_octets
from tests.reliability.bombes_classeurs import FEUILLE, MODELE
from tests.reliability.harnais import PROPRES
from tests.reliability.lecture import ETAT, en_classeur, en_csv, lire

ENTETES = ("N°Inscription", "Candidat", "Etat")
RANGEES = (ENTETES, (910001, "ROUX Zoé", ETAT), (910002, "LEFÈVRE Noé", ETAT))


def avec_cellule(octets: bytes, reference: str, xml: str) -> bytes:
    """Return the same workbook, one of its cells written otherwise."""
    motif = re.compile(rf'<c r="{reference}"[^>]*>.*?</c>'.encode())
    flux = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(octets)) as source, zipfile.ZipFile(flux, "w") as cible:
        for nom in source.namelist():
            contenu = source.read(nom)
            if nom == FEUILLE:
                contenu, fois = motif.subn(xml.encode(), contenu)
                assert fois == 1
            cible.writestr(nom, contenu)
    return flux.getvalue()


def test_a_locked_file_asks_to_be_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuser(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    chemin = tmp_path / "ouvert.xlsx"
    chemin.write_bytes(en_classeur(RANGEES))
    monkeypatch.setattr(Path, "open", refuser)
    with pytest.raises(
        ExportRefuse, match=r"ouvert\.xlsx.*un autre programme l’utilise.*Fermez-le dans le tableur"
    ):
        lire_octets(chemin, LIMITES)


def test_a_file_on_a_lost_network_asks_for_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuser(*_arguments: object, **_options: object) -> None:
        raise OSError(5, "Input/output error")

    chemin = tmp_path / "loin.csv"
    chemin.write_bytes(b"x")
    monkeypatch.setattr(Path, "open", refuser)
    with pytest.raises(ExportRefuse, match="copiez-le d’abord sur ce poste"):
        lire_octets(chemin, LIMITES)


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chemin = tmp_path / "journal.csv"
    chemin.write_bytes(b"x")
    monkeypatch.setattr(Path, "open", lambda *_arguments: io.BytesIO(bytes(LIMITES.octets + 1)))
    with pytest.raises(ExportRefuse, match="durée ou mémoire"):
        lire_octets(chemin, LIMITES)


def test_a_workbook_with_macros_is_read_and_its_macros_left_aside(tmp_path: Path) -> None:
    chemin = tmp_path / "suivi.xlsm"
    chemin.write_bytes(en_classeur(RANGEES))
    with zipfile.ZipFile(chemin, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Attribute VB_Name")
    extraction = lire_export(chemin)
    assert [un.numero for un in extraction.enregistrements] == ["910001", "910002"]
    assert [doute.raison for doute in extraction.doutes] == [
        "classeur à macros : ses cellules ont été lues, ses macros n’ont pas été exécutées"
    ]


def test_a_formula_gives_its_saved_result_and_never_its_text() -> None:
    octets = avec_cellule(en_classeur(RANGEES), "C3", f'<c r="C3" t="str"><f>A1</f><v>{ETAT}</v></c>')
    (extraction,) = lire(octets, "export.xlsx")
    assert extraction.enregistrements[1].champs["etat"] == "confirmee"
    assert extraction.doutes == ()


def test_formulas_saved_without_a_result_are_counted() -> None:
    octets = en_classeur((ENTETES, (910001, '="ROUX"&" Zoé"', ETAT), (910002, "LEFÈVRE Noé", "=C2")))
    (extraction,) = lire(octets, "export.xlsx")
    (doute,) = [un for un in extraction.doutes if un.champ == "formules"]
    assert doute.raison.startswith("2 formules enregistrées sans leur résultat")


def test_a_formula_whose_result_is_an_empty_text_is_no_doubt() -> None:
    octets = avec_cellule(en_classeur(RANGEES), "C3", '<c r="C3" t="str"><f>D1</f><v></v></c>')
    (extraction,) = lire(octets, "export.xlsx")
    assert "formules" not in {doute.champ for doute in extraction.doutes}


def test_an_error_of_a_formula_is_never_taken_for_a_state() -> None:
    octets = avec_cellule(en_classeur(RANGEES), "C3", '<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    (extraction,) = lire(octets, "export.xlsx")
    assert extraction.enregistrements[1].champs["etat"] == ""
    (doute,) = extraction.doutes
    assert doute.raison.startswith("1 cellule en erreur")


@pytest.mark.parametrize(
    ("octets", "fichier", "raison"),
    [
        (en_csv(RANGEES), "export.xlsx", "le nom annonce un classeur, le contenu est un texte"),
        (en_classeur(RANGEES), "export.csv", "le nom annonce un texte, le contenu est un classeur"),
    ],
)
def test_a_wrong_extension_is_read_by_its_content_and_said(octets: bytes, fichier: str, raison: str) -> None:
    (extraction,) = lire(octets, fichier)
    assert len(extraction.enregistrements) == 2
    assert [raison in doute.raison for doute in extraction.doutes] == [True]


@pytest.mark.parametrize("fichier", ["tableau.ods", "tableau.xls"])
def test_an_ods_and_an_xls_are_read_like_the_workbook_they_were_made_from(fichier: str) -> None:
    extraction, modele = lire_export(PROPRES / fichier), lire_export(MODELE)
    assert extraction.enregistrements == modele.enregistrements[:8]
    assert extraction.doutes == ()


def test_the_sentences_of_the_guard_tell_what_to_do() -> None:
    phrases = [
        valeur
        for module in (archive, feuilles, fichier, nature)
        for nom, valeur in vars(module).items()
        if nom.isupper() and not nom.startswith("_") and isinstance(valeur, str) and valeur.endswith(".")
    ]
    conseils = (
        "éléchargez",
        "nregistrez",
        "hoisissez",
        "Ouvr",
        "ouvr",
        "opiez",
        "Fermez",
        "Attendez",
        "Vérifiez",
    )
    assert len(phrases) > 15
    assert [phrase for phrase in phrases if not any(conseil in phrase for conseil in conseils)] == []


def test_a_big_sheet_of_formulas_is_counted_across_its_pieces() -> None:
    classeur = openpyxl.Workbook(write_only=True)
    feuille = classeur.create_sheet()
    feuille.append(list(ENTETES))
    for numero in range(12_000):
        feuille.append([910001 + numero, f"=A{numero + 2}&CONCATENATE(B1;B2;B3;B4;B5;B6;B7)", ETAT])
    flux = io.BytesIO()
    classeur.save(flux)
    (doute,) = douter_du_classeur("export.xlsx", flux.getvalue())
    assert doute.valeur == "12000"
