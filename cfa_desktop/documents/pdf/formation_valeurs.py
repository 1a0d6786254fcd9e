"""The frozen values of a formation sheet: everything already said in French."""

from __future__ import annotations

from typing import NamedTuple

from cfa_desktop.documents.pdf.graphiques import Etape, Jauge
from cfa_desktop.documents.pdf.lundi_valeurs import Chiffre


class Compteur(NamedTuple):
    """A line of Parcoursup's counters; a total is set in bold."""

    nom: str
    nombre: int
    total: bool = False


class EcheanceFormation(NamedTuple):
    """What is due in a formation on one day, and in how long."""

    jour: str
    quoi: str
    reste: str


class FicheFormation(NamedTuple):
    """One formation today; ``faits`` are (label, value) pairs, ``a_cote`` stands beside the counters,
    ``couleur`` is "#RRGGBB"."""

    code: str
    nom_court: str
    intitule: str
    etablissement: str
    couleur: str
    chiffres: tuple[Chiffre, ...]
    faits: tuple[tuple[str, str], ...]
    jauge: Jauge
    notes_jauge: str
    compteurs: tuple[Compteur, ...]
    a_cote: str
    echeances: tuple[EcheanceFormation, ...]
    etapes: tuple[Etape, ...]
    criteres: tuple[str, ...] = ()
    examine: bool | None = None
