"""The counters of « Gérer le recrutement », one for one with Parcoursup."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Categorie(StrEnum):
    """The line of Parcoursup's counters a candidature belongs to (each is a filter)."""

    CONFIRMEES = "confirmees"
    NON_CONFIRMEES = "non_confirmees"
    EN_RECHERCHE = "en_recherche"
    REFUSEES = "refusees"
    DEMISSIONS = "demissions"
    CONTRAT_EN_ATTENTE = "contrat_en_attente"
    CONTRAT_OUI_DEFINITIF = "contrat_oui_definitif"
    CONTRAT_OUI_VOEUX = "contrat_oui_voeux_en_attente"
    CONTRAT_DEMISSIONS = "contrat_demissions"
    A_CLASSER = "a_classer"
    SANS_CANDIDATURE = "sans_candidature"
    DISPARUES = "disparues"


class Compteurs(NamedTuple):
    """Counts of one formation, or sums; the two totals always equal the sums shown.

    Main numbers = imported facts overlaid with typed items; ``decisions_preparees``, ``contrats_prepares``,
    ``presumes_en_recherche`` and ``propositions_perdues`` stand beside and never move them.
    """

    confirmees: int = 0
    non_confirmees: int = 0
    en_recherche: int = 0
    refusees: int = 0
    demissions: int = 0
    contrats_en_attente: int = 0
    contrats_oui_definitif: int = 0
    contrats_oui_voeux_en_attente: int = 0
    contrats_demissions: int = 0
    decisions_preparees: int = 0
    contrats_prepares: int = 0
    presumes_en_recherche: int = 0
    disparus: int = 0
    a_classer: int = 0
    propositions_perdues: int = 0

    @property
    def sans_contrat(self) -> int:
        """Return Parcoursup's « Candidatures sans contrat »."""
        return self.confirmees + self.non_confirmees + self.en_recherche + self.refusees + self.demissions

    @property
    def contrats(self) -> int:
        """Return Parcoursup's « Contrats saisis »."""
        return (
            self.contrats_en_attente
            + self.contrats_oui_definitif
            + self.contrats_oui_voeux_en_attente
            + self.contrats_demissions
        )
