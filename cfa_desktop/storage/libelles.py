"""Labels of the site that the officer mapped once by hand."""

from __future__ import annotations

from sqlalchemy import Connection, select

from cfa_desktop.models.libelles_appris import cle_apprise
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import LIBELLE_APPRIS

_L = LIBELLE_APPRIS.c


def lire(connection: Connection) -> dict[tuple[str, str], str]:
    """Return the stored value of each learnt label, by field and folded label."""
    lignes = connection.execute(select(_L.champ, _L.libelle, _L.valeur))
    return {cle_apprise(champ, libelle): valeur for champ, libelle, valeur in lignes}


def enregistrer(
    changement: Changement, connection: Connection, champ: str, libelle: str, valeur: str
) -> None:
    """Remember what a label means, in the place of what it meant."""
    voulue = cle_apprise(champ, libelle)
    for ligne in connection.execute(select(_L.id, _L.champ, _L.libelle)).all():
        if cle_apprise(ligne.champ, ligne.libelle) == voulue:
            changement.modifier(LIBELLE_APPRIS, ligne.id, valeur=valeur)
            return
    changement.inserer(LIBELLE_APPRIS, champ=champ, libelle=libelle, valeur=valeur)
