"""How rows are measured and judged: medians of alternated runs, ratios against bars, never a silent pass."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent
PYTHON = sys.executable


class PairAbsent(Exception):
    """The peer that a row is measured against is not on this machine."""


class NonMesurable(Exception):
    """What a row measures is not there (yet): the row is said « not measured »."""


@dataclass(frozen=True, slots=True)
class Mesure:
    """One line of the table: ``notre`` and ``reference`` in ``unite``, None when not measured.

    The bar limits the ratio notre / reference, or notre itself when ``absolue``.
    """

    ligne: str
    travail: str
    pair: str
    notre: float | None
    reference: float | None
    barre: float
    unite: str = "s"
    absolue: bool = False
    note: str = ""

    @property
    def rapport(self) -> float | None:
        """Return our figure over the peer's, None when one is missing."""
        if self.notre is None or not self.reference:
            return None
        return self.notre / self.reference

    @property
    def verdict(self) -> str:
        """Return "pass", "fail" or "not measured"."""
        jugee = self.notre if self.absolue else self.rapport
        if jugee is None:
            return "not measured"
        return "pass" if jugee <= self.barre else "fail"


def chronometre(travail: Callable[[], object]) -> float:
    """Return the seconds that one run takes."""
    debut = time.perf_counter()
    travail()
    return time.perf_counter() - debut


def alterner(
    a: Callable[[], float], b: Callable[[], float], fois: int, *, echauffer: bool = True
) -> tuple[float, float]:
    """Return the medians of two measured works, run in turn so that the machine's moods hit both."""
    if echauffer:
        a()
        b()
    tours = [(a(), b()) for _ in range(fois)]
    return statistics.median(tour[0] for tour in tours), statistics.median(tour[1] for tour in tours)


def centile95(valeurs: Sequence[float]) -> float:
    """Return the 95th centile."""
    return _centile(valeurs, 95)


def centile99(valeurs: Sequence[float]) -> float:
    """Return the 99th centile."""
    return _centile(valeurs, 99)


def _centile(valeurs: Sequence[float], rang: int) -> float:
    return sorted(valeurs)[max(0, -(-len(valeurs) * rang // 100) - 1)]


def processus(commande: Sequence[str | Path], **environnement: str) -> float:
    """Return the seconds of one whole process; raise NonMesurable when it fails."""
    debut = time.perf_counter()
    fini = subprocess.run(
        [str(morceau) for morceau in commande],
        cwd=RACINE,
        env=_environnement(environnement),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        timeout=300,
        check=False,
    )
    duree = time.perf_counter() - debut
    if fini.returncode:
        derniere = fini.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise NonMesurable(f"process failed ({fini.returncode}) {' '.join(derniere)[:120]}")
    return duree


def sortie_de(commande: Sequence[str | Path], **environnement: str) -> str:
    """Return what one process prints; raise NonMesurable when it fails."""
    fini = subprocess.run(
        [str(morceau) for morceau in commande],
        cwd=RACINE,
        env=_environnement(environnement),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if fini.returncode:
        derniere = fini.stderr.strip().splitlines()[-1:]
        raise NonMesurable(f"process failed ({fini.returncode}) {' '.join(derniere)[:120]}")
    return fini.stdout


def _environnement(propre: dict[str, str]) -> dict[str, str]:
    """Return the environment of a child: no screen, and byte code kept as on an officer's computer."""
    garde = {nom: valeur for nom, valeur in os.environ.items() if nom != "PYTHONDONTWRITEBYTECODE"}
    return garde | {"QT_QPA_PLATFORM": "offscreen"} | propre


def convertir(source: Path, format_cible: str, dossier: Path) -> float:
    """Return the seconds LibreOffice takes, whole process, to convert a file; raise PairAbsent without it."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        raise PairAbsent("LibreOffice is not installed")
    profil = (dossier / "profil-libreoffice").resolve().as_uri()
    sortie = dossier / "libreoffice"
    # 44 = semicolon-separated would be 59; 34 = the quote; 76 = UTF-8.
    lecture = ["--infilter=CSV:59,34,76"] if source.suffix == ".csv" else []
    return processus(
        [
            soffice,
            "--headless",
            f"-env:UserInstallation={profil}",
            *lecture,
            "--convert-to",
            format_cible,
            "--outdir",
            sortie,
            source,
        ]
    )
