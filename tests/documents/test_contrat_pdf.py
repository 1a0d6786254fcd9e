"""Contract slips: half a sheet each, whole whatever the names, its code read by another program."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from cfa_desktop.documents.pdf.contrat import A5, ouvrage_contrats
from cfa_desktop.documents.pdf.contrat_valeurs import BordereauContrat, Etape
from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage
from tests.documents.exemples import ENTETE
from tests.documents.pages import chevauchements, lit_le_pdf, lit_les_qr, mots_par_page, pages_lues

SIRET = "73282932000074"
LONG = "TRANSPORTS ET LOGISTIQUE DE LA HAUTE VALLÉE DE L’ALLIER INVENTÉE, SOCIÉTÉ COOPÉRATIVE " * 2
ETAPES = tuple(
    Etape(f"Étape {rang}, dite en une phrase assez longue pour aller à la ligne, et bien au-delà.", rang == 1)
    for rang in range(1, 7)
)


def bordereau(**champs: object) -> BordereauContrat:
    """Return a usual slip, some fields replaced."""
    valeurs: dict[str, object] = {
        "candidat": "LE GOFF Aïcha",
        "numero": "0700123",
        "formation_sigle": "MCO",
        "formation_code": "40012",
        "formation_nom": "BTS Management commercial opérationnel",
        "formation_couleur": "#0072B2",
        "employeur": "DUPONT & FILS",
        "siret": SIRET,
        "suivi": "contrat saisi sur Parcoursup le mar. 10 juin 2025",
        "limite_titre": "Répondez au plus tard le",
        "limite": "jeu. 12 juin 2025, 23\u00a0h\u00a059 (heure de Paris)",
        "etapes": ETAPES[:3],
    }
    return BordereauContrat(**(valeurs | champs))  # type: ignore[arg-type]


PLEIN = bordereau(
    candidat="ABCDEFGHIJKLMNOP-QRSTUVWXYZABCDEF DE LA GHIJKLMNOPQ Maximilienne-Aurore",
    formation_nom="BTS Métiers de la comptabilité, de la gestion et de la relation client en apprentissage "
    * 2,
    employeur=LONG.strip(),
    suivi="contrat reçu, pas encore saisi sur Parcoursup",
    limite="avant la date qui y est indiquée",
    etapes=ETAPES,
    a_noter=True,
)
VIDE = bordereau(
    candidat="",
    numero="",
    formation_sigle="",
    formation_code="",
    employeur="",
    siret="",
    limite="",
    etapes=(),
)


def ecrire(path: Path, *bordereaux: BordereauContrat) -> Path:
    ecrire_ouvrage(ouvrage_contrats(bordereaux, ENTETE), path)
    return path


@lit_le_pdf
def test_a_slip_says_what_to_copy_and_until_when(tmp_path: Path) -> None:
    (page,) = pages_lues(ecrire(tmp_path / "c.pdf", bordereau()))
    for dit in (
        "MCO – BTS Management commercial opérationnel",
        "LE GOFF Aïcha",
        "N° d’inscription 0700123",
        "40012",
        "DUPONT & FILS",
        "732 829 320 00074",
        SIRET,
        "jeu. 12 juin 2025, 23 h 59 (heure de Paris)",
        "Étape 3",
        "Document remis au candidat",
        "DÉMONSTRATION – données fictives",
        "Session 2026",
        "Produit le 10/06/2026 à 10 h 05",
        "Page 1/1",
    ):
        assert dit in page.replace("\u00a0", " ")


@lit_le_pdf
def test_each_candidate_gets_one_half_sheet_in_order(tmp_path: Path) -> None:
    path = ecrire(tmp_path / "c.pdf", bordereau(numero="1"), PLEIN, VIDE, bordereau(numero="4"))
    pages = pages_lues(path)
    assert len(pages) == 4
    assert "N° d’inscription 1 " in pages[0]
    assert "N° d’inscription 4 " in pages[3]
    tailles = subprocess.run(["pdfinfo", "-l", "4", str(path)], check=True, capture_output=True).stdout
    assert tailles.count(f"{A5[0]} x {A5[1]} pts".encode()) == 4


@lit_le_pdf
@pytest.mark.parametrize("un", [bordereau(), PLEIN, VIDE], ids=["usual", "full", "empty"])
def test_nothing_overlaps_nor_leaves_the_page(tmp_path: Path, un: BordereauContrat) -> None:
    (mots,) = mots_par_page(ecrire(tmp_path / "c.pdf", un))
    assert mots
    assert chevauchements(mots) == []
    assert all(x1 >= 29 and x2 <= A5[0] - 29 and y1 >= 20 and y2 <= A5[1] - 20 for x1, y1, x2, y2 in mots)


@lit_le_pdf
def test_the_heading_of_a_half_sheet_keeps_its_place_whatever_its_texts(tmp_path: Path) -> None:
    tete = replace(
        ENTETE,
        cfa="Centre de formation d’apprentis interprofessionnel des volcans et des vallées d’Auvergne " * 2,
        filtre="SIMULATION au lun. 2 juin 2025, 0\u00a0h\u00a000 · à garder par le candidat " * 3,
        a_detruire_on=date(2026, 10, 12),
    )
    ecrire_ouvrage(ouvrage_contrats([PLEIN], tete), tmp_path / "c.pdf")
    (mots,) = mots_par_page(tmp_path / "c.pdf")
    assert chevauchements(mots) == []
    assert all(x2 <= A5[0] - 29 for _, _, x2, _ in mots)
    (page,) = pages_lues(tmp_path / "c.pdf")
    assert "SIMULATION au lun. 2 juin 2025" in page.replace("\u00a0", " ")
    assert "Document remis au candidat" in page
    assert "détruire" not in page  # the day is that of the centre's papers


@lit_le_pdf
def test_the_name_to_copy_is_never_cut(tmp_path: Path) -> None:
    (page,) = pages_lues(ecrire(tmp_path / "c.pdf", PLEIN))
    lu = " ".join(page.split())
    assert "…" not in lu.split("Nom ou dénomination")[1]
    assert all(mot in lu for mot in set(LONG.split()))
    assert lu.count("COOPÉRATIVE") == 2


@lit_le_pdf
@pytest.mark.parametrize("mots", [20, 60, 150, 600])
def test_a_name_is_whole_at_any_length_and_frames_stay_apart(tmp_path: Path, mots: int) -> None:
    # It shrinks, then takes more lines, then goes on on the next page: Parcoursup wants it to the letter.
    nom = " ".join(f"SOCIÉTÉ{rang}" for rang in range(mots))
    path = ecrire(tmp_path / "c.pdf", PLEIN._replace(employeur=nom), bordereau(numero="2"))
    pages = pages_lues(path)
    lus = re.findall(r"SOCIÉTÉ(\d+)", " ".join(pages))
    assert [int(un) for un in lus] == list(range(mots))
    assert all(f"Étape {rang}" in " ".join(pages) for rang in range(1, 7))
    for boites in mots_par_page(path):
        assert chevauchements(boites) == []
        assert all(x1 >= 29 and x2 <= A5[0] - 29 and y2 <= A5[1] - 20 for x1, _, x2, y2 in boites)
    for cadres in cadres_par_page(path):
        assert all(bas >= haut + 4 for (bas, _), (_, haut) in pairwise(cadres)), cadres


@lit_le_pdf
def test_only_the_first_page_of_a_slip_is_in_the_outline(tmp_path: Path) -> None:
    ouvrage = ouvrage_contrats([PLEIN._replace(employeur=LONG * 20), bordereau()], ENTETE)
    assert len(ouvrage.pages) > 2
    assert sum(bool(page.signet) for page in ouvrage.pages) == 2


@lit_le_pdf
def test_a_slip_numbers_its_own_pages_only(tmp_path: Path) -> None:
    # Each goes to one candidate: « Page 3/4 » would have them look for the pages of others.
    path = ecrire(tmp_path / "c.pdf", bordereau(), PLEIN._replace(employeur=LONG * 8), bordereau())
    pages = [" ".join(page.split()) for page in pages_lues(path)]
    assert len(pages) == 4
    for page, numero in zip(pages, ("1/1", "1/2", "2/2", "1/1"), strict=True):
        assert f"Page {numero}" in page


@lit_les_qr
def test_another_program_reads_the_siret_of_a_slip(tmp_path: Path) -> None:
    assert codes_lus(ecrire(tmp_path / "avec.pdf", PLEIN)) == [SIRET]
    assert codes_lus(ecrire(tmp_path / "sans.pdf", bordereau(siret=""))) == []


@lit_le_pdf
def test_no_contract_is_said_rather_than_an_empty_page(tmp_path: Path) -> None:
    (page,) = pages_lues(ecrire(tmp_path / "c.pdf"))
    assert "Aucun contrat" in page
    assert "…" not in page


def cadres_par_page(path: Path) -> list[list[tuple[float, float]]]:
    """Return the frames as wide as each page, from its top: ordinates of their bottoms and tops."""
    clair = path.with_suffix(".clair.pdf")
    subprocess.run(["qpdf", "--qdf", str(path), str(clair)], check=True, capture_output=True)
    motif = re.compile(rb"\n30\.00 ([\d.]+) 359\.53 ([\d.]+) re\nS")
    pages = []
    for flux in re.findall(rb"stream\n(.*?)endstream", clair.read_bytes(), re.DOTALL):
        if b" Tj" in flux:
            cadres = [(float(bas), float(bas) + float(haut)) for bas, haut in motif.findall(flux)]
            pages.append(sorted(cadres, reverse=True))
    return pages


def codes_lus(path: Path) -> list[str]:
    """Return the codes seen on the printed page, at the sharpness of an office printer."""
    image = path.with_suffix("")
    subprocess.run(
        ["pdftoppm", "-r", "200", "-gray", "-png", "-singlefile", str(path), str(image)], check=True
    )
    vu = subprocess.run(
        ["zbarimg", "-q", "--raw", str(image.with_suffix(".png"))], check=False, capture_output=True
    )
    return vu.stdout.decode().split()
