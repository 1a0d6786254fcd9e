"""F6: the plan of a P export of 2,000 rows x 576 columns resaved as a workbook, beside calamine alone."""

from __future__ import annotations

import csv
from pathlib import Path

from benchmarks import donnees
from benchmarks.mesures import RACINE, Mesure, alterner, chronometre

_EXPORT = RACINE / "tests" / "data" / "P_parametrable_2026.csv"
_LIGNES = 2_000
_NUMERO = "Candidat - Code"


def mesurer(dossier: Path, fois: int) -> list[Mesure]:
    """Measure reading and planning the export, every dossier's content included."""
    import python_calamine

    classeur = _ecrire(dossier / "P_F000.xlsx")
    base = donnees.creer_base(dossier / "f6.cfa", 0)
    with donnees.ouvrir_base(base) as bureau:
        formation = donnees.creer_formation(bureau, "F000")

        def nous() -> object:
            extraction = bureau.imports.lire(classeur)
            plan = bureau.imports.planifier(extraction, formation, donnees.EXPORT_ON)
            assert len(plan.nouveaux) == _LIGNES
            return plan

        def calamine() -> object:
            octets = python_calamine.CalamineWorkbook.from_path(str(classeur))
            return octets.get_sheet_by_index(0).to_python()

        notre, plancher = alterner(lambda: chronometre(nous), lambda: chronometre(calamine), fois)
    travail = "import P 2,000 x 576 xlsx: read, plan, contents included"
    return [Mesure("F6", travail, "calamine reading it", notre, plancher, 3)]


def _ecrire(path: Path) -> Path:
    """Resave the example as a workbook: its own rows again and again, each with a number of its own."""
    from openpyxl import Workbook

    with _EXPORT.open(encoding="utf-8-sig", newline="") as flux:
        entetes, *rangees = csv.reader(flux, delimiter=";")
    numero = entetes.index(_NUMERO)
    classeur = Workbook(write_only=True)
    feuille = classeur.create_sheet("Export")
    feuille.append(entetes)
    for rang in range(_LIGNES):
        rangee = list(rangees[rang % len(rangees)])
        rangee[numero] = str(600_000 + rang)
        feuille.append(rangee)
    classeur.save(path)
    return path
