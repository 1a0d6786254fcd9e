"""Contracts begun and not yet prepared: they survive the next phone call and the next start."""

from __future__ import annotations

from sqlalchemy import Connection, select

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.storage.conversions import instant_certain, jour, texte_instant, texte_jour
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import BROUILLON


def lister(connection: Connection) -> list[Brouillon]:
    """Return every contract begun, the latest first."""
    return [
        Brouillon(
            id=ligne.id,
            formation_id=ligne.formation_id,
            numero=ligne.numero,
            nom=ligne.nom,
            employeur=ligne.employeur,
            siret_texte=ligne.siret_texte,
            limite_reponse_on=jour(ligne.limite_reponse_on),
            attente_siret=bool(ligne.attente_siret),
            modifie_at=instant_certain(ligne.modifie_at),
        )
        for ligne in connection.execute(select(BROUILLON).order_by(BROUILLON.c.modifie_at.desc()))
    ]


def enregistrer(changement: Changement, connection: Connection, brouillon: Brouillon) -> int:
    """Create or update the draft of this number in this formation; return its id."""
    valeurs = {
        "nom": brouillon.nom,
        "employeur": brouillon.employeur,
        "siret_texte": brouillon.siret_texte,
        "limite_reponse_on": texte_jour(brouillon.limite_reponse_on),
        "attente_siret": int(brouillon.attente_siret),
        "modifie_at": texte_instant(brouillon.modifie_at),
    }
    existant = _trouver_id(connection, brouillon.formation_id, brouillon.numero)
    if existant is None:
        return changement.inserer(
            BROUILLON, formation_id=brouillon.formation_id, numero=brouillon.numero, **valeurs
        )
    changement.modifier(BROUILLON, existant, **valeurs)
    return existant


def supprimer(changement: Changement, connection: Connection, *, formation_id: int, numero: str) -> None:
    """Drop the draft of this number in this formation, when there is one."""
    existant = _trouver_id(connection, formation_id, numero)
    if existant is not None:
        changement.supprimer(BROUILLON, existant)


def _trouver_id(connection: Connection, formation_id: int, numero: str) -> int | None:
    requete = select(BROUILLON.c.id).where(
        BROUILLON.c.formation_id == formation_id, BROUILLON.c.numero == numero
    )
    return connection.execute(requete).scalar()
