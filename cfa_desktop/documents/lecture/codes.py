"""Postcodes, départements and INE as spreadsheets leave them: exact, or kept as they are and flagged."""

from __future__ import annotations

import re

_SCIENTIFIQUE = re.compile(r"[0-9]+(?:[.,][0-9]+)?E[+]?[0-9]+", re.IGNORECASE)
_DECIMALE_NULLE = re.compile(r"([0-9]+)[.,]0{1,2}")
_CODE_POSTAL = re.compile(r"([0-9]{2})[ .]?([0-9]{3})")
_DEPARTEMENT = re.compile(r"0?[0-9]{2}|0?2[AB]|9[78][0-9]", re.IGNORECASE)
_SEPARATEURS = re.compile(r"[ .\-_]")
_INE = re.compile(r"(?=.*[A-Z])[0-9A-Z]{11}")
_LONGUEUR_SANS_ZERO = 4

PERDUS = "chiffres perdus par le tableur"
ZERO_PERDU = "le zéro du début a peut-être été perdu\u202f: gardé tel quel"
PAS_UN_CODE = "code postal inattendu\u202f: gardé tel quel"
PAS_UN_DEPARTEMENT = "code de département inattendu\u202f: gardé tel quel"
PAS_UN_INE = "INE inattendu (11 chiffres et lettres)\u202f: gardé tel quel"


def lire_code_postal(texte: str) -> tuple[str, str]:
    """Return a postcode, and the reason of a doubt; what has letters is foreign, and kept."""
    texte = texte.lstrip("'")  # what makes a text of a number in a spreadsheet
    if _SCIENTIFIQUE.fullmatch(texte):
        return texte, PERDUS
    entier = _DECIMALE_NULLE.fullmatch(texte)
    nu = entier[1] if entier else texte
    if francais := _CODE_POSTAL.fullmatch(nu):
        return francais[1] + francais[2], ""
    chiffres = _SEPARATEURS.sub("", nu)
    if not chiffres.isdecimal():
        return texte, ""
    return nu, ZERO_PERDU if len(chiffres) == _LONGUEUR_SANS_ZERO else PAS_UN_CODE


def lire_departement(texte: str) -> tuple[str, str]:
    """Return the code of a département (01, 2A, 063, 974), and the reason of a doubt."""
    entier = _DECIMALE_NULLE.fullmatch(texte)
    nu = entier[1] if entier else texte
    if _DEPARTEMENT.fullmatch(nu) or not nu.isdecimal():
        return nu, ""
    return nu, ZERO_PERDU if len(nu) == 1 else PAS_UN_DEPARTEMENT


def lire_ine(texte: str) -> tuple[str, str]:
    """Return an INE in capitals without spaces, and the reason of a doubt."""
    if _SCIENTIFIQUE.fullmatch(texte.replace(" ", "")):
        return texte, PERDUS
    nu = _SEPARATEURS.sub("", texte.lstrip("'")).upper()
    return (nu, "") if _INE.fullmatch(nu) else (texte, PAS_UN_INE)
