"""What changed around prepared items since they were prepared, read in the recorded changes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, or_, select

from cfa_desktop.models.saisie import Saisie
from cfa_desktop.storage.conversions import texte_instant
from cfa_desktop.storage.tables import CHANGEMENT, CHANGEMENT_LIGNE


class Evolution(NamedTuple):
    """A value of the formation or of the candidature that is not what it was; stored values."""

    table: str
    champ: str
    avant: Any
    apres: Any


def depuis_la_preparation(
    connection: Connection, items: Sequence[Saisie]
) -> dict[int, tuple[Evolution, ...]]:
    """Return, by item, the values of its formation and candidature changed since; nothing for the others."""
    suivis: dict[tuple[str, int], list[int]] = {}
    for item in items:
        suivis.setdefault(("formation", item.formation_id), []).append(item.id)
        if item.candidature_id is not None:
            suivis.setdefault(("candidature", item.candidature_id), []).append(item.id)
    commences: set[int] = set()
    premieres: dict[int, dict[tuple[str, str], Any]] = {}
    dernieres: dict[int, dict[tuple[str, str], Any]] = {}
    for ligne in _lignes(connection, items, suivis):
        if ligne.table_nom == "saisie":
            if ligne.avant is None:
                commences.add(ligne.ligne_id)
        elif ligne.avant is not None and ligne.apres is not None:
            avant, apres = json.loads(ligne.avant), json.loads(ligne.apres)
            for item_id in suivis[ligne.table_nom, ligne.ligne_id]:
                if item_id in commences:
                    for champ, valeur in avant.items():
                        premieres.setdefault(item_id, {}).setdefault((ligne.table_nom, champ), valeur)
                        dernieres.setdefault(item_id, {})[ligne.table_nom, champ] = apres.get(champ)
    return {
        item_id: tuple(
            Evolution(*cle, avant, dernieres[item_id][cle])
            for cle, avant in valeurs.items()
            if avant != dernieres[item_id][cle]
        )
        for item_id, valeurs in premieres.items()
    }


def _lignes(
    connection: Connection, items: Sequence[Saisie], suivis: dict[tuple[str, int], list[int]]
) -> Sequence[Any]:
    """Return the recorded rows of those items, formations and candidatures, the oldest first."""
    if not items:
        return ()
    # Instants carry their own offset: only the database's clock compares a summer and a winter one.
    plus_ancien = texte_instant(min(item.preparee_at for item in items))
    depuis = select(func.min(CHANGEMENT.c.id)).where(
        func.julianday(CHANGEMENT.c.at) >= func.julianday(plus_ancien)
    )
    voulues = {"saisie": [item.id for item in items]}
    for table, ligne_id in suivis:
        voulues.setdefault(table, []).append(ligne_id)
    colonnes = CHANGEMENT_LIGNE.c
    requete = (
        select(colonnes.table_nom, colonnes.ligne_id, colonnes.avant, colonnes.apres)
        .where(colonnes.changement_id >= depuis.scalar_subquery())
        .where(
            or_(
                *(
                    (colonnes.table_nom == table) & colonnes.ligne_id.in_(ids)
                    for table, ids in voulues.items()
                )
            )
        )
        .order_by(colonnes.changement_id, colonnes.id)
    )
    return connection.execute(requete).all()
