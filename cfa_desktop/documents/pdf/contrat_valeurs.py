"""The frozen values of a contract slip, the half sheet handed to a candidate."""

from __future__ import annotations

from typing import NamedTuple


class Etape(NamedTuple):
    """What happens to the candidate on Parcoursup; ``faite`` = its box is ticked already."""

    texte: str
    faite: bool = False


class BordereauContrat(NamedTuple):
    """One contract, told to the candidate.

    ``formation_sigle`` goes in the heading, ``formation_code`` is Parcoursup's. ``siret`` is bare digits.
    ``suivi`` says where the contract stands. ``limite_titre`` and ``limite`` are the reply's deadline, or
    the reply already given; with ``a_noter``, room is left to write the day by hand.
    """

    candidat: str
    numero: str
    formation_sigle: str
    formation_code: str
    formation_nom: str
    formation_couleur: str
    employeur: str
    siret: str
    suivi: str
    limite_titre: str
    limite: str
    etapes: tuple[Etape, ...]
    a_noter: bool = False
