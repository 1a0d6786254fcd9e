"""The frozen values of a follow-up sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cfa_desktop.documents.liste import CelluleEtat, texte_nombre


@dataclass(frozen=True, slots=True)
class EvenementFiche:
    """One event as printed: labels in French, ``etape`` is the next step and its day."""

    at: datetime
    type: str
    resultat: str = ""
    texte: str = ""
    etape: str = ""
    etape_on: date | None = None


@dataclass(frozen=True, slots=True)
class FicheSuivi:
    """One candidate in one formation.

    ``telephones`` are (label, number) pairs, ``dates`` are (label, day or French mention) pairs, ``limite``
    being the deadline that matters most now. ``evenements`` may come in any order. ``rang`` is the place in
    the printed list (« 7/24 »). ``formation_couleur`` is "#RRGGBB". ``voeux`` counts those of the person in
    the centre; ``sans_textes`` = the texts of the events were left out.
    """

    numero: str
    nom: str
    prenom: str
    etat: CelluleEtat
    formation_code: str
    formation_nom: str
    formation_couleur: str | None = None
    civilite: str = ""
    mineur: bool | None = None
    rang: str = ""
    telephones: tuple[tuple[str, str], ...] = ()
    mail: str = ""
    adresse: str = ""
    origine: str = ""
    profil: str = ""
    serie: str = ""
    dates: tuple[tuple[str, date | str], ...] = ()
    prochaine_etape: str = ""
    prochaine_etape_on: date | None = None
    employeur: str = ""
    siret: str = ""
    evenements: tuple[EvenementFiche, ...] = ()
    voeux: int = 1
    sans_textes: bool = False

    @property
    def candidat(self) -> str:
        """Return "NOM Prénom", as Parcoursup writes it."""
        return f"{self.nom} {self.prenom}".strip() or f"n° {self.numero}"


def epeler_siret(siret: str) -> str:
    """Return a SIRET spelled 3-3-3-5; anything else than 14 digits comes back as it is."""
    chiffres = "".join(siret.split())
    if len(chiffres) != 14 or not chiffres.isascii() or not chiffres.isdigit():  # noqa: PLR2004 - SIREN 9 + NIC 5
        return siret
    return "\u00a0".join((chiffres[:3], chiffres[3:6], chiffres[6:9], chiffres[9:]))


def dire_retard(prevu_on: date, jour: date) -> str:
    """Return « , en retard de 2 jours », « , aujourd’hui », or nothing for a day to come."""
    jours = (jour - prevu_on).days
    if jours < 0:
        return ""
    return f", en retard de {texte_nombre(jours, 'jour', 'jours')}" if jours else ", aujourd’hui"
