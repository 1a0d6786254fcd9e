"""Reading a file from the program: the parser runs in a child process, which may die without harm."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from cfa_desktop.documents.lecture.limites import INTERROMPUE, LIMITES, TROP_LOURD, ExportRefuse, Limites
from cfa_desktop.documents.lecture.tache_windows import borner
from cfa_desktop.documents.lecture.transport import depuis_json
from cfa_desktop.models.extraction import Extraction

_RACINE = Path(__file__).resolve().parents[3]
# What Python exits with after an exception; an aborted or killed child exits otherwise.
_BOGUE = 1
_VERBE = "--lire-export"
_MODULE = "cfa_desktop.documents.lecture.enfant"
_VEILLE = 0.1  # seconds between two looks at what the officer wants
ABANDONNEE = "Lecture abandonnée : rien n’a été importé."

PLUSIEURS_FORMATIONS = (
    "Ce fichier contient les candidats de plusieurs formations : importez-le depuis la fenêtre, qui les "
    "présente une à une."
)


def lire_exports(
    path: Path,
    *,
    limites: Limites = LIMITES,
    correspondance: Mapping[int, str] | None = None,
    abandonner: Callable[[], bool] = lambda: False,
) -> tuple[Extraction, ...]:
    """Return what an export says, read in a child process: one extraction per formation of its file.

    ``correspondance`` (rank of a column -> field) is what the officer decided for a free list (kind L).
    The child is killed as soon as ``abandonner`` says so.
    Raises ExportRefuse: empty, damaged, not an export, over the limits, too long, columns not matched well.
    """
    arguments = [json.dumps(dataclasses.asdict(limites))]
    if correspondance is not None:
        arguments.append(json.dumps(dict(correspondance)))
    commande = [*_commande(), str(path.absolute()), *arguments]
    return _comprendre(*_executer(commande, limites, abandonner))


def lire_export(
    path: Path, *, limites: Limites = LIMITES, correspondance: Mapping[int, str] | None = None
) -> Extraction:
    """Return the only extraction of a file. Raises ExportRefuse, also when it holds several formations."""
    extractions = lire_exports(path, limites=limites, correspondance=correspondance)
    if len(extractions) != 1:
        raise ExportRefuse(PLUSIEURS_FORMATIONS)
    return extractions[0]


def _executer(commande: list[str], limites: Limites, abandonner: Callable[[], bool]) -> tuple[bytes, int]:
    """Return what the child wrote and its exit code. Raises ExportRefuse: too long, or given up."""
    with (
        subprocess.Popen(
            commande,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environnement(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as enfant,
        borner(enfant.pid, limites),
    ):
        try:
            sortie = _attendre(enfant, limites, abandonner)
        finally:
            enfant.kill()
        return sortie, enfant.returncode


def _attendre(enfant: subprocess.Popen[bytes], limites: Limites, abandonner: Callable[[], bool]) -> bytes:
    fin = time.monotonic() + limites.secondes
    while True:
        try:
            return enfant.communicate(timeout=min(_VEILLE, max(0.0, fin - time.monotonic())))[0]
        except subprocess.TimeoutExpired as erreur:
            if abandonner():
                raise ExportRefuse(ABANDONNEE) from erreur
            if time.monotonic() >= fin:
                raise ExportRefuse(TROP_LOURD) from erreur


def _commande() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, _VERBE]
    return [sys.executable, "-m", _MODULE]


def _environnement() -> dict[str, str]:
    chemins = [str(_RACINE), *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.environ | {"PYTHONPATH": os.pathsep.join(chemins)}


def _comprendre(sortie: bytes, code: int) -> tuple[Extraction, ...]:
    """Return what the child wrote; a child that died wrote nothing that can be read."""
    try:
        reponse = json.loads(sortie)
    except ValueError as erreur:
        bogue = code == _BOGUE
        raise ExportRefuse(INTERROMPUE if bogue else TROP_LOURD) from erreur
    if "refus" in reponse:
        raise ExportRefuse(reponse["refus"])
    return depuis_json(reponse["extractions"])
