"""F8: the PDF of 10,000 lines, whole process, beside LibreOffice making one from a workbook."""

from __future__ import annotations

from pathlib import Path

from benchmarks import donnees
from benchmarks.f07_excel import exporter
from benchmarks.mesures import Mesure, PairAbsent, alterner, convertir


def mesurer(dossier: Path, fois: int) -> list[Mesure]:
    """Measure the export of the list as a PDF."""
    base = donnees.base_de_demo(dossier / "f8.cfa", 10_000)
    csv = dossier / "liste.csv"
    exporter(base, csv)
    travail, pair = "pdf of 10,000 lines, whole process", "LibreOffice xlsx -> pdf"
    try:
        # The workbook that LibreOffice wrote itself, unstyled: the easiest one for it.
        convertir(csv, "xlsx", dossier)
        notre, autre = alterner(
            lambda: exporter(base, dossier / "liste.pdf"),
            lambda: convertir(dossier / "libreoffice" / "liste.xlsx", "pdf", dossier),
            fois,
        )
    except PairAbsent as absent:
        notre = exporter(base, dossier / "liste.pdf")
        return [Mesure("F8", travail, pair, notre, None, 0.7, note=str(absent))]
    return [Mesure("F8", travail, pair, notre, autre, 0.7)]
