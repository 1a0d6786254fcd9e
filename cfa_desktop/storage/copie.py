"""The copy of a base: through SQLite's backup API only, checked, and given up as soon as asked."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.temporaires import VOISINS

# Between two questions: some 2 MB copied, some 50 ms of checking.
PAGES = 500
OPERATIONS = 50_000


class SauvegardeInvalide(CfaError):
    """The copy does not read back as the base it was taken from."""

    def __init__(self, raison: str) -> None:
        super().__init__(
            f"La sauvegarde n’a pas pu être vérifiée ({raison}). Les sauvegardes précédentes sont intactes. "
            "Vérifiez le disque, puis recommencez."
        )


class SauvegardeAbandonnee(CfaError):
    """The officer gave up before the copy was whole and checked: nothing of it is left."""

    def __init__(self) -> None:
        super().__init__(
            "Sauvegarde abandonnée\u202f: aucune copie n’a été gardée. Les sauvegardes précédentes sont "
            "intactes."
        )


class _Veille:
    """Asks whether to give up, and remembers it: SQLite itself only says that it was interrupted."""

    def __init__(self, abandonner: Callable[[], bool]) -> None:
        self._abandonner = abandonner
        self.arretee = False

    def interrompre(self) -> bool:
        """Say whether SQLite must stop what it is doing."""
        self.arretee = self.arretee or self._abandonner()
        return self.arretee

    def passer(self, *_: int) -> None:
        """Raise ``SauvegardeAbandonnee`` when the officer gave up."""
        if self.interrompre():
            raise SauvegardeAbandonnee


def copier(source: Path, cible: Path, abandonner: Callable[[], bool] = lambda: False) -> None:
    """Copy a base into a new file, read it back whole and flush it to the disk.

    Raises ``SauvegardeInvalide``, ``SauvegardeAbandonnee`` and the driver's errors: the caller then removes
    what was begun (``oublier``).
    """
    veille = _Veille(abandonner)
    try:
        oublier(cible)
        _verifier(cible, _recopier(source, cible, veille), veille)
    except dbapi2.Error as erreur:
        if veille.arretee:
            raise SauvegardeAbandonnee from erreur
        raise
    with cible.open("rb+") as fichier:
        os.fsync(fichier.fileno())
    veille.passer()


def oublier(cible: Path) -> None:
    """Remove a copy and what SQLite may have left beside it."""
    for path in fichiers(cible):
        path.unlink(missing_ok=True)


def fichiers(cible: Path) -> list[Path]:
    """Return a copy and what SQLite may lay beside it while it is made."""
    return [cible.with_name(cible.name + voisin) for voisin in VOISINS]


def _recopier(source: Path, cible: Path, veille: _Veille) -> dict[str, int]:
    """Copy the pages; return how many rows each table must have."""
    origine = dbapi2.connect(f"{source.resolve().as_uri()}?mode=rw", uri=True)
    try:
        origine.set_progress_handler(veille.interrompre, OPERATIONS)
        # One view from the first page to the last: a write in between would start the copy again.
        origine.execute("BEGIN")
        attendu = _comptes(origine)
        copie = dbapi2.connect(str(cible))
        try:
            origine.backup(copie, pages=PAGES, progress=veille.passer)
            copie.execute("PRAGMA journal_mode = DELETE").fetchall()
            copie.commit()
        finally:
            copie.close()
    finally:
        origine.close()
    return attendu


def _verifier(cible: Path, attendu: dict[str, int], veille: _Veille) -> None:
    copie = dbapi2.connect(str(cible))
    try:
        copie.set_progress_handler(veille.interrompre, OPERATIONS)
        if copie.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise SauvegardeInvalide("la copie est abîmée")
        veille.passer()
        if copie.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise SauvegardeInvalide("la copie est incomplète")
        veille.passer()
        if _comptes(copie) != attendu:
            raise SauvegardeInvalide("la copie n’a pas le même nombre de lignes que la base")
    finally:
        copie.close()


def _comptes(connexion: Any) -> dict[str, int]:
    tables = connexion.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    return {nom: connexion.execute(f'SELECT count(*) FROM "{nom}"').fetchone()[0] for (nom,) in tables}
