"""Imports applied: which file, for which formation, and what it changed."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, case, func, select

from cfa_desktop.models.extraction import COMPLETS, TEXTE_COLLE, TypeExport
from cfa_desktop.models.plan import Anterieurs, ImportApplique
from cfa_desktop.storage.conversions import instant_certain, jour
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import CANDIDAT, CANDIDATURE, IMPORT

# A list of the officer's own, or a workbook of ours, says nothing of what Parcoursup knows, nor since when.
_EXPORT = IMPORT.c.type.not_in((TypeExport.LISTE.value, TypeExport.ALLER_RETOUR.value))


def anterieurs(connection: Connection, formation_id: int) -> Anterieurs:
    """Return what was imported for the formation: newest export, newest whole one, and whether a table.

    A free list is no export, nor is a workbook of this program; a partial or empty file, or a pasted page,
    is not whole.
    """
    entier = and_(
        IMPORT.c.type.in_([un.value for un in COMPLETS]),
        IMPORT.c.partiel == 0,
        IMPORT.c.lignes > 0,
        IMPORT.c.fichier != TEXTE_COLLE,
    )
    requete = select(
        func.max(IMPORT.c.export_on),
        func.max(case((entier, IMPORT.c.export_on))),
        func.max(case((IMPORT.c.type == TypeExport.TABLEAU.value, 1), else_=0)),
    ).where(IMPORT.c.formation_id == formation_id, _EXPORT)
    dernier, complet, tableau = connection.execute(requete).one()
    return Anterieurs(jour(dernier), jour(complet), bool(tableau))


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
