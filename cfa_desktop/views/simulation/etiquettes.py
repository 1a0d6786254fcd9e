"""Where the names of the key dates go under the slider: as many as fit, the weightiest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

RANGS = 2


class Marque(NamedTuple):
    """A tick to name: where it is, what it says, how much it matters."""

    x: int
    texte: str
    poids: int


class Placee(NamedTuple):
    """A name that found its place: left edge, row, and the tick it belongs to."""

    gauche: int
    rang: int
    marque: Marque


def placer(
    marques: Sequence[Marque], largeur: int, *, mesure: Callable[[str], int], ecart: int
) -> list[Placee]:
    """Return the names that fit without touching each other, centred on their tick, else beside it."""
    placees: list[Placee] = []
    occupes: list[list[tuple[int, int]]] = [[] for _ in range(RANGS)]
    for marque in sorted(marques, key=lambda marque: -marque.poids):
        large = mesure(marque.texte)
        for rang in range(RANGS):
            gauche = _libre(marque.x, large, largeur, occupes[rang], ecart)
            if gauche is not None:
                occupes[rang].append((gauche, gauche + large))
                placees.append(Placee(gauche, rang, marque))
                break
    return placees


def _libre(x: int, large: int, largeur: int, occupes: Sequence[tuple[int, int]], ecart: int) -> int | None:
    for gauche in (x - large // 2, x, x - large):
        droite = gauche + large
        dedans = gauche >= 0 and droite <= largeur
        if dedans and all(droite + ecart <= debut or fin + ecart <= gauche for debut, fin in occupes):
            return gauche
    return None
