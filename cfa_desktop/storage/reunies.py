"""The persons merged into another one, found through the recorded merge: what their history is part of."""

from __future__ import annotations

import json
from typing import NamedTuple

from sqlalchemy import Connection, Select, exists, func, or_, select

from cfa_desktop.models.fusion import DEBUT_FUSION, dit_la_fusion
from cfa_desktop.storage.tables import CANDIDAT, CHANGEMENT_LIGNE, EVENEMENT


class Reunie(NamedTuple):
    """A person who is no more, her number, and the actions that only brought her to the one kept and back."""

    numero: str
    passages: frozenset[int]


def reunies(connection: Connection, candidat_id: int) -> dict[int, Reunie]:
    """Return the persons merged into one, by id, those merged into them too; undone merges do not count."""
    trouvees: dict[int, Reunie] = {}
    a_suivre = [candidat_id]
    while a_suivre:
        for cede, numero in _cedees(connection, a_suivre.pop()):
            if cede not in trouvees:
                trouvees[cede] = Reunie(numero, _passages(connection, cede))
                a_suivre.append(cede)
    return trouvees


def _cedees(connection: Connection, candidat_id: int) -> list[tuple[int, str]]:
    """Return the persons whom the action that removed them last brought into this one."""
    return [
        (retrait.ligne_id, numero)
        for retrait in connection.execute(_retraits(candidat_id))
        if dit_la_fusion(json.loads(retrait.note)["texte"], numero := json.loads(retrait.avant)["numero"])
    ]


def _retraits(candidat_id: int) -> Select[*tuple[object, ...]]:
    """Return what reads the persons removed for good by an action that left a note to this one."""
    note, retrait, suivant = (CHANGEMENT_LIGNE.alias(nom) for nom in ("note", "retrait", "suivant"))
    retire = (retrait.c.table_nom == CANDIDAT.name) & retrait.c.apres.is_(None)
    plus_tard = exists().where(
        suivant.c.candidat_id == retrait.c.ligne_id,
        suivant.c.table_nom == CANDIDAT.name,
        suivant.c.apres.is_(None),
        suivant.c.changement_id > retrait.c.changement_id,
    )
    return (
        select(retrait.c.ligne_id, retrait.c.avant, note.c.apres.label("note"))
        .join_from(note, retrait, retrait.c.changement_id == note.c.changement_id)
        .where(note.c.candidat_id == candidat_id, note.c.table_nom == EVENEMENT.name, note.c.avant.is_(None))
        .where(func.json_extract(note.c.apres, "$.texte").startswith(DEBUT_FUSION))
        .where(retire, ~exists().where(CANDIDAT.c.id == retrait.c.ligne_id), ~plus_tard)
    )


def _passages(connection: Connection, candidat_id: int) -> frozenset[int]:
    """Return the actions that removed her or brought her back: every one but that which created her."""
    ligne = CHANGEMENT_LIGNE.c
    requete = (
        select(ligne.changement_id, ligne.avant)
        .where(ligne.candidat_id == candidat_id, ligne.table_nom == CANDIDAT.name)
        .where(or_(ligne.avant.is_(None), ligne.apres.is_(None)))
        .order_by(ligne.id)
    )
    passees = connection.execute(requete).all()
    creee = bool(passees) and passees[0].avant is None
    return frozenset(une.changement_id for une in passees[int(creee) :])
