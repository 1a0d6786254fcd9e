"""Writing a file that is whole or absent: temporary neighbour, read back, flushed, renamed."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.temporaires import nom_provisoire, noter

_PLEIN = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUS = {errno.EACCES, errno.EPERM, errno.EROFS}
_ESSAIS = 1000


class EcritureError(CfaError):
    """A document could not be written; the previous file of that name, if any, is untouched."""


@contextmanager
def ecriture_sure(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside the target, which replaces the target only when all went well.

    Raise EcritureError, with what to do, when the target is open elsewhere, write-protected or a folder,
    when its folder is missing or read-only, and when the disk is full.
    """
    _refuser_cible(path)
    provisoire = path.with_name(nom_provisoire(path.suffix))
    with noter(provisoire):
        try:
            os.close(os.open(provisoire, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except OSError as erreur:
            raise EcritureError(_message_dossier(path, erreur)) from erreur
        try:
            yield provisoire
            _vers_le_disque(provisoire)
            _renommer(provisoire, path)
        except OSError as erreur:
            raise EcritureError(_message(path, erreur)) from erreur
        finally:
            with suppress(OSError):
                provisoire.unlink(missing_ok=True)


def ecrire_octets(path: Path, contenu: bytes) -> None:
    """Write a whole content safely and read it back before it takes its name.

    Raise EcritureError like ``ecriture_sure``, and when the disk gives back something else.
    """
    with ecriture_sure(path) as provisoire:
        provisoire.write_bytes(contenu)
        if provisoire.read_bytes() != contenu:
            raise EcritureError(
                f"Le fichier « {path.name} » a été mal écrit par le disque et n’a pas été gardé."
                " Choisissez un autre emplacement."
            )


def autre_nom(path: Path) -> Path:
    """Return the first free neighbour of a path: liste (2).xlsx, liste (3).xlsx..."""
    candidats = (path.with_name(f"{path.stem} ({rang}){path.suffix}") for rang in range(2, _ESSAIS))
    return next((candidat for candidat in candidats if not candidat.exists()), path)


def _refuser_cible(path: Path) -> None:
    try:
        if not path.parent.is_dir():
            raise EcritureError(
                f"Le dossier « {path.parent} » n’existe pas. Créez-le ou choisissez un autre emplacement."
            )
        if path.is_dir():
            raise EcritureError(f"« {path.name} » est un dossier. Choisissez un autre nom de fichier.")
        if path.exists() and not path.stat().st_mode & stat.S_IWUSR:
            raise EcritureError(
                f"Le fichier « {path.name} » est protégé en écriture. Enregistrez sous un autre nom,"
                f" par exemple « {autre_nom(path).name} »."
            )
        if any(_existe(path.with_name(nom)) for nom in (f".~lock.{path.name}#", f"~${path.name}")):
            raise EcritureError(_message_ouvert(path))
    except OSError as erreur:
        raise EcritureError(_message(path, erreur)) from erreur


def _existe(path: Path) -> bool:
    """Say whether a lock lies there; a name too long for one has none."""
    with suppress(OSError):
        return path.exists()
    return False


def _renommer(provisoire: Path, path: Path) -> None:
    try:
        os.replace(provisoire, path)  # noqa: PTH105 - the name a fault test replaces
    except PermissionError as erreur:
        raise EcritureError(_message_ouvert(path)) from erreur
    if os.name == "posix":
        with suppress(OSError):  # some file systems refuse it; the data itself is already flushed
            _vers_le_disque(path.parent)


def _vers_le_disque(path: Path) -> None:
    mode = os.O_RDONLY if path.is_dir() else os.O_RDWR
    descripteur = os.open(path, mode)
    try:
        os.fsync(descripteur)
    finally:
        os.close(descripteur)


def _message_ouvert(path: Path) -> str:
    return (
        f"Le fichier « {path.name} » est ouvert dans un autre programme. Fermez-le,"
        f" ou enregistrez sous un autre nom, par exemple « {autre_nom(path).name} »."
    )


def _message_dossier(path: Path, erreur: OSError) -> str:
    if erreur.errno in _REFUS:
        return (
            f"Le dossier « {path.parent} » n’autorise pas l’écriture."
            " Choisissez un autre dossier, par exemple Documents."
        )
    return _message(path, erreur)


def _message(path: Path, erreur: OSError) -> str:
    if erreur.errno in _PLEIN:
        return (
            f"L’espace disque manque pour écrire « {path.name} »."
            " Libérez de la place ou choisissez un autre disque."
        )
    if erreur.errno == errno.ENAMETOOLONG:
        return f"Le nom « {path.name[:40]}… » est trop long. Choisissez un nom plus court."
    cause = erreur.strerror or type(erreur).__name__
    return f"Le fichier « {path.name} » n’a pas pu être écrit ({cause}). Choisissez un autre emplacement."
