"""The parts of the dossiers, of a person or of one of her vœux, as ``models/contenu_texte`` writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, or_, select

from cfa_desktop.models.contenu import Rubrique
from cfa_desktop.models.contenu_texte import de_texte
from cfa_desktop.storage.tables import CANDIDAT, CANDIDATURE, RUBRIQUE

_R = RUBRIQUE.c
_LOT = 400


class LigneRubrique(NamedTuple):
    """One stored part, and the day of the last export that wrote in it."""

    id: int
    candidat_id: int
    candidature_id: int | None
    nom: str
    donnees: str
    export_on: str


def lire(
    connection: Connection, candidat_id: int, candidature_id: int | None = None
) -> dict[Rubrique, dict[str, str]]:
    """Return the parts of a person, and of one of her vœux: paths and texts (``models/contenu``)."""
    lignes = lignes_de(connection, candidat_id, candidature_id)
    return {Rubrique(ligne.nom): de_texte(ligne.donnees) for ligne in lignes}


def dates(
    connection: Connection, candidat_id: int, candidature_id: int | None = None
) -> dict[Rubrique, date]:
    """Return the day of the last export that wrote in each of these parts."""
    lignes = lignes_de(connection, candidat_id, candidature_id)
    return {Rubrique(ligne.nom): date.fromisoformat(ligne.export_on) for ligne in lignes}


def lignes_de(
    connection: Connection, candidat_id: int, candidature_id: int | None = None
) -> list[LigneRubrique]:
    """Return the stored parts of a person, and of one of her vœux."""
    du_voeu: ColumnElement[bool] = _R.candidature_id.is_(None)
    if candidature_id is not None:
        du_voeu = or_(du_voeu, _R.candidature_id == candidature_id)
    requete = select(*_R[LigneRubrique._fields]).where(_R.candidat_id == candidat_id, du_voeu)
    return [LigneRubrique(*ligne) for ligne in connection.execute(requete)]


def de_formation(connection: Connection, campagne: int, formation_id: int) -> list[LigneRubrique]:
    """Return the parts of every person of the campagne, and of her vœu in the formation (for plans)."""
    personnes = select(CANDIDAT.c.id).where(CANDIDAT.c.campagne == campagne)
    voeux = select(CANDIDATURE.c.id).where(CANDIDATURE.c.formation_id == formation_id)
    requete = select(*_R[LigneRubrique._fields]).where(
        _R.candidat_id.in_(personnes), or_(_R.candidature_id.is_(None), _R.candidature_id.in_(voeux))
    )
    return [LigneRubrique(*ligne) for ligne in connection.execute(requete)]


def de_candidatures(
    connection: Connection, ids: Sequence[tuple[int, int]]
) -> dict[int, dict[Rubrique, dict[str, str]]]:
    """Return the parts of many (candidat, candidature): paths and texts, by candidature (for prints)."""
    personnes: dict[int, dict[Rubrique, dict[str, str]]] = {}
    voeux: dict[int, dict[Rubrique, dict[str, str]]] = {}
    for debut in range(0, len(ids), _LOT):
        lot = ids[debut : debut + _LOT]
        requete = select(_R.candidat_id, _R.candidature_id, _R.nom, _R.donnees).where(
            _R.candidat_id.in_({candidat_id for candidat_id, _ in lot}),
            or_(_R.candidature_id.is_(None), _R.candidature_id.in_([un for _, un in lot])),
        )
        for candidat_id, candidature_id, nom, donnees in connection.execute(requete):
            cible = personnes if candidature_id is None else voeux
            cible.setdefault(candidature_id or candidat_id, {})[Rubrique(nom)] = de_texte(donnees)
    return {un: {**personnes.get(candidat_id, {}), **voeux.get(un, {})} for candidat_id, un in ids}


def contenus(connection: Connection, campagne: int, formation_id: int) -> dict[int, dict[str, str]]:
    """Return every path and text of these parts, by person."""
    trouves: dict[int, dict[str, str]] = {}
    for ligne in de_formation(connection, campagne, formation_id):
        trouves.setdefault(ligne.candidat_id, {}).update(de_texte(ligne.donnees))
    return trouves
