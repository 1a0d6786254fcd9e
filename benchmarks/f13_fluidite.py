"""F13: the longest freezes of the real window while it imports, exports and saves 10,000 candidatures."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from benchmarks import donnees
from benchmarks.battement import FORMATION
from benchmarks.mesures import PYTHON, Mesure, centile99, sortie_de

_NOMBRE, _CENTILE_MS, _PLUS_LONG_MS = 10_000, 50, 120
_REPOS = "rest"


def mesurer(dossier: Path, fois: int) -> list[Mesure]:
    """Measure each work; the window at rest, heard in the same run, is what the machine itself does."""
    modele = donnees.creer_base(dossier / "modele.cfa", _NOMBRE)
    classeur = donnees.ecrire_tableau(dossier / "export.xlsx", _NOMBRE)
    with donnees.ouvrir_base(modele) as bureau:
        donnees.creer_formation(bureau, FORMATION)
    reglages = donnees.reglages_neufs(dossier)
    entendus: dict[str, list[float]] = {}
    for rang in range(max(1, fois // 2)):
        base = Path(shutil.copy(modele, dossier / f"{rang}.cfa"))
        commande: list[str | Path] = [PYTHON, "-m", "benchmarks.battement", base, classeur]
        for travail, ecarts in json.loads(sortie_de(commande, **reglages)).items():
            entendus.setdefault(travail, []).extend(ecarts)
    repos = entendus.pop(_REPOS)
    mesures = []
    for travail, ecarts in entendus.items():
        for dit, calcul, barre in (("p99", centile99, _CENTILE_MS), ("longest", max, _PLUS_LONG_MS)):
            notre, calme = calcul(ecarts) * 1000, calcul(repos) * 1000
            texte = f"{travail}: {dit} gap of a beating window"
            mesures.append(Mesure("F13", texte, "the same at rest", notre, calme, barre, "ms", absolue=True))
    return mesures
