"""Whom and what a recorded row is about: the formation by its short name, the person by name and number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from cfa_desktop.storage.tables import CALENDRIER, CANDIDAT, EMPLOYEUR, FORMATION, METADATA

_LOT = 500


def sujets(connection: Connection, lignes: Sequence[Any]) -> list[str]:
    """Return « MCO · LE GOFF Aïcha, n° 700123 » for each row of the history."""
    formations = noms_des_formations(connection, lignes)
    personnes = _noms_personnes(connection, {ligne.candidat_id for ligne in lignes if ligne.candidat_id})
    calendriers = _par_id(
        connection, CALENDRIER, "campagne", [x.ligne_id for x in lignes if _est(x, CALENDRIER)]
    )
    dits = []
    for ligne, formation in zip(lignes, formations, strict=True):
        morceaux = [formation, personnes.get(ligne.candidat_id, "")]
        if _est(ligne, EMPLOYEUR):
            morceaux.append("Employeur")
        if _est(ligne, CALENDRIER):
            annee = calendriers.get(ligne.ligne_id) or _valeur(ligne, "campagne")
            morceaux.append(f"Calendrier de la session {annee}" if annee else "Calendrier")
        dits.append(" · ".join(filter(None, morceaux)))
    return dits


def noms_des_formations(connection: Connection, lignes: Sequence[Any]) -> list[str]:
    """Return the short name of the formation of each row, "" when it has none."""
    noms = _noms_formations(connection)
    return [noms.get(formation_id or 0, "") for formation_id in _formations_de(connection, lignes)]


def _formations_de(connection: Connection, lignes: Sequence[Any]) -> list[int | None]:
    """Return the formation of each row: its own, the recorded one, else that of the row as it stands."""
    actuelles: dict[tuple[str, int], int] = {}
    for nom in {ligne.table_nom for ligne in lignes}:
        table = METADATA.tables[nom]
        if "formation_id" in table.c:
            ids = [ligne.ligne_id for ligne in lignes if ligne.table_nom == nom]
            lues = _par_id(connection, table, "formation_id", ids)
            actuelles |= {(nom, ligne_id): formation_id for ligne_id, formation_id in lues.items()}
    return [
        ligne.ligne_id
        if _est(ligne, FORMATION)
        else _valeur(ligne, "formation_id") or actuelles.get((ligne.table_nom, ligne.ligne_id))
        for ligne in lignes
    ]


def _noms_formations(connection: Connection) -> dict[int, str]:
    requete = select(FORMATION.c.id, FORMATION.c.sigle, FORMATION.c.code)
    return {ligne.id: ligne.sigle or ligne.code for ligne in connection.execute(requete)}


def _noms_personnes(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    tous, noms = sorted(ids), {}
    for debut in range(0, len(tous), _LOT):
        requete = select(CANDIDAT.c.id, CANDIDAT.c.nom, CANDIDAT.c.prenom, CANDIDAT.c.numero).where(
            CANDIDAT.c.id.in_(tous[debut : debut + _LOT])
        )
        for ligne in connection.execute(requete):
            noms[ligne.id] = f"{ligne.nom} {ligne.prenom}".strip() + f", n°\u00a0{ligne.numero}"
    return noms


def _par_id(connection: Connection, table: Table, colonne: str, ids: Sequence[int]) -> dict[int, int]:
    if not ids:
        return {}
    requete = select(table.c.id, table.c[colonne]).where(table.c.id.in_(ids))
    return {ligne[0]: ligne[1] for ligne in connection.execute(requete) if ligne[1] is not None}


def _valeur(ligne: Any, champ: str) -> int | None:
    for texte in (ligne.apres, ligne.avant):
        valeur = json.loads(texte).get(champ) if texte else None
        if valeur is not None:
            return int(valeur)
    return None


def _est(ligne: Any, table: Table) -> bool:
    return bool(ligne.table_nom == table.name)
