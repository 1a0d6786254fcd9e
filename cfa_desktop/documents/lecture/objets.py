"""The objects of a JSON export, met as they come: any key may be missing, or hold something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from cfa_desktop.models.texte import fold

Objet = Mapping[str, object]
_HORS_CLE = re.compile(r"[^a-z0-9.]+")


@lru_cache(maxsize=4096)
def cle_json(cle: str) -> str:
    """Return a key as it is compared: no case, accent or punctuation; dots separate the steps of a path."""
    return _HORS_CLE.sub("", fold(cle))


def normaliser(valeur: object, noms: dict[str, str]) -> object:
    """Return the same value, every key of its objects as it is compared; ``noms`` keeps their spelling."""
    if isinstance(valeur, list):
        return [normaliser(une, noms) for une in valeur]
    if not isinstance(valeur, dict):
        return valeur
    normalise = {}
    for nom, une in valeur.items():
        cle = cle_json(nom).replace(".", "")
        noms.setdefault(cle, nom)
        normalise[cle] = normaliser(une, noms)
    return normalise


def objet(valeur: object) -> Objet:
    """Return an object, empty when the value is none."""
    return valeur if isinstance(valeur, dict) else {}


def objets(valeur: object) -> list[Objet]:
    """Return the objects of a list, or the object alone."""
    liste = valeur if isinstance(valeur, list) else [valeur]
    return [un for un in liste if isinstance(un, dict)]


def scalaire(valeur: object) -> object:
    """Return a value that is a text or a number, "" for anything else."""
    return valeur if isinstance(valeur, (str, int, float)) else ""


def premier(un: Objet, cles: Sequence[str]) -> object:
    """Return the first filled value among these keys, "" when there is none."""
    return next((une for cle in cles if (une := scalaire(un.get(cle))) not in ("", None)), "")


def au_bout(racine: Objet, chemin: str) -> tuple[bool, object]:
    """Return whether a dotted path is there, and its value."""
    *etapes, derniere = chemin.split(".")
    for etape in etapes:
        racine = objet(racine.get(etape))
    return derniere in racine, scalaire(racine.get(derniere))


def feuilles(valeur: object, cles: frozenset[str], contexte: Objet | None = None) -> Iterator[Objet]:
    """Yield each object that has one of these keys, completed with the scalars of what holds it."""
    if isinstance(valeur, list):
        for une in valeur:
            yield from feuilles(une, cles, contexte)
    elif isinstance(valeur, dict):
        ici = {**(contexte or {}), **{cle: une for cle, une in valeur.items() if scalaire(une) != ""}}
        if cles & valeur.keys():
            yield ici
            return
        for une in valeur.values():
            yield from feuilles(une, cles, ici)
