"""A list ready to leave the program: its heading, its columns and its frozen values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, NamedTuple

from cfa_desktop.models.couleurs import TONS, Ton, ton_de
from cfa_desktop.models.etats import Etat, Reponse

Genre = Literal["texte", "date", "entier", "etat"]
Progres = Callable[[int, int], None]
"""Called with (done, total); raising inside it cancels the document, nothing is written."""


@dataclass(frozen=True, slots=True)
class Entete:
    """What the heading of every document says; ``produit_at`` is aware, ``filtre`` is a French sentence.

    ``formation_couleur`` is "#RRGGBB", or None when the document covers several formations.
    ``mention_demo`` is "" for a real base. ``a_detruire_on`` is the day the paper must be destroyed.
    ``logo`` is a PNG, empty without one.
    """

    cfa: str
    formation_code: str
    formation_nom: str
    campagne: int
    filtre: str
    produit_at: datetime
    formation_couleur: str | None = None
    mention_demo: str = ""
    a_detruire_on: date | None = None
    logo: bytes = b""

    def de_formation(self, code: str, nom: str, couleur: str | None) -> Entete:
        """Return the same heading for one formation: what a page about it says."""
        return replace(self, formation_code=code, formation_nom=nom, formation_couleur=couleur)


@dataclass(frozen=True, slots=True)
class Colonne:
    """A column: ``largeur`` in characters, ``titre_csv`` its title in Parcoursup's own file, if any.

    ``aide`` is what it means, said in a workbook. ``ouverte`` = may be typed over where the rest is
    protected, ``cachee`` = there for the program, not for the reader.
    """

    titre: str
    genre: Genre = "texte"
    largeur: int = 18
    titre_csv: str = ""
    aide: str = ""
    ouverte: bool = False
    cachee: bool = False


class CelluleEtat(NamedTuple):
    """A state with its colour key; ``parcoursup`` is the site's own label, "" when it shows none.

    ``absente`` = the last export no longer holds the candidature; ``reponse`` is the candidate's.
    """

    libelle: str
    etat: Etat | None = None
    presume: bool = False
    prepare: bool = False
    parcoursup: str | None = None
    absente: bool = False
    reponse: Reponse | None = None

    @property
    def ton(self) -> Ton:
        """Return the tone of its colour, the same as on screen."""
        return ton_de(self.etat, self.reponse)

    @property
    def texte(self) -> str:
        """Return the label and what qualifies it, as a reader must see them together."""
        mentions = ("présumé",) * self.presume + ("préparé",) * self.prepare
        mentions += ("absent du dernier export",) * self.absente
        return f"{self.libelle} ({', '.join(mentions)})" if mentions else self.libelle


Valeur = str | date | int | CelluleEtat | None


@dataclass(frozen=True, slots=True)
class Liste:
    """A titled list; every line has one value per column; ``mots`` = one of them, several of them.

    ``sens`` is what the list holds, said where several stand together. ``figees`` columns stay in view while
    a sheet is scrolled aside: those that say whom a row is about.
    """

    titre: str
    entete: Entete
    colonnes: Sequence[Colonne]
    lignes: Sequence[Sequence[Valeur]]
    mots: tuple[str, str] = ("ligne", "lignes")
    sens: str = ""
    figees: int = 2


@dataclass(frozen=True, slots=True)
class Classeur:
    """Lists that leave together, one sheet each; ``consignes`` (name, sentence) say how to use them."""

    titre: str
    entete: Entete
    feuilles: Sequence[Liste]
    consignes: Sequence[tuple[str, str]] = ()


class Teinte(NamedTuple):
    """The colour of a state on paper, "#RRGGBB": an ink dark enough for a line in print."""

    encre: str


_ENCRES = {
    Ton.GRIS: Teinte("#68717E"),
    Ton.AMBRE: Teinte("#B7770D"),
    Ton.BLEU: Teinte("#2A6BB8"),
    Ton.BRIQUE: Teinte("#A8432C"),
    Ton.VERT: Teinte("#2B7D45"),
}
TEINTES: Mapping[Etat, Teinte] = {etat: _ENCRES[ton] for etat, ton in TONS.items()}


def texte_valeur(valeur: Valeur) -> str:
    """Return a value as text: dates dd/mm/yyyy, states with their mentions, nothing for None."""
    if valeur is None:
        return ""
    if isinstance(valeur, CelluleEtat):
        return valeur.texte
    if isinstance(valeur, date):
        return f"{valeur:%d/%m/}{valeur.year:04d}"
    return str(valeur)


def texte_instant(instant: datetime) -> str:
    """Return an instant as documents write it: 10/06/2026 à 14 h 05."""
    return f"{instant:%d/%m/%Y} à {instant.hour}\u00a0h\u00a0{instant:%M}"


def texte_nombre(nombre: int, singulier: str, pluriel: str) -> str:
    """Return a count with its noun, thousands apart: 1 234 candidatures."""
    groupes = f"{nombre:,}".replace(",", "\u202f")
    return f"{groupes}\u00a0{singulier if nombre < 2 else pluriel}"  # noqa: PLR2004 - French plural starts at 2
