"""What the exports alone say of candidatures: nothing of what was prepared, typed or noted here."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, select

from cfa_desktop.storage.tables import CANDIDATURE


class FaitsImportes(NamedTuple):
    """The facts of one candidature as its last export gave them: ISO days, enum values."""

    id: int
    etat: str | None
    etat_brut: str
    sans_voeu: int
    limite_importee_on: str | None
    reponse: str | None
    reponse_brute: str
    inscription: str | None
    statut_contrat: str | None
    date_reponse_on: str | None
    export_on: str | None


_COLONNES = [CANDIDATURE.c[champ] for champ in FaitsImportes._fields]


def lire(connection: Connection, formation_id: int) -> dict[int, FaitsImportes]:
    """Return the facts of a formation's candidatures, by id."""
    requete = select(*_COLONNES).where(CANDIDATURE.c.formation_id == formation_id)
    return {faits.id: faits for faits in map(FaitsImportes._make, connection.execute(requete))}
