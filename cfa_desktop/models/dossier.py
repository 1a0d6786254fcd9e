"""Everything the dossier shows of one candidature and its person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.models.candidat import Candidat
from cfa_desktop.models.candidature import FaitsCandidature, Situation
from cfa_desktop.models.contenu_lu import RIEN_LU, ContenuLu
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.historique import LigneHistorique
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.origine import Origine
from cfa_desktop.models.saisie import Saisie
from cfa_desktop.models.suivi import Evenement


@dataclass(frozen=True, slots=True)
class Dossier:
    """One candidature in full. ``voeux`` are all the person's candidatures here, this one included.

    ``homonymes`` are numbers of namesakes, those told apart left out; ``autres_dossiers`` are also hers.
    ``origines`` say which export gave each value, by path of ``contenu`` or by field of the person.
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
    contenu: ContenuLu = RIEN_LU
    origines: Mapping[str, Origine] = field(default_factory=dict)
    autres_dossiers: tuple[str, ...] = ()
