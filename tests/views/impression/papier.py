"""Printers of paper that no test needs: they print into a PDF, which other programs then read."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from cfa_desktop.views.impression.document import charger
from cfa_desktop.views.impression.imprimantes import Imprimantes

SECRETARIAT, COULOIR = "Secrétariat", "Couloir"
compte_les_pages = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo n’est pas installé")


def imprimante_pdf(path: Path) -> QPrinter:
    """Return a printer that prints into a file."""
    imprimante = QPrinter(QPrinter.PrinterMode.HighResolution)
    imprimante.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    imprimante.setOutputFileName(str(path))
    imprimante.setResolution(72)
    return imprimante


class ImprimanteSansPapier(QPrinter):
    """A printer that prints into a file and has so many sheets left."""

    def __init__(self, path: Path, feuilles: int) -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(path))
        self.setResolution(72)
        self._reste = feuilles

    def newPage(self) -> bool:  # noqa: N802 - Qt’s own name
        self._reste -= 1
        return self._reste > 0 and super().newPage()


class ImprimantesEnPdf(Imprimantes):
    """Two printers, both printing into one file; the second alone turns the sheet."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def noms(self) -> list[str]:
        return [SECRETARIAT, COULOIR]

    def preferee(self) -> str:
        return SECRETARIAT

    def deux_faces(self, nom: str) -> bool:
        return nom == COULOIR

    def ouvrir(self, nom: str) -> QPrinter:
        return imprimante_pdf(self.path)


class AucuneImprimante(Imprimantes):
    """A machine without any printer."""

    def noms(self) -> list[str]:
        return []

    def preferee(self) -> str:
        return ""


def pdfinfo(path: Path) -> dict[str, str]:
    """Return what pdfinfo says of a file."""
    lu = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True).stdout.decode()
    return {cle: valeur.strip() for cle, valeur in re.findall(r"^([^:\n]+):(.*)$", lu, re.M)}


def vignettes(pdf: bytes) -> list[QImage]:
    """Return every page, small, on white."""
    parent = QObject()
    document = QPdfDocument(parent)
    charger(document, pdf, parent)
    images = []
    for page in range(document.pageCount()):
        image = document.render(page, QSize(120, 170)).convertToFormat(QImage.Format.Format_RGBA8888)
        images.append(image)
    document.close()
    return images


def ecart(une: QImage, autre: QImage) -> float:
    """Return how much two pictures differ, 0 for the same ink everywhere, 255 at most."""

    def encre(image: QImage, x: int, y: int) -> int:
        couleur = image.pixelColor(x, y)
        return (255 - couleur.lightness()) * couleur.alpha() // 255

    points = [(x, y) for x in range(0, 120, 2) for y in range(0, 170, 2)]
    return sum(abs(encre(une, *p) - encre(autre, *p)) for p in points) / len(points)
