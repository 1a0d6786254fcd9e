"""Pairs of persons that the officer settled: told apart, or one person with two dossiers; both stay two."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import CANDIDAT, DISTINCTION

_D = DISTINCTION.c


def lire(connection: Connection, campagne: int) -> frozenset[tuple[int, int]]:
    """Return the settled pairs of a campagne, the first id first."""
    requete = (
        select(_D.candidat_id, _D.autre_id)
        .join_from(DISTINCTION, CANDIDAT, CANDIDAT.c.id == _D.candidat_id)
        .where(CANDIDAT.c.campagne == campagne)
    )
    return frozenset((un, autre) for un, autre in connection.execute(requete))


def numeros_de(connection: Connection, candidat_id: int) -> frozenset[str]:
    """Return the numbers of the persons with whom one is settled."""
    autres = select(_D.autre_id).where(_D.candidat_id == candidat_id)
    premiers = select(_D.candidat_id).where(_D.autre_id == candidat_id)
    requete = select(CANDIDAT.c.numero).where(CANDIDAT.c.id.in_(autres.union(premiers)))
    return frozenset(connection.execute(requete).scalars())


def poser(changement: Changement, connection: Connection, paire: tuple[int, int]) -> None:
    """Remember a pair, the first id first; a pair already known stays as it is."""
    un, autre = paire
    requete = select(_D.id).where(_D.candidat_id == un, _D.autre_id == autre)
    if connection.execute(requete).first() is None:
        changement.inserer(DISTINCTION, candidat_id=un, autre_id=autre)


def reporter(changement: Changement, connection: Connection, *, de: int, vers: int) -> None:
    """Give the pairs of one person to another, who takes her place."""
    requete = select(_D.id, _D.candidat_id, _D.autre_id).where(or_(_D.candidat_id == de, _D.autre_id == de))
    for ligne_id, un, autre in connection.execute(requete).all():
        changement.supprimer(DISTINCTION, ligne_id)
        tiers = autre if un == de else un
        if tiers != vers:
            poser(changement, connection, (min(tiers, vers), max(tiers, vers)))
