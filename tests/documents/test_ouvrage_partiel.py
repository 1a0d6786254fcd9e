"""A part of a document: the pages asked for alone, as they are in the whole."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from cfa_desktop.documents.pdf.lettre import A_VOIR, ouvrage_lettres
from cfa_desktop.documents.pdf.lettre_valeurs import AVoir, Lettre
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, relier
from cfa_desktop.models.centre import Centre
from tests.documents.exemples import ENTETE
from tests.documents.pages import lit_le_pdf, pages_lues

LONG = "\n\n".join(f"Paragraphe {rang} {'mot ' * 60}" for rang in range(14))


def lettre(nom: str, corps: str = "Bonjour.") -> Lettre:
    return Lettre(Centre("CFA"), (nom,), "Le 10 juin 2025", "Objet", corps, nom)


def convocations() -> Ouvrage:
    """Return a letter of two pages, two of one, and the page that says what to look at."""
    lettres = [lettre("LONGUE", LONG), lettre("COURTE"), lettre("BRÈVE")]
    return ouvrage_lettres(lettres, ENTETE, "Convocation", [AVoir("COURTE", "MCO", "Sans adresse.")])


def signets(pdf: bytes, dossier: Path) -> list[str]:
    (dossier / "s.pdf").write_bytes(pdf)
    lu = subprocess.run(
        ["qpdf", "--json", "--json-key=outlines", str(dossier / "s.pdf")], capture_output=True, check=True
    )
    return [un["title"] for un in json.loads(lu.stdout)["outlines"]]


def test_letters_are_counted_and_not_their_pages() -> None:
    ouvrage = convocations()
    assert (ouvrage.nombre, ouvrage.compter(), ouvrage.a_voir) == (5, 3, 1)
    assert ouvrage.compter([0, 1, 4]) == 1
    assert ouvrage.compter([4]) == 0
    assert ouvrage_lettres([], ENTETE, "Convocation").compter([0]) == 0


def test_a_table_counts_its_rows_whatever_the_pages() -> None:
    table = convocations()._replace(pieces=300)
    assert table.compter() == table.compter([1]) == 300


@lit_le_pdf
def test_pages_asked_for_keep_their_number_in_the_whole(tmp_path: Path) -> None:
    comptes: list[tuple[int, int]] = []
    path = tmp_path / "partie.pdf"
    path.write_bytes(relier(convocations(), lambda fait, total: comptes.append((fait, total)), (4, 1)))
    a_voir, suite = pages_lues(path)
    assert A_VOIR in a_voir
    assert "5/5" in a_voir.replace(" ", "")
    assert "Page 2/2" in suite
    assert comptes == [(1, 2), (2, 2)]


@lit_le_pdf
def test_a_page_taken_alone_keeps_the_bookmark_of_its_letter(tmp_path: Path) -> None:
    entier = signets(relier(convocations()), tmp_path)
    assert [un.split()[0] for un in entier] == ["LONGUE", "COURTE", "BRÈVE", "À"]
    assert signets(relier(convocations(), choisies=(1, 3)), tmp_path) == ["LONGUE", "BRÈVE"]


def test_a_document_drawn_twice_is_the_same() -> None:
    """What is saved in part is drawn again from what the preview was drawn from."""
    ouvrage = convocations()
    dates = re.compile(rb"/(CreationDate|ModDate) \([^)]*\)|/ID\s*\[[^\]]*\]|% ReportLab.*")
    une, deux = (dates.sub(b"", relier(ouvrage)) for _ in range(2))
    assert une == deux
