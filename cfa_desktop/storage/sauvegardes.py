"""Backups: through SQLite's backup API only, reopened and checked before they get their final name."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlcipher3 import dbapi2

from cfa_desktop.models.temps import PARIS
from cfa_desktop.storage.copie import SauvegardeAbandonnee as SauvegardeAbandonnee
from cfa_desktop.storage.copie import SauvegardeInvalide as SauvegardeInvalide
from cfa_desktop.storage.copie import copier, fichiers, oublier
from cfa_desktop.storage.erreurs import BaseAbsente, DisquePlein
from cfa_desktop.temporaires import nom_provisoire, noter

DOSSIER = "sauvegardes"
EXTENSION = ".cfa-sauvegarde"


class Sauvegarde(NamedTuple):
    """A verified copy: where it is and when it was made (aware, Paris)."""

    path: Path
    faite_at: datetime


def dossier_de(base: Path) -> Path:
    """Return the folder of a base's backups, beside it."""
    return base.parent / DOSSIER


def sauvegarder(
    base: Path,
    *,
    motif: str,
    dossier: Path | None = None,
    abandonner: Callable[[], bool] = lambda: False,
) -> Sauvegarde:
    """Copy the base, check the copy, then name it; raise without harming an earlier backup.

    Raises ``SauvegardeAbandonnee`` once ``abandonner`` says so, whatever the moment: nothing is left.
    """
    if not base.exists():
        raise BaseAbsente(base)
    destination = dossier or dossier_de(base)
    horodatage = datetime.now(PARIS)
    finale = _nom_libre(destination, f"{base.stem}-{horodatage:%Y%m%d-%H%M%S}-{motif}")
    provisoire = finale.with_name(nom_provisoire(EXTENSION))
    try:
        destination.mkdir(parents=True, exist_ok=True)
        with noter(*fichiers(provisoire)):
            copier(base, provisoire, abandonner)
            os.replace(provisoire, finale)  # noqa: PTH105 - the name may exist only by a race
        _synchroniser_dossier(destination)
    except dbapi2.Error as erreur:
        if "full" in str(erreur):
            raise DisquePlein(finale) from erreur
        raise SauvegardeInvalide(str(erreur)) from erreur
    except OSError as erreur:
        raise SauvegardeInvalide(erreur.strerror or str(erreur)) from erreur
    finally:
        oublier(provisoire)
    return Sauvegarde(finale, horodatage)


def lister(base: Path) -> list[Sauvegarde]:
    """Return the backups beside a base, the newest first."""
    trouvees = dossier_de(base).glob(f"{base.stem}-*{EXTENSION}") if dossier_de(base).is_dir() else iter(())
    return sorted(
        (Sauvegarde(path, datetime.fromtimestamp(path.stat().st_mtime, PARIS)) for path in trouvees),
        key=lambda sauvegarde: sauvegarde.faite_at,
        reverse=True,
    )


def restaurer(sauvegarde: Path, base: Path) -> None:
    """Put a backup in the place of a base, through a checked copy; the current base is kept aside.

    Raises ``BaseAbsente`` when the backup is missing, ``SauvegardeInvalide`` when it does not verify.
    """
    if not sauvegarde.exists():
        raise BaseAbsente(sauvegarde)
    base.parent.mkdir(parents=True, exist_ok=True)
    provisoire = base.with_name(nom_provisoire(base.suffix))
    try:
        with noter(*fichiers(provisoire)):
            copier(sauvegarde, provisoire)
            if base.exists():
                sauvegarder(base, motif="avant-restauration")
                for suffixe in ("-wal", "-shm"):
                    base.with_name(base.name + suffixe).unlink(missing_ok=True)
            os.replace(provisoire, base)  # noqa: PTH105
        _synchroniser_dossier(base.parent)
    except dbapi2.Error as erreur:
        etrangere = "not a database" in str(erreur)
        raise SauvegardeInvalide("ce n’est pas une base" if etrangere else str(erreur)) from erreur
    except OSError as erreur:
        raise SauvegardeInvalide(erreur.strerror or str(erreur)) from erreur
    finally:
        oublier(provisoire)


def _nom_libre(dossier: Path, racine: str) -> Path:
    candidat = dossier / f"{racine}{EXTENSION}"
    rang = 2
    while candidat.exists():
        candidat = dossier / f"{racine}-{rang}{EXTENSION}"
        rang += 1
    return candidat


def _synchroniser_dossier(dossier: Path) -> None:
    if os.name != "posix":
        return
    descripteur = os.open(dossier, os.O_RDONLY)
    try:
        os.fsync(descripteur)
    finally:
        os.close(descripteur)
