"""Items prepared here, to be typed on Parcoursup: the three truths of an action."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class Nature(StrEnum):
    """What an item asks to type online (JSON values, for ever)."""

    DECISION = "decision"
    CONTRAT = "contrat"
    IA = "ia"
    CAPACITE = "capacite"
    CLOTURE = "cloture"
    AUGMENTATION = "augmentation"
    MESSAGE = "message"


class Statut(StrEnum):
    """Where an item stands: here only, typed by the officer, then what an export says of it."""

    PREPAREE = "preparee"
    SAISIE = "saisie"
    CONSTATEE = "constatee"
    ECART = "ecart"
    ABANDONNEE = "abandonnee"


class Decision(StrEnum):
    """The two decisions of a formation that examines."""

    REFUS = "refus"
    RECHERCHE = "recherche"


LABELS_STATUT = {
    Statut.PREPAREE: "préparé",
    Statut.SAISIE: "saisi en ligne",
    Statut.CONSTATEE: "confirmé par l’export",
    Statut.ECART: "écart",
    Statut.ABANDONNEE: "abandonné",
}


class Saisie(NamedTuple):
    """One item; instants are aware. ``evaluee_at`` is the instant the rules were asked about.

    ``decision`` and ``motif`` belong to decisions, ``employeur``, ``siret`` and ``limite_reponse_on`` to
    contracts, ``valeur`` to capacities and messages. ``refus_parcoursup`` says why the site refused it.
    A typed contract to cancel keeps why in ``motif`` and since when in ``valeur`` (ISO day).
    ``constatee_on`` and ``ecart_on`` are days of the exports that proved or contradicted it; ``ecart`` says
    how (``models/rapprochement``); exports up to ``attend_apres_on`` say nothing more of it.
    """

    id: int
    nature: Nature
    statut: Statut
    formation_id: int
    candidature_id: int | None
    preparee_at: datetime
    evaluee_at: datetime
    decision: Decision | None = None
    motif: str = ""
    employeur: str = ""
    siret: str = ""
    limite_reponse_on: date | None = None
    valeur: str = ""
    pas_avant: datetime | None = None
    saisie_at: datetime | None = None
    reporte_au: date | None = None
    refus_parcoursup: str = ""
    raison_abandon: str = ""
    raison_correction: str = ""
    constatee_on: date | None = None
    ecart: str = ""
    ecart_on: date | None = None
    attend_apres_on: date | None = None

    @property
    def est_vivante(self) -> bool:
        """Say whether the item still counts: prepared or typed, neither proved nor given up."""
        return self.statut in (Statut.PREPAREE, Statut.SAISIE)

    @property
    def est_suivie(self) -> bool:
        """Say whether the item still speaks of the candidature: a proved contract dates its proposition."""
        return self.est_vivante or (self.nature is Nature.CONTRAT and self.statut is Statut.CONSTATEE)

    @property
    def annulation_demandee_on(self) -> date | None:
        """Return since when a typed contract is to be cancelled by the DRAIO, None when it is not."""
        if self.nature is not Nature.CONTRAT or not self.valeur:
            return None
        return date.fromisoformat(self.valeur)
