"""What a ready text becomes once filled: its object, its lines, room left where nothing was typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from string import Formatter
from typing import NamedTuple

from cfa_desktop.models.modeles import remplir, verifier

BLANC = "\u2026" * 12
"""Dots to write on by hand."""

_OBJET = re.compile(r"\s*Objet\s*:\s*(.+)\n?")
_APPELLATIONS = {"m": "Monsieur", "mme": "Madame", "mlle": "Madame"}
A_TOUS = "Madame, Monsieur"


class Ecrit(NamedTuple):
    """A text ready to leave: its object ("" when its template names none) and what follows."""

    objet: str
    corps: str


def rediger(modele: str, champs: Mapping[str, str], facultatifs: Collection[str] = ()) -> Ecrit:
    """Return a template filled; an empty field leaves room to write, or takes its line away if optional.

    Raises ``ModeleInvalide`` on a field nobody knows.
    """
    verifier(modele, champs)
    absents = {nom for nom in facultatifs if not champs[nom]}
    lignes = [ligne for ligne in modele.split("\n") if not absents & _nommes(ligne)]
    return separer(remplir("\n".join(lignes), {nom: valeur or BLANC for nom, valeur in champs.items()}))


def separer(texte: str) -> Ecrit:
    """Return the object that the first line of a text names, and what follows."""
    objet = _OBJET.match(texte)
    if objet is None:
        return Ecrit("", texte.strip())
    return Ecrit(objet[1].strip(), texte[objet.end() :].strip())


def appellation(civilite: str) -> str:
    """Return how a person is addressed, « Madame, Monsieur » when the base does not say."""
    return _APPELLATIONS.get(civilite.strip().rstrip(".").lower(), A_TOUS)


@lru_cache(maxsize=512)
def _nommes(ligne: str) -> frozenset[str]:
    return frozenset(nom for _, nom, _, _ in Formatter().parse(ligne) if nom is not None)
