"""« Et si je ne fais rien ? »: a campagne at any instant, from facts prepared once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.compteurs import Compteurs
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.regles.capacite import baisse_ouverte
from cfa_desktop.models.regles.contrat import blocages_contrat
from cfa_desktop.models.regles.faits import FaitsFormation
from cfa_desktop.models.simulation.faits import FaitsSimules, Passage, faits_par_formation
from cfa_desktop.models.simulation.reperes import Repere, bornes, reperes
from cfa_desktop.models.tableau_formations import SituationFormation, situation_de
from cfa_desktop.models.verdict import Blocage


class FormationSimulee(NamedTuple):
    """A formation at the simulated instant, if nobody does anything from the present on.

    ``compteurs`` are those of the list at that instant. ``passages`` come after the present. ``refusables``
    and ``recherchables`` may still be decided then, ``hors_delai`` of the former past their deadline.
    ``trop_tard`` are the prepared decisions that a passage overtakes, ``perdues`` the propositions lost
    without a reply, both between the present and then. ``avant`` is the situation now; ``contrat`` says why
    no contract can be entered then.
    """

    formation: Formation
    compteurs: Compteurs
    passages: tuple[Passage, ...]
    refusables: int
    recherchables: int
    hors_delai: int
    trop_tard: tuple[str, ...]
    perdues: tuple[str, ...]
    contrats_comptes: int
    avant: SituationFormation
    situation: SituationFormation
    contrat: tuple[Blocage, ...]
    baisse_possible: bool

    @property
    def passent(self) -> int:
        """Return how many candidatures pass by themselves between the present and the instant."""
        return sum(len(passage.numeros) for passage in self.passages)


class EtatSimule(NamedTuple):
    """The campagne at the simulated instant; ``franchis`` are the key dates passed since the present."""

    depart: datetime
    instant: datetime
    formations: tuple[FormationSimulee, ...]
    franchis: tuple[Repere, ...]
    dernier: Repere | None
    prochain: Repere | None

    @property
    def compteurs(self) -> Compteurs:
        """Return the sums of the counters."""
        return Compteurs(*map(sum, zip(*(une.compteurs for une in self.formations), strict=True)))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return every passage between the present and the instant, the first one first."""
        toutes = [passage for une in self.formations for passage in une.passages]
        return tuple(sorted(toutes, key=lambda passage: passage.at))

    @property
    def passent(self) -> int:
        """Return how many candidatures pass by themselves between the present and the instant."""
        return sum(une.passent for une in self.formations)

    @property
    def numeros(self) -> tuple[str, ...]:
        """Return the numbers of those who pass, the first ones first."""
        return tuple(numero for passage in self.passages for numero in passage.numeros)

    def de(self, formation_id: int | None) -> EtatSimule:
        """Return the same instant seen from one formation; None keeps them all."""
        if formation_id is None:
            return self
        gardees = tuple(une for une in self.formations if une.formation.id == formation_id)
        return self._replace(formations=gardees)


class Simulation:
    """A campagne ready to be seen at any instant; ``depart`` is the present, ``passages`` are all of them."""

    def __init__(
        self,
        lignes: Sequence[CandidatureLine],
        formations: Sequence[Formation],
        calendrier: Calendrier,
        depart: datetime,
    ) -> None:
        self.depart, self.calendrier = depart, calendrier
        self.reperes = reperes(calendrier)
        self.formations = tuple(formations)
        self._faits = faits_par_formation(lignes, formations)
        groupes = [groupe for faits in self._faits.values() for groupe in faits.groupes]
        self.passages = tuple(sorted(groupes, key=lambda passage: passage.at))
        instants = tuple(passage.at for passage in self.passages)
        self.debut, self.fin = bornes(self.reperes, instants, jour_de_paris(depart))

    def a(self, instant: datetime) -> EtatSimule:
        """Return the campagne at an aware instant, a few milliseconds for 10,000 candidatures."""
        franchis = tuple(r for r in self.reperes if self.depart < r.effet_at <= instant)
        prochain = next((repere for repere in self.reperes if repere.effet_at > instant), None)
        formations = tuple(
            self._formation(formation, self._faits[formation.id], instant) for formation in self.formations
        )
        passes = [repere for repere in self.reperes if repere.effet_at <= instant]
        dernier = passes[-1] if passes else None
        return EtatSimule(self.depart, instant, formations, franchis, dernier, prochain)

    def prochain_effet(self) -> datetime:
        """Return the first instant after the present at which something happens by itself."""
        effets = [repere.effet_at for repere in self.reperes] + [p.at for p in self.passages]
        return min((effet for effet in effets if effet > self.depart), default=self.depart)

    def _formation(self, formation: Formation, faits: FaitsSimules, instant: datetime) -> FormationSimulee:
        comptes = faits.contrats_comptes
        contrat = blocages_contrat(FaitsFormation(formation, comptes), self.calendrier, instant)
        return FormationSimulee(
            formation=formation,
            compteurs=faits.compteurs_a(instant),
            passages=faits.passages_entre(self.depart, instant),
            refusables=faits.refusables.restants(instant),
            recherchables=faits.recherchables.restants(instant),
            hors_delai=faits.hors_delai(instant),
            trop_tard=faits.trop_tard.entre(self.depart, instant),
            perdues=faits.perdues.entre(self.depart, instant),
            contrats_comptes=comptes,
            avant=situation_de(formation, self.calendrier, comptes, self.depart),
            situation=situation_de(formation, self.calendrier, comptes, instant),
            contrat=tuple(contrat),
            baisse_possible=baisse_ouverte(self.calendrier, instant),
        )
