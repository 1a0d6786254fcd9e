"""The same document at the same instant is the same file; nothing in it comes from the machine's clock."""

from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from cfa_desktop.documents.liste import Entete
from cfa_desktop.documents.pdf.appels import ouvrage_appels
from cfa_desktop.documents.pdf.contrat import ouvrage_contrats
from cfa_desktop.documents.pdf.fiche import ouvrage_fiches
from cfa_desktop.documents.pdf.liste_pdf import ouvrage_liste
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, ecrire_ouvrage, relier
from cfa_desktop.models.temps import PARIS
from tests.documents.exemples import ENTETE, evenements, fiche, ligne, liste
from tests.documents.pages import lit_le_pdf
from tests.documents.test_appels import LEA, PLEINE
from tests.documents.test_contrat_pdf import PLEIN

_LOGO = io.BytesIO()
Image.new("RGBA", (40, 20), (0, 90, 160, 200)).save(_LOGO, "PNG")
TETE = replace(ENTETE, logo=_LOGO.getvalue())
COMPOSES: dict[str, Callable[[Entete], Ouvrage]] = {
    "liste": lambda tete: ouvrage_liste(replace(liste([ligne(rang) for rang in range(90)]), entete=tete)),
    "fiches": lambda tete: ouvrage_fiches([fiche(evenements=evenements(9)), fiche()], tete),
    "appels": lambda tete: ouvrage_appels([LEA, PLEINE], tete),
    "contrat": lambda tete: ouvrage_contrats([PLEIN], tete),
}


@pytest.mark.parametrize("compose", COMPOSES.values(), ids=COMPOSES)
def test_the_same_document_at_the_same_instant_is_the_same_file(
    compose: Callable[[Entete], Ouvrage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", lambda: 1_000_000_000.0)
    premier = relier(compose(TETE))
    monkeypatch.setattr("time.time", lambda: 1_700_000_000.0)
    assert relier(compose(TETE)) == premier
    plus_tard = replace(TETE, produit_at=TETE.produit_at + timedelta(minutes=1))
    assert relier(compose(plus_tard)) != premier  # the check sees a difference


@pytest.mark.parametrize(
    ("instant", "ecrit"),
    [
        (datetime(2026, 6, 10, 10, 5, 7, 900, tzinfo=PARIS), b"D:20260610100507+02'00'"),
        (datetime(2026, 1, 3, 23, 59, tzinfo=PARIS), b"D:20260103235900+01'00'"),
    ],
    ids=["summer", "winter"],
)
def test_the_dates_of_the_file_are_those_of_its_heading(instant: datetime, ecrit: bytes) -> None:
    pdf = relier(ouvrage_fiches([fiche()], replace(ENTETE, produit_at=instant)))
    assert re.findall(rb"/(?:CreationDate|ModDate) \(([^)]+)\)", pdf) == [ecrit, ecrit]


@lit_le_pdf
def test_a_reader_is_told_the_language_and_shows_the_title(tmp_path: Path) -> None:
    cible = tmp_path / "f.pdf"
    ecrire_ouvrage(ouvrage_fiches([fiche()], ENTETE), cible)
    lu = subprocess.run(["qpdf", "--json", "--json-key=qpdf", str(cible)], check=True, capture_output=True)
    objets = json.loads(lu.stdout)["qpdf"][1]
    catalogue = objets[f"obj:{objets['trailer']['value']['/Root']}"]["value"]
    assert catalogue["/Lang"] == "u:fr-FR"
    preferences = objets[f"obj:{catalogue['/ViewerPreferences']}"]["value"]
    assert preferences["/DisplayDocTitle"] is True
    assert "/MarkInfo" not in catalogue  # no structure is claimed where there is none
