"""Printed lists whatever their size: no line, 10,000 lines, 25 columns, upright or not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cfa_desktop.documents.liste import CelluleEtat, Colonne, Liste, Valeur
from cfa_desktop.documents.pdf.cadre import zone_libre
from cfa_desktop.documents.pdf.colonnes import Sens, grilles
from cfa_desktop.documents.pdf.liste_pdf import ouvrage_liste
from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage, relier
from cfa_desktop.models.etats import Etat
from tests.documents.exemples import ligne, liste
from tests.documents.pages import chevauchements, lit_le_pdf, mots_par_page, pages_lues

ETAT = CelluleEtat("Candidature confirmée (Non examinée)", Etat.CONFIRMEE, presume=True)


def large(colonnes: int, lignes: int) -> Liste:
    """Return a list of many columns, each value bearing its line and its column."""
    titres = [Colonne("N° inscription"), Colonne("Candidat"), Colonne("État", "etat")]
    titres += [Colonne(f"Colonne {rang}") for rang in range(len(titres), colonnes)]
    valeurs: list[list[Valeur]] = [
        [f"{700000 + n}", f"CANDIDAT{n} Marie-Ève", ETAT, *(f"l{n} valeur c{c}" for c in range(3, colonnes))]
        for n in range(lignes)
    ]
    return liste(valeurs, titres)


def imprimer(tmp_path: Path, une: Liste, sens: Sens = "") -> Path:
    cible = tmp_path / "l.pdf"
    ecrire_ouvrage(ouvrage_liste(une, sens), cible)
    return cible


@lit_le_pdf
def test_25_columns_go_to_leaves_that_all_begin_with_the_name(tmp_path: Path) -> None:
    cible = imprimer(tmp_path, large(25, 60))
    pages = pages_lues(cible)
    parties = [re.findall(r"partie (\d) sur (\d)", page) for page in pages]
    combien = int(parties[0][0][1])
    assert combien > 1
    attendues = list(range(1, combien + 1)) * (len(pages) // combien)
    assert [int(partie[0][0]) for partie in parties] == attendues
    for page in pages:
        assert "inscription" in page
        assert "CANDIDAT" in page
        assert "…" not in page
    tout = " ".join(" ".join(pages).split())
    for n in (0, 31, 59):
        assert [c for c in range(3, 25) if f"l{n} valeur c{c}" not in tout] == []


@lit_le_pdf
def test_the_leaves_of_a_page_have_their_lines_at_the_same_height(tmp_path: Path) -> None:
    une = large(25, 12)
    long = [[*valeurs[:-1], "une valeur bien plus longue que les autres " * 2] for valeurs in une.lignes]
    cible = imprimer(tmp_path, liste(long, une.colonnes))
    hauteurs = [
        sorted({round(y1, 1) for x1, y1, _, _ in mots if x1 < 60 and y1 > 120 and y1 < 560})
        for mots in mots_par_page(cible)
    ]
    assert len(hauteurs) > 1
    assert len(hauteurs[0]) >= 12
    assert all(autre == hauteurs[0] for autre in hauteurs)
    for mots in mots_par_page(cible):
        assert chevauchements(mots) == []


@pytest.mark.parametrize(("sens", "portrait"), [("", True), ("portrait", True), ("paysage", False)])
def test_few_columns_stand_upright_unless_asked_otherwise(sens: Sens, portrait: bool) -> None:
    largeur, hauteur = ouvrage_liste(large(3, 5), sens).taille
    assert (hauteur > largeur) is portrait


@pytest.mark.parametrize("sens", ["portrait", "paysage"])
def test_many_columns_keep_the_orientation_asked_for(sens: Sens) -> None:
    largeur, hauteur = ouvrage_liste(large(25, 5), sens).taille
    assert (hauteur > largeur) is (sens == "portrait")


@pytest.mark.parametrize("sens", ["", "portrait", "paysage"])
@pytest.mark.parametrize("colonnes", [3, 11, 25])
def test_every_column_is_on_one_leaf_and_none_leaves_the_page(sens: Sens, colonnes: int) -> None:
    feuillets = grilles(large(colonnes, 30), sens)
    repetees = 2 if len(feuillets) > 1 else 0
    assert [rang for un in feuillets for rang in un.rangs[repetees:]] == list(range(repetees, colonnes))
    for un in feuillets:
        zone = zone_libre(un.page)
        assert un.gauches[0] >= zone.gauche
        assert un.gauches[-1] + un.places[-1] <= zone.droite


@lit_le_pdf
@pytest.mark.parametrize("colonnes", [4, 25])
def test_no_line_is_said_under_the_header(tmp_path: Path, colonnes: int) -> None:
    pages = pages_lues(imprimer(tmp_path, large(colonnes, 0)))
    for page in pages:
        assert "Aucune ligne pour ce filtre." in page
        assert "Candidat" in page
        assert "0 ligne" in " ".join(page.split())


@lit_le_pdf
def test_10_000_lines_are_all_there_in_order_under_a_header_a_page(tmp_path: Path) -> None:
    cible = imprimer(tmp_path, liste([ligne(rang) for rang in range(10_000)]))
    pages = pages_lues(cible)
    numeros = [int(lu) for page in pages for lu in re.findall(r"^ *0(70\d{4}|71\d{4})\b", page, re.M)]
    assert numeros == list(range(700_000, 710_000))
    for rang, page in enumerate(pages, 1):
        assert f"Page {rang}/{len(pages)}" in page
        assert "N°Inscription" in page
        assert "10 000 lignes" in " ".join(page.replace("\u202f", " ").split())
        assert "Confidentiel" in page


def test_giving_up_is_possible_at_every_page() -> None:
    def progres(faites: int, toutes: int) -> None:
        if faites == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        relier(ouvrage_liste(liste([ligne(rang) for rang in range(500)])), progres)
