"""History of what was done, and its undo and redo: one mechanism."""

from __future__ import annotations

from dataclasses import dataclass

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.historique import Action, LigneHistorique
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage import historique, journal

SEPARATEUR = " – "


class AnnulationImpossible(CfaError):
    """Something later depends on what was to be undone."""

    def __init__(self, libelle: str) -> None:
        super().__init__(
            f"« {libelle} » ne peut plus être annulé : une action plus récente a modifié les mêmes données. "
            "Annulez d’abord celle-ci, ou corrigez à la main."
        )


class RienAAnnuler(CfaError):
    """The stack is empty."""

    def __init__(self, verbe: str) -> None:
        super().__init__(f"Il n’y a rien à {verbe}.")


@dataclass(frozen=True, slots=True)
class Historique:
    """Recorded actions."""

    contexte: Contexte

    def de_candidat(self, candidat_id: int) -> list[LigneHistorique]:
        """Return every recorded change of a person, the newest first."""
        with self.contexte.database.lecture() as connection:
            return historique.de_candidat(connection, candidat_id)

    def a_annuler(self) -> Action | None:
        """Return what Ctrl+Z would undo, or None."""
        with self.contexte.database.lecture() as connection:
            return historique.a_annuler(connection)

    def derniere_annulable(self) -> bool:
        """Say whether Ctrl+Z would undo the very last thing done, and not something before it."""
        with self.contexte.database.lecture() as connection:
            visee, derniere = historique.a_annuler(connection), historique.derniere(connection)
        return visee is not None and derniere is not None and visee.id == derniere.id

    def a_retablir(self) -> Action | None:
        """Return what Ctrl+Y would bring back, or None."""
        with self.contexte.database.lecture() as connection:
            return historique.a_retablir(connection)

    def annuler(self) -> Action:
        """Undo the last undoable action; raise ``RienAAnnuler`` or ``AnnulationImpossible``."""
        action = self.a_annuler()
        if action is None:
            raise RienAAnnuler("annuler")
        self._inverser(action, historique.ANNULATION)
        return action

    def retablir(self) -> Action:
        """Bring back the action just undone; raise ``RienAAnnuler`` or ``AnnulationImpossible``."""
        action = self.a_retablir()
        if action is None:
            raise RienAAnnuler("rétablir")
        self._inverser(action, historique.RETABLISSEMENT)
        return action

    def _inverser(self, action: Action, source: str) -> None:
        self.contexte.exiger_le_present()
        maintenant = self.contexte.maintenant()
        libelle = nom_de_l_action(action)
        inverse = journal.Action(
            f"{source.capitalize()}{SEPARATEUR}{libelle}", source, maintenant, True, action.id
        )
        with self.contexte.database.transaction() as connection:
            changement = journal.Changement(connection, inverse)
            if journal.rejouer_a_l_envers(connection, action.id, changement):
                raise AnnulationImpossible(libelle)
            changement.clore()


def nom_de_l_action(action: Action) -> str:
    """Return what was done at first, without « Annulation – » or « Rétablissement – » before it."""
    libelle = action.libelle
    for source in (historique.ANNULATION, historique.RETABLISSEMENT):
        libelle = libelle.removeprefix(f"{source.capitalize()}{SEPARATEUR}")
    return libelle
