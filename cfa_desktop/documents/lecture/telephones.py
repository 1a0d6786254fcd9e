"""The phone cell « Fixe : … / Portable : … », its parts possibly empty, its labels possibly missing."""

from __future__ import annotations

import re

_LIBELLES = re.compile(r"(fixe|portable|mobile)\s*:", re.IGNORECASE)
_CHIFFRES = re.compile(r"\D")
_SEPARATION = re.compile(r"\s*(?:[/|]|,\s)\s*")


def separer_telephones(texte: str) -> tuple[str, str]:
    """Return the raw (fixe, portable) parts of a phone cell; a bare number is sorted by its first digits."""
    morceaux = _LIBELLES.split(texte)
    if len(morceaux) > 1:
        parts = {"fixe": "", "portable": ""}
        for libelle, valeur in zip(morceaux[1::2], morceaux[2::2], strict=True):
            parts["fixe" if libelle.lower() == "fixe" else "portable"] = valeur.strip(" /|-,;")
        return parts["fixe"], parts["portable"]
    fixe = portable = ""
    for morceau in _SEPARATION.split(texte.strip()):
        if est_portable(morceau):
            portable = portable or morceau
        else:
            fixe = fixe or morceau
    return fixe, portable


def est_portable(texte: str) -> bool:
    """Say whether a number is a French mobile one, by its first digits."""
    return _CHIFFRES.sub("", texte).removeprefix("0033").removeprefix("33").removeprefix("0")[:1] in {
        "6",
        "7",
    }
