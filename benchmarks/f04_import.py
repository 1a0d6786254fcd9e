"""F4: a 10,000-row workbook of 60 columns, from the file to the preview, beside calamine alone."""

from __future__ import annotations

from pathlib import Path

from benchmarks import donnees
from benchmarks.mesures import Mesure, alterner, chronometre


def mesurer(dossier: Path, fois: int) -> list[Mesure]:
    """Measure reading and planning an import."""
    import python_calamine

    classeur = donnees.ecrire_tableau(dossier / "T_recrutement_F000.xlsx", 10_000)
    base = donnees.creer_base(dossier / "f4.cfa", 0)
    with donnees.ouvrir_base(base) as bureau:
        formation = donnees.creer_formation(bureau, "F000")

        def nous() -> object:
            extraction = bureau.imports.lire(classeur)
            return bureau.imports.planifier(extraction, formation, donnees.EXPORT_ON)

        def calamine() -> object:
            octets = python_calamine.CalamineWorkbook.from_path(str(classeur))
            return octets.get_sheet_by_index(0).to_python()

        notre, plancher = alterner(lambda: chronometre(nous), lambda: chronometre(calamine), fois)
    return [Mesure("F4", "import 10,000 x 60 xlsx: read, plan", "calamine reading it", notre, plancher, 4)]
