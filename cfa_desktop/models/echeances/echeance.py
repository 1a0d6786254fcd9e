"""One thing due: its kind, its rule, whom it concerns, and whether it may be marked as done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.saisie import Saisie

PRESSANT_JOURS = 3
_CONTRATS_PREPARES = (
    "Des contrats préparés ne sont pas saisis\u202f: saisissez-les ou abandonnez-les d’abord."
)


class Quoi(StrEnum):
    """Kinds of things due; the first seven are the JSON values of ``quoi``, all are those of ``nature``."""

    DECISION = "decision"
    PASSAGE = "passage"
    REPONSE = "reponse"
    CONTRATS = "contrats"
    RAPPORT = "rapport"
    SUIVI = "suivi"
    PARAMETRAGE = "parametrage"
    OUVERTURE = "ouverture"
    CAPACITE = "capacite"
    BROUILLON = "brouillon"
    CLOTURE = "cloture"
    AUGMENTATION = "augmentation"
    MOTIFS = "motifs"
    TROP_TARD = "trop_tard"


QUOI_PUBLIE: Mapping[Quoi, Quoi] = {
    Quoi.OUVERTURE: Quoi.CONTRATS,
    Quoi.CAPACITE: Quoi.PARAMETRAGE,
    Quoi.BROUILLON: Quoi.SUIVI,
    Quoi.CLOTURE: Quoi.SUIVI,
    Quoi.AUGMENTATION: Quoi.SUIVI,
    Quoi.MOTIFS: Quoi.SUIVI,
    Quoi.TROP_TARD: Quoi.PASSAGE,
}
"""Under which published kind the finer ones are announced."""


class Nature(NamedTuple):
    """What is said of a kind: one thing due, several, its rule and source.

    ``pas_fait`` says why it cannot be marked as done; empty when it can.
    """

    une: str
    plusieurs: str
    regle: str
    source: str
    pas_fait: str = ""


NATURES: Mapping[Quoi, Nature] = {
    Quoi.DECISION: Nature(
        "décision à prendre",
        "décisions à prendre",
        "R5",
        "S0",
        "Une décision quitte la liste quand elle est saisie en ligne, ou quand un export la montre.",
    ),
    Quoi.PASSAGE: Nature(
        "passage automatique",
        "passages automatiques",
        "R6",
        "S0",
        "Le passage se fait de lui-même sur Parcoursup : il n’y a rien à faire ici.",
    ),
    Quoi.REPONSE: Nature(
        "réponse attendue",
        "réponses attendues",
        "R17",
        "S0",
        "Une réponse quitte la liste quand un export la montre, ou quand vous la notez dans le dossier.",
    ),
    Quoi.CONTRATS: Nature("fin de la saisie des contrats", "fins de la saisie des contrats", "R13", "S0, S1"),
    Quoi.RAPPORT: Nature("rapport public à publier", "rapports publics à publier", "R22", "S0, S4"),
    Quoi.SUIVI: Nature("étape du suivi", "étapes du suivi", "", ""),
    Quoi.PARAMETRAGE: Nature("fin du paramétrage", "fins du paramétrage", "R9", "S0, S1"),
    Quoi.OUVERTURE: Nature(
        "ouverture de la saisie des contrats", "ouvertures de la saisie des contrats", "R13", "S0, S1"
    ),
    Quoi.CAPACITE: Nature(
        "capacité à saisir",
        "capacités à saisir",
        "R8",
        "S0",
        "La capacité quitte la liste dès que vous la notez ou la saisissez.",
    ),
    Quoi.BROUILLON: Nature(
        "SIRET attendu",
        "SIRET attendus",
        "R14",
        "S0",
        "Un contrat en attente quitte la liste quand il est préparé, ou abandonné.",
    ),
    Quoi.CLOTURE: Nature("clôture demandée", "clôtures demandées", "R11", "S0"),
    Quoi.AUGMENTATION: Nature("augmentation demandée", "augmentations demandées", "R11", "S0"),
    Quoi.MOTIFS: Nature("demande de motifs", "demandes de motifs", "R23", "S4"),
    Quoi.TROP_TARD: Nature(
        "trop tard",
        "saisies trop tardives",
        "R6",
        "S0",
        "Cette saisie n’est plus possible : réglez-la dans À saisir en ligne.",
    ),
}


class Echeance(NamedTuple):
    """One thing due; ``numero`` is "" for what concerns a whole formation, ``pourquoi`` is French.

    ``cle`` stays the same from one reading to the next. ``detail`` says what is particular to this one.
    ``saisie_id`` is the prepared item it waits for, 0 without one; ids are 0 where nothing is meant.
    ``autre_regle`` is the code of its rule when it is not the one of its kind.
    """

    le: datetime
    quoi: Quoi
    numero: str
    formation: str
    pourquoi: str
    cle: str = ""
    formation_id: int = 0
    candidature_id: int = 0
    candidat: str = ""
    detail: str = ""
    saisie_id: int = 0
    faite_on: date | None = None
    autre_regle: str = ""

    @property
    def pas_fait(self) -> str:
        """Return why this cannot be marked as done, "" when it can."""
        if self.quoi is Quoi.CONTRATS and self.detail:
            return _CONTRATS_PREPARES
        return NATURES[self.quoi].pas_fait

    @property
    def regle(self) -> str:
        """Return the code of its rule, "" for a step, which no rule commands."""
        return self.autre_regle or NATURES[self.quoi].regle

    @property
    def pourquoi_code(self) -> str:
        """Return why with the code of its rule: what the command line writes."""
        return f"{self.pourquoi} ({self.regle})" if self.regle else self.pourquoi


class SansDate(NamedTuple):
    """What is due at a date that nothing gives yet: « date à fournir »; ``regles`` are codes."""

    quoi: Quoi
    formation: str
    formation_id: int
    numeros: tuple[str, ...]
    pourquoi: str
    regles: tuple[str, ...] = ()

    @property
    def pourquoi_code(self) -> str:
        """Return why with the codes of its rules: what the command line writes."""
        return f"{self.pourquoi} ({', '.join(self.regles)})" if self.regles else self.pourquoi


class DemandeDue(NamedTuple):
    """A refused candidate's request for the reasons, as far as its deadline goes (R23)."""

    id: int
    candidature_id: int
    recue_on: date
    avis_on: date | None = None
    repondue_on: date | None = None


class EtapeFaite(NamedTuple):
    """A step of the follow-up marked as done from the list of what is due."""

    numero: str
    etape: str
    etape_on: date


class Autour(NamedTuple):
    """What stands around the candidatures of a campagne.

    ``faites`` is the day when something was done, by key; ``rapports_publies`` is by formation.
    """

    saisies: tuple[Saisie, ...] = ()
    brouillons: tuple[Brouillon, ...] = ()
    demandes: tuple[DemandeDue, ...] = ()
    rapports_publies: Mapping[int, date] = {}
    faites: Mapping[str, date] = {}
    etapes_faites: tuple[EtapeFaite, ...] = ()


def quoi_publie(due: Echeance) -> Quoi:
    """Return the published kind of something due; a contract that came too late is one of contracts."""
    if due.quoi is Quoi.TROP_TARD and due.regle == "R13":
        return Quoi.CONTRATS
    return QUOI_PUBLIE.get(due.quoi, due.quoi)


def est_pressante(due: Echeance, maintenant: datetime) -> bool:
    """Say whether something late, or due within three days, waits for the officer: a passage does not."""
    jours = (jour_de_paris(due.le) - jour_de_paris(maintenant)).days
    return due.quoi is not Quoi.PASSAGE and jours <= PRESSANT_JOURS


def cle(quoi: Quoi, campagne: int, *, formation: str = "", numero: str = "", jour: date | None = None) -> str:
    """Return the stable key of a thing due: another date makes it another thing."""
    return ":".join((quoi.value, str(campagne), formation, numero, jour.isoformat() if jour else ""))
