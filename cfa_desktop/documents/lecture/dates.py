"""Dates of exports: dd/mm/yyyy with or without a time, real spreadsheet dates, and nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache

from cfa_desktop.models.extraction import Doute, Enregistrement

_JOUR = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[ T]+(?:à )?(\d{1,2})[:h](\d{2})(?::\d{2})?)?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?")
_DANS_UN_NOM = (
    re.compile(r"(?<!\d)(?P<a>20\d\d)(?P<s>[-_.]?)(?P<m>\d\d)(?P=s)(?P<j>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<j>\d\d)(?P<s>[-_.]?)(?P<m>\d\d)(?P=s)(?P<a>20\d\d)(?!\d)"),
)
_MOIS = 12
_ANNEES = range(1900, 2101)

ILLISIBLE = "date non reconnue (jj/mm/aaaa attendu)"
IMPOSSIBLE = "date impossible"
MOIS_D_ABORD = "une autre date de cette colonne est écrite mois/jour : vérifiez le jour et le mois"
NUMERIQUE = "nombre à la place d’une date : le format de la colonne a été perdu"


def lire_date(cellule: object) -> tuple[str, str]:
    """Return the day in ISO (or ""), and the reason of a doubt."""
    instant, raison = lire_instant(cellule)
    return instant[:10], raison


def lire_instant(cellule: object) -> tuple[str, str]:
    """Return a day or a day and time in ISO (or ""), and the reason of a doubt."""
    if isinstance(cellule, datetime):
        if cellule.year not in _ANNEES:
            return "", IMPOSSIBLE
        minuit = not (cellule.hour or cellule.minute or cellule.second)
        return (cellule.date().isoformat() if minuit else cellule.isoformat(timespec="minutes")), ""
    if isinstance(cellule, date):
        return (cellule.isoformat(), "") if cellule.year in _ANNEES else ("", IMPOSSIBLE)
    if isinstance(cellule, (int, float)):
        return "", NUMERIQUE
    return _lire_texte(str(cellule))


def douter_de_l_ordre(lus: Iterable[Enregistrement], doutes: Sequence[Doute]) -> list[Doute]:
    """Return a doubt for each date that could be read the other way, where its column has one written so."""
    champs = {doute.champ for doute in doutes if doute.raison == IMPOSSIBLE and _mois_d_abord(doute.valeur)}
    return [
        Doute(lu.ligne, champ, f"{jour[8:10]}/{jour[5:7]}/{jour[:4]}", MOIS_D_ABORD)
        for lu in lus
        for champ in sorted(champs)
        if (jour := lu.champs.get(champ, "")) and int(jour[8:10]) <= _MOIS and jour[8:10] != jour[5:7]
    ]


def _mois_d_abord(texte: str) -> bool:
    trouve = _JOUR.fullmatch(texte.strip())
    return bool(trouve and int(trouve[1]) <= _MOIS and _jour(int(trouve[3]), int(trouve[1]), int(trouve[2])))


def date_dans_un_nom(nom: str) -> str:
    """Return the ISO date written in a file's name, "" when there is none or it is impossible."""
    for motif in _DANS_UN_NOM:
        for trouve in motif.finditer(nom):
            jour = _jour(int(trouve["a"]), int(trouve["m"]), int(trouve["j"]))
            if jour:
                return jour
    return ""


@lru_cache(maxsize=8192)
def _lire_texte(texte: str) -> tuple[str, str]:
    texte = texte.strip()
    if not texte:
        return "", ""
    if trouve := _JOUR.fullmatch(texte):
        j, m, a, heure, minute = trouve.groups()
    elif trouve := _ISO.fullmatch(texte):
        a, m, j, heure, minute = trouve.groups()
    else:
        return "", ILLISIBLE
    jour = _jour(int(a), int(m), int(j))
    if not jour:
        return "", IMPOSSIBLE
    if heure is None or int(heure) == int(minute) == 0:
        return jour, ""
    try:
        return datetime.fromisoformat(f"{jour}T{int(heure):02}:{minute}").isoformat(timespec="minutes"), ""
    except ValueError:
        return "", IMPOSSIBLE


def _jour(annee: int, mois: int, jour: int) -> str:
    if annee not in _ANNEES:
        return ""
    try:
        return date(annee, mois, jour).isoformat()
    except ValueError:
        return ""
