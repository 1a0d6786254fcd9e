"""I7: kill -9 at any moment of an import: the base is the old one or the new one, never between."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from tests import test_kill
from tests.reliability.harnais import Faute, Harnais


class Atelier(NamedTuple):
    """An empty base, and how long the whole import of the export takes, in seconds."""

    vide: Path
    duree: float


def preparer(dossier: Path, _prudent: bool) -> Atelier:
    """Create the base and time one import left alone."""
    with redirect_stdout(io.StringIO()):  # the worker speaks JSON there
        vide = test_kill.creer_vide(dossier / "vide.cfa")
    temoin = shutil.copyfile(vide, dossier / "temoin.cfa")
    depart = time.monotonic()
    test_kill.importer(temoin).wait()
    return Atelier(vide, time.monotonic() - depart)


def essayer(atelier: Any, hasard: Random, rang: int) -> str:
    """Kill one import; half of the deaths fall in the last third, where the base is written."""
    base = shutil.copyfile(atelier.vide, atelier.vide.with_name(f"mort{rang}.cfa"))
    processus = test_kill.importer(base)
    debut, fin = (0.0, 1.0) if rang % 2 else (0.6, 1.1)
    try:
        processus.wait(hasard.uniform(debut, fin) * atelier.duree)
    except subprocess.TimeoutExpired:
        processus.kill()
        processus.wait()
    try:
        etat = test_kill.etat_de(base)
    except test_kill.EtatIntermediaire as erreur:
        raise Faute(str(erreur)) from erreur
    return "nouvelle" if etat else "ancienne"


def ecrire_a_moitie(patch: pytest.MonkeyPatch) -> None:
    """Write half of the import before it begins."""

    def importer(base: Path) -> subprocess.Popen[bytes]:
        test_kill.ecrire_la_moitie(base)
        return subprocess.Popen([sys.executable, "-c", ""])

    patch.setattr(test_kill, "importer", importer)


HARNAIS = Harnais(
    code="I7",
    titre="100 arrêts brutaux pendant un import : tout ou rien",
    ci=4,
    long=100,
    essayer=essayer,
    sabotages={"import à moitié écrit": ecrire_a_moitie},
    preparer=preparer,
    controle=2,
    secondes=50.0,
)
