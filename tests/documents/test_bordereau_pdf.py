"""The « bordereau de saisie » on paper: every item once, in order, none cut between two pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cfa_desktop.documents.pdf.bordereau import ouvrage_bordereau
from cfa_desktop.documents.pdf.bordereau_valeurs import (
    BordereauSaisie,
    ChampATaper,
    GroupeBordereau,
    LigneBordereau,
)
from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage
from cfa_desktop.documents.pdf.plume import A4
from tests.documents.exemples import ENTETE
from tests.documents.pages import chevauchements, lit_le_pdf, mots_par_page, pages_lues

EMPLOYEUR = ChampATaper("Nom ou dénomination de l’employeur", "DUPONT & FILS")
SIRET = ChampATaper("Numéro SIRET de l’employeur", "732\u00a0829\u00a0320\u00a000074", chiffres=True)
LONG = ChampATaper("Texte de la demande", "Une phrase du texte de la demande, à recopier. " * 40)
SANS_FIN = ChampATaper("Message", "Une phrase du message aux candidats. " * 300)


def ligne(rang: int, **champs: object) -> LigneBordereau:
    """Return the contract of a candidate, some fields replaced."""
    valeurs: dict[str, object] = {
        "titre": "Saisir un contrat d’apprentissage",
        "numero": f"7{rang:05d}",
        "candidat": f"NGUYỄN-ŁUKASZ A{rang}",
        "champs": (EMPLOYEUR, SIRET),
        "avant_le": "lun. 13 oct. 23\u00a0h\u00a059",
    }
    return LigneBordereau(**(valeurs | champs))  # type: ignore[arg-type]


def groupe(code: str, *lignes: LigneBordereau) -> GroupeBordereau:
    return GroupeBordereau(code, f"BTS {code} en apprentissage", "#0072B2", lignes)


def ecrire(path: Path, *groupes: GroupeBordereau, mentions: tuple[str, ...] = (), fini: bool = False) -> Path:
    ecrire_ouvrage(ouvrage_bordereau(BordereauSaisie(groupes, mentions, fini), ENTETE), path)
    return path


DIFFICILE = (
    groupe(
        "MCO-BTS-LONG-SIGLE-DE-FORMATION",
        ligne(1, candidat="ABCDEFGHIJKLMNOP-QRSTUVWXYZABCDEF DE LA GHIJKLMNOPQ Maximilienne-Aurore"),
        ligne(2, champs=(ChampATaper("Nom", "SOCIÉTÉ COOPÉRATIVE DE TRANSPORTS " * 8), SIRET)),
        ligne(3, alertes=("Pas avant dim. 15 juin 1\u00a0h\u00a000.", "Formation complète, 5 sur 5. " * 12)),
        LigneBordereau("Saisir le message", "", "", (LONG,)),
        LigneBordereau("Saisir le message", "", "", (SANS_FIN,), alertes=("Refusé, " * 90, "Reporté.")),
        LigneBordereau("Mettre « En recherche de contrat »", "", "", ()),
    ),
)


@lit_le_pdf
def test_an_item_says_what_to_type_and_until_when(tmp_path: Path) -> None:
    mentions = ("Aucun contrat entre 0 h 00 et 1 h 00.",)
    path = ecrire(tmp_path / "b.pdf", groupe("MCO", ligne(1)), groupe("CI", ligne(2)), mentions=mentions)
    (page,) = pages_lues(path)
    lu = " ".join(page.split())
    for dit in (
        "MCO BTS MCO en apprentissage 1 saisie",
        "Saisir un contrat",
        "700001",
        "NGUYỄN-ŁUKASZ A1",
        "Nom ou dénomination de l’employeur",
        "DUPONT & FILS",
        "732 829 320 00074",
        "lun. 13 oct.",
        "23 h 59",
        "Saisi le",
        "Aucun contrat entre 0 h 00 et 1 h 00.",
        "2 saisies",
        "Confidentiel",
    ):
        assert dit in lu


@lit_le_pdf
def test_every_item_stands_once_in_typing_order_whatever_the_pages(tmp_path: Path) -> None:
    groupes = [groupe(f"F{g}", *(ligne(10 * g + r) for r in range(7))) for g in range(9)]
    pages = pages_lues(ecrire(tmp_path / "b.pdf", *groupes, mentions=("Une mention.",)))
    numeros = [int(n) for page in pages for n in re.findall(r"\b7(\d{5})\b", page)]
    assert numeros == [10 * g + r for g in range(9) for r in range(7)]
    assert len(pages) > 4
    assert [page.count("Une mention.") for page in pages] == [1] + [0] * (len(pages) - 1)
    assert all(page.count("À taper sur Parcoursup") == 1 for page in pages)


@lit_le_pdf
def test_no_band_of_a_formation_ends_a_page_and_it_comes_back_on_the_next(tmp_path: Path) -> None:
    suites = 0
    for nombre in range(7, 13):
        groupes = groupe("UN", *map(ligne, range(nombre))), groupe("DEUX", ligne(90))
        for page in pages_lues(ecrire(tmp_path / f"{nombre}.pdf", *groupes)):
            bandes = [page.index(nom) for nom in ("BTS UN en", "BTS DEUX en") if nom in page]
            numeros = re.findall(r"\b7\d{5}\b", page[bandes[0] :])
            assert numeros == re.findall(r"\b7\d{5}\b", page)
            assert re.search(r"\b7\d{5}\b", page[bandes[-1] :])
            assert ("suite – " in page) == (numeros[0] not in ("700000", "700090"))
            suites += "suite – " in page
    assert suites


@lit_le_pdf
@pytest.mark.parametrize("fini", [False, True])
def test_nothing_overlaps_nor_leaves_the_page(tmp_path: Path, *, fini: bool) -> None:
    groupes = DIFFICILE
    if fini:
        faites = tuple(une._replace(resultat="refusé par Parcoursup") for une in DIFFICILE[0].lignes)
        groupes = (DIFFICILE[0]._replace(lignes=faites),)
    pages = mots_par_page(ecrire(tmp_path / "b.pdf", *groupes, mentions=("Une mention. " * 30,), fini=fini))
    for mots in pages:
        assert chevauchements(mots) == []
        assert all(x1 >= 29 and x2 <= A4[0] - 29 and y2 <= A4[1] - 20 for x1, _, x2, y2 in mots)
        corps = [mot for mot in mots if mot[1] < A4[1] - 45]
        assert max(y2 for _, _, _, y2 in corps) <= A4[1] - 56


@lit_le_pdf
def test_a_text_to_copy_is_whole_or_says_where_its_end_is(tmp_path: Path) -> None:
    entier = ChampATaper("Texte", "\n\n".join(f"Paragraphe {rang} de la demande. " * 4 for rang in range(12)))
    lus = {}
    for nom, champ in (("entier", entier), ("sans_fin", SANS_FIN)):
        path = ecrire(tmp_path / f"{nom}.pdf", groupe("MCO", LigneBordereau("Demander", "", "", (champ,))))
        (page,) = pages_lues(path)
        lus[nom] = " ".join(page.split())
    assert lus["entier"].count("de la demande.") == 48
    assert "à copier dans le programme" not in lus["entier"]
    assert lus["sans_fin"].count("… la suite est à copier dans le programme.") == 1
    assert lus["sans_fin"].count("…") == 1


@lit_le_pdf
def test_a_session_that_is_over_says_what_became_of_each_item(tmp_path: Path) -> None:
    faite = ligne(1, resultat="saisi à 14\u00a0h\u00a032")
    (page,) = pages_lues(ecrire(tmp_path / "b.pdf", groupe("MCO", faite), fini=True))
    assert "Résultat" in page
    assert "Saisi le" not in page
    assert re.search(r"saisi à 14", page)


@lit_le_pdf
def test_nothing_to_type_is_said(tmp_path: Path) -> None:
    (page,) = pages_lues(ecrire(tmp_path / "b.pdf"))
    assert "Rien à saisir en ligne." in page
