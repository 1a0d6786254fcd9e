"""Going back may not put more contracts in a formation than it has places (R10)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.formation import Formation
from cfa_desktop.storage import candidatures, formations, historique
from cfa_desktop.storage.database import Connection


class PlacesDepassees(CfaError):
    """Undoing would bring back a contract, or take away a place, that is no longer free to be."""

    def __init__(self, libelle: str, formation: Formation, contrats: int) -> None:
        places = "1 place" if formation.capacite == 1 else f"{formation.capacite} places"
        sigle = formation.sigle or formation.code
        super().__init__(
            f"« {libelle} » ne peut plus être repris : {sigle} compterait {contrats} "
            f"contrats pour {places}. Retirez d’abord un contrat préparé, ou demandez une "
            "augmentation de capacité."
        )


@contextmanager
def places_gardees(connection: Connection, libelle: str, changement_id: int) -> Iterator[None]:
    """Run a going back; raise ``PlacesDepassees`` when more contracts than before exceed a capacity.

    Contracts above the capacity that an export brought stay as they are: only the program never adds to them.
    When nothing was done since, no place was taken: the base becomes again what it was.
    """
    if historique.rien_depuis(connection, changement_id):
        yield
        return
    avant = {formation.id: exces for formation, _, exces in _exces(connection)}
    yield
    for formation, contrats, exces in _exces(connection):
        if exces > avant.get(formation.id, 0):
            raise PlacesDepassees(libelle, formation, contrats)


def _exces(connection: Connection) -> Iterator[tuple[Formation, int, int]]:
    for formation in formations.lister(connection):
        if formation.capacite is not None:
            contrats = candidatures.compter_contrats(connection, formation.id)
            yield formation, contrats, max(0, contrats - formation.capacite)
