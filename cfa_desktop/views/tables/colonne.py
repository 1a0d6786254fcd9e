"""What a list shows in one column: title, text, sort key, filter, painting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from cfa_desktop.views.tables.cles import fold_tous

T = TypeVar("T")
Alignement = Literal["gauche", "droite", "centre"]
GenreFiltre = Literal["texte", "choix", "date"]
Decor = Literal["texte", "etat", "jauge", "date", "formation"]


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column of a list.

    ``texte`` is what is shown; ``valeur`` is what filters and « vide » look at when it differs from the text
    (the date of a date column, None for a reason shown in place of a value); ``sort_key`` defaults to that
    value, None sorts last in both directions; ``valeur_decor`` feeds the delegate named by ``decor``;
    ``gabarit`` is a text that the column holds whole at every size of text.
    """

    titre: str
    cle: str
    texte: Callable[[T], str]
    valeur: Callable[[T], Any] | None = None
    sort_key: Callable[[T], Any] | None = None
    infobulle: Callable[[T], str] | None = None
    alignement: Alignement = "gauche"
    largeur: int = 120
    filtre: GenreFiltre | None = "texte"
    decor: Decor = "texte"
    valeur_decor: Callable[[T], Any] | None = None
    visible: bool = True
    titre_long: str = ""
    gabarit: str = ""

    def est_vide(self, ligne: T) -> bool:
        """Return whether the line has nothing in this column."""
        valeur = self.valeur(ligne) if self.valeur else self.texte(ligne)
        return valeur is None or valeur == ""

    def cles_texte(self, lignes: list[T]) -> list[str]:
        """Return the folded text of every line, empty where there is none."""
        if self.valeur is None:
            return fold_tous(map(self.texte, lignes))
        return fold_tous("" if self.est_vide(ligne) else self.texte(ligne) for ligne in lignes)

    def choix(self, lignes: list[T]) -> list[str]:
        """Return the text of every line as offered in a list of choices, empty where there is none."""
        if self.valeur is None:
            return [self.texte(ligne) for ligne in lignes]
        return ["" if self.est_vide(ligne) else self.texte(ligne) for ligne in lignes]

    def dates(self, lignes: list[T]) -> list[date | None]:
        """Return the day of every line (``valeur`` of a date column)."""
        if self.valeur is None:
            return [None] * len(lignes)
        return [self.valeur(ligne) or None for ligne in lignes]

    def cles_tri(self, lignes: list[T]) -> list[Any]:
        """Return the sort key of every line, None where there is nothing to sort by."""
        if self.sort_key is not None:
            return [self.sort_key(ligne) for ligne in lignes]
        if self.filtre == "date":
            return list(self.dates(lignes))
        return [cle or None for cle in self.cles_texte(lignes)]
