"""The sentences, subjects and streets that a demo base draws from (``resources/demo/contenus.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from random import Random
from typing import Any, NamedTuple

from cfa_desktop.paths import resource_path

PART_ADRESSES = 0.9
PART_COMPLEMENTS = 0.15


class Voie(NamedTuple):
    """What is studied on the way to one kind of bac; ``etudes`` are the studies begun after it."""

    classe: str
    diplome: str
    specialites: Sequence[str]
    terminale: Sequence[str]
    premiere: Sequence[str]
    etudes: Sequence[str]
    eds: Sequence[Sequence[str]] = ()


class Phrases(NamedTuple):
    """Everything that the file says, part by part."""

    voies: Mapping[str, Voie]
    adresses: Mapping[str, Any]
    departements: Mapping[str, str]
    fiche: Mapping[str, Any]
    lettre: Mapping[str, Any]
    activites: Mapping[str, Sequence[str]]
    questions: Sequence[Mapping[str, Any]]


@cache
def lire_phrases() -> Phrases:
    """Return the sentences shipped with the program."""
    lu = tomllib.loads(resource_path("demo", "contenus.toml").read_text("utf-8"))
    return Phrases(**{**lu, "voies": {nom: Voie(**voie) for nom, voie in lu["voies"].items()}})


def tirer_adresse(rng: Random, departement: str) -> dict[str, str]:
    """Return an invented postal address of a département, as the columns of ``candidat``; none for some.

    Neither the street nor the commune exists, and no post office bears the code.
    """
    adresses = lire_phrases().adresses
    if rng.random() > PART_ADRESSES:
        return {}
    rue = f"{rng.randrange(1, 140)} {rng.choice(adresses['voies'])}"
    if rng.random() < PART_COMPLEMENTS:
        rue = f"{rng.choice(adresses['complements'])}, {rue}"
    code_postal, commune = rng.choice(adresses["communes"][departement])
    return {"adresse": rue, "code_postal": code_postal, "commune": commune}
