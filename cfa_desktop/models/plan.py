"""The plan of an import: what it would change, computed without writing; the very object that is applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cfa_desktop.models.candidat import CHAMPS_CANDIDAT, CHAMPS_CANDIDATURE
from cfa_desktop.models.extraction import Doute, Enregistrement, Extraction, Rejet

# An empty cell says nothing about these: the site hides or drops them once they no longer apply (R24).
JAMAIS_EFFACES = (*CHAMPS_CANDIDAT, "limite_importee_on", "confirmee_at", "etat", "date_reponse_on")
SEUIL_DISPARUS = 0.10


@dataclass(frozen=True, slots=True)
class Ecart:
    """One field that the file changes."""

    champ: str
    avant: str
    apres: str


@dataclass(frozen=True, slots=True)
class Nouveau:
    """A candidature that the base does not know in this formation; ``candidat_connu`` = the person is."""

    ligne: int
    numero: str
    candidat_connu: bool
    champs: Mapping[str, str]
    candidat: tuple[Ecart, ...] = ()


@dataclass(frozen=True, slots=True)
class Modifie:
    """A known candidature that the file changes, field by field; ``reparu`` = it had disappeared."""

    ligne: int
    numero: str
    nom: str
    candidat: tuple[Ecart, ...]
    candidature: tuple[Ecart, ...]
    reparu: bool = False


@dataclass(frozen=True, slots=True)
class Disparu:
    """A candidature that a whole and newer file no longer shows: flagged, never deleted."""

    numero: str
    nom: str


@dataclass(frozen=True, slots=True)
class Destination:
    """Where and how a file is to be imported; ``export_on`` is the day Parcoursup produced it."""

    formation_id: int
    formation_code: str
    campagne: int
    export_on: date
    partiel: bool = False


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


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything an import would do. ``ancien`` = older than the last export applied: facts never go back.

    ``a_confirmer`` lists what the officer must accept before applying (« fichier complet ? »...).
    ``version`` is the last change of the base when the plan was made: a plan is never applied to another one.
    """

    destination: Destination
    extraction: Extraction
    nouveaux: tuple[Nouveau, ...] = ()
    modifies: tuple[Modifie, ...] = ()
    inchanges: tuple[str, ...] = ()
    disparus: tuple[Disparu, ...] = ()
    ecarts: tuple[str, ...] = ()
    doutes: tuple[Doute, ...] = ()
    ancien: bool = False
    a_confirmer: tuple[str, ...] = ()
    version: int = 0

    @property
    def rejets(self) -> tuple[Rejet, ...]:
        """Return the lines set aside when the file was read."""
        return self.extraction.rejets

    @property
    def est_vide(self) -> bool:
        """Say whether applying would change nothing."""
        return not (self.nouveaux or self.modifies or self.disparus)


@dataclass(frozen=True, slots=True)
class Connu:
    """What the base holds of one number: imported person values, and facts in this formation (or None)."""

    candidat: Mapping[str, Any]
    candidature: Mapping[str, Any] | None


@dataclass(slots=True)
class _Tri:
    nouveaux: list[Nouveau] = field(default_factory=list)
    modifies: list[Modifie] = field(default_factory=list)
    inchanges: list[str] = field(default_factory=list)
    vus: set[str] = field(default_factory=set)


def etablir_plan(
    extraction: Extraction, destination: Destination, connus: Mapping[str, Connu], dernier: date | None
) -> Plan:
    """Compare a file with what is known (by number); ``dernier`` is the newest export applied, or None."""
    ancien = dernier is not None and destination.export_on < dernier
    tri = _Tri()
    for enregistrement in sorted(extraction.enregistrements, key=lambda lu: lu.ligne):
        tri.vus.add(enregistrement.numero)
        _trier(enregistrement, connus.get(enregistrement.numero), tri, ancien=ancien)
    presents = [
        numero
        for numero, connu in connus.items()
        if connu.candidature is not None and _est_visible(connu.candidature)
    ]
    disparus: tuple[Disparu, ...] = ()
    # A file without any line says nothing: it never makes a whole formation disappear.
    if tri.vus and not (ancien or destination.partiel):
        disparus = tuple(
            Disparu(numero, _nom(connus[numero].candidat)) for numero in presents if numero not in tri.vus
        )
    return Plan(
        destination=destination,
        extraction=extraction,
        nouveaux=tuple(tri.nouveaux),
        modifies=tuple(tri.modifies),
        inchanges=tuple(tri.inchanges),
        disparus=disparus,
        doutes=extraction.doutes,
        ancien=ancien,
        a_confirmer=_confirmations(len(disparus), len(presents)),
    )


def _trier(enregistrement: Enregistrement, connu: Connu | None, tri: _Tri, *, ancien: bool) -> None:
    candidat = () if connu is None else _ecarts(connu.candidat, enregistrement, CHAMPS_CANDIDAT, ancien)
    if connu is None or connu.candidature is None:
        tri.nouveaux.append(
            Nouveau(
                enregistrement.ligne,
                enregistrement.numero,
                connu is not None,
                enregistrement.champs,
                candidat,
            )
        )
        return
    candidature = _ecarts(connu.candidature, enregistrement, CHAMPS_CANDIDATURE, ancien)
    reparu = not ancien and connu.candidature["disparue_on"] is not None
    if candidat or candidature or reparu or (connu.candidature["sans_voeu"] and not ancien):
        nom = _nom(connu.candidat)
        tri.modifies.append(
            Modifie(enregistrement.ligne, enregistrement.numero, nom, candidat, candidature, reparu)
        )
    else:
        tri.inchanges.append(enregistrement.numero)


def _ecarts(
    connu: Mapping[str, Any], enregistrement: Enregistrement, champs: tuple[str, ...], ancien: bool
) -> tuple[Ecart, ...]:
    trouves = []
    for champ in champs:
        lu = enregistrement.champs.get(champ)
        if lu is None:
            continue
        avant = connu[champ] or ""
        if lu == avant or (ancien and avant) or (not lu and (ancien or champ in JAMAIS_EFFACES)):
            continue
        trouves.append(Ecart(champ, avant, lu))
    return tuple(trouves)


def _est_visible(candidature: Mapping[str, Any]) -> bool:
    return candidature["disparue_on"] is None and not candidature["sans_voeu"]


def _nom(candidat: Mapping[str, Any]) -> str:
    return f"{candidat['nom']} {candidat['prenom']}".strip()


def _confirmations(disparus: int, presents: int) -> tuple[str, ...]:
    if presents and disparus / presents > SEUIL_DISPARUS:
        return (
            f"{disparus} candidatures sur {presents} ne sont plus dans ce fichier. Est-il complet ? "
            "Sinon, importez-le comme partiel : rien ne sera signalé absent.",
        )
    return ()
