"""What a file says of an item prepared or typed here: proved, contradicted, or nothing yet."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from cfa_desktop.models.etats import Etat, Inscription, Reponse, StatutContrat
from cfa_desktop.models.saisie import Saisie


class Champ(StrEnum):
    """What a file may say of a candidature; ``CONFIRMATION`` = only whether the vœu is confirmed."""

    ETAT = "etat"
    CONFIRMATION = "confirmation"
    REPONSE = "reponse"
    INSCRIPTION = "inscription"
    STATUT = "statut_contrat"


class Issue(StrEnum):
    """What becomes of an item once it met a file."""

    CONSTATEE = "constatee"
    ATTENTE = "attente"
    ECART = "ecart"


class Genre(StrEnum):
    """In what a file contradicts an item (stored values, for ever)."""

    ETAT = "etat"
    REPONSE = "reponse"
    IA = "ia"
    STATUT = "statut"
    ABSENT = "absent"
    DEMISSION = "demission"


class Mention(StrEnum):
    """What to know of a proof."""

    NON_COCHEE = "non_cochee"
    DEPASSEE = "depassee"
    PARTI = "parti"


class Attente(StrEnum):
    """Why a file settles nothing."""

    PAS_SAISIE = "pas_saisie"
    AVANT_LA_SAISIE = "avant_la_saisie"
    DEJA_ATTENDUE = "deja_attendue"
    MUET = "muet"
    INCONNU = "inconnu"
    ANCIEN = "ancien"
    HORS_EXPORT = "hors_export"
    A_REGLER = "a_regler"


class Vu(NamedTuple):
    """What a file says of one candidature, in the columns of ``porte`` alone; None = empty or unknown.

    ``absent`` = the file is whole and does not show it.
    """

    porte: frozenset[Champ] = frozenset()
    etat: Etat | None = None
    reponse: Reponse | None = None
    inscription: Inscription | None = None
    statut_contrat: StatutContrat | None = None
    absent: bool = False

    def montre(self, champ: Champ) -> bool:
        """Say whether the file carries that column."""
        return champ in self.porte


class Conclusion(NamedTuple):
    """An issue and why: in what it is contradicted and by which value, what to know of it, what it lacks."""

    issue: Issue
    genre: Genre | None = None
    valeur: str = ""
    mentions: tuple[Mention, ...] = ()
    attente: Attente | None = None


class Constat(NamedTuple):
    """An item of a person, and what a file says of it; ``employeur_id`` is that of a contract."""

    saisie: Saisie
    numero: str
    nom: str
    conclusion: Conclusion
    employeur_id: int | None = None

    @property
    def est_ecart(self) -> bool:
        """Say whether the file contradicts the item."""
        return self.conclusion.issue is Issue.ECART

    @property
    def est_decisif(self) -> bool:
        """Say whether the item changes: proved or contradicted, not left waiting."""
        return self.conclusion.issue is not Issue.ATTENTE


def coder(conclusion: Conclusion) -> str:
    """Return how a contradiction is stored: its kind, and the value seen (``etat:en_recherche``)."""
    return f"{conclusion.genre}:{conclusion.valeur}"


def decoder(ecart: str) -> tuple[Genre, str]:
    """Return the kind of a stored contradiction and the value seen. Raises ValueError on an unknown kind."""
    genre, _, valeur = ecart.partition(":")
    return Genre(genre), valeur
