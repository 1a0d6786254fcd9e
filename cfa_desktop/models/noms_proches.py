"""Names as doubts about persons compare them: the same words, or close enough to ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cfa_desktop.models.texte import fold

_MOTS = re.compile(r"[^\W_]+")
_ASSEZ_LONG = 4


def mots_du_nom(champs: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the folded words of a name, sorted: nom and prénom not parted, or swapped, are the same."""
    plie = f"{fold(champs.get('nom') or '')} {fold(champs.get('prenom') or '')}"
    mots = plie.split()
    return tuple(sorted(mots if "".join(mots).isalpha() else _MOTS.findall(plie)))


def se_ressemblent(uns: tuple[str, ...], autres: tuple[str, ...]) -> bool:
    """Say whether two names are close: a word more or cut short, letters swapped, one letter apart."""
    courts, longs = sorted((set(uns), set(autres)), key=len)
    seuls, restes = courts - longs, longs - courts
    if len(courts) > 1 and not seuls:
        return True
    if len(courts) > 1 and len(seuls) == len(restes) == 1:
        bref, entier = sorted((*seuls, *restes), key=len)
        if entier.startswith(bref) or _a_une_lettre_pres(bref, entier):
            return True
    un, autre = "".join(uns), "".join(autres)
    return sorted(un) == sorted(autre) or _a_une_lettre_pres(un, autre)


def _a_une_lettre_pres(un: str, autre: str) -> bool:
    """Say whether two texts, long enough, differ by one letter: changed, added or lost."""
    court, long_ = sorted((un, autre), key=len)
    if len(court) < _ASSEZ_LONG or len(long_) - len(court) > 1:
        return False
    pareil = next((rang for rang, (a, b) in enumerate(zip(court, long_, strict=False)) if a != b), len(court))
    suite = pareil + (len(court) == len(long_))
    return court[suite:] == long_[pareil + 1 :]
