"""Printed lists and sheets: everything said is found by pdftotext, nothing leaves its place."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from cfa_desktop.documents.liste import CelluleEtat, Colonne
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.fiche import ouvrage_fiches
from cfa_desktop.documents.pdf.fiche_valeurs import epeler_siret
from cfa_desktop.documents.pdf.liste_pdf import ouvrage_liste
from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage
from cfa_desktop.documents.pdf.police import GRAS, NORMAL, Style
from tests.documents.exemples import ENTETE, evenements, fiche, ligne, liste, textes
from tests.documents.pages import chevauchements, lit_le_pdf, mots_par_page, pages_lues

STYLES = st.sampled_from([Style(NORMAL, 8), Style(GRAS, 11)])
TOUT_TEXTE = st.text(st.characters(), max_size=80)


def _texte(path: Path) -> str:
    return "".join(f"{page}\f" for page in pages_lues(path))


def test_the_overlap_check_sees_an_overlap() -> None:
    assert len(chevauchements([(0, 0, 10, 10), (5, 1, 12, 9), (0, 20, 10, 30)])) == 1


@lit_le_pdf
def test_the_heading_says_where_the_list_comes_from(tmp_path: Path) -> None:
    cible = tmp_path / "l.pdf"
    ecrire_ouvrage(ouvrage_liste(liste([ligne(rang) for rang in range(120)])), cible)
    lu = _texte(cible)
    for dit in (
        "MCO – BTS Management commercial opérationnel",
        "CFA des Volcans",
        "Session 2026",
        "En recherche de contrat, sans téléphone",
        "120\u00a0lignes".replace("\u00a0", " "),
        "Produit le 10/06/2026 à 10 h 05",
        "Confidentiel",
        "DÉMONSTRATION – données fictives",
        "NGUYỄN-ŁUKASZ Œdipe d’A119",
        "28/05/2026",
    ):
        assert dit in lu
    pages = lu.count("\f")
    assert pages > 1
    assert all(f"Page {page}/{pages}" in lu for page in range(1, pages + 1))
    assert lu.count("N°Inscription") == pages


@lit_le_pdf
def test_the_document_says_what_it_is_and_nothing_of_the_machine(tmp_path: Path) -> None:
    cible = tmp_path / "l.pdf"
    ecrire_ouvrage(ouvrage_liste(liste([ligne(1)])), cible)
    lu = subprocess.run(["pdfinfo", str(cible)], check=True, capture_output=True).stdout.decode()
    infos = {cle: valeur.strip() for cle, _, valeur in (une.partition(":") for une in lu.splitlines())}
    dits = ("Candidats", "CFA des Volcans", "CFA Recrutement", "Candidats")
    assert (infos["Title"], infos["Author"], infos["Creator"], infos["Subject"]) == dits


@lit_le_pdf
def test_only_the_embedded_typeface_is_used(tmp_path: Path) -> None:
    cible = tmp_path / "l.pdf"
    ecrire_ouvrage(ouvrage_liste(liste([ligne(1)])), cible)
    sortie = subprocess.run(["pdffonts", str(cible)], check=True, capture_output=True).stdout.decode()
    polices = sortie.splitlines()[2:]
    assert polices
    assert all("SourceSans3" in ligne_lue and " yes yes yes " in ligne_lue for ligne_lue in polices)


@lit_le_pdf
def test_an_empty_list_says_so(tmp_path: Path) -> None:
    cible = tmp_path / "l.pdf"
    ecrire_ouvrage(ouvrage_liste(liste([])), cible)
    assert "Aucune ligne pour ce filtre." in _texte(cible)


@lit_le_pdf
def test_many_wide_columns_never_overlap_nor_leave_the_page(tmp_path: Path) -> None:
    cible = tmp_path / "l.pdf"
    colonnes = [
        Colonne(f"Établissement d’origine {rang}", "etat" if rang == 3 else "texte") for rang in range(11)
    ]
    etat = CelluleEtat("Candidature confirmée (Non examinée)", None, True, True)
    long = "DE LA ROCHEFOUCAULD-MONTMORENCY-BEAUHARNAIS DU PLESSIS-ROBINSON"
    lignes = [[etat if rang == 3 else f"{long * (rang % 3)}{n}" for rang in range(11)] for n in range(8)]
    ecrire_ouvrage(ouvrage_liste(liste(lignes, colonnes)), cible)
    for mots in mots_par_page(cible):
        assert min(mot[0] for mot in mots) >= 29
        assert max(mot[2] for mot in mots) <= 842 - 29
        assert chevauchements(mots) == []


@lit_le_pdf
def test_invisible_and_missing_characters_are_shown(tmp_path: Path) -> None:
    cible = tmp_path / "l.pdf"
    ecrire_ouvrage(
        ouvrage_liste(textes("a\u202eb", "c\u4e00d", "e\ud800f", "x\u0301\u0000y", "N\u202fN")), cible
    )
    lu = _texte(cible)
    assert "a[U+202E]b" in lu
    assert "c□d" in lu
    assert "e□f" in lu


@lit_le_pdf
def test_more_characters_than_one_subset_still_read_back(tmp_path: Path) -> None:
    cible = tmp_path / "l.pdf"
    signes = [chr(code) for code in range(0xC0, 0x250) if police.visible(chr(code)) == chr(code)]
    signes += [chr(code) for code in range(0x1EA0, 0x1EFA)]
    assert len(signes) > 256
    mots = ["".join(signes[rang : rang + 10]) for rang in range(0, len(signes), 10)]
    ecrire_ouvrage(ouvrage_liste(textes(*mots)), cible)
    lu = _texte(cible)
    assert [mot for mot in mots if mot not in lu] == []


@settings(max_examples=60, deadline=None)
@given(TOUT_TEXTE, STYLES, st.floats(12, 300), st.integers(1, 4))
def test_any_text_fits_in_its_place(texte: str, style: Style, place: float, maximum: int) -> None:
    rendu = police.visible(texte)
    faites = police.lignes(rendu, style, place, maximum)
    assert len(faites) <= maximum
    assert all(police.largeur(faite, style) <= place + 0.01 or len(faite) == 1 for faite in faites)
    if not any(faite.endswith("…") for faite in faites):
        assert "".join(faites).replace(" ", "") == rendu.replace(" ", "")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TOUT_TEXTE, max_size=30))
def test_any_text_prints(tmp_path: Path, valeurs: list[str]) -> None:
    ecrire_ouvrage(ouvrage_liste(textes(*valeurs)), tmp_path / "l.pdf")
    fiches = [fiche(nom=valeur, mail=valeur, rang=valeur) for valeur in valeurs[:3]]
    ecrire_ouvrage(ouvrage_fiches(fiches, ENTETE), tmp_path / "f.pdf")


@lit_le_pdf
def test_a_sheet_says_everything_about_the_candidate(tmp_path: Path) -> None:
    cible = tmp_path / "f.pdf"
    ecrire_ouvrage(
        ouvrage_fiches([fiche(), fiche(nom="TRẦN", mineur=None, employeur="", siret="")], ENTETE), cible
    )
    premiere, seconde, _fin = _texte(cible).split("\f")
    for dit in (
        "NGUYỄN-ŁUKASZ Œdipe d’Aïcha",
        "0700123",
        "MINEUR",
        "7/24",
        "En recherche de contrat (présumé)",
        "28/05/2026",
        "06 39 98 11 59",
        "Lycée d’Aubière (Aubière - 63)",
        "Boulangerie des Dômes",
        "732 829 320 00074",
        "Message laissé",
        "NOTES",
        "Confidentiel",
        "Page 1/2",
    ):
        assert dit in premiere
    assert "TRẦN" in seconde
    assert "MINEUR" not in seconde
    assert "SIRET à recevoir" in seconde
    assert "EMPLOYEUR" not in seconde


@lit_le_pdf
def test_the_fullest_sheet_neither_overlaps_nor_grows_a_second_page(tmp_path: Path) -> None:
    cible = tmp_path / "f.pdf"
    pleine = fiche(
        nom="DE LA ROCHEFOUCAULD-MONTMORENCY-BEAUHARNAIS DU PLESSIS-ROBINSON",
        telephones=tuple((nom, "0639981159") for nom in ("Portable", "Fixe", "Mère", "Père")),
        mail="prenom.compose." * 9 + "@courriel.example",
        adresse="Résidence du Grand Parc des Volcans d’Auvergne, bâtiment C, " * 4,
        origine="Lycée polyvalent " * 20,
        employeur="Boulangerie Pâtisserie Artisanale " * 6,
        dates=tuple((f"Limite {rang}", "Proposition en attente de réponse") for rang in range(4)),
        prochaine_etape="Prendre des nouvelles " * 9,
        evenements=evenements(300),
    )
    vide = fiche(
        prenom="", telephones=(), mail="", origine="", dates=(), employeur="", siret="", evenements=()
    )
    for essai in (pleine, vide):
        ecrire_ouvrage(ouvrage_fiches([essai], ENTETE), cible)
        lu = _texte(cible)
        assert lu.count("\f") == 1
        assert [chevauchements(mots) for mots in mots_par_page(cible)] == [[]]
    ecrire_ouvrage(ouvrage_fiches([pleine], ENTETE), cible)
    assert re.search(r"et 29\d événements plus anciens", _texte(cible))


@lit_le_pdf
def test_each_sheet_has_a_bookmark_and_its_own_formation(tmp_path: Path) -> None:
    cible = tmp_path / "f.pdf"
    ecrire_ouvrage(
        ouvrage_fiches([fiche(), fiche(formation_code="ACSE", formation_nom="BTSA Agricole")], ENTETE), cible
    )
    assert "ACSE – BTSA Agricole" in _texte(cible).split("\f")[1]
    sortie = subprocess.run(
        ["qpdf", "--json", "--json-key=outlines", str(cible)], check=True, capture_output=True
    )
    assert sortie.stdout.decode().count('"destpageposfrom1"') == 2


@lit_le_pdf
def test_no_candidate_gives_a_page_that_says_so(tmp_path: Path) -> None:
    cible = tmp_path / "f.pdf"
    ecrire_ouvrage(ouvrage_fiches([], replace(ENTETE, mention_demo="")), cible)
    lu = _texte(cible)
    assert "Aucun candidat" in lu
    assert "DÉMONSTRATION" not in lu


@pytest.mark.parametrize(
    ("siret", "epele"),
    [
        ("73282932000074", "732 829 320 00074"),
        ("732 829", "732 829"),
        ("", ""),
        ("7328293200007X", "7328293200007X"),
    ],
)
def test_a_siret_is_spelled_3_3_3_5_or_left_alone(siret: str, epele: str) -> None:
    assert epeler_siret(siret).replace("\u00a0", " ") == epele


@lit_le_pdf
def test_a_logo_heads_every_page_and_is_kept_once(tmp_path: Path) -> None:
    tampon = io.BytesIO()
    Image.effect_noise((600, 240), 80).save(tampon, "PNG")
    nombreuses = liste([ligne(rang) for rang in range(200)])
    tailles = []
    for logo in (b"", tampon.getvalue()):
        cible = tmp_path / f"{bool(logo)}.pdf"
        avec = replace(nombreuses, entete=replace(nombreuses.entete, logo=logo))
        ecrire_ouvrage(ouvrage_liste(avec), cible)
        tailles.append(cible.stat().st_size)
        dessins = subprocess.run(["pdfimages", "-list", str(cible)], check=True, capture_output=True)
        pages = _texte(cible).count("Session 2026")
        assert len(dessins.stdout.splitlines()) - 2 == (pages if logo else 0)
        assert "BTS Management commercial opérationnel" in _texte(cible)
    assert tailles[1] - tailles[0] < 1.2 * len(tampon.getvalue())
