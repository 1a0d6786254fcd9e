"""Each harness holds at its short size, and fails on each fault seeded in what it tries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from tests.reliability.harnais import Bilan, Harnais
from tests.reliability.passage import passer
from tests.reliability.registre import harnais_de, tous

EN_MEME_TEMPS = 2
REGISTRE = tous()
SABOTAGES = [(harnais, nom) for harnais in REGISTRE for nom in harnais.sabotages]


@pytest.fixture(scope="module")
def bilans() -> Iterator[Mapping[str, Future[Bilan]]]:
    """Run every harness, two processes at a time: each one is a single thread."""
    with ThreadPoolExecutor(EN_MEME_TEMPS) as fil:
        yield {harnais.code: fil.submit(passer, harnais, harnais.ci) for harnais in REGISTRE}
        fil.shutdown(cancel_futures=True)


@pytest.mark.parametrize("harnais", REGISTRE, ids=lambda harnais: harnais.code)
def test_a_harness_finds_nothing_wrong(harnais: Harnais, bilans: Mapping[str, Future[Bilan]]) -> None:
    bilan = bilans[harnais.code].result()
    assert bilan.fautes == []
    assert bilan.essais == harnais.ci


@pytest.mark.parametrize(
    ("harnais", "sabotage"), SABOTAGES, ids=[f"{harnais.code}-{nom}" for harnais, nom in SABOTAGES]
)
def test_a_harness_fails_on_a_seeded_fault(harnais: Harnais, sabotage: str) -> None:
    assert passer(harnais, harnais.controle, sabotage=sabotage).fautes


@pytest.mark.parametrize("harnais", REGISTRE, ids=lambda harnais: harnais.code)
def test_a_harness_has_a_negative_control_and_a_longer_run(harnais: Harnais) -> None:
    assert harnais.sabotages
    assert harnais.long > harnais.ci > 0


def test_a_try_is_the_same_again_from_its_seed_and_rank() -> None:
    harnais = harnais_de("I1")
    ensemble = passer(harnais, 30, graine=7)
    premiers, derniers = passer(harnais, 12, graine=7), passer(harnais, 18, graine=7, debut=12)
    assert premiers.issues + derniers.issues == ensemble.issues
