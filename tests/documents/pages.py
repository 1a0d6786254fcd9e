"""What other programs read on a printed page: its texts, the boxes of its words, overlaps."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

Mot = tuple[float, float, float, float]
lit_le_pdf = pytest.mark.skipif(
    shutil.which("pdftotext") is None or shutil.which("qpdf") is None,
    reason="pdftotext ou qpdf n’est pas installé",
)

lit_les_qr = pytest.mark.skipif(
    shutil.which("zbarimg") is None or shutil.which("pdftoppm") is None,
    reason="zbarimg ou pdftoppm n’est pas installé",
)


def pages_lues(path: Path) -> list[str]:
    """Return the text of every page of a document that opens without a warning."""
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
    lu = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True)
    return lu.stdout.decode().split("\f")[:-1]


def mots_par_page(path: Path) -> list[list[Mot]]:
    """Return the boxes of the words of every page."""
    lu = subprocess.run(["pdftotext", "-bbox", str(path), "-"], check=True, capture_output=True).stdout
    motif = re.compile(rb'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"')
    return [
        [tuple(map(float, boite)) for boite in motif.findall(page)]  # type: ignore[misc]
        for page in lu.split(b"<page ")[1:]
    ]


def chevauchements(mots: list[Mot]) -> list[tuple[Mot, Mot]]:
    """Return the pairs of words whose boxes really share some room."""
    fautes: list[tuple[Mot, Mot]] = []
    tries = sorted(mots, key=lambda mot: mot[1])
    for rang, (x1, y1, x2, y2) in enumerate(tries):
        for autre in tries[rang + 1 :]:
            if autre[1] > y2:
                break
            large = min(x2, autre[2]) - max(x1, autre[0])
            haut = min(y2, autre[3]) - max(y1, autre[1])
            if large > 0.5 and haut > 0.45 * min(y2 - y1, autre[3] - autre[1]):
                fautes.append(((x1, y1, x2, y2), autre))
    return fautes
