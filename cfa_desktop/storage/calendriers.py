"""Calendars changed here: one row a campagne, what differs from the shipped dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import CALENDRIER, CAMPAGNE

if TYPE_CHECKING:
    from cfa_desktop.models.calendrier.edition import Edition

_TOUS = select(CALENDRIER.c.campagne, CALENDRIER.c.donnees)


def lister(connection: Connection) -> dict[int, Edition]:
    """Return what was changed here, by campagne."""
    lignes = connection.execute(_TOUS).all()
    if not lignes:  # at most starts: what reads editions is not loaded for nothing
        return {}
    from cfa_desktop.models.calendrier.ecriture import lire_edition

    return {ligne.campagne: lire_edition(ligne.donnees) for ligne in lignes}


def ajouter_campagne(changement: Changement, connection: Connection, annee: int) -> None:
    """Make sure that the campagne exists; recorded, so that undoing what needed it leaves none behind."""
    existe = select(CAMPAGNE.c.annee).where(CAMPAGNE.c.annee == annee)
    if connection.execute(existe).first() is None:
        changement.creer(CAMPAGNE, annee)


def enregistrer(changement: Changement, connection: Connection, campagne: int, edition: Edition) -> None:
    """Keep what differs from the shipped dates; an empty edition leaves no row.

    The campagne must be in the base already.
    """
    from cfa_desktop.models.calendrier.ecriture import ecrire_edition

    requete = select(CALENDRIER.c.id).where(CALENDRIER.c.campagne == campagne)
    existant = connection.execute(requete).scalar()
    if not edition:
        if existant is not None:
            changement.supprimer(CALENDRIER, existant)
    elif existant is None:
        changement.inserer(CALENDRIER, campagne=campagne, donnees=ecrire_edition(edition))
    else:
        changement.modifier(CALENDRIER, existant, donnees=ecrire_edition(edition))
