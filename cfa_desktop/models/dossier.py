"""Everything the dossier shows of one candidature and its person."""

from __future__ import annotations

from dataclasses import dataclass

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.models.candidat import Candidat
from cfa_desktop.models.candidature import FaitsCandidature, Situation
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.historique import LigneHistorique
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Saisie
from cfa_desktop.models.suivi import Evenement


@dataclass(frozen=True, slots=True)
class Dossier:
    """One candidature in full. ``voeux`` are all the person's candidatures here, this one included.

    ``homonymes`` are numbers of namesakes.
    """

    ligne: CandidatureLine
    candidat: Candidat
    formation: Formation
    faits: FaitsCandidature
    situation: Situation
    voeux: tuple[CandidatureLine, ...]
    evenements: tuple[Evenement, ...]
    items: tuple[Saisie, ...]
    historique: tuple[LigneHistorique, ...]
    homonymes: tuple[str, ...]
    brouillon: Brouillon | None
