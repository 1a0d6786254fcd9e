"""Backups: through SQLite's backup API only, reopened and checked before they get their final name."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.temps import PARIS
from cfa_desktop.storage.erreurs import BaseAbsente, DisquePlein

DOSSIER = "sauvegardes"
EXTENSION = ".cfa-sauvegarde"
PROVISOIRE = ".en-cours"


class SauvegardeInvalide(CfaError):
    """The copy does not read back as the base it was taken from."""

    def __init__(self, raison: str) -> None:
        super().__init__(
            f"La sauvegarde n’a pas pu être vérifiée ({raison}). Les sauvegardes précédentes sont intactes. "
            "Vérifiez le disque, puis recommencez."
        )


class Sauvegarde(NamedTuple):
    """A verified copy: where it is and when it was made (aware, Paris)."""

    path: Path
    faite_at: datetime


def dossier_de(base: Path) -> Path:
    """Return the folder of a base's backups, beside it."""
    return base.parent / DOSSIER


def sauvegarder(base: Path, *, motif: str, dossier: Path | None = None) -> Sauvegarde:
    """Copy the base, check the copy, then name it; raise without harming an earlier backup."""
    if not base.exists():
        raise BaseAbsente(base)
    destination = dossier or dossier_de(base)
    horodatage = datetime.now(PARIS)
    finale = _nom_libre(destination, f"{base.stem}-{horodatage:%Y%m%d-%H%M%S}-{motif}")
    provisoire = finale.with_suffix(PROVISOIRE)
    try:
        destination.mkdir(parents=True, exist_ok=True)
        _copier(base, provisoire)
        os.replace(provisoire, finale)  # noqa: PTH105 - the name may exist only by a race
        _synchroniser_dossier(destination)
    except dbapi2.Error as erreur:
        if "full" in str(erreur):
            raise DisquePlein(finale) from erreur
        raise SauvegardeInvalide(str(erreur)) from erreur
    except OSError as erreur:
        raise SauvegardeInvalide(erreur.strerror or str(erreur)) from erreur
    finally:
        provisoire.unlink(missing_ok=True)
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
    provisoire = base.with_name(base.name + PROVISOIRE)
    try:
        _copier(sauvegarde, provisoire)
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
        provisoire.unlink(missing_ok=True)


def _nom_libre(dossier: Path, racine: str) -> Path:
    candidat = dossier / f"{racine}{EXTENSION}"
    rang = 2
    while candidat.exists():
        candidat = dossier / f"{racine}-{rang}{EXTENSION}"
        rang += 1
    return candidat


def _copier(source: Path, cible: Path) -> None:
    cible.unlink(missing_ok=True)
    origine = dbapi2.connect(f"{source.resolve().as_uri()}?mode=rw", uri=True)
    try:
        copie = dbapi2.connect(str(cible))
        try:
            origine.backup(copie)
            copie.execute("PRAGMA journal_mode = DELETE").fetchall()
            attendu = _comptes(origine)
            copie.commit()
        finally:
            copie.close()
    finally:
        origine.close()
    _verifier(cible, attendu)
    with cible.open("rb+") as fichier:
        os.fsync(fichier.fileno())


def _verifier(cible: Path, attendu: dict[str, int]) -> None:
    copie = dbapi2.connect(str(cible))
    try:
        if copie.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise SauvegardeInvalide("la copie est abîmée")
        if copie.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise SauvegardeInvalide("la copie est incomplète")
        if _comptes(copie) != attendu:
            raise SauvegardeInvalide("la copie n’a pas le même nombre de lignes que la base")
    finally:
        copie.close()


def _comptes(connexion: Any) -> dict[str, int]:
    tables = connexion.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    return {nom: connexion.execute(f'SELECT count(*) FROM "{nom}"').fetchone()[0] for (nom,) in tables}


def _synchroniser_dossier(dossier: Path) -> None:
    if os.name != "posix":
        return
    descripteur = os.open(dossier, os.O_RDONLY)
    try:
        os.fsync(descripteur)
    finally:
        os.close(descripteur)
