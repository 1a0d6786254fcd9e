"""F2: one keystroke in the search field until the list is repainted, beside the stock filter of Qt."""

from __future__ import annotations

import json
import statistics
from pathlib import Path

from benchmarks import donnees
from benchmarks.mesures import PYTHON, Mesure, centile95, sortie_de

_BARRES = {10_000: 25, 100_000: 50}


def mesurer(dossier: Path, fois: int) -> list[Mesure]:
    """Measure every keystroke of a few searches in the real page; judge their 95th centile."""
    return [_mesurer(dossier, nombre, barre, fois) for nombre, barre in _BARRES.items()]


def _mesurer(dossier: Path, nombre: int, barre: float, fois: int) -> Mesure:
    base = donnees.base_de_demo(dossier / f"f2-{nombre}.cfa", nombre)
    reglages = donnees.reglages_neufs(dossier)
    scene = [PYTHON, "-m", "benchmarks.fenetre"]
    frappes: list[float] = []
    for _ in range(max(1, fois // 2)):
        frappes += json.loads(sortie_de([*scene, "recherche", base], **reglages))
    stock = json.loads(sortie_de([*scene, "temoin", base], **reglages))
    return Mesure(
        "F2",
        f"a keystroke until repaint, N = {nombre:,}, p95 of {len(frappes)}",
        "stock QSortFilterProxyModel (median)",
        centile95(frappes) * 1000,
        statistics.median(stock) * 1000,
        barre,
        "ms",
        absolue=True,
    )
