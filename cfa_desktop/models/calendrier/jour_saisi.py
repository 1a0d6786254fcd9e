"""A day as the officer types it: « 9/5 », « 9 mai », « ven. 9 mai 2025 », « 2025-05-09 »."""

from __future__ import annotations

import re
from datetime import date

from cfa_desktop.models.texte import fold, nettoyer

_MOIS = ("janv", "fevr", "mars", "avri", "mai", "juin", "juil", "aout", "sept", "octo", "nove", "dece")
_JOUR_DE_SEMAINE = re.compile(r"^(lun|mar|mer|jeu|ven|sam|dim)(di|credi|dredi|edi|anche)?\.? ")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_CHIFFRES = re.compile(r"^(\d{1,2})[/. -](\d{1,2})(?:[/. -](\d{4}|\d{2}))?$")
_LETTRES = re.compile(r"^(\d{1,2})(?:er)? ([a-z]{3,9})\.?(?: (\d{4}))?$")
_SIECLE = 100


def lire_jour(texte: str, annee: int) -> date | None:
    """Return the day, of that year when none is typed; None when the text is not a day."""
    propre = _JOUR_DE_SEMAINE.sub("", fold(nettoyer(texte)))
    if trouve := _ISO.match(propre):
        return _jour(int(trouve[1]), int(trouve[2]), int(trouve[3]))
    if trouve := _CHIFFRES.match(propre):
        return _jour(_annee(trouve[3], annee), int(trouve[2]), int(trouve[1]))
    if trouve := _LETTRES.match(propre):
        return _jour(_annee(trouve[3], annee), _mois(trouve[2]), int(trouve[1]))
    return None


def _annee(texte: str | None, defaut: int) -> int:
    if not texte:
        return defaut
    annee = int(texte)
    return annee if annee >= _SIECLE else defaut - defaut % _SIECLE + annee


def _mois(texte: str) -> int:
    trouves = [rang for rang, nom in enumerate(_MOIS, 1) if texte.startswith(nom) or nom.startswith(texte)]
    return trouves[0] if len(trouves) == 1 else 0


def _jour(annee: int, mois: int, quantieme: int) -> date | None:
    try:
        return date(annee, mois, quantieme)
    except ValueError:
        return None
