"""A harness run from beginning to end: its process started again where a try killed it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.reliability.harnais import GRAINE, Bilan, Harnais

RACINE = Path(__file__).resolve().parents[2]
_MORTS_ADMISES = 50
_SILENCE = 60.0  # a try may read a file in the real child, which is given 30 s


def passer(
    harnais: Harnais, nombre: int, *, graine: int = GRAINE, debut: int = 0, sabotage: str = ""
) -> Bilan:
    """Run ``nombre`` tries from ``debut`` and return what they gave."""
    bilan = Bilan(harnais.code, graine)
    depart = time.perf_counter()
    rang, fin, morts = debut, debut + nombre, 0
    while rang < fin and morts <= _MORTS_ADMISES:
        suivant = _executer(harnais, bilan, (rang, fin), sabotage)
        if sabotage and bilan.fautes:  # seen: the rest would say the same
            break
        if suivant < fin:
            morts += 1
            _juger_la_mort(harnais, bilan, suivant, sabotage)
            suivant += 1
        rang = suivant
    bilan.secondes = time.perf_counter() - depart
    return bilan


def _juger_la_mort(harnais: Harnais, bilan: Bilan, rang: int, sabotage: str) -> None:
    """Try again, alone and through the real child, what killed the process of the tries."""
    if not harnais.isole or _executer(harnais, bilan, (rang, rang + 1), sabotage, prudent=True) <= rang:
        bilan.essais += 1
        bilan.fautes.append(f"try {rang}: killed the process")
        return
    bilan.issues["mort contenue dans l’enfant"] += 1


def _executer(
    harnais: Harnais, bilan: Bilan, rangs: tuple[int, int], sabotage: str, *, prudent: bool = False
) -> int:
    """Run tries in one process; return the first one that it did not end."""
    suivant, fin = rangs
    with TemporaryDirectory(prefix="fiabilite") as dossier:
        mode = "prudent" if prudent else ""
        arguments = [harnais.code, str(bilan.graine), str(suivant), str(fin), dossier, sabotage, mode]
        with subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.ouvrier", *arguments],
            cwd=RACINE,
            env=os.environ | {"PYTHONPATH": str(RACINE), "RUST_BACKTRACE": "0"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        ) as ouvrier:
            assert ouvrier.stdout is not None
            veilleur = _veiller(ouvrier)
            for ligne in ouvrier.stdout:
                veilleur.cancel()
                _compter(bilan, *json.loads(ligne))
                suivant += 1
                veilleur = _veiller(ouvrier)
            veilleur.cancel()
    return suivant


def _veiller(ouvrier: subprocess.Popen[str]) -> threading.Timer:
    """Kill a process that says nothing for too long."""
    veilleur = threading.Timer(_SILENCE, ouvrier.kill)
    veilleur.start()
    return veilleur


def _compter(bilan: Bilan, rang: int, issue: str, faute: str, duree: float) -> None:
    bilan.essais += 1
    bilan.issues[issue] += 1
    bilan.pire = max(bilan.pire, duree)
    if faute:
        bilan.fautes.append(f"try {rang}: {faute}")
