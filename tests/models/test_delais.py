"""How long items waited: median and longest, by nature, in plain words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from fabrique import paris, saisie

from cfa_desktop.models.delais import delais, dire_delais, dire_duree
from cfa_desktop.models.saisie import Nature, Statut


@pytest.mark.parametrize(
    ("duree", "dit"),
    [
        (timedelta(), "le jour même"),
        (timedelta(seconds=59), "moins d’1\u00a0min"),
        (timedelta(minutes=1), "1\u00a0min"),
        (timedelta(minutes=59, seconds=59), "59\u00a0min"),
        (timedelta(hours=1), "1\u00a0h"),
        (timedelta(hours=23, minutes=59), "23\u00a0h"),
        (timedelta(days=1), "1\u00a0j"),
        (timedelta(days=12), "12\u00a0j"),
    ],
)
def test_a_wait_is_said_in_one_unit(duree, dit):
    assert dire_duree(duree) == dit


def test_median_and_longest_by_nature():
    def contrat(heures: int, jours: int | None):
        at = paris("2025-05-20T10:00") + timedelta(hours=heures)
        vu = None if jours is None else at.date() + timedelta(days=jours)
        return saisie(Nature.CONTRAT, Statut.SAISIE, saisie_at=at, constatee_on=vu)

    jamais = saisie(Nature.CONTRAT)
    deja = saisie(Nature.CONTRAT, Statut.SAISIE, saisie_at=paris("2025-05-20T09:00"))
    ia = saisie(Nature.IA, Statut.SAISIE, saisie_at=paris("2025-05-20T10:30"))
    mesures = delais([contrat(2, 1), contrat(5, 3), contrat(30, None), contrat(1, 2), jamais, deja, ia])
    assert [dire_delais(mesure) for mesure in mesures] == [
        "Contrats – préparé\u00a0→\u00a0saisi\u202f: 2\u00a0h en médiane, 1\u00a0j au plus (4) · "
        "saisi\u00a0→\u00a0confirmé\u202f: 2\u00a0j en médiane, 3\u00a0j au plus (3)",
        "I.A. réalisées – préparé\u00a0→\u00a0saisi\u202f: 30\u00a0min (1 seul)",
    ]


def test_nothing_typed_measures_nothing():
    assert delais([saisie(Nature.CONTRAT), saisie(Nature.DECISION)]) == ()


def test_an_export_of_the_day_before_never_makes_a_negative_wait():
    tot = saisie(
        Nature.IA, Statut.CONSTATEE, saisie_at=paris("2025-05-20T10:30"), constatee_on=date(2025, 5, 19)
    )
    (mesure,) = delais([tot])
    assert mesure.avant_constat is not None
    assert mesure.avant_constat.plus_longue == timedelta()
