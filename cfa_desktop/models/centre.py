"""The centre: what the heading of every document and the letters say of it."""

from __future__ import annotations

from typing import NamedTuple


class Centre(NamedTuple):
    """Name, address lines, how to reach it, who signs; ``logo`` is a PNG, empty without one."""

    nom: str = ""
    adresse: str = ""
    ville: str = ""
    telephone: str = ""
    mail: str = ""
    signataire: str = ""
    qualite: str = ""
    logo: bytes = b""

    @property
    def nom_affiche(self) -> str:
        """Return its name, "CFA" while nobody typed it."""
        return self.nom or "CFA"
