"""The frozen values of the « Feuille du lundi »: everything already said in French."""

from __future__ import annotations

from typing import NamedTuple

from cfa_desktop.documents.pdf.graphiques import Jauge


class Chiffre(NamedTuple):
    """A figure read from a metre: its name above, what qualifies it below."""

    nom: str
    valeur: str
    detail: str = ""


class EcheanceSemaine(NamedTuple):
    """What is due on one day, of one kind; ``jour`` is "" under the day said above."""

    jour: str
    quoi: str
    pour: str


class Appel(NamedTuple):
    """Somebody to call: the reason is the next step noted."""

    candidat: str
    telephone: str
    formation: str
    raison: str
    pour: str


class AttenteSaisie(NamedTuple):
    """How many items of each nature wait in a formation, the oldest and the nearest limit."""

    decisions: int = 0
    contrats: int = 0
    inscriptions: int = 0
    autres: int = 0
    depuis: str = ""
    avant: str = ""

    @property
    def total(self) -> int:
        """Return how many items wait."""
        return self.decisions + self.contrats + self.inscriptions + self.autres


class FormationSemaine(NamedTuple):
    """A formation, "#RRGGBB" its colour: its situation, its gauge and what waits to be typed."""

    nom: str
    situation: str
    couleur: str
    jauge: Jauge
    a_saisir: AttenteSaisie = AttenteSaisie()


class FeuilleLundi(NamedTuple):
    """A week; every list is whole, the sheet says how many it leaves out; ``source`` = from which exports."""

    semaine: str
    chiffres: tuple[Chiffre, ...]
    echeances: tuple[EcheanceSemaine, ...] = ()
    appels: tuple[Appel, ...] = ()
    formations: tuple[FormationSemaine, ...] = ()
    source: str = ""
