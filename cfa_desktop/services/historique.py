"""History of what was done, and its undo and redo: one mechanism."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cfa_desktop.models.annulation import (
    ANNULATION,
    RETABLISSEMENT,
    SEPARATEUR,
    SILENCIEUSES,
    EtatAction,
    nom_de_l_action,
    phrase_dependance,
    phrase_obstacle,
    raison_definitive,
    statut_de,
)
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.historique import Action, LigneHistorique
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.garde_places import places_gardees
from cfa_desktop.storage import historique, journal

__all__ = ["AnnulationImpossible", "Historique", "Obstacle", "RienAAnnuler", "nom_de_l_action"]
LIGNES_MONTREES = 200


class AnnulationImpossible(CfaError):
    """Something later, named when it is known, depends on what was to be undone."""

    def __init__(self, libelle: str, dependante: Action | None = None) -> None:
        self.dependante = dependante
        super().__init__(phrase_dependance(libelle, dependante))


class RienAAnnuler(CfaError):
    """The stack is empty."""

    def __init__(self, verbe: str) -> None:
        super().__init__(f"Il n’y a rien à {verbe}.")


class Obstacle(NamedTuple):
    """The last action, which Ctrl+Z does not undo, and the sentence that says so."""

    action_id: int
    phrase: str


class Detail(NamedTuple):
    """What an action changed: its first rows, how many in all, and why it cannot be undone any more."""

    lignes: tuple[LigneHistorique, ...]
    total: int
    empechement: str


@dataclass(frozen=True, slots=True)
class Historique:
    """Recorded actions."""

    contexte: Contexte

    def lister(self, *, avant_id: int | None = None, limite: int = 100) -> list[EtatAction]:
        """Return actions of the whole base, the newest first, each with what Ctrl+Z may do of it."""
        with self.contexte.database.lecture() as connection:
            actions = historique.lister(connection, avant_id=avant_id, limite=limite)
            prochaine = historique.a_annuler(connection)
            retablies = historique.retablies(connection)
        return [
            statut_de(
                action,
                prochaine=prochaine is not None and action.id == prochaine.id,
                retablie=action.id in retablies,
            )
            for action in actions
        ]

    def detail(self, action_id: int) -> Detail:
        """Return what one action changed, and the later action that keeps it from being undone, if any."""
        with self.contexte.database.lecture() as connection:
            action = historique.trouver(connection, action_id)
            lignes, total = historique.lignes_de(connection, action_id, LIGNES_MONTREES)
            pendante = action is not None and _pendante(action)
            dependante = historique.dependante(connection, action_id) if pendante else None
        empechement = ""
        if action is not None and dependante is not None:
            empechement = phrase_dependance(nom_de_l_action(action), dependante)
        return Detail(tuple(lignes), total, empechement)

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

    def obstacle(self) -> Obstacle | None:
        """Return why Ctrl+Z does not undo the very last thing done, None when it does."""
        with self.contexte.database.lecture() as connection:
            derniere, visee = historique.derniere(connection), historique.a_annuler(connection)
        if derniere is None or derniere.annule_id is not None or not raison_definitive(derniere):
            return None
        if derniere.libelle.startswith(SILENCIEUSES):
            return None
        return Obstacle(derniere.id, phrase_obstacle(derniere, visee))

    def a_retablir(self) -> Action | None:
        """Return what Ctrl+Y would bring back, or None."""
        with self.contexte.database.lecture() as connection:
            return historique.a_retablir(connection)

    def annuler(self) -> Action:
        """Undo the last undoable action.

        Raises ``RienAAnnuler``, ``AnnulationImpossible``, ``PlacesDepassees``.
        """
        action = self.a_annuler()
        if action is None:
            raise RienAAnnuler("annuler")
        self._inverser(action, ANNULATION)
        return action

    def retablir(self) -> Action:
        """Bring back the action just undone.

        Raises ``RienAAnnuler``, ``AnnulationImpossible``, ``PlacesDepassees``.
        """
        action = self.a_retablir()
        if action is None:
            raise RienAAnnuler("rétablir")
        self._inverser(action, RETABLISSEMENT)
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
            with places_gardees(connection, libelle, action.id):
                touchees = journal.rejouer_a_l_envers(connection, action.id, changement)
            if touchees:
                raise AnnulationImpossible(libelle, historique.dependante(connection, action.id))
            changement.clore()


def _pendante(action: Action) -> bool:
    """Say whether the action waits in the stack: in force, undoable, and no undo itself."""
    return not action.annulee and not raison_definitive(action) and action.source != ANNULATION
