"""What a cell of the filter row asks for, as values."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, TypeAlias


class FiltreTexte(NamedTuple):
    """Lines whose folded text contains every word, or none of those (« sauf »)."""

    texte: str
    sauf: bool = False


class FiltreChoix(NamedTuple):
    """Lines whose text is one of the values ("" = vide), or not one of them (« sauf »)."""

    valeurs: frozenset[str]
    sauf: bool = False


class FiltreDates(NamedTuple):
    """Lines dated within both days included, or not (« sauf », which keeps undated lines); None = open."""

    du: date | None = None
    au: date | None = None
    sauf: bool = False


class FiltreVide(NamedTuple):
    """Lines with nothing in the column, or with something (« sauf »)."""

    sauf: bool = False


FiltreColonne: TypeAlias = FiltreTexte | FiltreChoix | FiltreDates | FiltreVide


def resume(filtre: FiltreColonne) -> str:
    """Return the filter in a few words, for the cell and its tooltip."""
    if isinstance(filtre, FiltreVide):
        return "non vide" if filtre.sauf else "vide"
    if isinstance(filtre, FiltreTexte):
        texte = filtre.texte
    elif isinstance(filtre, FiltreChoix):
        texte = ", ".join(sorted(valeur or "(vide)" for valeur in filtre.valeurs)) or "aucun"
    else:
        texte = _intervalle(filtre)
    return f"sauf {texte}" if filtre.sauf else texte


def _intervalle(filtre: FiltreDates) -> str:
    debut = f"{filtre.du:%d/%m/%y}" if filtre.du else ""
    fin = f"{filtre.au:%d/%m/%y}" if filtre.au else ""
    if debut and fin:
        return debut if debut == fin else f"{debut} – {fin}"
    return f"dès {debut}" if debut else f"jusqu’au {fin}"
