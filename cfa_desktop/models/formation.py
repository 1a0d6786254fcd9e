"""A formation of the centre for one campagne."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Formation(NamedTuple):
    """What the base knows of a formation; ``examine`` is None until the officer says it.

    ``couleur`` is an index (0-9) in the fixed set of formation colours.
    """

    id: int
    campagne: int
    code: str
    intitule: str
    sigle: str = ""
    etablissement: str = ""
    couleur: int = 0
    capacite: int | None = None
    examine: bool | None = None
    modalites_particulieres: bool = False
    cloture_demandee_on: date | None = None
    cloturee_on: date | None = None
    message_recherche: str = ""
    message_acceptation: str = ""
    criteres: tuple[str, ...] = ()
    rapport_publie_on: date | None = None

    @property
    def nom_court(self) -> str:
        """Return the sigle, else the code: what buttons and bands show."""
        return self.sigle or self.code
