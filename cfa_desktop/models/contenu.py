"""The parts of a dossier as exports give them: flat paths -> texts, compared and merged field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

_SEPARATEUR = "\x1f"  # no cleaned text holds one


class Rubrique(StrEnum):
    """Parts of a dossier, named after Parcoursup's tabs; the value opens each path."""

    SCOLARITE = "scolarite"
    ACTIVITES = "activites"
    BAC = "bac"
    BULLETINS = "bulletins"
    FICHE_AVENIR = "fiche_avenir"
    PROJET = "projet"
    QUESTIONS = "questions"
    GROUPE = "groupe"
    VOEU = "voeu"
    AMENAGEMENT = "amenagement"


DU_VOEU = frozenset(
    (
        Rubrique.FICHE_AVENIR,
        Rubrique.PROJET,
        Rubrique.QUESTIONS,
        Rubrique.GROUPE,
        Rubrique.VOEU,
        Rubrique.AMENAGEMENT,
    )
)
"""Parts that belong to one vœu; the others belong to the person and are shared by her vœux."""


def chemin(rubrique: Rubrique, *parties: str) -> str:
    """Return the path of one value: its part, then its headings (school year, term, subject, measure)."""
    return _SEPARATEUR.join((rubrique.value, *parties))


def en_parties(chemin: str) -> tuple[str, ...]:
    """Return the headings of a path, its part first."""
    return tuple(chemin.split(_SEPARATEUR))


def depuis_parties(parties: Iterable[str]) -> str:
    """Return the path of these headings, the part first."""
    return _SEPARATEUR.join(parties)


def est_chemin(champ: str) -> bool:
    """Say whether a name is the path of a part's value, and not a field."""
    return _SEPARATEUR in champ


def est_du_voeu(chemin: str) -> bool:
    """Say whether a path belongs to one vœu, and not to the person."""
    return Rubrique(chemin.partition(_SEPARATEUR)[0]) in DU_VOEU


def parties_du_chemin(chemin: str) -> tuple[Rubrique, tuple[str, ...]]:
    """Return the part and the headings of a path. Raises ValueError on an unknown part."""
    rubrique, *parties = chemin.split(_SEPARATEUR)
    return Rubrique(rubrique), tuple(parties)


def par_rubrique(contenu: Mapping[str, str]) -> dict[Rubrique, dict[str, str]]:
    """Return the same paths and texts, part by part."""
    groupes: dict[Rubrique, dict[str, str]] = {}
    for un_chemin, texte in contenu.items():
        rubrique = Rubrique(un_chemin.partition(_SEPARATEUR)[0])
        groupes.setdefault(rubrique, {})[un_chemin] = texte
    return groupes
