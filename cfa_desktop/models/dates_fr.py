"""Dates as the officer reads them: « lun. 12 mai », « 8 h 40 », « dans 3 j »."""

from __future__ import annotations

from datetime import date, datetime

from cfa_desktop.models.temps import PARIS

_JOURS = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")
_JOURS_ENTIERS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MOIS = (
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)
_MOIS_ENTIERS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def jour_de_paris(instant: datetime) -> date:
    """Return the Paris day of an aware instant."""
    return instant.astimezone(PARIS).date()


def jour_court(jour: date, annee_de_session: int | None = None) -> str:
    """Return « lun. 12 mai », with the year when it is not the given session's."""
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    texte = f"{_JOURS[jour.weekday()]} {quantieme} {_MOIS[jour.month - 1]}"
    if annee_de_session is None or jour.year == annee_de_session:
        return texte
    return f"{texte} {jour.year}"


def avec_point(texte: str) -> str:
    """Return a sentence with its full stop, which an abbreviated month at its end already is."""
    return texte if texte.endswith(".") else f"{texte}."


def heure(instant: datetime) -> str:
    """Return the Paris wall clock, « 8 h 40 », with no-break spaces."""
    local = instant.astimezone(PARIS)
    return f"{local.hour}\u00a0h\u00a0{local.minute:02d}"


def jour_heure(instant: datetime, annee_de_session: int | None = None) -> str:
    """Return « mar. 17 juin 8 h 40 » in Paris time, with the year when it is not the session's."""
    return f"{jour_court(jour_de_paris(instant), annee_de_session)} {heure(instant)}"


def jour_complet(jour: date) -> str:
    """Return « lun. 2 juin 2025 »: no doubt about which year."""
    return f"{jour_court(jour)} {jour.year}"


def jour_dit(jour: date, session: int | None = None) -> str:
    """Return « 2 juin 2025 », the month in full; without the year when it is the session's."""
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    texte = f"{quantieme} {_MOIS_ENTIERS[jour.month - 1]}"
    return texte if jour.year == session else f"{texte} {jour.year}"


def jour_en_entier(jour: date) -> str:
    """Return « mardi 17 juin 2025 », as a letter says it."""
    return f"{_JOURS_ENTIERS[jour.weekday()]} {jour_dit(jour)}"


def instant_complet(instant: datetime) -> str:
    """Return « lun. 2 juin 2025, 0 h 00 » in Paris time: no doubt about which year."""
    return f"{jour_complet(jour_de_paris(instant))}, {heure(instant)}"


def temps_restant(limite: datetime, maintenant: datetime) -> str:
    """Return « dans 3 j », « aujourd’hui 23 h 59 » or « dépassée depuis 2 j », counted in Paris days."""
    jours = (jour_de_paris(limite) - jour_de_paris(maintenant)).days
    if jours > 0:
        return f"dans {jours}\u00a0j"
    if jours < 0:
        return f"dépassée depuis {-jours}\u00a0j"
    return f"aujourd’hui {heure(limite)}" if maintenant <= limite else "dépassée depuis aujourd’hui"


def age(jour: date, maintenant: datetime) -> str:
    """Return « il y a 3 j », « aujourd’hui », or « dans 3 j » for a day to come."""
    jours = (jour_de_paris(maintenant) - jour).days
    if jours == 0:
        return "aujourd’hui"
    return f"il y a {jours}\u00a0j" if jours > 0 else f"dans {-jours}\u00a0j"
