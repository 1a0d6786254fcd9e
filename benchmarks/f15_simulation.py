"""F15: one step of the simulation's slider over 10,000 candidatures, until the bar is repainted."""

from __future__ import annotations

import json
import statistics
from pathlib import Path

from benchmarks import donnees
from benchmarks.mesures import PYTHON, Mesure, centile95, sortie_de

_NOMBRE, _BARRE_MS = 10_000, 50


def mesurer(dossier: Path, fois: int) -> list[Mesure]:
    """Measure every day of the campagne under the real slider; judge the 95th centile."""
    base = donnees.base_de_demo(dossier / "f15.cfa", _NOMBRE)
    reglages = donnees.reglages_neufs(dossier)
    pas: list[float] = []
    relus: list[float] = []
    for _ in range(max(1, fois // 2)):
        glisses, lus = json.loads(sortie_de([PYTHON, "-m", "benchmarks.curseur", base], **reglages))
        pas += glisses
        relus += lus
    return [
        Mesure(
            "F15",
            f"a day of the slider until repaint, N = {_NOMBRE:,}, p95 of {len(pas)}",
            "counting the list read again (median)",
            centile95(pas) * 1000,
            statistics.median(relus) * 1000,
            _BARRE_MS,
            "ms",
            absolue=True,
        )
    ]
