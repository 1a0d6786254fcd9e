"""What is noted of a document: the pieces really made, the pages that really went out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.impression import DOCUMENTS, document
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.impression.produit import Produit, dire_etendue
from tests.documents.pages import lit_le_pdf, pages_lues
from tests.factories import creer_formation, importer

NOMBRE = 5


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau)
    personnes = [
        {"numero": f"70012{rang}", "nom": f"MARTIN {rang}", "etat": "confirmee"} for rang in range(NOMBRE)
    ]
    importer(bureau, formation, date(2025, 4, 28), *personnes)
    return formation


def prepare(bureau: Bureau, formation: Formation, cle: str, *options: str) -> Produit:
    lignes = bureau.candidatures.lister(formation_id=formation.id)
    demande = DemandeImpression(cle, formation.campagne, lignes, formation.id, options=frozenset(options))
    return bureau.impressions.preparer(demande)


def notes(bureau: Bureau) -> list[str]:
    return [etat.action.libelle for etat in bureau.historique.lister() if "Document" in etat.action.libelle]


@pytest.mark.parametrize(
    ("cle", "compte"),
    [
        ("liste", "5\u00a0candidatures"),
        ("fiches", "5\u00a0fiches"),
        ("examen", "5\u00a0fiches"),
        ("commission", "5\u00a0candidatures"),
        ("appels", "5\u00a0candidatures"),
        ("contrat", "0\u00a0bordereau + 1\u00a0page à voir"),
        ("emargement", "5\u00a0inscrits"),
        ("convocation", "5\u00a0lettres + 1\u00a0page à voir"),
        ("motifs", "0\u00a0lettre + 1\u00a0page à voir"),
        ("lundi", ""),
        ("formation", "1\u00a0formation"),
    ],
)
def test_a_document_says_what_it_holds(bureau: Bureau, formation: Formation, cle: str, compte: str) -> None:
    assert prepare(bureau, formation, cle).compte() == compte


def test_every_document_is_counted_without_a_failure(bureau: Bureau, formation: Formation) -> None:
    for un in DOCUMENTS:
        produit = prepare(bureau, formation, un.cle)
        assert produit.dire(None, produit.nombre).startswith(un.titre)


def test_the_page_to_look_at_is_left_out_when_it_is_not_wanted(bureau: Bureau, formation: Formation) -> None:
    avec, sans = (prepare(bureau, formation, "convocation", *un) for un in ((), ("sans_a_voir",)))
    assert (avec.nombre, sans.nombre) == (NOMBRE + 1, NOMBRE)
    assert sans.compte() == "5\u00a0lettres"
    lettres = [un for un in DOCUMENTS if un.mots[0] == "lettre"]
    assert {option.cle for un in lettres for option in un.options} == {"sans_a_voir"}
    assert len(lettres) == 4
    assert not document("convocation").options[0].retenue


@lit_le_pdf
def test_a_part_is_saved_as_it_was_shown_even_once_the_base_has_changed(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    produit = prepare(bureau, formation, "fiches")
    importer(bureau, formation, date(2025, 4, 29), {"numero": "700121", "nom": "AUTRE"}, partiel=True)
    bureau.impressions.enregistrer(produit, tmp_path / "p.pdf", (1, 4))
    une, derniere = pages_lues(tmp_path / "p.pdf")
    assert "MARTIN 1" in une
    assert "MARTIN 4" in derniere
    assert "5/5" in derniere.replace(" ", "")
    dit = "Document enregistré – Fiches de suivi, 2\u00a0fiches, 2\u00a0pages (2, 5) d’un document de 5"
    assert notes(bureau)[0] == dit


def test_the_whole_asked_for_page_by_page_is_the_document_itself(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    produit = prepare(bureau, formation, "fiches")
    bureau.impressions.enregistrer(produit, tmp_path / "p.pdf", tuple(range(NOMBRE)))
    assert (tmp_path / "p.pdf").read_bytes() == produit.pdf
    assert notes(bureau) == ["Document enregistré – Fiches de suivi, 5\u00a0fiches, 5\u00a0pages"]


def test_letters_and_their_page_to_look_at_are_noted_apart(bureau: Bureau, formation: Formation) -> None:
    produit = prepare(bureau, formation, "convocation")
    bureau.impressions.noter_impression(produit, 12)
    bureau.impressions.noter_impression(produit, 4, (0, 1))
    moitie, tout = notes(bureau)
    assert tout == "Document imprimé – Convocation, 5\u00a0lettres + 1\u00a0page à voir, 12\u00a0pages"
    assert moitie == "Document imprimé – Convocation, 2\u00a0lettres, 4\u00a0pages (1-2) d’un document de 6"


def test_some_pages_of_a_table_are_a_part_of_its_rows(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    personnes = [{"numero": f"71{rang:04d}", "nom": f"PETIT {rang}"} for rang in range(60)]
    importer(bureau, formation, date(2025, 4, 29), *personnes, partiel=True)
    for cle, mots in (("liste", "65\u00a0candidatures"), ("emargement", "65\u00a0inscrits")):
        produit = prepare(bureau, formation, cle)
        assert produit.nombre > 1
        bureau.impressions.enregistrer(produit, tmp_path / "p.pdf", (0,))
        bureau.impressions.noter_impression(produit, produit.nombre)
        entier, partie = notes(bureau)[:2]
        assert f", {mots}, {produit.nombre}\u00a0pages" in entier
        assert partie.endswith(f", une partie des {mots}, 1\u00a0page (1) d’un document de {produit.nombre}")


@pytest.mark.parametrize(
    ("pages", "dit"), [((0,), "1"), ((0, 1, 2, 6), "1-3, 7"), ((6, 0, 1), "7, 1-2"), ((), "")]
)
def test_pages_are_said_as_they_are_typed(pages: tuple[int, ...], dit: str) -> None:
    assert dire_etendue(pages) == dit
