"""The centre's settings and the marks of the base, kept as text."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from cfa_desktop.storage.tables import CAMPAGNE, PARAMETRE


def lire(connection: Connection, cle: str, defaut: str = "") -> str:
    """Return a setting, or the default."""
    valeur = connection.execute(select(PARAMETRE.c.valeur).where(PARAMETRE.c.cle == cle)).scalar()
    return defaut if valeur is None else valeur


def ecrire(connection: Connection, cle: str, valeur: str) -> None:
    """Set a setting; an empty text removes it."""
    if not valeur:
        connection.execute(delete(PARAMETRE).where(PARAMETRE.c.cle == cle))
        return
    requete = insert(PARAMETRE).values(cle=cle, valeur=valeur)
    connection.execute(requete.on_conflict_do_update(index_elements=["cle"], set_={"valeur": valeur}))


def campagnes(connection: Connection) -> list[int]:
    """Return the campagnes of the base, the oldest first."""
    return list(connection.execute(select(CAMPAGNE.c.annee).order_by(CAMPAGNE.c.annee)).scalars())


def ajouter_campagne(connection: Connection, annee: int) -> None:
    """Make sure that a new base has its campagne: nothing to undo, so no recorded change."""
    connection.execute(insert(CAMPAGNE).values(annee=annee).on_conflict_do_nothing())
