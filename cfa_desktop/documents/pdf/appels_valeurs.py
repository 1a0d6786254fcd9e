"""The frozen values of a call sheet."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from cfa_desktop.documents.liste import CelluleEtat


class Voeu(NamedTuple):
    """A vœu of the person: the formation's short name and colour, the state, the deadline or the reply."""

    formation: str
    couleur: str
    etat: CelluleEtat
    limite: str = ""


class Appel(NamedTuple):
    """One person to call; every text is French and ready to print, "" where the base knows nothing.

    ``telephones`` are (label, number) pairs. ``voeux`` begin with the one the call is about; ``limite_on``
    is its deadline; ``autres`` counts those that are not given here. ``contact`` is the last one and its
    result, ``raison`` why to call, ``script`` what to say.
    """

    candidat: str
    numero: str
    voeux: tuple[Voeu, ...]
    civilite: str = ""
    mineur: bool | None = None
    telephones: tuple[tuple[str, str], ...] = ()
    mail: str = ""
    limite_on: date | None = None
    autres: int = 0
    contact: str = ""
    etape: str = ""
    raison: str = ""
    script: str = ""
