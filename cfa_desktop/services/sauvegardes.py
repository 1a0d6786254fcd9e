"""Backups of the open base, and its integrity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage import sauvegardes
from cfa_desktop.storage.integrite import verifier


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
