"""What is due, as far as the base knows it beyond candidatures: requests, reports, marks, steps."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, select

from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.echeances.echeance import Autour, DemandeDue, EtapeFaite, Quoi
from cfa_desktop.models.temps import debut_du_jour
from cfa_desktop.storage import brouillons, saisies
from cfa_desktop.storage.conversions import instant_certain, jour, texte_instant, texte_jour
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import (
    CANDIDAT,
    DEMANDE_MOTIFS,
    ECHEANCE_FAITE,
    EVENEMENT,
    FORMATION,
)


def autour(connection: Connection, campagne: int) -> Autour:
    """Return what stands around the candidatures of a campagne."""
    formations = set(
        connection.execute(select(FORMATION.c.id).where(FORMATION.c.campagne == campagne)).scalars()
    )
    faites = _faites(connection)
    return Autour(
        saisies=tuple(item for item in saisies.vivantes(connection) if item.formation_id in formations),
        brouillons=tuple(b for b in brouillons.lister(connection) if b.formation_id in formations),
        demandes=_demandes(connection),
        rapports_publies=_rapports(connection, campagne),
        faites=faites,
        etapes_faites=_etapes_faites(connection, campagne, faites),
    )


def marquer(changement: Changement, cle: str, le: date) -> None:
    """Keep that this was done that day."""
    changement.inserer(ECHEANCE_FAITE, cle=cle, faite_at=texte_instant(debut_du_jour(le)))


def demarquer(changement: Changement, connection: Connection, cle: str) -> None:
    """Forget that this was done."""
    requete = select(ECHEANCE_FAITE.c.id).where(ECHEANCE_FAITE.c.cle == cle)
    for ligne_id in connection.execute(requete).scalars().all():
        changement.supprimer(ECHEANCE_FAITE, ligne_id)


def dire_rapport(changement: Changement, formation_id: int, publie_on: date | None) -> None:
    """Note when the public report was published, None to take it back (R22)."""
    changement.modifier(FORMATION, formation_id, rapport_publie_on=texte_jour(publie_on))


def dire_demandes(
    changement: Changement, connection: Connection, candidature_id: int, repondue_on: date | None
) -> None:
    """Note when the requests for reasons of a candidature were answered, None to take it back (R23)."""
    requete = select(DEMANDE_MOTIFS.c.id).where(DEMANDE_MOTIFS.c.candidature_id == candidature_id)
    for demande_id in connection.execute(requete).scalars().all():
        changement.modifier(DEMANDE_MOTIFS, demande_id, repondue_on=texte_jour(repondue_on))


def dire_etapes(
    changement: Changement,
    connection: Connection,
    personne: tuple[int, str],
    *,
    etape_on: date,
    close_at: datetime | None,
) -> None:
    """Close the steps of a person (campagne, number) due that day, or reopen them (None)."""
    campagne, numero = personne
    ouverte = EVENEMENT.c.etape_close_at.is_(None)
    requete = (
        select(EVENEMENT.c.id)
        .join_from(EVENEMENT, CANDIDAT, CANDIDAT.c.id == EVENEMENT.c.candidat_id)
        .where(CANDIDAT.c.campagne == campagne, CANDIDAT.c.numero == numero)
        .where(EVENEMENT.c.etape_on == etape_on.isoformat(), ouverte if close_at else ~ouverte)
    )
    for evenement_id in connection.execute(requete).scalars().all():
        changement.modifier(EVENEMENT, evenement_id, etape_close_at=texte_instant(close_at))


def _faites(connection: Connection) -> dict[str, date]:
    lignes = connection.execute(select(ECHEANCE_FAITE.c.cle, ECHEANCE_FAITE.c.faite_at))
    return {cle: jour_de_paris(instant_certain(faite_at)) for cle, faite_at in lignes}


def _demandes(connection: Connection) -> tuple[DemandeDue, ...]:
    lignes = connection.execute(select(DEMANDE_MOTIFS).order_by(DEMANDE_MOTIFS.c.recue_on))
    return tuple(
        DemandeDue(
            ligne.id,
            ligne.candidature_id,
            date.fromisoformat(ligne.recue_on),
            jour(ligne.avis_on),
            jour(ligne.repondue_on),
        )
        for ligne in lignes
    )


def _rapports(connection: Connection, campagne: int) -> dict[int, date]:
    requete = select(FORMATION.c.id, FORMATION.c.rapport_publie_on).where(
        FORMATION.c.campagne == campagne, FORMATION.c.rapport_publie_on.is_not(None)
    )
    return {
        formation_id: date.fromisoformat(publie_on) for formation_id, publie_on in connection.execute(requete)
    }


def _etapes_faites(connection: Connection, campagne: int, faites: dict[str, date]) -> tuple[EtapeFaite, ...]:
    """Return the steps closed from the list, named by their marks."""
    marques = [cle.split(":") for cle in faites if cle.startswith(f"{Quoi.SUIVI.value}:{campagne}:")]
    trouvees: dict[tuple[str, str], EtapeFaite] = {}
    for _, _, _, numero, le in marques:
        requete = (
            select(EVENEMENT.c.etape)
            .join_from(EVENEMENT, CANDIDAT, CANDIDAT.c.id == EVENEMENT.c.candidat_id)
            .where(CANDIDAT.c.campagne == campagne, CANDIDAT.c.numero == numero)
            .where(EVENEMENT.c.etape_on == le, EVENEMENT.c.etape_close_at.is_not(None))
        )
        for etape in connection.execute(requete).scalars():
            trouvees[(numero, le)] = EtapeFaite(numero, etape, date.fromisoformat(le))
    return tuple(trouvees.values())
