"""What left the program, file or paper, noted in the history with its count and no name."""

from __future__ import annotations

from cfa_desktop.models.annulation import SORTIE
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage.journal import Action, Changement


def noter(contexte: Contexte, libelle: str) -> None:
    """Note that something was printed or saved; nothing of the base changes, so even while simulating."""
    with contexte.database.transaction() as connection:
        Changement(connection, Action(libelle, SORTIE, contexte.horloge.maintenant(), annulable=False))
