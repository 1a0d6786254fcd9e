"""Opens a base that something leaves: with the right to note it, or saying that it is not noted."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from cfa_desktop.services.bureau import Bureau, libre, ouvrir
from cfa_desktop.storage.erreurs import BaseEnLectureSeule, BaseOccupee

NON_NOTE = (
    "La base est ouverte ailleurs, ou en lecture seule\u202f: le fichier est écrit, mais l’historique de la "
    "base n’en garde pas trace."
)


def ouvrir_pour_noter(base: Path) -> Bureau:
    """Open the base with the right to note what leaves it, when that right can be had."""
    if libre(base):
        with suppress(BaseOccupee, BaseEnLectureSeule):
            return ouvrir(base)
    return ouvrir(base, ecriture=False)


def non_note(bureau: Bureau) -> tuple[str, ...]:
    """Return what is to be said when the history cannot tell that something left, nothing when it does."""
    return () if bureau.verrou is not None else (NON_NOTE,)
