"""Phones that a spreadsheet robbed of their first zero: given back to a whole column, by hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from cfa_desktop.models.extraction import Doute, Enregistrement, Extraction
from cfa_desktop.models.telephone import normaliser_telephone


def a_perdu_son_zero(doute: Doute) -> bool:
    """Say whether a doubtful value would be a phone with a zero before it."""
    return doute.champ.startswith("telephone") and bool(_complete(doute.valeur))


def colonnes_sans_zero(extraction: Extraction) -> dict[str, int]:
    """Return, for each phone field, how many of its values lost their zero."""
    comptes: dict[str, int] = {}
    for doute in extraction.doutes:
        if a_perdu_son_zero(doute):
            comptes[doute.champ] = comptes.get(doute.champ, 0) + 1
    return comptes


def rendre_les_zeros(extraction: Extraction, champs: Collection[str]) -> Extraction:
    """Return the same reading, the phones of those fields completed and no longer doubtful."""
    rendus: dict[int, dict[str, str]] = {}
    restants = []
    for doute in extraction.doutes:
        if doute.champ in champs and a_perdu_son_zero(doute):
            rendus.setdefault(doute.ligne, {})[doute.champ] = _complete(doute.valeur)
        else:
            restants.append(doute)
    if not rendus:
        return extraction
    lus = tuple(_rendre(lu, rendus.get(lu.ligne, {})) for lu in extraction.enregistrements)
    return replace(extraction, enregistrements=lus, doutes=tuple(restants))


def _rendre(lu: Enregistrement, telephones: Mapping[str, str]) -> Enregistrement:
    return replace(lu, champs={**lu.champs, **telephones}) if telephones else lu


def _complete(valeur: str) -> str:
    """Return the phone with its zero, "" when that would not make one."""
    if normaliser_telephone(valeur).valeur:
        return ""
    return normaliser_telephone(f"0{valeur.strip()}").valeur
