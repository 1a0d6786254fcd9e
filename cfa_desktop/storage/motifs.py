"""The register of requests for the reasons of a refusal."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from cfa_desktop.models.motifs import DemandeMotifs
from cfa_desktop.storage.conversions import jour
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import CANDIDAT, CANDIDATURE, DEMANDE_MOTIFS, FORMATION

_D, _C, _P, _F = DEMANDE_MOTIFS.c, CANDIDATURE.c, CANDIDAT.c, FORMATION.c
_TOUTES = (
    select(
        _D.id,
        _D.candidature_id,
        _C.candidat_id,
        _C.formation_id,
        _F.campagne,
        _F.sigle,
        _F.code,
        _P.numero,
        _P.nom,
        _P.prenom,
        _D.recue_on,
        _D.avis_on,
        _D.repondue_on,
        _D.note,
    )
    .join_from(DEMANDE_MOTIFS, CANDIDATURE, _C.id == _D.candidature_id)
    .join(CANDIDAT, _P.id == _C.candidat_id)
    .join(FORMATION, _F.id == _C.formation_id)
    .order_by(_D.recue_on, _D.id)
)


def lister(
    connection: Connection,
    *,
    campagne: int | None = None,
    formation_id: int | None = None,
    candidature_id: int | None = None,
) -> list[DemandeMotifs]:
    """Return the requests of a campagne, a formation, a candidature, or all, the oldest first."""
    requete = _TOUTES
    for colonne, voulu in (
        (_F.campagne, campagne),
        (_C.formation_id, formation_id),
        (_C.id, candidature_id),
    ):
        if voulu is not None:
            requete = requete.where(colonne == voulu)
    return [_demande(ligne) for ligne in connection.execute(requete)]


def trouver(connection: Connection, demande_id: int) -> DemandeMotifs:
    """Return one request."""
    return _demande(connection.execute(_TOUTES.where(_D.id == demande_id)).one())


def creer(changement: Changement, candidature_id: int, **valeurs: Any) -> int:
    """Insert a request (values already converted); return its id."""
    return changement.inserer(DEMANDE_MOTIFS, candidature_id=candidature_id, **valeurs)


def modifier(changement: Changement, demande_id: int, **valeurs: Any) -> bool:
    """Change stored values of a request (already converted)."""
    return changement.modifier(DEMANDE_MOTIFS, demande_id, **valeurs)


def supprimer(changement: Changement, demande_id: int) -> None:
    """Drop a request recorded by mistake."""
    changement.supprimer(DEMANDE_MOTIFS, demande_id)


def _demande(ligne: Any) -> DemandeMotifs:
    return DemandeMotifs(
        id=ligne.id,
        candidature_id=ligne.candidature_id,
        candidat_id=ligne.candidat_id,
        formation_id=ligne.formation_id,
        campagne=ligne.campagne,
        formation_nom=ligne.sigle or ligne.code,
        numero=ligne.numero,
        candidat=f"{ligne.nom} {ligne.prenom}".strip(),
        recue_on=jour(ligne.recue_on),  # type: ignore[arg-type]
        avis_on=jour(ligne.avis_on),
        repondue_on=jour(ligne.repondue_on),
        note=ligne.note,
    )
