"""Which export said a value: the newest import that brought it as it stands now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from cfa_desktop.models.extraction import TypeExport


class Origine(NamedTuple):
    """The kind of an export, None when its import is no longer recorded, and its day."""

    type: TypeExport | None
    export_on: date


class Ecriture(NamedTuple):
    """What an import wrote: values before and after, by field or by path."""

    origine: Origine
    avant: Mapping[str, str]
    apres: Mapping[str, str]


def origines(actuelles: Mapping[str, str], ecritures: Iterable[Ecriture]) -> dict[str, Origine]:
    """Return the origin of each value as it stands; ``ecritures`` go from the newest to the oldest.

    A value that no import explains (typed here, or its history erased) has none.
    """
    trouvees: dict[str, Origine] = {}
    restantes = dict(actuelles)
    for ecriture in ecritures:
        if not restantes:
            break
        for cle, valeur in ecriture.apres.items():
            if cle in restantes and restantes[cle] == valeur != ecriture.avant.get(cle, ""):
                trouvees[cle] = ecriture.origine
                del restantes[cle]
    return trouvees
