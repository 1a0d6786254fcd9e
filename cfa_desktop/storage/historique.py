"""Reading the recorded changes: a person's history, and the undo stack."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, func, select

from cfa_desktop.models.annulation import ANNULATION, SORTIE
from cfa_desktop.models.historique import Action, LigneHistorique
from cfa_desktop.storage.conversions import instant_certain
from cfa_desktop.storage.tables import CANDIDAT, CANDIDATURE, CHANGEMENT, CHANGEMENT_LIGNE

if TYPE_CHECKING:
    from cfa_desktop.storage.dependances import Dependance

_ANNULATION = CHANGEMENT.alias()
_ICI = CHANGEMENT.c.source != SORTIE
"""Not for what only left the program: nothing in the base depends on it, nor comes after it."""

_ACTIONS = (
    select(
        CHANGEMENT.c.id,
        CHANGEMENT.c.at,
        CHANGEMENT.c.libelle,
        CHANGEMENT.c.source,
        CHANGEMENT.c.annulable,
        CHANGEMENT.c.annule_id,
        _ANNULATION.c.id,
    )
    .outerjoin(_ANNULATION, _ANNULATION.c.annule_id == CHANGEMENT.c.id)
    .order_by(CHANGEMENT.c.id.desc())
)
_VERSION = select(func.coalesce(func.max(CHANGEMENT.c.id), 0)).where(_ICI)


def de_candidat(connection: Connection, candidat_id: int) -> list[LigneHistorique]:
    """Return every recorded change of a person's rows, the newest first, each with its formation.

    Those of a person merged into her are hers, and name the number they were noted under.
    """
    from cfa_desktop.storage.reunies import reunies
    from cfa_desktop.storage.sujets import noms_des_formations

    autres = reunies(connection, candidat_id)
    champs = CHANGEMENT_LIGNE.c
    requete = (
        _ACTIONS.add_columns(
            champs.table_nom, champs.ligne_id, champs.avant, champs.apres, champs.candidat_id
        )
        .join(CHANGEMENT_LIGNE, CHANGEMENT_LIGNE.c.changement_id == CHANGEMENT.c.id)
        .where(CHANGEMENT_LIGNE.c.candidat_id.in_((candidat_id, *autres)))
    )
    lues = [
        ligne
        for ligne in connection.execute(requete)
        if ligne.candidat_id == candidat_id or ligne[0] not in autres[ligne.candidat_id].passages
    ]
    lignes = []
    for ligne, formation in zip(lues, noms_des_formations(connection, lues), strict=True):
        autre = autres.get(ligne.candidat_id)
        sujet = " · ".join(filter(None, (formation, autre and f"Fiche {autre.numero}")))
        valeurs = _valeurs(ligne.avant), _valeurs(ligne.apres)
        lignes.append(LigneHistorique(_action(ligne), ligne.table_nom, *valeurs, sujet))
    return lignes


def lister(connection: Connection, *, avant_id: int | None = None, limite: int = 100) -> list[Action]:
    """Return actions, the newest first; ``avant_id`` asks for those older than one."""
    requete = _ACTIONS if avant_id is None else _ACTIONS.where(CHANGEMENT.c.id < avant_id)
    return [_action(ligne) for ligne in connection.execute(requete.limit(limite))]


def trouver(connection: Connection, changement_id: int) -> Action | None:
    """Return one action."""
    return _premiere(connection, _ACTIONS.where(CHANGEMENT.c.id == changement_id))


def retablies(connection: Connection) -> set[int]:
    """Return the actions that were undone, then brought back."""
    retablissement = CHANGEMENT.alias()
    requete = (
        select(CHANGEMENT.c.annule_id)
        .join(retablissement, retablissement.c.annule_id == CHANGEMENT.c.id)
        .where(CHANGEMENT.c.source == ANNULATION, CHANGEMENT.c.annule_id.is_not(None))
    )
    return set(connection.execute(requete).scalars())


def lignes_de(connection: Connection, changement_id: int, au_plus: int) -> tuple[list[LigneHistorique], int]:
    """Return the first rows an action touched, each with its subject, and how many there are in all."""
    action = trouver(connection, changement_id)
    if action is None:
        return [], 0
    de_l_action = CHANGEMENT_LIGNE.c.changement_id == changement_id
    total = connection.execute(select(func.count()).select_from(CHANGEMENT_LIGNE).where(de_l_action))
    requete = select(CHANGEMENT_LIGNE).where(de_l_action).order_by(CHANGEMENT_LIGNE.c.id).limit(au_plus)
    return _avec_sujets(connection, action, requete), total.scalar_one()


def lignes_de_personnes(
    connection: Connection, changement_id: int, numeros: Sequence[str], *, creees: bool = False
) -> list[LigneHistorique]:
    """Return the rows of these numbers that an action changed, each with its subject.

    Those it made are left out, unless ``creees``: what an import adds is told elsewhere.
    """
    action = trouver(connection, changement_id)
    if action is None:
        return []
    requete = (
        select(CHANGEMENT_LIGNE)
        .join(CANDIDAT, CANDIDAT.c.id == CHANGEMENT_LIGNE.c.candidat_id)
        .where(CHANGEMENT_LIGNE.c.changement_id == changement_id, CANDIDAT.c.numero.in_(numeros))
        .order_by(CHANGEMENT_LIGNE.c.id)
    )
    if not creees:
        requete = requete.where(
            CHANGEMENT_LIGNE.c.table_nom.in_((CANDIDAT.name, CANDIDATURE.name)),
            CHANGEMENT_LIGNE.c.avant.is_not(None),
        )
    return _avec_sujets(connection, action, requete)


def _avec_sujets(connection: Connection, action: Action, requete: Select[Any]) -> list[LigneHistorique]:
    from cfa_desktop.storage.sujets import sujets

    lues = connection.execute(requete).all()
    return [
        LigneHistorique(action, une.table_nom, _valeurs(une.avant), _valeurs(une.apres), nom)
        for une, nom in zip(lues, sujets(connection, lues), strict=True)
    ]


def dependante(connection: Connection, changement_id: int) -> Action | None:
    """Return the first later action that stands on what this one did, None when nothing does."""
    trouvee = dependance(connection, changement_id)
    return None if trouvee is None else trouver(connection, trouvee.changement_id)


def dependance(connection: Connection, changement_id: int) -> Dependance | None:
    """Return the row of that action which stands on what this one did, None when nothing does."""
    from cfa_desktop.storage.dependances import premiere_dependante

    return premiere_dependante(connection, changement_id)


def rien_depuis(connection: Connection, changement_id: int) -> bool:
    """Say whether nothing in force came after an action: undoing it gives back the base that it found."""
    annule = CHANGEMENT.c.annule_id
    plus_recente = (
        select(CHANGEMENT.c.id)
        .outerjoin(_ANNULATION, _ANNULATION.c.annule_id == CHANGEMENT.c.id)
        .where(CHANGEMENT.c.id > changement_id, _ANNULATION.c.id.is_(None), _ICI)
        .where(annule.is_distinct_from(changement_id))
        .where(~((CHANGEMENT.c.source == ANNULATION) & (annule > changement_id)))
    )
    return connection.execute(plus_recente.limit(1)).first() is None


def a_annuler(connection: Connection) -> Action | None:
    """Return the action that Ctrl+Z undoes: the latest undoable one not undone yet."""
    requete = _ACTIONS.where(
        CHANGEMENT.c.annulable == 1, CHANGEMENT.c.source != ANNULATION, _ANNULATION.c.id.is_(None)
    )
    return _premiere(connection, requete)


def derniere(connection: Connection) -> Action | None:
    """Return the latest action of all, undoable or not; a print or an export is none."""
    return _premiere(connection, _ACTIONS.where(_ICI))


def a_retablir(connection: Connection) -> Action | None:
    """Return the undo that Ctrl+Y reverses: the latest one, unless something new was done since."""
    requete = _ACTIONS.where(
        CHANGEMENT.c.source == ANNULATION, CHANGEMENT.c.annulable == 1, _ANNULATION.c.id.is_(None)
    )
    action = _premiere(connection, requete)
    if action is None:
        return None
    # The undo of an import is something new: Ctrl+Y neither brings the import back nor goes over it.
    neuve = CHANGEMENT.c.annule_id.is_(None) | (CHANGEMENT.c.annulable == 0)
    plus_recente = select(CHANGEMENT.c.id).where(CHANGEMENT.c.id > action.id, neuve, _ICI)
    return action if connection.execute(plus_recente.limit(1)).first() is None else None


def derniere_modification(connection: Connection, table: str, ligne_id: int) -> datetime:
    """Return when a row was last written."""
    requete = (
        select(func.max(CHANGEMENT.c.at))
        .join(CHANGEMENT_LIGNE, CHANGEMENT_LIGNE.c.changement_id == CHANGEMENT.c.id)
        .where(CHANGEMENT_LIGNE.c.table_nom == table, CHANGEMENT_LIGNE.c.ligne_id == ligne_id)
    )
    return instant_certain(connection.execute(requete).scalar_one())


def derniere_version(connection: Connection) -> int:
    """Return the id of the latest change: two equal versions mean that nothing was written in between."""
    return int(connection.execute(_VERSION).scalar_one())


def version_avant(connection: Connection, changement_id: int) -> int:
    """Return the id of the change just before this one."""
    return int(connection.execute(_VERSION.where(CHANGEMENT.c.id < changement_id)).scalar_one())


def _premiere(connection: Connection, requete: Select[*tuple[Any, ...]]) -> Action | None:
    ligne = connection.execute(requete.limit(1)).first()
    return None if ligne is None else _action(ligne)


def _action(ligne: Any) -> Action:
    return Action(
        id=ligne[0],
        at=instant_certain(ligne[1]),
        libelle=ligne[2],
        source=ligne[3],
        annulable=bool(ligne[4]),
        annule_id=ligne[5],
        annulee=ligne[6] is not None,
    )


def _valeurs(texte: str | None) -> dict[str, Any] | None:
    return None if texte is None else json.loads(texte)
