"""A part of a dossier as it is kept: its paths as a tree of headings, written once each, in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from cfa_desktop.models.contenu import depuis_parties, en_parties

_EN_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_FEUILLE = ""  # the text of a heading that also has headings below


def en_texte(contenu: Mapping[str, str]) -> str:
    """Return paths and texts as JSON; the same ones give the same text, whatever their order."""
    arbre: dict[str, Any] = {}
    for chemin, texte in contenu.items():
        *entetes, dernier = en_parties(chemin)
        branche = arbre
        for entete in entetes:
            suite = branche.get(entete)
            if not isinstance(suite, dict):
                suite = branche[entete] = {} if suite is None else {_FEUILLE: suite}
            branche = suite
        if isinstance(branche.get(dernier), dict):
            branche[dernier][_FEUILLE] = texte
        else:
            branche[dernier] = texte
    return _EN_JSON(arbre)


def de_texte(texte: str | None) -> dict[str, str]:
    """Return the paths and texts that ``en_texte`` wrote; none for None or ""."""
    return dict(_chemins((), json.loads(texte))) if texte else {}


def _chemins(debut: tuple[str, ...], branche: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for entete, suite in branche.items():
        parties = debut if entete == _FEUILLE and debut else (*debut, entete)
        if isinstance(suite, dict):
            yield from _chemins(parties, suite)
        else:
            yield depuis_parties(parties), suite
