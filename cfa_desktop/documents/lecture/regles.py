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
    """How one kind of export is recognised: ``champs`` maps (header key, occurrence) to a field."""

    type: TypeExport
    titre: str
    lu: bool
    requis: Sequence[frozenset[str]]
    champs: Mapping[tuple[str, int], str]
    ordre: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Reconnaissance:
    """A header row understood: its kind, field -> column, and the campagne its school year gives."""

    regle: Regle
    colonnes: Mapping[str, int]
    campagne: int | None


def cle_entete(entete: str) -> str:
    """Return a header as it is compared: no case, accent, punctuation, double space or year."""
    return _PONCTUATION.sub(" ", _ANNEE.sub(" ", fold(entete))).strip()


def cle_libelle(libelle: str) -> str:
    """Return a label as it is compared: no case, accent, punctuation or double space."""
    return _PONCTUATION.sub(" ", fold(libelle)).strip()


def reconnaitre(entetes: Sequence[str]) -> Reconnaissance | None:
    """Return the first kind whose required headers are all there, or None (any list)."""
    annees = [_annee_scolaire(entete) for entete in entetes]
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
        colonnes = _colonnes(regle, rangs)
        if any(groupe <= colonnes.keys() for groupe in regle.requis):
            return Reconnaissance(regle, colonnes, courante)
    return None


def colonne_siret(entetes: Sequence[str]) -> int | None:
    """Return the column of a list that holds SIRET numbers, or None."""
    cles = {cle for cle, _occurrence in charger_regles()[TypeExport.LISTE].champs}
    return next((colonne for colonne, entete in enumerate(entetes) if cle_entete(entete) in cles), None)


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


def _regle(type_export: TypeExport, table: Mapping[str, Any]) -> Regle:
    champs: dict[tuple[str, int], str] = {}
    ordre: dict[str, int] = {}
    for rang, (champ, valeur) in enumerate(table["champs"].items()):
        ordre[champ] = rang
        entetes = valeur["entetes"] if isinstance(valeur, dict) else valeur
        occurrence = valeur.get("occurrence", 1) if isinstance(valeur, dict) else 1
        for entete in entetes:
            champs[cle_entete(entete), occurrence] = champ
    requis = tuple(frozenset(groupe) for groupe in table["requis"])
    return Regle(type_export, table["titre"], table["lu"], requis, champs, ordre)


def _colonnes(regle: Regle, rangs: Mapping[tuple[str, int], int]) -> dict[str, int]:
    """Return field -> column, the first spelling found in the file winning, in the order of the rules."""
    trouvees: dict[str, int] = {}
    for cle, colonne in sorted(rangs.items(), key=lambda paire: paire[1]):
        champ = regle.champs.get(cle)
        if champ is not None:
            trouvees.setdefault(champ, colonne)
    return dict(sorted(trouvees.items(), key=lambda paire: regle.ordre[paire[0]]))


def _annee_scolaire(entete: str) -> int | None:
    trouve = _ANNEES.search(entete)
    return int(trouve[2]) if trouve and int(trouve[2]) == int(trouve[1]) + 1 else None
