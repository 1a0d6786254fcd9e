"""The frozen values of an examination sheet: facts of the dossier, no sum, no score, no rank."""

from __future__ import annotations

from typing import NamedTuple

from cfa_desktop.documents.liste import CelluleEtat
from cfa_desktop.models.contenu_lu import TableauBulletins


class Fait(NamedTuple):
    """A named value, as the exports give it."""

    nom: str
    texte: str


class AnneeScolaire(NamedTuple):
    """A school year: its heading (« 2025-2026 · Terminale »), then what is known of it, line by line."""

    titre: str
    lignes: tuple[str, ...] = ()


class FicheExamen(NamedTuple):
    """One candidature to examine.

    ``limite`` is the day until when, or a French mention; ``annees`` and ``bulletins`` go from the newest.
    ``decider`` is False when there is no decision left to take; ``mention`` says why, or what to know before.
    ``formation_couleur`` is "#RRGGBB".
    """

    numero: str
    candidat: str
    etat: CelluleEtat
    formation_code: str
    formation_nom: str
    formation_couleur: str | None = None
    decider: bool = True
    mention: str = ""
    criteres: tuple[str, ...] = ()
    civilite: str = ""
    mineur: bool | None = None
    limite: str = ""
    origine: str = ""
    profil: str = ""
    annees: tuple[AnneeScolaire, ...] = ()
    bac: tuple[Fait, ...] = ()
    avis: tuple[Fait, ...] = ()
    appreciations: tuple[Fait, ...] = ()
    bulletins: tuple[TableauBulletins, ...] = ()
    projet: tuple[Fait, ...] = ()
    activites: tuple[Fait, ...] = ()


def lettre(rang: int) -> str:
    """Return what names the n-th published criterion, from 0, on the sheets and in the list: A, B, C."""
    return chr(ord("A") + rang) if rang < 26 else str(rang + 1)  # noqa: PLR2004 - letters of the alphabet
