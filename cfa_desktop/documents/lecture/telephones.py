"""The phone cell « Fixe : … / Portable : … », its parts possibly empty, its labels possibly missing."""

from __future__ import annotations

import re
from functools import lru_cache

_LIBELLES = re.compile(r"(fixe|portable|mobile)\s*:", re.IGNORECASE)
_CHIFFRES = re.compile(r"\D")
_SEPARATION = re.compile(r"\s*[/|,]\s*")
_SCIENTIFIQUE = re.compile(r"\d[.,]?\d*E\+?\d+", re.IGNORECASE)
_NATIONAL = 10
_ZERO_PERDU = 9
_INTERNATIONAL = range(8, 16)

SCIENTIFIQUE = "notation scientifique : les derniers chiffres ont été perdus par le tableur, irrécupérable"
NEUF_CHIFFRES = "9 chiffres : le zéro initial a peut-être été perdu par le tableur"
LONGUEUR = "numéro de téléphone de longueur inattendue"
ILLISIBLE = "numéro de téléphone non reconnu"


def separer_telephones(texte: str) -> tuple[str, str]:
    """Return the raw (fixe, portable) parts of a phone cell; a bare number is sorted by its first digits."""
    morceaux = _LIBELLES.split(texte)
    if len(morceaux) > 1:
        parts = {"fixe": "", "portable": ""}
        for libelle, valeur in zip(morceaux[1::2], morceaux[2::2], strict=True):
            parts["fixe" if libelle.lower() == "fixe" else "portable"] = valeur.strip(" /|-,;")
        return parts["fixe"], parts["portable"]
    fixe = portable = ""
    for morceau in _SEPARATION.split(texte.strip()):
        if est_portable(morceau):
            portable = portable or morceau
        else:
            fixe = fixe or morceau
    return fixe, portable


def est_portable(texte: str) -> bool:
    """Say whether a number is a French mobile one, by its first digits."""
    return _CHIFFRES.sub("", texte).removeprefix("0033").removeprefix("33").removeprefix("0")[:1] in {
        "6",
        "7",
    }


@lru_cache(maxsize=65536)
def lire_telephone(texte: str) -> tuple[str, str]:
    """Return (10 digits or +…, "") or ("", reason of the doubt); an empty text is empty, without a doubt."""
    if not texte:
        return "", ""
    if _SCIENTIFIQUE.fullmatch(texte):
        return "", SCIENTIFIQUE
    if any(signe.isalpha() for signe in texte):
        return "", ILLISIBLE
    chiffres = _CHIFFRES.sub("", texte.replace("(0)", ""))
    if texte.startswith("+") or chiffres.startswith("00"):
        return _international(chiffres.removeprefix("00"))
    if len(chiffres) == _NATIONAL and chiffres.startswith("0"):
        return chiffres, ""
    return "", NEUF_CHIFFRES if len(chiffres) == _ZERO_PERDU else LONGUEUR


def _international(chiffres: str) -> tuple[str, str]:
    national = chiffres.removeprefix("33")
    if national != chiffres:
        return (f"0{national}", "") if len(national) == _ZERO_PERDU else ("", LONGUEUR)
    return (f"+{chiffres}", "") if len(chiffres) in _INTERNATIONAL else ("", LONGUEUR)
