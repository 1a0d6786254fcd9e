"""The facts of a formation sorted by the instant at which they change by themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from cfa_desktop.models.comptage import compter_lignes, contrats_comptes_des_lignes
from cfa_desktop.models.compteurs import Compteurs
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.temps import debut_du_jour

_LENDEMAIN = timedelta(days=1)


class Passage(NamedTuple):
    """Who passes by itself to « En recherche de contrat » at one instant."""

    at: datetime
    formation_id: int
    numeros: tuple[str, ...]


class Bascule:
    """Numbers that change at an instant of their own; those without instant never do."""

    def __init__(self, couples: Iterable[tuple[datetime | None, str]]) -> None:
        lus = list(couples)
        dates = sorted((at.timestamp(), numero, at) for at, numero in lus if at is not None)
        self.instants = tuple(at for _, _, at in dates)
        self.numeros = tuple(numero for _, numero, _ in dates)
        # Compared as timestamps: two Paris datetimes compare by their wall clocks, wrong in October.
        self._secondes = [secondes for secondes, _, _ in dates]
        self.total = len(lus)

    def nombre(self, instant: datetime) -> int:
        """Return how many have changed at the instant."""
        return bisect_right(self._secondes, instant.timestamp())

    def entre(self, depart: datetime, instant: datetime) -> tuple[str, ...]:
        """Return the numbers that change after the one and up to the other."""
        return self.numeros[self.nombre(depart) : self.nombre(instant)]

    def restants(self, instant: datetime) -> int:
        """Return how many have not changed yet."""
        return self.total - self.nombre(instant)


class FaitsSimules:
    """One formation: counters that time alone moves, and who moves them."""

    def __init__(self, formation: Formation, lignes: Sequence[CandidatureLine]) -> None:
        presentes = [ligne for ligne in lignes if ligne.disparue_on is None]
        confirmees = [ligne for ligne in presentes if ligne.etat_parcoursup is Etat.CONFIRMEE]
        a_decider = [ligne for ligne in confirmees if formation.examine and ligne.decision_preparee is None]
        refusables = [ligne for ligne in a_decider if ligne.contrat is None]
        # A reply deadline has an origin only while the proposition waits for its reply.
        attendues = [ligne for ligne in presentes if ligne.limite_reponse_origine is not None]
        # Présumés are counted apart: everything else in the counters never moves by itself.
        self._fixes = compter_lignes(lignes)
        self.contrats_comptes = contrats_comptes_des_lignes(lignes)
        self.passants = _au_passage(confirmees)
        self.recherchables = _au_passage(a_decider)
        self.refusables = _au_passage(refusables)
        self.trop_tard = _au_passage(ligne for ligne in confirmees if ligne.decision_preparee is not None)
        self.perdues = Bascule((_fin(ligne.limite_reponse_on), ligne.numero) for ligne in attendues)
        self._limites = Bascule((_fin(ligne.limite_on), ligne.numero) for ligne in refusables)
        self.groupes = _groupes(formation.id, self.passants)
        self._secondes = [groupe.at.timestamp() for groupe in self.groupes]

    def compteurs_a(self, instant: datetime) -> Compteurs:
        """Return the counters at the instant."""
        return self._fixes._replace(
            presumes_en_recherche=self.passants.nombre(instant),
            propositions_perdues=self.perdues.nombre(instant),
        )

    def passages_entre(self, depart: datetime, instant: datetime) -> tuple[Passage, ...]:
        """Return the passages after the one and up to the other."""
        de, a = (bisect_right(self._secondes, borne.timestamp()) for borne in (depart, instant))
        return self.groupes[de:a]

    def hors_delai(self, instant: datetime) -> int:
        """Return how many may still be refused past their deadline (R6)."""
        return max(0, self._limites.nombre(instant) - self.refusables.nombre(instant))


def faits_par_formation(
    lignes: Iterable[CandidatureLine], formations: Iterable[Formation]
) -> dict[int, FaitsSimules]:
    """Return the facts of each formation, by its id; lines of other formations are left out."""
    par_formation: dict[int, list[CandidatureLine]] = {}
    for ligne in lignes:
        par_formation.setdefault(ligne.formation_id, []).append(ligne)
    return {f.id: FaitsSimules(f, par_formation.get(f.id, [])) for f in formations}


def _au_passage(lignes: Iterable[CandidatureLine]) -> Bascule:
    return Bascule((ligne.passage_at, ligne.numero) for ligne in lignes)


def _fin(jour: date | None) -> datetime | None:
    return None if jour is None else debut_du_jour(jour + _LENDEMAIN)


def _groupes(formation_id: int, passants: Bascule) -> tuple[Passage, ...]:
    couples = zip(passants.instants, passants.numeros, strict=False)
    return tuple(
        Passage(at, formation_id, tuple(numero for _, numero in groupe))
        for at, groupe in groupby(couples, key=itemgetter(0))
    )
