"""Items to type online."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from cfa_desktop.models.saisie import Decision, Nature, Saisie, Statut
from cfa_desktop.storage.conversions import instant, instant_certain, jour, texte_instant, texte_jour
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import EMPLOYEUR, SAISIE

VIVANTES = (Statut.PREPAREE.value, Statut.SAISIE.value)


def trouver(connection: Connection, saisie_id: int) -> Saisie:
    """Return one item."""
    (saisie,) = _lire(connection, SAISIE.c.id == saisie_id)
    return saisie


def vivantes(connection: Connection, formation_id: int | None = None) -> list[Saisie]:
    """Return the items prepared or typed that no export has settled yet."""
    condition: ColumnElement[bool] = SAISIE.c.statut.in_(VIVANTES)
    if formation_id is not None:
        condition = condition & (SAISIE.c.formation_id == formation_id)
    return _lire(connection, condition)


def compter_contrats_prepares(connection: Connection, formation_id: int) -> int:
    """Count the contracts of a formation that only this base knows."""
    return sum(
        item.nature is Nature.CONTRAT and item.statut is Statut.PREPAREE
        for item in vivantes(connection, formation_id)
    )


def suivies(connection: Connection, formation_id: int | None = None) -> list[Saisie]:
    """Return the items that still speak of a candidature: the living ones, and the proved contracts."""
    prouves = (SAISIE.c.nature == Nature.CONTRAT.value) & (SAISIE.c.statut == Statut.CONSTATEE.value)
    condition: ColumnElement[bool] = SAISIE.c.statut.in_(VIVANTES) | prouves
    if formation_id is not None:
        condition = condition & (SAISIE.c.formation_id == formation_id)
    return _lire(connection, condition)


def a_rapprocher(connection: Connection, formation_id: int) -> list[Saisie]:
    """Return the items of a formation's candidatures that an export may prove or contradict."""
    attendus = (*VIVANTES, Statut.ECART.value)
    return _lire(
        connection,
        SAISIE.c.statut.in_(attendus)
        & (SAISIE.c.formation_id == formation_id)
        & SAISIE.c.candidature_id.is_not(None),
    )


def avec_statut(connection: Connection, statuts: Iterable[Statut]) -> list[Saisie]:
    """Return the items that stand at one of these statuts."""
    return _lire(connection, SAISIE.c.statut.in_([statut.value for statut in statuts]))


def de_candidature(connection: Connection, candidature_id: int) -> list[Saisie]:
    """Return every item of a candidature, the oldest first."""
    return _lire(connection, SAISIE.c.candidature_id == candidature_id)


def employeurs(connection: Connection, formation_id: int) -> dict[int, int]:
    """Return the employer of each contract item of a formation, by item."""
    requete = select(SAISIE.c.id, SAISIE.c.employeur_id).where(
        SAISIE.c.formation_id == formation_id, SAISIE.c.employeur_id.is_not(None)
    )
    return {ligne.id: ligne.employeur_id for ligne in connection.execute(requete)}


def creer(
    changement: Changement, saisie: Saisie, *, candidat_id: int | None = None, employeur_id: int | None = None
) -> int:
    """Insert an item; return its id."""
    return changement.inserer(
        SAISIE,
        nature=saisie.nature.value,
        statut=saisie.statut.value,
        formation_id=saisie.formation_id,
        candidature_id=saisie.candidature_id,
        candidat_id=candidat_id,
        decision=saisie.decision.value if saisie.decision else None,
        motif=saisie.motif,
        employeur_id=employeur_id,
        limite_reponse_on=texte_jour(saisie.limite_reponse_on),
        valeur=saisie.valeur,
        preparee_at=texte_instant(saisie.preparee_at),
        evaluee_at=texte_instant(saisie.evaluee_at),
        pas_avant=texte_instant(saisie.pas_avant),
        saisie_at=texte_instant(saisie.saisie_at),
    )


def modifier(changement: Changement, saisie_id: int, **valeurs: Any) -> bool:
    """Change stored values of an item (already converted)."""
    return changement.modifier(SAISIE, saisie_id, **valeurs)


def _lire(connection: Connection, condition: ColumnElement[bool]) -> list[Saisie]:
    requete = (
        select(SAISIE, EMPLOYEUR.c.denomination, EMPLOYEUR.c.siret)
        .outerjoin(EMPLOYEUR, EMPLOYEUR.c.id == SAISIE.c.employeur_id)
        .where(condition)
        .order_by(SAISIE.c.id)
    )
    return [
        Saisie(
            id=ligne.id,
            nature=Nature(ligne.nature),
            statut=Statut(ligne.statut),
            formation_id=ligne.formation_id,
            candidature_id=ligne.candidature_id,
            preparee_at=instant_certain(ligne.preparee_at),
            evaluee_at=instant_certain(ligne.evaluee_at),
            decision=Decision(ligne.decision) if ligne.decision else None,
            motif=ligne.motif,
            employeur=ligne.denomination or "",
            siret=ligne.siret or "",
            limite_reponse_on=jour(ligne.limite_reponse_on),
            valeur=ligne.valeur,
            pas_avant=instant(ligne.pas_avant),
            saisie_at=instant(ligne.saisie_at),
            reporte_au=jour(ligne.reporte_au),
            refus_parcoursup=ligne.refus_parcoursup,
            raison_abandon=ligne.raison_abandon,
            raison_correction=ligne.raison_correction,
            constatee_on=jour(ligne.constatee_on),
            ecart=ligne.ecart,
            ecart_on=jour(ligne.ecart_on),
            attend_apres_on=jour(ligne.attend_apres_on),
        )
        for ligne in connection.execute(requete)
    ]
