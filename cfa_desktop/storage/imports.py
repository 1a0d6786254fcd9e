"""Imports applied: which file, for which formation, and what it changed."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from cfa_desktop.models.plan import ImportApplique
from cfa_desktop.storage.conversions import instant_certain, jour
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import Base, CandidatRow, CandidatureRow, ImportRow

_I = Base.metadata.tables[ImportRow.__tablename__]


def dernier_export(connection: Connection, formation_id: int) -> date | None:
    """Return the date of the newest export applied for the formation, or None."""
    requete = select(func.max(_I.c.export_on)).where(_I.c.formation_id == formation_id)
    return jour(connection.execute(requete).scalar())


def derniers_exports(connection: Connection) -> dict[int, date]:
    """Return the date of the newest export of each formation that has one."""
    requete = select(_I.c.formation_id, func.max(_I.c.export_on)).group_by(_I.c.formation_id)
    return {
        formation_id: date.fromisoformat(export_on) for formation_id, export_on in connection.execute(requete)
    }


def numeros(connection: Connection, formation_id: int) -> set[str]:
    """Return the numbers of the persons that the formation knows."""
    requete = (
        select(CandidatRow.numero)
        .join(CandidatureRow, CandidatureRow.candidat_id == CandidatRow.id)
        .where(CandidatureRow.formation_id == formation_id)
    )
    return set(connection.execute(requete).scalars())


def lister(connection: Connection, nombre: int = 50) -> list[ImportApplique]:
    """Return the latest imports, the newest first."""
    return [
        ImportApplique(
            id=ligne.id,
            formation_id=ligne.formation_id,
            type=ligne.type,
            fichier=ligne.fichier,
            export_on=date.fromisoformat(ligne.export_on),
            applique_at=instant_certain(ligne.applique_at),
            lignes=ligne.lignes,
            rapport=json.loads(ligne.rapport),
        )
        for ligne in connection.execute(select(_I).order_by(_I.c.id.desc()).limit(nombre))
    ]


def enregistrer(changement: Changement, **valeurs: Any) -> int:
    """Record an import; return its id."""
    return changement.inserer(ImportRow, changement_id=changement.id, **valeurs)
