"""Temporary files, noted before they exist so that the next start removes those of a killed process."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from cfa_desktop.paths import state_dir
from cfa_desktop.verrouillage import verrouiller

DOSSIER = "temporaires"
PREFIXE, SUFFIXE = ".cfa-", ".part"
VOISINS = ("", "-journal", "-wal", "-shm")  # what SQLite may lay beside a copy of a base
_A_NOUS = re.compile(rf"{re.escape(PREFIXE)}.*{re.escape(SUFFIXE)}({'|'.join(VOISINS)})", re.DOTALL)
_DEPOT = ".depot"
_FIN = b"\0"  # no path holds one: what it does not end was cut short
_ESSAIS = 3


class _Note(NamedTuple):
    path: Path
    descripteur: int


@contextmanager
def noter(*paths: Path) -> Iterator[None]:
    """Note temporary files about to be made, and forget at the end those that are gone by then.

    Their names come from ``nom_provisoire``: no other file is ever removed. Without a state folder to write
    into, nothing is noted and the work goes on.
    """
    chemins = [str(path.absolute()) for path in paths]
    note = _poser(chemins)
    try:
        yield
    finally:
        if note is not None:
            os.close(note.descripteur)
            with suppress(OSError):
                if all(map(_est_parti, chemins)):
                    note.path.unlink()


@contextmanager
def dossier_provisoire() -> Iterator[Path | None]:
    """Give a noted folder for the files of a system that chooses their names, removed with them at the end.

    Give None without a state folder to make it in.
    """
    dossier = state_dir() / nom_provisoire(_DEPOT)
    with noter(dossier):
        try:
            dossier.mkdir(mode=0o700, parents=True)
        except OSError:
            yield None
            return
        try:
            yield dossier
        finally:
            with suppress(OSError):
                _vider(dossier)


def nom_provisoire(suffixe: str) -> str:
    """Return a new name for a temporary file that ends as one with that suffix: .cfa-1f0c….csv.part."""
    return f"{PREFIXE}{os.urandom(6).hex()}{suffixe}{SUFFIXE}"


def reste_t_il() -> bool:
    """Say whether something is noted: by a process that was killed, or that works at this moment."""
    return bool(_notes())


def effacer_les_restes() -> None:
    """Remove the temporary files whose process is no more; those out of reach today stay noted."""
    for note in _notes():
        with suppress(OSError):
            _solder(note)


def _notes() -> list[Path]:
    try:
        return sorted((state_dir() / DOSSIER).iterdir())
    except OSError:
        return []


def _poser(chemins: Sequence[str]) -> _Note | None:
    for _ in range(_ESSAIS):
        with suppress(OSError):
            dossier = state_dir() / DOSSIER
            dossier.mkdir(parents=True, exist_ok=True)
            path = dossier / os.urandom(8).hex()
            descripteur = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINAIRE, 0o600)
            try:
                _ecrire(descripteur, b"".join(os.fsencode(chemin) + _FIN for chemin in chemins))
            except OSError:
                os.close(descripteur)
                path.unlink()
                raise
            return _Note(path, descripteur)
    return None


def _ecrire(descripteur: int, octets: bytes) -> None:
    """Fill a note and hold it; raise OSError when a start going on elsewhere took it for a dead one."""
    verrouiller(descripteur)
    if not os.fstat(descripteur).st_nlink or os.write(descripteur, octets) != len(octets):
        raise OSError
    with suppress(OSError):
        os.fsync(descripteur)


def _solder(note: Path) -> None:
    """Remove what a note names, then the note; raise OSError when its process still works."""
    descripteur = os.open(note, os.O_RDWR | _BINAIRE)
    try:
        verrouiller(descripteur)
        octets = os.read(descripteur, os.fstat(descripteur).st_size)
        effaces = [_effacer(os.fsdecode(chemin)) for chemin in octets.split(_FIN)[:-1]]
        if all(effaces) and os.name != "nt":
            note.unlink()  # while it is held: whoever waits for it sees that it is gone
    finally:
        os.close(descripteur)
    if all(effaces) and os.name == "nt":  # which removes no open file
        note.unlink()


def _effacer(chemin: str) -> bool:
    """Remove a temporary file of ours; return False when it must be tried again another day."""
    path = Path(chemin)
    try:
        mode = path.lstat().st_mode
        if _A_NOUS.fullmatch(path.name) and stat.S_ISREG(mode):
            path.unlink()
        elif _A_NOUS.fullmatch(path.name) and stat.S_ISDIR(mode) and path.stem.endswith(_DEPOT):
            _vider(path)
    except OSError:
        return _est_parti(chemin)
    return True


def _vider(dossier: Path) -> None:
    for path in dossier.iterdir():
        path.unlink()
    dossier.rmdir()


def _est_parti(chemin: str) -> bool:
    """Say whether a file is no more; one whose folder is missing may be on a disk that comes back."""
    return not os.path.lexists(chemin) and Path(chemin).parent.is_dir()


_BINAIRE = getattr(os, "O_BINARY", 0)  # Windows would change the line ends
