"""From stored rows to the facts that the rules take."""

from __future__ import annotations

from collections.abc import Iterable

from cfa_desktop.models.candidature import FaitsCandidature
from cfa_desktop.models.etats import Etat, Inscription, Reponse, StatutContrat
from cfa_desktop.models.saisie import Saisie
from cfa_desktop.storage import candidatures, saisies
from cfa_desktop.storage.candidatures import CandidatureStockee
from cfa_desktop.storage.conversions import instant, jour
from cfa_desktop.storage.database import Connection

# A dictionary is twice as fast as calling the enum: lists hold 100,000 lines.
ETATS: dict[str | None, Etat | None] = {None: None, **{etat.value: etat for etat in Etat}}
_REPONSES: dict[str | None, Reponse | None] = {None: None, **{reponse.value: reponse for reponse in Reponse}}
_INSCRIPTIONS: dict[str | None, Inscription | None] = {None: None, **{ia.value: ia for ia in Inscription}}
_STATUTS: dict[str | None, StatutContrat | None] = {None: None, **{s.value: s for s in StatutContrat}}


def faits_de(stockee: CandidatureStockee, items: tuple[Saisie, ...] = ()) -> FaitsCandidature:
    """Return the facts of one stored candidature and its live items."""
    return FaitsCandidature(
        ETATS[stockee.etat],
        stockee.etat_brut,
        bool(stockee.sans_voeu),
        instant(stockee.confirmee_at),
        jour(stockee.vue_confirmee_on),
        jour(stockee.limite_importee_on),
        _REPONSES[stockee.reponse],
        _INSCRIPTIONS[stockee.inscription],
        _STATUTS[stockee.statut_contrat],
        jour(stockee.date_reponse_on),
        jour(stockee.export_on),
        jour(stockee.disparue_on),
        items,
        jour(stockee.limite_reponse_on),
        _REPONSES[stockee.reponse_notee],
        jour(stockee.reponse_notee_on),
        jour(stockee.demission_notee_on),
    )


def items_par_candidature(items: Iterable[Saisie]) -> dict[int, tuple[Saisie, ...]]:
    """Return live items grouped by candidature."""
    groupes: dict[int, tuple[Saisie, ...]] = {}
    for item in items:
        if item.candidature_id is not None:
            groupes[item.candidature_id] = (*groupes.get(item.candidature_id, ()), item)
    return groupes


def lire_faits(connection: Connection, candidature_id: int) -> tuple[CandidatureStockee, FaitsCandidature]:
    """Return one candidature as stored, and its facts with live items."""
    stockee = candidatures.trouver(connection, candidature_id)
    items = tuple(i for i in saisies.de_candidature(connection, candidature_id) if i.est_suivie)
    return stockee, faits_de(stockee, items)
