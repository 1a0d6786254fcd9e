"""What a letter says, and what must be looked at before it is sent."""

from __future__ import annotations

from typing import NamedTuple

from cfa_desktop.models.centre import Centre


class Lettre(NamedTuple):
    """One letter: who writes, the lines of the addressee, place and date, object, text, who it is for.

    ``projet`` = why it is not to be sent as it is, said on it.
    """

    centre: Centre
    destinataire: tuple[str, ...]
    lieu_date: str
    objet: str
    corps: str
    signet: str = ""
    mention: str = ""
    projet: tuple[str, ...] = ()


class AVoir(NamedTuple):
    """A letter that was not made, or that cannot go as it is: of whom, of which formation, why."""

    candidat: str
    formation: str
    raison: str
