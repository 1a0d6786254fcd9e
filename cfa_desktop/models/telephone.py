"""French phone numbers: 10 digits or "+...", and a doubt rather than a guess."""

from __future__ import annotations

import re
from typing import NamedTuple

from cfa_desktop.models.texte import sans_signes_invisibles

_SEPARATEURS = re.compile("[ .()/_\u00b7\u2010-\u2015\u2212-]")
_ZERO_ENTRE_PARENTHESES = re.compile(r"(?<=^\+33)\(0\)")
_SCIENTIFIQUE = re.compile(r"[0-9]+(?:[.,][0-9]+)?E[+]?[0-9]+", re.IGNORECASE)
_DECIMALE_NULLE = re.compile(r"([0-9]{8,})[.,]0")
_NATIONAL = re.compile("0[1-9][0-9]{8}")
_FRANCE = re.compile(r"(?:\+|00)33(?:0?)([1-9][0-9]{8})")
_ETRANGER = re.compile(r"(?:\+|00)(?!33)([1-9][0-9]{6,14})")
_ZERO_PERDU = re.compile("[1-9][0-9]{8}")
_LONGUEUR_NATIONALE = 10
_FRANCE_LU = "+33"
_INDICATIFS = re.compile(
    r"\+(?:[17]|2[07]|3[0-46-9]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9]\d\d)(?=\d{4})"
)
"""The calling code of a country: one, two or three digits (ITU-T E.164, list of assigned country codes)."""


class Telephone(NamedTuple):
    """A phone as stored ("" when absent or doubtful), and the French reason of a doubt."""

    valeur: str
    doute: str = ""


def normaliser_telephone(texte: str) -> Telephone:
    """Return a phone as 10 digits or "+..."; what cannot be read for sure is a doubt, never a guess."""
    colle = sans_signes_invisibles(texte).replace(" ", "")
    if _SCIENTIFIQUE.fullmatch(colle):
        return Telephone("", "chiffres perdus par le tableur")
    decimale = _DECIMALE_NULLE.fullmatch(colle)
    nu = decimale.group(1) if decimale else _SEPARATEURS.sub("", _ZERO_ENTRE_PARENTHESES.sub("", colle))
    if not nu or _NATIONAL.fullmatch(nu):
        return Telephone(nu)
    if francais := _FRANCE.fullmatch(nu):
        return Telephone("0" + francais.group(1))
    if etranger := _ETRANGER.fullmatch(nu):
        return Telephone("+" + etranger.group(1))
    if _ZERO_PERDU.fullmatch(nu):
        return Telephone("", "9 chiffres : le zéro du début a peut-être été perdu")
    return Telephone("", "numéro de téléphone illisible")


def format_telephone(telephone: str) -> str:
    """Return the phone as it is read, « 06 12 34 56 78 », « +590 690 12 34 56 »; any other text as it is."""
    national = _FRANCE.fullmatch(telephone) if telephone.startswith(_FRANCE_LU) else None
    numero = f"0{national.group(1)}" if national else telephone
    if len(numero) == _LONGUEUR_NATIONALE and numero.isdigit():
        return "\u00a0".join(_paires(numero))
    indicatif = _INDICATIFS.match(numero)
    if indicatif is None or not numero[1:].isdigit():
        return telephone
    return "\u00a0".join((indicatif.group(), *_paires(numero[indicatif.end() :])))


def _paires(chiffres: str) -> list[str]:
    """Return digits by pairs, the first three together when their number is odd."""
    premier = 2 + len(chiffres) % 2
    return [
        chiffres[:premier],
        *(chiffres[rang : rang + 2] for rang in range(premier, len(chiffres), 2)),
    ]
