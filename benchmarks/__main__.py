"""`python -m benchmarks`: measure every row, print one table, write build/bench.json."""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

from benchmarks import rapport
from benchmarks.mesures import RACINE, Mesure, NonMesurable, PairAbsent

MODULES = {
    "F1": "f01_demarrage",
    "F2": "f02_recherche",
    "F4": "f04_import",
    "F5": "f05_application",
    "F6": "f06_parametrable",
    "F7": "f07_excel",
    "F8": "f08_pdf",
    "F9": "f09_fiches",
    "F10": "f10_enregistrement",
    "F11": "f11_memoire",
    "F13": "f13_fluidite",
    "F15": "f15_simulation",
}
_TOURS, _TOURS_RAPIDES = 5, 2


def main(arguments: list[str]) -> int:
    """Run the asked rows; exit 1 when one fails its bar."""
    options = _options(arguments)
    mesures: list[Mesure] = []
    for ligne in options.lignes:
        print(f"{ligne}…", file=sys.stderr, flush=True)
        mesures += mesurer(ligne, _TOURS_RAPIDES if options.rapide else _TOURS)
    print(rapport.tableau(mesures))
    rapport.ecrire(mesures, RACINE / "build" / "bench.json")
    return int(any(mesure.verdict == "fail" for mesure in mesures))


def mesurer(ligne: str, fois: int) -> list[Mesure]:
    """Measure one row in its own temporary folder; what cannot be measured is said so."""
    module = importlib.import_module(f"benchmarks.{MODULES[ligne]}")
    with tempfile.TemporaryDirectory(prefix="bench-") as dossier:
        try:
            mesures: list[Mesure] = module.mesurer(Path(dossier), fois)
        except (NonMesurable, PairAbsent) as raison:
            return [Mesure(ligne, "-", "-", None, None, 0, note=str(raison).replace(dossier, "…"))]
    return mesures


def _options(arguments: list[str]) -> argparse.Namespace:
    analyse = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    analyse.add_argument("--lignes", type=_lignes, default=list(MODULES), help="rows, e.g. F4,F7")
    analyse.add_argument("--rapide", action="store_true", help="fewer runs: a first idea")
    return analyse.parse_args(arguments)


def _lignes(texte: str) -> list[str]:
    voulues = [morceau.strip().upper() for morceau in texte.split(",")]
    inconnues = [ligne for ligne in voulues if ligne not in MODULES]
    if inconnues:
        raise argparse.ArgumentTypeError(f"unknown rows: {', '.join(inconnues)}")
    return voulues


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
