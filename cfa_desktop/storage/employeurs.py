"""Employers met so far: the SIRET is the identity, the last name typed is kept."""

from __future__ import annotations

from sqlalchemy import Connection, select

from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import EMPLOYEUR


def par_siret(connection: Connection, siret: str) -> tuple[int, str] | None:
    """Return the id and name of the employer with this SIRET, or None."""
    requete = select(EMPLOYEUR.c.id, EMPLOYEUR.c.denomination).where(EMPLOYEUR.c.siret == siret)
    ligne = connection.execute(requete).one_or_none()
    return None if ligne is None else (ligne.id, ligne.denomination)


def lister(connection: Connection) -> list[tuple[str, str]]:
    """Return the known (denomination, SIRET), by name."""
    requete = select(EMPLOYEUR.c.denomination, EMPLOYEUR.c.siret).order_by(EMPLOYEUR.c.denomination)
    return [(nom, siret) for nom, siret in connection.execute(requete)]


def enregistrer(changement: Changement, connection: Connection, denomination: str, siret: str) -> int:
    """Return the id of the employer with this SIRET, created or renamed as typed."""
    connu = par_siret(connection, siret)
    if connu is None:
        return changement.inserer(EMPLOYEUR, siret=siret, denomination=denomination)
    changement.modifier(EMPLOYEUR, connu[0], denomination=denomination)
    return connu[0]
