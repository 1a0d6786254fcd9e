"""LibreOffice as a judge: what it finds in a workbook, cell by cell, formulas said as such."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

TABLEUR = shutil.which("soffice")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXTE = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_BUREAU = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DELAI = 120


class Cellule(NamedTuple):
    """What LibreOffice holds: its text, its kind of value, its formula ("" = none)."""

    texte: str
    genre: str
    formule: str


def convertir(path: Path, genre: str, profil: Path) -> Path:
    """Return the file that LibreOffice makes of another one, in ``genre``, beside the profile."""
    commande = ["soffice", f"-env:UserInstallation={profil.as_uri()}", "--headless", "--norestore"]
    commande += ["--convert-to", genre, "--outdir", str(profil.parent), str(path)]
    subprocess.run(commande, check=True, capture_output=True, timeout=_DELAI)
    return profil.parent / f"{path.stem}.{genre}"


def premiere_colonne(path: Path, profil: Path) -> list[Cellule]:
    """Return the cells of the first column of the first sheet, header included, as LibreOffice read them."""
    racine = ET.parse(convertir(path, "fods", profil)).getroot()
    feuille = next(racine.iter(f"{_TABLE}table"))
    trouvees: list[Cellule] = []
    for rangee in feuille.iter(f"{_TABLE}table-row"):
        cellule = rangee.find(f"{_TABLE}table-cell")
        if cellule is not None:
            fois = int(rangee.get(f"{_TABLE}number-rows-repeated", "1"))
            trouvees += [_lue(cellule)] * min(fois, 1000)
    return trouvees


def formules(path: Path, profil: Path) -> int:
    """Return how many formula cells LibreOffice finds in all the sheets."""
    racine = ET.parse(convertir(path, "fods", profil)).getroot()
    return sum(1 for cellule in racine.iter(f"{_TABLE}table-cell") if cellule.get(f"{_TABLE}formula"))


def _lue(cellule: ET.Element) -> Cellule:
    paragraphes = ["".join(_morceaux(p)) for p in cellule.findall(f"{_TEXTE}p")]
    genre = cellule.get(f"{_BUREAU}value-type", "")
    return Cellule("\n".join(paragraphes), genre, cellule.get(f"{_TABLE}formula", ""))


def _morceaux(element: ET.Element) -> list[str]:
    """Return the texts under an element, tabs and runs of spaces given back."""
    dits = [element.text or ""]
    for enfant in element:
        if enfant.tag == f"{_TEXTE}s":
            dits.append(" " * int(enfant.get(f"{_TEXTE}c", "1")))
        elif enfant.tag == f"{_TEXTE}tab":
            dits.append("\t")
        elif enfant.tag == f"{_TEXTE}line-break":
            dits.append("\n")
        else:
            dits += _morceaux(enfant)
        dits.append(enfant.tail or "")
    return dits
