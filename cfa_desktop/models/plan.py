"""The plan of an import: what it would change, computed without writing; the very object that is applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from cfa_desktop.models.constat import Constat
from cfa_desktop.models.extraction import Doute, Extraction, Rejet, TypeExport


class Ecart(NamedTuple):
    """One value that the file changes; for the dossier's content ``champ`` is a path (``models/contenu``)."""

    champ: str
    avant: str
    apres: str


@dataclass(frozen=True, slots=True)
class Nouveau:
    """A candidature that the base does not know in this formation; ``candidat_connu`` = the person is.

    ``sans_voeu`` = a person of a free list, which proves no vœu: she is noted here, and counted nowhere.
    ``disparue_on`` = the day of the newer whole export that no longer shows her (ISO, "" = none).
    """

    ligne: int
    numero: str
    candidat_connu: bool
    champs: Mapping[str, str]
    candidat: tuple[Ecart, ...] = ()
    contenu: tuple[Ecart, ...] = ()
    sans_voeu: bool = False
    disparue_on: str = ""


@dataclass(frozen=True, slots=True)
class Modifie:
    """A known candidature that the file changes, field by field; ``reparu`` = it had disappeared."""

    ligne: int
    numero: str
    nom: str
    candidat: tuple[Ecart, ...]
    candidature: tuple[Ecart, ...]
    reparu: bool = False
    contenu: tuple[Ecart, ...] = ()


@dataclass(frozen=True, slots=True)
class Disparu:
    """A candidature that a whole and newer file no longer shows: flagged, never deleted."""

    numero: str
    nom: str


@dataclass(frozen=True, slots=True)
class Corrige:
    """A value corrected here that the file says otherwise: the correction stays, both are shown.

    ``change`` = the file brings a value that the correction has not met yet.
    """

    ligne: int
    numero: str
    nom: str
    champ: str
    ici: str
    parcoursup: str
    change: bool


@dataclass(frozen=True, slots=True)
class Destination:
    """Where and how a file is to be imported; ``export_on`` is the day Parcoursup produced it."""

    formation_id: int
    formation_code: str
    campagne: int
    export_on: date
    partiel: bool = False


class Anterieurs(NamedTuple):
    """What was imported before for the formation: the day of the newest export, and of the newest whole one.

    ``tableau`` = one was the table of the site, which alone says every état.
    """

    dernier: date | None = None
    complet: date | None = None
    tableau: bool = False


@dataclass(frozen=True, slots=True)
class ImportApplique:
    """One import of the register; ``rapport`` is « Ce qui a changé », as counts and lists of numbers."""

    id: int
    formation_id: int
    type: str
    fichier: str
    export_on: date
    applique_at: datetime
    lignes: int
    rapport: Mapping[str, Any]
    changement_id: int = 0

    @property
    def est_un_retour(self) -> bool:
        """Say whether it is a workbook of this program, modified elsewhere, and no export."""
        return self.type == TypeExport.ALLER_RETOUR.value


@dataclass(frozen=True, slots=True)
class Connu:
    """What the base holds of one number: imported person values, and facts in this formation (or None).

    ``contenu`` holds the paths and texts of her dossier, ``corrections`` what the officer typed over,
    ``vue_ailleurs_on`` the day of the newest export that showed her in another formation (ISO, "" = none).
    """

    candidat: Mapping[str, Any]
    candidature: Mapping[str, Any] | None
    contenu: Mapping[str, str] = field(default_factory=dict)
    corrections: Mapping[str, str] = field(default_factory=dict)
    vue_ailleurs_on: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything an import would do. ``ancien`` = older than the last export applied: facts never go back.

    ``a_confirmer`` lists what the officer must accept before applying (« fichier complet ? »...).
    ``ecarts`` tells what each live item of « À saisir » becomes: proved, contradicted or left waiting.
    ``decoches`` are the numbers whose lines the officer unticked: nothing of theirs is applied.
    ``rapprochees`` gives the number of the lines without one that designate a known person; ``incertains``
    are those that only a name designates, and ``acceptes`` those of them that the officer vouched for:
    nothing is applied of the others (``a_appliquer``).
    ``version`` is the last change of the base when the plan was made: a plan is never applied to another one.
    """

    destination: Destination
    extraction: Extraction
    nouveaux: tuple[Nouveau, ...] = ()
    modifies: tuple[Modifie, ...] = ()
    inchanges: tuple[str, ...] = ()
    disparus: tuple[Disparu, ...] = ()
    ecarts: tuple[Constat, ...] = ()
    doutes: tuple[Doute, ...] = ()
    corriges: tuple[Corrige, ...] = ()
    decoches: tuple[str, ...] = ()
    ancien: bool = False
    a_confirmer: tuple[str, ...] = ()
    version: int = 0
    rapprochees: Mapping[int, str] = field(default_factory=dict)
    incertains: tuple[str, ...] = ()
    acceptes: frozenset[str] = frozenset()

    @property
    def rejets(self) -> tuple[Rejet, ...]:
        """Return the lines set aside when the file was read."""
        return self.extraction.rejets

    @property
    def complete_seulement(self) -> bool:
        """Say whether the file only fills what is empty: an older export, or a list of the officer's."""
        return self.ancien or self.extraction.type is TypeExport.LISTE

    @property
    def a_appliquer(self) -> Plan:
        """Return what is applied of this plan: all of it but the guesses that nobody accepted."""
        refuses = frozenset(self.incertains) - self.acceptes
        return self.sans(refuses) if refuses else self

    @property
    def est_vide(self) -> bool:
        """Say whether applying would change nothing."""
        plan = self.a_appliquer
        decisifs = any(constat.est_decisif for constat in plan.ecarts)
        return not (plan.nouveaux or plan.modifies or plan.disparus or decisifs)

    def acceptant(self, numeros: Iterable[str]) -> Plan:
        """Return the same plan, the officer vouching for these persons that only a name designates."""
        return replace(self, acceptes=self.acceptes | (frozenset(numeros) & frozenset(self.incertains)))

    def sans(self, numeros: Iterable[str]) -> Plan:
        """Return the same plan without the lines of these numbers, which the officer unticked."""
        retires = frozenset(numeros)
        return replace(
            self,
            nouveaux=tuple(une for une in self.nouveaux if une.numero not in retires),
            modifies=tuple(un for un in self.modifies if un.numero not in retires),
            disparus=tuple(un for un in self.disparus if un.numero not in retires),
            ecarts=tuple(un for un in self.ecarts if un.numero not in retires),
            decoches=tuple(sorted(retires.union(self.decoches))),
        )
