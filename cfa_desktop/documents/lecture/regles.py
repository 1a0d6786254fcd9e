"""The rules of reading, which are data: headers of each kind, labels of each state."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.models.texte import fold
from cfa_desktop.paths import resource_path

_ANNEES = re.compile(r"\b(20\d\d)\s*[/\-–]\s*(20\d\d)\b")
_ANNEE = re.compile(r"\b20\d\d\b")
_PONCTUATION = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Regle:
    """How one kind of export is recognised: ``champs`` maps (header key, occurrence) to a field.

    ``plusieurs`` are the fields that several columns feed together (the lines of an address); ``reperes``
    only help to recognise the kind: they feed no field.
    """

    type: TypeExport
    titre: str
    requis: Sequence[frozenset[str]]
    champs: Mapping[tuple[str, int], str]
    ordre: Mapping[tuple[str, int], int]
    plusieurs: frozenset[str]
    reperes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reconnaissance:
    """A header row understood: its kind, the (column, field) it feeds, the campagne of its school year."""

    regle: Regle
    lues: Sequence[tuple[int, str]]
    campagne: int | None

    @property
    def colonnes(self) -> dict[str, int]:
        """Return field -> (first) column."""
        trouvees: dict[str, int] = {}
        for colonne, champ in self.lues:
            trouvees.setdefault(champ, colonne)
        return trouvees


def cle_entete(entete: str) -> str:
    """Return a header as it is compared: no case, accent, punctuation, double space or year."""
    return _PONCTUATION.sub(" ", _ANNEE.sub(" ", fold(entete))).strip()


def cle_libelle(libelle: str) -> str:
    """Return a label as it is compared: no case, accent, punctuation or double space."""
    return _PONCTUATION.sub(" ", fold(libelle)).strip()


def reconnaitre(entetes: Sequence[str]) -> Reconnaissance | None:
    """Return the first kind whose required headers are all there, or None (any list)."""
    annees = [annee_scolaire(entete) for entete in entetes]
    courante = max((annee for annee in annees if annee), default=None)
    rangs: dict[tuple[str, int], int] = {}
    comptes: dict[str, int] = {}
    for colonne, (entete, annee) in enumerate(zip(entetes, annees, strict=True)):
        cle = cle_entete(entete)
        if not cle or (annee and annee != courante):
            continue
        comptes[cle] = comptes.get(cle, 0) + 1
        rangs[cle, comptes[cle]] = colonne
    for regle in charger_regles().values():
        lues = _lues(regle, rangs)
        champs = {champ for _colonne, champ in lues}
        if any(groupe <= champs for groupe in regle.requis):
            gardees = tuple(lue for lue in lues if lue[1] not in regle.reperes)
            return Reconnaissance(regle, gardees, courante)
    return None


@lru_cache(maxsize=1)
def charger_regles() -> Mapping[TypeExport, Regle]:
    """Return the rules of ``resources/imports/entetes.toml``, in its order."""
    donnees = tomllib.loads(resource_path("imports", "entetes.toml").read_text(encoding="utf-8"))
    return {TypeExport(lettre): _regle(TypeExport(lettre), table) for lettre, table in donnees.items()}


@lru_cache(maxsize=1)
def charger_libelles() -> Mapping[str, Mapping[str, str]]:
    """Return, for each field of ``resources/imports/libelles.toml``, label key -> stored value."""
    donnees = tomllib.loads(resource_path("imports", "libelles.toml").read_text(encoding="utf-8"))
    return {
        champ: {cle_libelle(libelle): valeur for libelle, valeur in table.items()}
        for champ, table in donnees.items()
    }


@lru_cache(maxsize=1024)
def valeur_de(table: str, libelle: str) -> str:
    """Return the stored value of a label, "" when it is unknown."""
    return charger_libelles()[table].get(cle_libelle(libelle), "")


def annee_scolaire(entete: str) -> int | None:
    """Return the year in which the school year written in a header ends (2025/2026 -> 2026), or None."""
    trouve = _ANNEES.search(entete)
    return int(trouve[2]) if trouve and int(trouve[2]) == int(trouve[1]) + 1 else None


def _regle(type_export: TypeExport, table: Mapping[str, Any]) -> Regle:
    champs: dict[tuple[str, int], str] = {}
    plusieurs = set()
    for champ, valeur in table["champs"].items():
        options = valeur if isinstance(valeur, dict) else {"entetes": valeur}
        if options.get("plusieurs"):
            plusieurs.add(champ)
        for entete in options["entetes"]:
            champs[cle_entete(entete), options.get("occurrence", 1)] = champ
    ordre = {cle: rang for rang, cle in enumerate(champs)}
    requis = tuple(frozenset(groupe) for groupe in table["requis"])
    reperes = frozenset(table.get("reperes", ()))
    return Regle(type_export, table["titre"], requis, champs, ordre, frozenset(plusieurs), reperes)


def _lues(regle: Regle, rangs: Mapping[tuple[str, int], int]) -> tuple[tuple[int, str], ...]:
    """Return (column, field): the first spelling found in the file wins, fields in the order of the rules."""
    trouvees: dict[str, list[tuple[int, int]]] = {}
    for cle, colonne in sorted(rangs.items(), key=lambda paire: paire[1]):
        champ = regle.champs.get(cle)
        if champ is not None and (champ not in trouvees or champ in regle.plusieurs):
            trouvees.setdefault(champ, []).append((regle.ordre[cle], colonne))
    rangees = sorted((rang, colonne, champ) for champ, places in trouvees.items() for rang, colonne in places)
    return tuple((colonne, champ) for _rang, colonne, champ in rangees)
