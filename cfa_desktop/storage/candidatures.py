"""Candidatures read whole for the lists, and written one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, bindparam, func, or_, select

from cfa_desktop.models.etats import Etat, Reponse
from cfa_desktop.models.saisie import Nature
from cfa_desktop.models.texte import fold
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.saisies import VIVANTES
from cfa_desktop.storage.tables import (
    CANDIDAT,
    CANDIDATURE,
    EMPLOYEUR,
    FORMATION,
    SAISIE,
)

_C = CANDIDATURE.c
_P = CANDIDAT.c
_F = FORMATION.c
_E = EMPLOYEUR.c
_S = SAISIE.c
_LOT = 1000
DERNIER_SIGNE = "\U0010ffff"
PARTIS = (Reponse.RENONCIATION.value, Reponse.DEMISSION.value)


class CandidatureStockee(NamedTuple):
    """One candidature and its person as stored: texts, ISO days, enum values (a plain tuple, for speed)."""

    id: int
    candidat_id: int
    formation_id: int
    numero: str
    civilite: str
    nom: str
    prenom: str
    telephone_fixe: str
    telephone_portable: str
    mail: str
    etablissement_origine: str
    profil: str
    serie: str
    naissance_on: str | None
    cle: str
    etat: str | None
    etat_brut: str
    sans_voeu: int
    confirmee_at: str | None
    vue_confirmee_on: str | None
    limite_importee_on: str | None
    reponse: str | None
    inscription: str | None
    statut_contrat: str | None
    date_reponse_on: str | None
    export_on: str | None
    disparue_on: str | None
    employeur: str | None
    siret: str | None
    limite_reponse_on: str | None
    reponse_notee: str | None
    reponse_notee_on: str | None
    demission_notee_on: str | None


_PERSONNE = {
    "numero",
    "civilite",
    "nom",
    "prenom",
    "telephone_fixe",
    "telephone_portable",
    "mail",
    "etablissement_origine",
    "profil",
    "serie",
    "naissance_on",
    "cle",
}
_EMPLOYEUR = {"employeur": _E.denomination, "siret": _E.siret}
_COLONNES = [
    _EMPLOYEUR[champ] if champ in _EMPLOYEUR else (_P[champ] if champ in _PERSONNE else _C[champ])
    for champ in CandidatureStockee._fields
]
_LISTE = (
    select(*_COLONNES)
    .join_from(CANDIDATURE, CANDIDAT, _P.id == _C.candidat_id)
    .outerjoin(EMPLOYEUR, _E.id == _C.employeur_id)
)
_UNE = _LISTE.where(_C.id == bindparam("candidature"))


def lister(
    connection: Connection,
    *,
    campagne: int | None = None,
    formation_id: int | None = None,
    candidat_id: int | None = None,
    au_plus: int | None = None,
) -> Iterator[CandidatureStockee]:
    """Yield candidatures of a formation, a person, a campagne, or all; ``au_plus`` = the first by name."""
    requete = _LISTE if au_plus is None else _LISTE.order_by(_P.cle).limit(au_plus)
    if formation_id is not None:
        requete = requete.where(_C.formation_id == formation_id)
    if candidat_id is not None:
        requete = requete.where(_C.candidat_id == candidat_id)
    if campagne is not None:
        requete = requete.where(_P.campagne == campagne)
    # By lots: 100,000 rows at once would double the memory of the window for good.
    for lot in connection.execute(requete).partitions(_LOT):
        yield from map(CandidatureStockee._make, lot)


def corrigee(stockee: CandidatureStockee, corrections: Mapping[str, str]) -> CandidatureStockee:
    """Return the candidature with the officer's corrections instead of the imported values."""
    return CandidatureStockee(**{**stockee._asdict(), **corrections})


def trouver(connection: Connection, candidature_id: int) -> CandidatureStockee:
    """Return one candidature."""
    return CandidatureStockee(*connection.execute(_UNE, {"candidature": candidature_id}).one())


def choisies(connection: Connection, ids: Collection[int]) -> list[CandidatureStockee]:
    """Return those candidatures; one that is no more (merged, or undone) is left out."""
    voulues = list(ids)
    trouvees: list[CandidatureStockee] = []
    for debut in range(0, len(voulues), 500):
        requete = _LISTE.where(_C.id.in_(voulues[debut : debut + 500]))
        trouvees += map(CandidatureStockee._make, connection.execute(requete))
    return trouvees


def trouver_id(connection: Connection, *, formation_id: int, candidat_id: int) -> int | None:
    """Return the id of a person's candidature in a formation, or None."""
    requete = select(_C.id).where(_C.formation_id == formation_id, _C.candidat_id == candidat_id)
    return connection.execute(requete).scalar()


def lire_bruts(connection: Connection, formation_id: int) -> dict[int, dict[str, Any]]:
    """Return the stored facts of a formation's candidatures, by person (for plans)."""
    requete = select(CANDIDATURE).where(_C.formation_id == formation_id)
    return {ligne["candidat_id"]: dict(ligne) for ligne in connection.execute(requete).mappings()}


def vues_ailleurs(connection: Connection, campagne: int, formation_id: int) -> dict[int, str]:
    """Return the day of the newest export that showed each person in another formation, by person."""
    requete = (
        select(_C.candidat_id, func.max(_C.export_on))
        .join_from(CANDIDATURE, FORMATION, _F.id == _C.formation_id)
        .where(_F.campagne == campagne, _C.formation_id != formation_id)
        .where(_C.sans_voeu == 0, _C.export_on.is_not(None))
        .group_by(_C.candidat_id)
    )
    return dict(connection.execute(requete).all())


def creer_sans_voeu(changement: Changement, *, formation_id: int, candidat_id: int) -> int:
    """Create the place of a contract without candidature; return its id."""
    return changement.inserer(CANDIDATURE, formation_id=formation_id, candidat_id=candidat_id, sans_voeu=1)


def modifier(changement: Changement, candidature_id: int, **valeurs: Any) -> bool:
    """Change stored facts of one candidature (already converted)."""
    return changement.modifier(CANDIDATURE, candidature_id, **valeurs)


def voeux_par_candidat(
    connection: Connection, campagne: int, ids: Sequence[int] | None = None
) -> dict[int, list[int]]:
    """Return, for each person of the campagne (or only those) with several, the formations asked for."""
    requete = (
        select(_C.candidat_id, _C.formation_id)
        .join_from(CANDIDATURE, FORMATION, _F.id == _C.formation_id)
        .where(_F.campagne == campagne, _C.disparue_on.is_(None), _C.sans_voeu == 0)
    )
    if ids is not None:
        requete = requete.where(_C.candidat_id.in_(ids))
    voeux: dict[int, list[int]] = {}
    for candidat_id, formation_id in connection.execute(requete):
        voeux.setdefault(candidat_id, []).append(formation_id)
    return {candidat_id: formations for candidat_id, formations in voeux.items() if len(formations) > 1}


def homonymes(connection: Connection, *, campagne: int, nom: str, prenom: str, numero: str) -> list[str]:
    """Return the numbers of other persons of the campagne with the same name, accents and case ignored."""
    cherche = fold(f"{nom} {prenom}")
    valeurs = {"annee": campagne, "debut": cherche, "fin": cherche + DERNIER_SIGNE, "sauf": numero}
    return [
        autre
        for autre, son_nom, son_prenom in connection.execute(_HOMONYMES, valeurs)
        if fold(f"{son_nom} {son_prenom}") == cherche
    ]


def homonymes_de(
    connection: Connection, campagne: int, noms: Collection[tuple[str, str]]
) -> dict[tuple[str, str], list[str]]:
    """Return the numbers of every person of the campagne who bears each of those (nom, prénom).

    Accents and case are ignored; whoever one asks about is among them.
    """
    cherches = {nom: fold(" ".join(nom)) for nom in noms}
    plies = sorted(set(cherches.values()))
    numeros: dict[str, list[str]] = {}
    for debut in range(0, len(plies), 100):
        bornes = [_P.cle.between(un, un + DERNIER_SIGNE) for un in plies[debut : debut + 100]]
        requete = select(_P.numero, _P.nom, _P.prenom).where(_P.campagne == campagne, or_(*bornes))
        for numero, nom, prenom in connection.execute(requete):
            numeros.setdefault(fold(f"{nom} {prenom}"), []).append(numero)
    return {nom: numeros.get(plie, []) for nom, plie in cherches.items()}


def contrats_ailleurs(connection: Connection, candidat_id: int, formation_id: int) -> list[str]:
    """Return the names of the other formations where the person has a live contract (R16)."""
    valeurs = {"candidat": candidat_id, "formation": formation_id}
    return [sigle or code for sigle, code in connection.execute(_AILLEURS, valeurs)]


def compter_contrats(connection: Connection, formation_id: int) -> int:
    """Count the contracts of a formation as R10 does: prepared, typed and observed, each candidature once.

    Démissions with a contract are counted, as Parcoursup's own counter does.
    """
    return connection.execute(_COMPTES, {"formation": formation_id}).scalar_one()


def _renonciation_notee() -> ColumnElement[bool]:
    """Say that a renonciation was noted here since the last export (``situation_a``)."""
    tient = func.coalesce(_C.export_on, "") <= _C.reponse_notee_on
    return func.coalesce(_C.reponse_notee.in_(PARTIS) & tient, False)


def _demission_notee() -> ColumnElement[bool]:
    """Say that a démission was noted here since the last export (``situation_a``)."""
    return func.coalesce(func.coalesce(_C.export_on, "") <= _C.demission_notee_on, False)


def _requete_ailleurs() -> Select[str, str]:
    candidat: BindParameter[int] = bindparam("candidat")
    vivant = select(_S.candidature_id).where(
        _S.candidat_id == candidat, _S.nature == Nature.CONTRAT.value, _S.statut.in_(VIVANTES)
    )
    observe = (
        (_C.etat == Etat.CONTRAT_SAISI.value)
        & _C.disparue_on.is_(None)
        & func.coalesce(_C.reponse, "").not_in(PARTIS)
        & ~_renonciation_notee()
        & ~_demission_notee()
    )
    return (
        select(_F.sigle, _F.code)
        .join_from(CANDIDATURE, FORMATION, _F.id == _C.formation_id)
        .where(
            _C.candidat_id == candidat,
            _C.formation_id != bindparam("formation"),
            observe | _C.id.in_(vivant.scalar_subquery()),
        )
    )


def _requete_comptes() -> Select[int]:
    formation: BindParameter[int] = bindparam("formation")
    vivant = select(_S.candidature_id).where(
        _S.formation_id == formation, _S.nature == Nature.CONTRAT.value, _S.statut.in_(VIVANTES)
    )
    parti = (_C.etat == Etat.DEMISSION.value) | _C.reponse.in_(PARTIS) | _demission_notee()
    observe = _C.disparue_on.is_(None) & (
        (_C.etat == Etat.CONTRAT_SAISI.value) | (_C.statut_contrat.is_not(None) & parti)
    )
    return select(func.count()).where(
        _C.formation_id == formation, observe | _C.id.in_(vivant.scalar_subquery())
    )


# Built once: building these statements takes longer than running them, and every save needs them.
_AILLEURS = _requete_ailleurs()
_COMPTES = _requete_comptes()
_HOMONYMES = select(_P.numero, _P.nom, _P.prenom).where(
    _P.campagne == bindparam("annee"),
    _P.cle >= bindparam("debut"),
    _P.cle < bindparam("fin"),
    _P.numero != bindparam("sauf"),
)
