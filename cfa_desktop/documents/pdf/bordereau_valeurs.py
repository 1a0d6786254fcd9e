"""The frozen values of a « bordereau de saisie »: what is typed online, in its order."""

from __future__ import annotations

from typing import NamedTuple


class ChampATaper(NamedTuple):
    """A field of the site and what is typed in it; ``chiffres`` = a number to read digit by digit."""

    nom: str
    texte: str
    chiffres: bool = False


class LigneBordereau(NamedTuple):
    """One item. ``alertes`` are what must be known before typing it, one sentence each.

    ``resultat`` says what became of it in a session; without one, room is left to write when it is typed.
    ``fait`` = its box is ticked already.
    """

    titre: str
    numero: str
    candidat: str
    champs: tuple[ChampATaper, ...]
    avant_le: str = ""
    alertes: tuple[str, ...] = ()
    resultat: str = ""
    fait: bool = False


class GroupeBordereau(NamedTuple):
    """Consecutive items of one formation; ``couleur`` is "#RRGGBB"."""

    code: str
    nom: str
    couleur: str
    lignes: tuple[LigneBordereau, ...]


class BordereauSaisie(NamedTuple):
    """A whole bordereau; ``mentions`` stand before the first item, ``fini`` = a session that is over."""

    groupes: tuple[GroupeBordereau, ...]
    mentions: tuple[str, ...] = ()
    fini: bool = False
