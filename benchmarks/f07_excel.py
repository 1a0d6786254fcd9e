"""F7: the Excel export of 10,000 lines, whole process, beside LibreOffice making one from the CSV."""

from __future__ import annotations

from pathlib import Path

from benchmarks import donnees
from benchmarks.mesures import PYTHON, Mesure, PairAbsent, alterner, convertir, processus


def exporter(base: Path, vers: Path) -> float:
    """Return the seconds of our whole export process."""
    return processus([PYTHON, "-m", "cfa_desktop", "exporter", "liste", "--base", base, "--vers", vers])


def mesurer(dossier: Path, fois: int) -> list[Mesure]:
    """Measure the export of the list as a workbook."""
    base = donnees.base_de_demo(dossier / "f7.cfa", 10_000)
    csv = dossier / "liste.csv"
    exporter(base, csv)
    travail, pair = "xlsx export of 10,000 lines, whole process", "LibreOffice csv -> xlsx"
    try:
        notre, autre = alterner(
            lambda: exporter(base, dossier / "liste.xlsx"), lambda: convertir(csv, "xlsx", dossier), fois
        )
    except PairAbsent as absent:
        notre = exporter(base, dossier / "liste.xlsx")
        return [Mesure("F7", travail, pair, notre, None, 1, note=str(absent))]
    return [Mesure("F7", travail, pair, notre, autre, 1)]
