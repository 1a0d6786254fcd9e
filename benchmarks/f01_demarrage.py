"""F1: cold process to the first painted candidate table, beside an empty window and beside LibreOffice."""

from __future__ import annotations

import statistics
from pathlib import Path

from benchmarks import donnees
from benchmarks.mesures import PYTHON, Mesure, PairAbsent, alterner, convertir, processus

_NOTE = (
    "LibreOffice opening the workbook = its whole process converting it to CSV (opening alone cannot be "
    "timed without a screen)"
)


def mesurer(dossier: Path, fois: int) -> list[Mesure]:
    """Measure whole processes, from their start to their first picture."""
    base = donnees.base_de_demo(dossier / "f1.cfa", 10_000)
    reglages = donnees.reglages_neufs(dossier)

    def nous() -> float:
        return processus([PYTHON, "-m", "benchmarks.fenetre", "pret", base], **reglages)

    def vide() -> float:
        return processus([PYTHON, "-m", "benchmarks.fenetre", "vide"], **reglages)

    notre, plancher = alterner(nous, vide, 2 * fois)
    travail = "cold process to the painted candidate table, N = 10,000"
    autre, note = _libreoffice(dossier, fois)
    return [
        Mesure("F1", travail, "empty PySide6 window + SQLAlchemy import", notre, plancher, 2),
        Mesure("F1", travail, "LibreOffice opening the 10,000-row xlsx", notre, autre, 0.5, note=note),
    ]


def _libreoffice(dossier: Path, fois: int) -> tuple[float | None, str]:
    classeur = donnees.ecrire_tableau(dossier / "tableau.xlsx", 10_000)
    try:
        convertir(classeur, "csv", dossier)
        return statistics.median(convertir(classeur, "csv", dossier) for _ in range(fois)), _NOTE
    except PairAbsent as absent:
        return None, str(absent)
