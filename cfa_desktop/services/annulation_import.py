"""Undoing an import: every row as it was, or nothing and the reason."""

from __future__ import annotations

from cfa_desktop.models.annulation import ANNULATION, SEPARATEUR
from cfa_desktop.models.annulation_import import DISPARU, phrase_empechement, phrase_touche
from cfa_desktop.models.erreurs import CfaError, SimulationEnCours
from cfa_desktop.models.historique import Action
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.garde_places import places_gardees
from cfa_desktop.storage import candidats, historique, imports, journal, sauvegardes
from cfa_desktop.storage.database import Connection


class AnnulationRefusee(CfaError):
    """An import cannot be undone: something later stands on it."""


def empechement(contexte: Contexte, import_id: int) -> str:
    """Return why an import cannot be undone, "" when nothing done since stands on it; reads only.

    The places are counted when it is undone: only going back tells how many contracts there would be.
    """
    if contexte.simulee.instant is not None:
        return str(SimulationEnCours(contexte.simulee.instant))
    with contexte.database.lecture() as connection:
        applique = imports.trouver(connection, import_id)
        if applique is None:
            return DISPARU
        return _empechement(connection, applique.changement_id)


def annuler(contexte: Contexte, import_id: int) -> None:
    """Undo an import after a verified backup; Ctrl+Z never does.

    Raises ``AnnulationRefusee``, ``PlacesDepassees``.
    """
    contexte.exiger_le_present()
    if raison := empechement(contexte, import_id):
        raise AnnulationRefusee(raison)
    sauvegardes.sauvegarder(contexte.database.path, motif="avant-annulation")
    with contexte.database.transaction() as connection:
        applique = imports.trouver(connection, import_id)
        action = historique.trouver(connection, applique.changement_id) if applique else None
        if action is None:
            raise AnnulationRefusee(DISPARU)
        changement, touchees = _rejouer(contexte, connection, action)
        if touchees:
            raise AnnulationRefusee(_empechement(connection, action.id) or phrase_touche())
        changement.clore()


def _rejouer(
    contexte: Contexte, connection: Connection, action: Action
) -> tuple[journal.Changement, list[str]]:
    libelle = f"{ANNULATION.capitalize()}{SEPARATEUR}{action.libelle}"
    inverse = journal.Action(libelle, ANNULATION, contexte.horloge.maintenant(), False, action.id)
    changement = journal.Changement(connection, inverse)
    with places_gardees(connection, action.libelle, action.id):
        return changement, journal.rejouer_a_l_envers(connection, action.id, changement)


def _empechement(connection: Connection, changement_id: int) -> str:
    dependance = historique.dependance(connection, changement_id)
    if dependance is None:
        return ""
    action = historique.trouver(connection, dependance.changement_id)
    if action is None:
        return phrase_touche()
    personne = ""
    if dependance.candidat_id is not None:
        candidat = candidats.trouver(connection, dependance.candidat_id)
        personne = f"{candidat.nom_complet} (Dossier n° {candidat.numero})"
    return phrase_empechement(action, personne)
