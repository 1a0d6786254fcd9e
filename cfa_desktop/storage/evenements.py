"""Follow-up events and their next steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from cfa_desktop.models.suivi import Evenement, Resultat, TypeEvenement
from cfa_desktop.storage.conversions import instant, instant_certain, jour, texte_instant, texte_jour
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import EVENEMENT

CONTACTS = [type_.value for type_ in TypeEvenement if type_ is not TypeEvenement.NOTE]


def de_candidat(connection: Connection, candidat_id: int) -> list[Evenement]:
    """Return a person's events, the newest first."""
    return de_candidats(connection, [candidat_id]).get(candidat_id, [])


def de_candidats(connection: Connection, ids: Sequence[int]) -> dict[int, list[Evenement]]:
    """Return the events of many persons, the newest first."""
    trouves: dict[int, list[Evenement]] = {}
    for debut in range(0, len(ids), 500):
        requete = (
            select(EVENEMENT)
            .where(EVENEMENT.c.candidat_id.in_(ids[debut : debut + 500]))
            .order_by(EVENEMENT.c.at.desc(), EVENEMENT.c.id.desc())
        )
        for ligne in connection.execute(requete):
            trouves.setdefault(ligne.candidat_id, []).append(_evenement(ligne))
    return trouves


def _evenement(ligne: Any) -> Evenement:
    return Evenement(
        id=ligne.id,
        candidat_id=ligne.candidat_id,
        formation_id=ligne.formation_id,
        at=instant_certain(ligne.at),
        type=TypeEvenement(ligne.type),
        resultat=Resultat(ligne.resultat) if ligne.resultat else None,
        texte=ligne.texte,
        etape=ligne.etape,
        etape_on=jour(ligne.etape_on),
        etape_close_at=instant(ligne.etape_close_at),
    )


def ajouter(changement: Changement, connection: Connection, evenement: Evenement) -> int:
    """Add an event and close the step left open before it; return its id."""
    requete = select(EVENEMENT.c.id).where(
        EVENEMENT.c.candidat_id == evenement.candidat_id,
        EVENEMENT.c.etape_on.is_not(None),
        EVENEMENT.c.etape_close_at.is_(None),
    )
    for evenement_id in connection.execute(requete).scalars().all():
        changement.modifier(EVENEMENT, evenement_id, etape_close_at=texte_instant(evenement.at))
    return changement.inserer(
        EVENEMENT,
        candidat_id=evenement.candidat_id,
        formation_id=evenement.formation_id,
        at=texte_instant(evenement.at),
        type=evenement.type.value,
        resultat=evenement.resultat.value if evenement.resultat else None,
        texte=evenement.texte,
        etape=evenement.etape,
        etape_on=texte_jour(evenement.etape_on),
    )


def fermer_etape(changement: Changement, evenement_id: int, at: str) -> None:
    """Mark the next step of an event as done."""
    changement.modifier(EVENEMENT, evenement_id, etape_close_at=at)


def derniers_contacts(connection: Connection, ids: Sequence[int] | None = None) -> dict[int, str]:
    """Return the ISO instant of the last contact (notes excluded) by person, all or only those."""
    requete = (
        select(EVENEMENT.c.candidat_id, func.max(EVENEMENT.c.at))
        .where(EVENEMENT.c.type.in_(CONTACTS))
        .group_by(EVENEMENT.c.candidat_id)
    )
    if ids is not None:
        requete = requete.where(EVENEMENT.c.candidat_id.in_(ids))
    return dict(connection.execute(requete).all())


def etapes_ouvertes(connection: Connection, ids: Sequence[int] | None = None) -> dict[int, tuple[str, str]]:
    """Return the open next step (text, ISO day) by person, all or only those."""
    requete = (
        select(EVENEMENT.c.candidat_id, EVENEMENT.c.etape, EVENEMENT.c.etape_on)
        .where(EVENEMENT.c.etape_on.is_not(None), EVENEMENT.c.etape_close_at.is_(None))
        .order_by(EVENEMENT.c.etape_on.desc())
    )
    if ids is not None:
        requete = requete.where(EVENEMENT.c.candidat_id.in_(ids))
    return {candidat_id: (etape, on or "") for candidat_id, etape, on in connection.execute(requete)}
