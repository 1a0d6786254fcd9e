"""Values typed on the command line: instants of Paris, days, whole numbers, yes or no."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from datetime import UTC, date, datetime

from cfa_desktop.models.temps import PARIS

_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?")
_JOUR_FRANCAIS = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def instant(texte: str) -> datetime:
    """Return a Paris instant; a date alone is 00:00, the doubled hour of October is its first."""
    if not _INSTANT.fullmatch(texte):
        raise ArgumentTypeError(f"« {texte} » n’est pas un instant (AAAA-MM-JJ ou AAAA-MM-JJTHH:MM[:SS])")
    try:
        au = datetime.fromisoformat(texte).replace(tzinfo=PARIS)
    except ValueError as erreur:
        raise ArgumentTypeError(f"« {texte} » n’existe pas dans le calendrier") from erreur
    if au.astimezone(UTC).astimezone(PARIS).replace(tzinfo=None) != au.replace(tzinfo=None):
        raise ArgumentTypeError(f"« {texte} » n’existe pas : c’est l’heure sautée en mars")
    return au


def jour(texte: str) -> date:
    """Return a day written AAAA-MM-JJ or JJ/MM/AAAA."""
    trouve = _JOUR_FRANCAIS.fullmatch(texte)
    iso = f"{trouve[3]}-{int(trouve[2]):02}-{int(trouve[1]):02}" if trouve else texte
    try:
        return date.fromisoformat(iso)
    except ValueError as erreur:
        raise ArgumentTypeError(f"« {texte} » n’est pas une date (AAAA-MM-JJ ou JJ/MM/AAAA)") from erreur


def entier(texte: str) -> int:
    """Return a whole number written with digits."""
    if not re.fullmatch(r"-?[0-9]{1,9}", texte):
        raise ArgumentTypeError(f"« {texte} » n’est pas un nombre entier")
    return int(texte)


def entier_positif(texte: str) -> int:
    """Return a whole number of at least 1."""
    valeur = entier(texte)
    if valeur < 1:
        raise ArgumentTypeError(f"« {texte} » : il faut un nombre d’au moins 1")
    return valeur


def campagne(texte: str) -> int:
    """Return the year of a Parcoursup session."""
    if not re.fullmatch("[0-9]{4}", texte):
        raise ArgumentTypeError(f"« {texte} » n’est pas l’année d’une session Parcoursup")
    return int(texte)


def oui_non(texte: str) -> bool:
    """Return what « oui » or « non » says."""
    reponses = {"oui": True, "non": False}
    if texte.casefold() not in reponses:
        raise ArgumentTypeError(f"« {texte} » : répondez oui ou non")
    return reponses[texte.casefold()]
