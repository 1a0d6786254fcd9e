"""How long items waited: from prepared to typed, from typed to seen in an export; median and longest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple

from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.saisie import Nature, Saisie

NATURES = (Nature.DECISION, Nature.CONTRAT, Nature.IA)
TITRES = {Nature.DECISION: "Décisions", Nature.CONTRAT: "Contrats", Nature.IA: "I.A. réalisées"}


class Duree(NamedTuple):
    """Several waits of one kind: how many, the median (the lower one of two), the longest."""

    nombre: int
    mediane: timedelta
    plus_longue: timedelta


class Delais(NamedTuple):
    """The waits of one nature; None when nothing was measured yet."""

    nature: Nature
    avant_saisie: Duree | None
    avant_constat: Duree | None


def delais(items: Iterable[Saisie]) -> tuple[Delais, ...]:
    """Return the waits by nature, without those where nothing was measured.

    An item noted as already typed did not wait to be typed; exports have a day, no hour.
    """
    tous = list(items)
    mesures = []
    for nature in NATURES:
        propres = [item for item in tous if item.nature is nature]
        un = Delais(nature, _resume(_avant_saisie(propres)), _resume(_avant_constat(propres)))
        if un.avant_saisie or un.avant_constat:
            mesures.append(un)
    return tuple(mesures)


def dire_delais(mesure: Delais) -> str:
    """Return one line of statistics, in French."""
    dits = []
    if mesure.avant_saisie:
        dits.append(f"préparé\u00a0→\u00a0saisi\u202f: {_dire(mesure.avant_saisie)}")
    if mesure.avant_constat:
        dits.append(f"saisi\u00a0→\u00a0confirmé\u202f: {_dire(mesure.avant_constat)}")
    return f"{TITRES[mesure.nature]} – {' · '.join(dits)}"


def dire_duree(duree: timedelta) -> str:
    """Return « le jour même » (exports have no hour), « moins d’1 min », « 12 min », « 5 h » or « 3 j »."""
    if duree < timedelta(minutes=1):
        return "moins d’1\u00a0min" if duree else "le jour même"
    for unite, signe in ((timedelta(days=1), "j"), (timedelta(hours=1), "h")):
        if duree >= unite:
            return f"{duree // unite}\u00a0{signe}"
    return f"{duree // timedelta(minutes=1)}\u00a0min"


def _avant_saisie(items: Sequence[Saisie]) -> list[timedelta]:
    return [
        item.saisie_at - item.preparee_at
        for item in items
        if item.saisie_at is not None and item.saisie_at > item.preparee_at
    ]


def _avant_constat(items: Sequence[Saisie]) -> list[timedelta]:
    return [
        max(item.constatee_on - jour_de_paris(item.saisie_at), timedelta())
        for item in items
        if item.saisie_at is not None and item.constatee_on is not None
    ]


def _resume(durees: list[timedelta]) -> Duree | None:
    if not durees:
        return None
    triees = sorted(durees)
    return Duree(len(triees), triees[(len(triees) - 1) // 2], triees[-1])


def _dire(duree: Duree) -> str:
    if duree.nombre == 1:
        return f"{dire_duree(duree.mediane)} (1 seul)"
    mediane, longue = dire_duree(duree.mediane), dire_duree(duree.plus_longue)
    return f"{mediane} en médiane, {longue} au plus ({duree.nombre})"
