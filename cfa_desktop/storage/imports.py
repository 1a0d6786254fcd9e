"""Imports applied: which file, for which formation, and what it changed."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.models.plan import ImportApplique
from cfa_desktop.storage.conversions import instant_certain, jour
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import CANDIDAT, CANDIDATURE, IMPORT

# A list of the officer's own says nothing of what Parcoursup knows, nor since when.
_EXPORT = IMPORT.c.type != TypeExport.LISTE.value


def dernier_export(connection: Connection, formation_id: int) -> date | None:
    """Return the date of the newest export applied for the formation, or None (a free list is none)."""
    requete = select(func.max(IMPORT.c.export_on)).where(IMPORT.c.formation_id == formation_id, _EXPORT)
    return jour(connection.execute(requete).scalar())


def derniers_exports(connection: Connection) -> dict[int, date]:
    """Return the date of the newest export of each formation that has one."""
    requete = (
        select(IMPORT.c.formation_id, func.max(IMPORT.c.export_on))
        .where(_EXPORT)
        .group_by(IMPORT.c.formation_id)
    )
    return {
        formation_id: date.fromisoformat(export_on) for formation_id, export_on in connection.execute(requete)
    }


def numeros(connection: Connection, formation_id: int) -> set[str]:
    """Return the numbers of the persons that the formation knows."""
    requete = (
        select(CANDIDAT.c.numero)
        .join(CANDIDATURE, CANDIDATURE.c.candidat_id == CANDIDAT.c.id)
        .where(CANDIDATURE.c.formation_id == formation_id)
    )
    return set(connection.execute(requete).scalars())


def lister(connection: Connection, nombre: int = 50) -> list[ImportApplique]:
    """Return the latest imports, the newest first."""
    requete = select(IMPORT).order_by(IMPORT.c.id.desc()).limit(nombre)
    return [_import(ligne) for ligne in connection.execute(requete)]


def trouver(connection: Connection, import_id: int) -> ImportApplique | None:
    """Return one import, None when it is not (or no longer) in the register."""
    ligne = connection.execute(select(IMPORT).where(IMPORT.c.id == import_id)).first()
    return None if ligne is None else _import(ligne)


def enregistrer(changement: Changement, **valeurs: Any) -> int:
    """Record an import; return its id."""
    return changement.inserer(IMPORT, changement_id=changement.id, **valeurs)


def _import(ligne: Any) -> ImportApplique:
    return ImportApplique(
        id=ligne.id,
        formation_id=ligne.formation_id,
        type=ligne.type,
        fichier=ligne.fichier,
        export_on=date.fromisoformat(ligne.export_on),
        applique_at=instant_certain(ligne.applique_at),
        lignes=ligne.lignes,
        rapport=json.loads(ligne.rapport),
        changement_id=ligne.changement_id,
    )
