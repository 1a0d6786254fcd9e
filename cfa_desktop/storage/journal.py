"""Every write goes through one recorded change: what history shows and what undo replays."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Table, bindparam, delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from cfa_desktop.storage.tables import CHANGEMENT, CHANGEMENT_LIGNE, METADATA

Valeurs = Mapping[str, Any]
_EN_JSON = json.JSONEncoder(ensure_ascii=False).encode
# Built once: every save runs them.
_OUVRIR = insert(CHANGEMENT).returning(CHANGEMENT.c.id)
_PROCHAIN_ID = text("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = :nom")


class Action(NamedTuple):
    """What the officer did: ``libelle`` in French without any name of a person, and where it came from."""

    libelle: str
    source: str
    at: datetime
    annulable: bool = True
    annule_id: int | None = None


class Retour(NamedTuple):
    """A row to bring back to ``cible`` from what it is; None: no row."""

    ligne_id: int
    actuel: Valeurs | None
    cible: Valeurs | None

    @property
    def lignes(self) -> tuple[Valeurs | None, Valeurs | None, Valeurs | None]:
        """Return what is remembered of going back: before, after, and the whole row when it stays."""
        if self.cible is None or self.actuel is None:
            return self.actuel, self.cible, None
        return {nom: self.actuel[nom] for nom in self.cible}, self.cible, self.actuel


class Changement:
    """Writes rows and remembers each of them, before and after, under one action."""

    def __init__(self, connection: Connection, action: Action) -> None:
        self._connection = connection
        self._lignes: list[dict[str, Any]] = []
        valeurs = {
            "at": action.at.isoformat(timespec="seconds"),
            "libelle": action.libelle,
            "source": action.source,
            "annulable": int(action.annulable),
            "annule_id": action.annule_id,
        }
        self.id: int = connection.execute(_OUVRIR, valeurs).scalar_one()

    def inserer(self, table: Table, **valeurs: Any) -> int:
        """Insert one row; return its id."""
        return self.inserer_lot(table, [valeurs])[0]

    def inserer_lot(self, table: Table, lignes: Sequence[Valeurs]) -> list[int]:
        """Insert many rows at once; return their ids, in order."""
        if not lignes:
            return []
        premier = _prochain_id(self._connection, table)
        defauts = {colonne.name: _defaut(colonne) for colonne in table.columns}
        completes = [{**defauts, **ligne, "id": premier + rang} for rang, ligne in enumerate(lignes)]
        _inserer_lot(self._connection, table, completes)
        for ligne in completes:
            self._retenir(table, ligne["id"], None, ligne)
        return [ligne["id"] for ligne in completes]

    def creer(self, table: Table, cle: int) -> None:
        """Insert one row of a table whose key is all there is to say (a year)."""
        ligne = {_cle(table).name: cle}
        self._connection.execute(insert(table), [ligne])
        self._retenir(table, cle, None, ligne)

    def modifier(self, table: Table, ligne_id: int, **valeurs: Any) -> bool:
        """Change some values of one row; return False, recording nothing, when all are already so."""
        return self.modifier_lot(table, [(ligne_id, valeurs)]) > 0

    def modifier_lot(self, table: Table, modifications: Iterable[tuple[int, Valeurs]]) -> int:
        """Change some values of many rows; return how many really changed."""
        par_id = dict(modifications)
        avant = _lire(self._connection, table, par_id)
        changees: list[dict[str, Any]] = []
        for ligne_id, valeurs in par_id.items():
            ancien = avant[ligne_id]
            change = {nom: valeur for nom, valeur in valeurs.items() if ancien[nom] != valeur}
            if change:
                changees.append({"_id": ligne_id, **change})
                self._retenir(table, ligne_id, {nom: ancien[nom] for nom in change}, change, ancien)
        self._reecrire(table, changees)
        return len(changees)

    def supprimer(self, table: Table, ligne_id: int) -> None:
        """Delete one row."""
        ancien = _lire(self._connection, table, [ligne_id])[ligne_id]
        self._connection.execute(delete(table).where(table.c.id == ligne_id))
        self._retenir(table, ligne_id, ancien, None)

    def retablir(self, table: Table, retours: Sequence[Retour]) -> None:
        """Bring rows back to recorded values: recreated, deleted, or some of their columns rewritten."""
        retirees = [{"_id": retour.ligne_id} for retour in retours if retour.cible is None]
        if retirees:
            self._connection.execute(delete(table).where(_cle(table) == bindparam("_id")), retirees)
        recrees = [retour.cible for retour in retours if retour.cible is not None and retour.actuel is None]
        for lignes in _par_colonnes(recrees).values():
            _inserer_lot(self._connection, table, lignes)
        reecrites = [
            {"_id": retour.ligne_id, **retour.cible}
            for retour in retours
            if retour.cible is not None and retour.actuel is not None
        ]
        self._reecrire(table, reecrites)
        for retour in retours:
            self._retenir(table, retour.ligne_id, *retour.lignes)

    def clore(self) -> int:
        """Write the remembered rows; return how many there are."""
        if self._lignes:
            _inserer_lot(self._connection, CHANGEMENT_LIGNE, self._lignes)
        return len(self._lignes)

    def oublier(self) -> None:
        """Leave no trace of an action that changed nothing."""
        self._connection.execute(delete(CHANGEMENT).where(CHANGEMENT.c.id == self.id))

    def _reecrire(self, table: Table, lignes: Sequence[Valeurs]) -> None:
        """Rewrite columns of the rows named by ``_id``."""
        for colonnes, lot in _par_colonnes(lignes).items():
            valeurs: dict[str, Any] = {nom: bindparam(nom) for nom in colonnes if nom != "_id"}
            requete = update(table).where(table.c.id == bindparam("_id")).values(valeurs)
            self._connection.execute(requete, lot)

    def _retenir(
        self,
        table: Table,
        ligne_id: int,
        avant: Valeurs | None,
        apres: Valeurs | None,
        contexte: Valeurs | None = None,
    ) -> None:
        complet = contexte or avant or apres or {}
        self._lignes.append(
            {
                "changement_id": self.id,
                "table_nom": table.name,
                "ligne_id": ligne_id,
                "candidat_id": ligne_id if table.name == "candidat" else complet.get("candidat_id"),
                "avant": None if avant is None else _EN_JSON(avant),
                "apres": None if apres is None else _EN_JSON(apres),
            }
        )


def rejouer_a_l_envers(connection: Connection, changement_id: int, inverse: Changement) -> list[str]:
    """Undo an action into ``inverse``, the last row first; return the tables something later wrote to.

    Nothing may be committed when the list is not empty: the caller raises and the transaction rolls back.
    """
    touchees: list[str] = []
    lignes = connection.execute(
        select(CHANGEMENT_LIGNE)
        .where(CHANGEMENT_LIGNE.c.changement_id == changement_id)
        .order_by(CHANGEMENT_LIGNE.c.id.desc())
    )
    for table, passage in _passages(lignes):
        actuels = _lire(connection, table, [ligne.ligne_id for ligne in passage])
        retours = []
        for ligne in passage:
            avant = None if ligne.avant is None else json.loads(ligne.avant)
            apres = None if ligne.apres is None else json.loads(ligne.apres)
            actuel = actuels.get(ligne.ligne_id)
            attendu = (
                apres is None if actuel is None else apres is not None and apres.items() <= actuel.items()
            )
            if attendu:
                retours.append(Retour(ligne.ligne_id, actuel, avant))
            else:
                touchees.append(ligne.table_nom)
        try:
            inverse.retablir(table, retours)
        except IntegrityError:  # rows added since hang on one of these
            touchees.append(table.name)
    return touchees


def _passages(lignes: Iterable[Any]) -> Iterator[tuple[Table, list[Any]]]:
    """Yield rows that can go back together: neighbours of one table, changed alike, none of them twice."""
    passage: list[Any] = []
    vues: set[int] = set()
    sorte = None
    for ligne in lignes:
        celle_ci = (ligne.table_nom, ligne.avant is None, ligne.apres is None)
        if passage and (celle_ci != sorte or ligne.ligne_id in vues):
            yield METADATA.tables[passage[0].table_nom], passage
            passage, vues = [], set()
        sorte = celle_ci
        passage.append(ligne)
        vues.add(ligne.ligne_id)
    if passage:
        yield METADATA.tables[passage[0].table_nom], passage


def _par_colonnes(lignes: Iterable[Valeurs]) -> dict[tuple[str, ...], list[Valeurs]]:
    """Return those rows by the columns they have: one statement writes each."""
    groupes: dict[tuple[str, ...], list[Valeurs]] = {}
    for ligne in lignes:
        groupes.setdefault(tuple(ligne), []).append(ligne)
    return groupes


def _inserer_lot(connection: Connection, table: Table, lignes: Sequence[Valeurs]) -> None:
    """Insert rows that all have the same columns.

    Through the driver: SQLAlchemy would spend as long preparing 100,000 rows as SQLite writing them.
    """
    colonnes = list(lignes[0])
    if inconnues := set(colonnes) - set(table.columns.keys()):
        raise ValueError(f"{table.name}: {sorted(inconnues)}")
    noms = ", ".join(f'"{nom}"' for nom in colonnes)
    places = ", ".join("?" * len(colonnes))
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({noms}) VALUES ({places})',
        [tuple(ligne[nom] for nom in colonnes) for ligne in lignes],
    )


def _defaut(colonne: Any) -> Any:
    return colonne.default.arg if colonne.default is not None else None


def _cle(table: Table) -> Column[Any]:
    return next(iter(table.primary_key))


def _prochain_id(connection: Connection, table: Table) -> int:
    return int(connection.execute(_PROCHAIN_ID, {"nom": table.name}).scalar_one())


def _lire(connection: Connection, table: Table, ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    lues: dict[int, dict[str, Any]] = {}
    tous = list(ids)
    for debut in range(0, len(tous), 500):
        cle = _cle(table)
        requete = select(table).where(cle.in_(tous[debut : debut + 500]))
        lues.update({ligne[cle.name]: dict(ligne) for ligne in connection.execute(requete).mappings()})
    return lues
