"""Persons: one row per number and campagne, plus the officer's corrections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, select

from cfa_desktop.models.candidat import CHAMPS_CANDIDAT, Candidat, cle_de_recherche
from cfa_desktop.storage.conversions import jour
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import CANDIDAT, CORRECTION

# Built once: every contract reads its person.
_UN = select(CANDIDAT).where(CANDIDAT.c.id == bindparam("candidat"))
_SON_ID = select(CANDIDAT.c.id).where(
    CANDIDAT.c.campagne == bindparam("annee"), CANDIDAT.c.numero == bindparam("son_numero")
)


def trouver(connection: Connection, candidat_id: int) -> Candidat:
    """Return one person, corrections applied."""
    ligne = connection.execute(_UN, {"candidat": candidat_id}).mappings().one()
    return _candidat(dict(ligne), corrections(connection, candidat_id).get(candidat_id, {}))


def choisis(connection: Connection, ids: Sequence[int]) -> dict[int, Candidat]:
    """Return those persons by id, corrections applied."""
    trouves: dict[int, Candidat] = {}
    for debut in range(0, len(ids), 500):
        lot = ids[debut : debut + 500]
        corriges = _corrections(connection, CORRECTION.c.candidat_id.in_(lot))
        requete = select(CANDIDAT).where(CANDIDAT.c.id.in_(lot))
        for brut in connection.execute(requete).mappings():
            trouves[brut["id"]] = _candidat(dict(brut), corriges.get(brut["id"], {}))
    return trouves


def par_numero(connection: Connection, campagne: int, numero: str) -> Candidat | None:
    """Return the person with this number in the campagne, or None."""
    candidat_id = connection.execute(_SON_ID, {"annee": campagne, "son_numero": numero}).scalar()
    return None if candidat_id is None else trouver(connection, candidat_id)


def lire_bruts(connection: Connection, campagne: int) -> dict[str, dict[str, Any]]:
    """Return the imported values of every person of the campagne, by number (for plans)."""
    requete = select(CANDIDAT).where(CANDIDAT.c.campagne == campagne)
    return {ligne["numero"]: dict(ligne) for ligne in connection.execute(requete).mappings()}


def lister(connection: Connection, campagne: int) -> list[Candidat]:
    """Return every person of the campagne, corrections applied, by number."""
    corriges = corrections(connection)
    return [
        _candidat(brut, corriges.get(brut["id"], {})) for brut in lire_bruts(connection, campagne).values()
    ]


def corrections(connection: Connection, candidat_id: int | None = None) -> dict[int, dict[str, str]]:
    """Return the officer's corrections by person, then by field."""
    return _corrections(connection, None if candidat_id is None else CORRECTION.c.candidat_id == candidat_id)


def _corrections(connection: Connection, desquels: ColumnElement[bool] | None) -> dict[int, dict[str, str]]:
    requete = select(CORRECTION.c.candidat_id, CORRECTION.c.champ, CORRECTION.c.valeur)
    if desquels is not None:
        requete = requete.where(desquels)
    trouvees: dict[int, dict[str, str]] = {}
    for person, champ, valeur in connection.execute(requete):
        trouvees.setdefault(person, {})[champ] = valeur
    return trouvees


def corriger(
    changement: Changement, connection: Connection, candidat_id: int, valeurs: Mapping[str, str]
) -> None:
    """Set corrections; a value equal to the imported one removes the correction."""
    importe = connection.execute(select(CANDIDAT).where(CANDIDAT.c.id == candidat_id)).mappings().one()
    requete = select(CORRECTION.c.champ, CORRECTION.c.id).where(CORRECTION.c.candidat_id == candidat_id)
    lignes = dict(connection.execute(requete).all())
    for champ, valeur in valeurs.items():
        if valeur == (importe[champ] or ""):
            if champ in lignes:
                changement.supprimer(CORRECTION, lignes[champ])
        elif champ in lignes:
            changement.modifier(CORRECTION, lignes[champ], valeur=valeur)
        else:
            changement.inserer(CORRECTION, candidat_id=candidat_id, champ=champ, valeur=valeur)
    affiche = {**importe, **corrections(connection, candidat_id).get(candidat_id, {})}
    changement.modifier(CANDIDAT, candidat_id, cle=cle_de_recherche(affiche))


def telephones_importes(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return the mobile and the fixed phone as the exports gave them, corrections left aside."""
    trouves: dict[int, tuple[str, str]] = {}
    for debut in range(0, len(ids), 500):
        requete = select(CANDIDAT.c.id, CANDIDAT.c.telephone_portable, CANDIDAT.c.telephone_fixe).where(
            CANDIDAT.c.id.in_(ids[debut : debut + 500])
        )
        for candidat_id, portable, fixe in connection.execute(requete):
            trouves[candidat_id] = (portable, fixe)
    return trouves


def adresses(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """Return the postal address of many persons, on one line."""
    trouvees: dict[int, str] = {}
    for debut in range(0, len(ids), 500):
        requete = select(CANDIDAT.c.id, CANDIDAT.c.adresse, CANDIDAT.c.code_postal, CANDIDAT.c.commune).where(
            CANDIDAT.c.id.in_(ids[debut : debut + 500])
        )
        for candidat_id, *parties in connection.execute(requete):
            trouvees[candidat_id] = " ".join(partie for partie in parties if partie)
    return trouvees


def creer(changement: Changement, *, campagne: int, numero: str, champs: Mapping[str, str]) -> int:
    """Create a person known by number only here; return its id."""
    connus = {champ: valeur for champ, valeur in champs.items() if champ in CHAMPS_CANDIDAT}
    cle = cle_de_recherche({**connus, "numero": numero})
    return changement.inserer(CANDIDAT, campagne=campagne, numero=numero, cle=cle, **connus)


def _candidat(ligne: Mapping[str, Any], corriges: Mapping[str, str]) -> Candidat:
    champs = {champ: ligne[champ] for champ in CHAMPS_CANDIDAT if champ != "naissance_on"}
    importes = {champ: champs[champ] for champ in corriges}
    return Candidat(
        id=ligne["id"],
        campagne=ligne["campagne"],
        numero=ligne["numero"],
        naissance_on=jour(ligne["naissance_on"]),
        importes=importes,
        **{**champs, **corriges},
    )
