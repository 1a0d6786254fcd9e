"""The formations that one file holds: its parts, and what it says of none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cfa_desktop.models.extraction import Extraction


def est_dite(lue: Extraction) -> bool:
    """Say whether a part names its formation itself, a file's name left out."""
    return "formation" in lue.extras


def separer(lues: Sequence[Extraction]) -> tuple[list[Extraction], list[Extraction]]:
    """Return the parts that hold somebody or name a formation, then those that only set lines aside.

    A file that holds nothing else is whole among the first ones.
    """
    parties = [lue for lue in lues if lue.enregistrements or est_dite(lue)] or list(lues)
    return parties, [lue for lue in lues if lue not in parties]


def avec_muettes(prise: Extraction, muettes: Sequence[Extraction]) -> Extraction:
    """Return a part with the lines set aside that say no formation: they may be of this one."""
    rejets = sorted((*prise.rejets, *(un for lue in muettes for un in lue.rejets)), key=lambda un: un.ligne)
    lignes = prise.lignes + sum(lue.lignes for lue in muettes)
    return replace(prise, rejets=tuple(rejets), lignes=lignes) if muettes else prise


def a_placer(lues: Sequence[Extraction]) -> list[Extraction]:
    """Return the parts that a formation is asked for; lines set aside alone are shown with the first."""
    parties, muettes = separer(lues)
    return [avec_muettes(parties[0], muettes), *parties[1:]]
