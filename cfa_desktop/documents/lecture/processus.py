"""Reading a file from the program: the parser runs in a child process, which may die without harm."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path

from cfa_desktop.documents.lecture.limites import INTERROMPUE, LIMITES, TROP_LOURD, ExportRefuse, Limites
from cfa_desktop.documents.lecture.transport import depuis_json
from cfa_desktop.models.extraction import Extraction

_RACINE = Path(__file__).resolve().parents[3]
# What Python exits with after an exception; an aborted or killed child exits otherwise.
_BOGUE = 1
_VERBE = "--lire-export"
_MODULE = "cfa_desktop.documents.lecture.enfant"


def lire_export(chemin: Path, *, limites: Limites = LIMITES) -> Extraction:
    """Return what an export says, read in a child process.

    Raises ExportRefuse: empty, damaged, not an export, kind not read yet, over the limits, too long.
    """
    commande = [*_commande(), str(chemin.absolute()), json.dumps(dataclasses.asdict(limites))]
    try:
        fini = subprocess.run(
            commande,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limites.secondes,
            check=False,
            env=_environnement(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as erreur:
        raise ExportRefuse(TROP_LOURD) from erreur
    return _comprendre(fini)


def _commande() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, _VERBE]
    return [sys.executable, "-m", _MODULE]


def _environnement() -> dict[str, str]:
    chemins = [str(_RACINE), *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.environ | {"PYTHONPATH": os.pathsep.join(chemins)}


def _comprendre(fini: subprocess.CompletedProcess[bytes]) -> Extraction:
    """Return the extraction written by the child; a child that died wrote nothing that can be read."""
    try:
        reponse = json.loads(fini.stdout)
    except ValueError as erreur:
        bogue = fini.returncode == _BOGUE
        raise ExportRefuse(INTERROMPUE if bogue else TROP_LOURD) from erreur
    if "refus" in reponse:
        raise ExportRefuse(reponse["refus"])
    return depuis_json(reponse["extraction"])
