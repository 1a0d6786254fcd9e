"""The contracts of past campagnes, typed by hand where the base has none (R25)."""

from __future__ import annotations

from sqlalchemy import Connection, select

from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import BILAN

_B = BILAN.c


def lister(connection: Connection, code: str) -> dict[int, int]:
    """Return the contracts typed for a formation, by campagne."""
    requete = select(_B.campagne, _B.contrats).where(_B.code == code)
    return {ligne.campagne: ligne.contrats for ligne in connection.execute(requete)}


def enregistrer(
    changement: Changement, connection: Connection, *, campagne: int, code: str, contrats: int | None
) -> None:
    """Record the contracts of a formation in a campagne; None takes the figure back."""
    requete = select(_B.id).where(_B.campagne == campagne, _B.code == code)
    existant = connection.execute(requete).scalar()
    if contrats is None:
        if existant is not None:
            changement.supprimer(BILAN, existant)
    elif existant is None:
        changement.inserer(BILAN, campagne=campagne, code=code, contrats=contrats)
    else:
        changement.modifier(BILAN, existant, contrats=contrats)
