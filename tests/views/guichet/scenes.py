"""What the guichet's tests start from: three items in two formations."""

from __future__ import annotations

from dataclasses import dataclass

from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from tests.factories import HorlogeFixe

EMPLOYEUR = "DUPONT & FILS"
AICHA = {"numero": "700123", "nom": "LE GOFF", "prenom": "Aïcha"}
HUGO = {"numero": "700131", "nom": "FAŸ", "prenom": "Hugo"}


@dataclass
class Scene:
    """Two contracts in GEA, due in October; one decision in MCO, due first."""

    bureau: Bureau
    horloge: HorlogeFixe
    gea: Formation
    mco: Formation
    contrats: list[int]
    decision: int

    @property
    def ordre(self) -> list[int]:
        """Return the items in typing order."""
        return [self.decision, *self.contrats]
