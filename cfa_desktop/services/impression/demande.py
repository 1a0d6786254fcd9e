"""What is asked to be printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from cfa_desktop.models.colonnes import CLES_PARCOURSUP
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.services.impression.avance import SANS_TEMOIN, Avance


class DemandeImpression(NamedTuple):
    """A document (its key in ``models/impression.py``) and what it is about.

    ``lignes`` are the candidatures chosen, in their order on screen; ``formation_id`` is None for several
    formations; ``filtre`` says the choice in French; ``options`` are the keys of the boxes ticked,
    ``textes`` what was typed, by the key of its ``Saisie``; ``avance`` is told how far composing has got.
    """

    document: str
    campagne: int
    lignes: Sequence[CandidatureLine] = ()
    formation_id: int | None = None
    filtre: str = "toutes les candidatures"
    colonnes: Sequence[str] = CLES_PARCOURSUP
    options: frozenset[str] = frozenset()
    textes: Mapping[str, str] = MappingProxyType({})
    avance: Avance = SANS_TEMOIN
