"""F11: memory of the program with its candidate table on screen, beside an empty window."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks import donnees
from benchmarks.mesures import PYTHON, Mesure, NonMesurable, sortie_de

_BARRES = {10_000: 150, 100_000: 350}


def mesurer(dossier: Path, _fois: int) -> list[Mesure]:
    """Measure the resident memory once everything is loaded and at rest."""
    if not sys.platform.startswith("linux"):
        raise NonMesurable("resident memory is read in /proc, on Linux only")
    reglages = donnees.reglages_neufs(dossier)
    vide = json.loads(sortie_de([PYTHON, "-m", "benchmarks.fenetre", "memoire-vide"], **reglages))
    mesures = []
    for nombre, barre in _BARRES.items():
        base = donnees.base_de_demo(dossier / f"f11-{nombre}.cfa", nombre)
        notre = json.loads(sortie_de([PYTHON, "-m", "benchmarks.fenetre", "memoire", base], **reglages))
        travail = f"memory with the window open, N = {nombre:,}"
        mesures.append(Mesure("F11", travail, "empty window", notre, vide, barre, "MB", absolue=True))
    return mesures
