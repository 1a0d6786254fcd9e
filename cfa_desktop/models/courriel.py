"""The messages that may be prepared for candidates, and one of them once written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cfa_desktop.models.impression import SEANCE, Saisie

FACULTATIVES = ("apporter",)


class Sorte(NamedTuple):
    """A kind of message: what it is about, and what is typed for it."""

    cle: str
    titre: str
    aide: str
    saisies: tuple[Saisie, ...] = ()

    def manquent(self, textes: Mapping[str, str]) -> tuple[str, ...]:
        """Return the labels of what is still to be typed."""
        return tuple(
            saisie.libelle
            for saisie in self.saisies
            if saisie.cle not in FACULTATIVES and not textes.get(saisie.cle, "").strip()
        )


CONVOCATION = Sorte("convocation", "Convocation", "Un message par personne", SEANCE)
CONTRAT = Sorte(
    "contrat", "Contrat reçu ou saisi", "Un message à chaque candidat dont le contrat est préparé ou saisi"
)
SORTES: tuple[Sorte, ...] = (CONVOCATION, CONTRAT)


class Brouillon(NamedTuple):
    """A message to somebody; ``raison`` says why it cannot be written as a file, "" when it can.

    ``manque`` says what its template leaves unsaid.
    """

    candidat: str
    numero: str
    adresse: str
    sujet: str
    texte: str
    raison: str = ""
    manque: str = ""
