"""Backups of the open base, and its integrity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage import sauvegardes, schema
from cfa_desktop.storage.copie import fichiers, oublier
from cfa_desktop.storage.integrite import verifier
from cfa_desktop.storage.verrou import Verrou
from cfa_desktop.temporaires import nom_provisoire, noter


@dataclass(frozen=True, slots=True)
class Sauvegardes:
    """Verified copies of the base."""

    contexte: Contexte

    def sauvegarder(self, *, motif: str = "manuelle", dossier: Path | None = None) -> Path:
        """Make a verified backup; return where it is."""
        return sauvegardes.sauvegarder(self.contexte.database.path, motif=motif, dossier=dossier).path

    def derniere_at(self) -> datetime | None:
        """Return when the newest backup was made, or None."""
        faites = sauvegardes.lister(self.contexte.database.path)
        return faites[0].faite_at if faites else None

    def verifier(self) -> list[str]:
        """Return what is wrong with the base (French sentences); empty when all is well."""
        with self.contexte.database.lecture() as connection:
            return verifier(connection)


def restaurer(sauvegarde: Path, base: Path) -> None:
    """Put a backup in the place of a base that nobody uses; the current base joins the backups.

    The backup is tried on a copy first. Raises a ``BaseError`` (missing, foreign, newer, in use) or
    ``SauvegardeInvalide``; the base is then untouched.
    """
    essai = base.with_name(nom_provisoire(base.suffix))
    schema.exiger_presente(sauvegarde)
    base.parent.mkdir(parents=True, exist_ok=True)
    with Verrou(base), noter(*fichiers(essai)):
        try:
            sauvegardes.restaurer(sauvegarde, essai)
            schema.upgrade(essai)
            sauvegardes.restaurer(essai, base)
        finally:
            oublier(essai)
