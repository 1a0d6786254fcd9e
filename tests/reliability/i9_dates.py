"""I9: dates of every shape, in both systems of spreadsheets: exact, or flagged, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from cfa_desktop.documents.lecture import dates
from tests.reliability.harnais import Faute, Harnais
from tests.reliability.lecture import ETAT, en_classeur, en_csv, lire

ENTETES = ("N°Inscription", "Candidat", "Etat", "Date limite d'examen")
DEBUT = date(1950, 1, 1)
JOURS = 36_000
SERIE_1900 = date(1899, 12, 30)
PAR_FICHIER = 20


def _serie(jour: date) -> int:
    return (jour - SERIE_1900).days


def _typee(jour: date) -> object:
    return datetime(jour.year, jour.month, jour.day)  # noqa: DTZ001 - spreadsheets know no zone


# What is written for a day, and whether it can be told for sure: an unsure one must be flagged.
Forme = Callable[[date], object]
SURES: Mapping[str, Forme] = {
    "jj/mm/aaaa": lambda jour: f"{jour:%d/%m/%Y}",
    "j/m/aaaa": lambda jour: f"{jour.day}/{jour.month}/{jour.year}",
    "jj-mm-aaaa": lambda jour: f"{jour:%d-%m-%Y}",
    "jj.mm.aaaa": lambda jour: f"{jour:%d.%m.%Y}",
    "aaaa-mm-jj": lambda jour: jour.isoformat(),
    "avec l’heure": lambda jour: f"{jour:%d/%m/%Y} 09:30",
    "iso avec l’heure": lambda jour: f"{jour.isoformat()} 00:00:00",
    "insécables": lambda jour: f"\u00a0{jour:%d/%m/%Y}\u202f",
}
PERDUES: Mapping[str, Forme] = {
    "31 février": lambda jour: f"31/02/{jour.year}",
    "29 février": lambda jour: f"29/02/{jour.year if jour.year % 4 else jour.year + 1}",
    "31 avril": lambda jour: f"31/04/{jour.year}",
    "mm/aaaa": lambda jour: f"{jour:%m/%Y}",
    "jj/mm/aa": lambda jour: f"{jour:%d/%m/%y}",
    "jj/mm": lambda jour: f"{jour:%d/%m}",
    "en lettres": lambda jour: f"{jour.day} avril {jour.year}",
    "heure impossible": lambda jour: f"{jour:%d/%m/%Y} 25:61",
    "année impossible": lambda jour: f"{jour:%d/%m}/20255",
    "série en texte": lambda jour: str(_serie(jour)),
    "point d’interrogation": lambda jour: f"{jour:%d/%m}/????",
}
MELANGES = ("mois d’abord", "système 1900", "système 1904", "série sans format", "jour sans format", "typées")
FORMES = (*SURES, *PERDUES, *MELANGES)


def essayer(_atelier: Any, hasard: Random, rang: int) -> str:
    """Write twenty dates in one shape, read them, compare."""
    forme = FORMES[rang % len(FORMES)]
    jours = [DEBUT + timedelta(hasard.randrange(JOURS)) for _ in range(PAR_FICHIER)]
    if forme == "mois d’abord":
        jours[hasard.randrange(PAR_FICHIER)] = date(2025, 5, hasard.randrange(13, 29))
    octets, fichier, sure = _ecrire(forme, jours)
    (extraction,) = lire(octets, fichier)
    douteuses = {doute.ligne for doute in extraction.doutes if doute.champ == "limite_importee_on"}
    for lu, jour in zip(extraction.enregistrements, jours, strict=True):
        valeur = lu.champs["limite_importee_on"]
        signalee = lu.ligne in douteuses
        if valeur == jour.isoformat() and (sure or signalee or jour.day == jour.month):
            continue
        if sure or not signalee:
            raise Faute(f"{forme}: {jour.isoformat()} was read {valeur!r}, flagged: {signalee}")
    return forme


def _ecrire(forme: str, jours: list[date]) -> tuple[bytes, str, bool]:
    """Return the file, its name, and whether every one of its dates must be exact."""
    if forme in SURES or forme in PERDUES:
        ecrire = SURES.get(forme) or PERDUES[forme]
        return en_csv(_rangees([ecrire(jour) for jour in jours])), "export.csv", forme in SURES
    if forme == "mois d’abord":
        return en_csv(_rangees([f"{jour:%m/%d/%Y}" for jour in jours])), "export.csv", False
    if forme in ("système 1900", "système 1904", "typées"):
        octets = en_classeur(_rangees([_typee(jour) for jour in jours]), mac=forme == "système 1904")
        return octets, "export.xlsx", True
    octets = en_classeur(
        _rangees([_serie(jour) for jour in jours]), {3: "0" if forme == "jour sans format" else "General"}
    )
    return octets, "export.xlsx", False


def _rangees(valeurs: list[object]) -> list[tuple[object, ...]]:
    return [ENTETES, *((910001 + rang, "ROUX Zoé", ETAT, valeur) for rang, valeur in enumerate(valeurs))]


def deviner_la_serie(patch: pytest.MonkeyPatch) -> None:
    """Take a bare number for a day of the 1900 system."""
    vrai = dates.lire_instant

    def deviner(cellule: object) -> tuple[str, str]:
        if isinstance(cellule, (int, float)):
            return (SERIE_1900 + timedelta(int(cellule))).isoformat(), ""
        return vrai(cellule)

    patch.setattr(dates, "lire_instant", deviner)


def decaler_d_un_jour(patch: pytest.MonkeyPatch) -> None:
    """Read the day before."""
    vrai = dates._jour
    patch.setattr(dates, "_jour", lambda annee, mois, jour: vrai(annee, mois, max(1, jour - 1)))


HARNAIS = Harnais(
    code="I9",
    titre="500 dates (1900, 1904, textes, séries, 31/02, mois d’abord) : exactes ou signalées",
    ci=50,
    long=2_500,
    essayer=essayer,
    sabotages={"série devinée": deviner_la_serie, "un jour de moins": decaler_d_un_jour},
)
