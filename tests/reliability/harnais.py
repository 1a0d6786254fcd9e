"""What a harness is: numbered tries, each rebuilt alone from the seed, that end in an outcome or a fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

GRAINE = 4
DONNEES = Path(__file__).parent.parent / "data"
PROPRES = Path(__file__).parent / "donnees"


class Faute(AssertionError):
    """What must hold does not."""


class Harnais(NamedTuple):
    """One line of the specification, tried many times.

    ``essayer(atelier, hasard, rang)`` returns the outcome in a word or two, or raises ``Faute``.
    ``sabotages`` are seeded faults: with any of them the harness must fail within ``controle`` tries.
    ``preparer`` builds what the tries of one process share, in a folder of their own.
    ``isole``: a try may kill the process that runs it, as it may kill the child that reads; it is then tried
    again alone with ``prudent`` (the real child), and is a fault unless that ends well.
    """

    code: str
    titre: str
    ci: int
    long: int
    essayer: Callable[[Any, Random, int], str]
    sabotages: Mapping[str, Callable[[pytest.MonkeyPatch], None]]
    preparer: Callable[[Path, bool], Any] = lambda _dossier, _prudent: None
    controle: int = 50
    secondes: float = 10.0
    isole: bool = False


@dataclass(slots=True)
class Bilan:
    """What a run of a harness gave."""

    code: str
    graine: int
    essais: int = 0
    secondes: float = 0.0
    pire: float = 0.0
    issues: Counter[str] = field(default_factory=Counter)
    fautes: list[str] = field(default_factory=list)


def hasard_de(code: str, graine: int, rang: int) -> Random:
    """Return the source of chance of one try: the same for the same three values, whatever ran before."""
    return Random(f"{code}:{graine}:{rang}")
