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
    """Return the phone as it is read, « 06 12 34 56 78 »; any other text as it is."""
    if len(telephone) != _LONGUEUR_NATIONALE or not telephone.isdigit():
        return telephone
    return "\u00a0".join(telephone[debut : debut + 2] for debut in range(0, _LONGUEUR_NATIONALE, 2))
