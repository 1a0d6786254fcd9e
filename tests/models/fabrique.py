"""Values for the tests of the domain: the two calendars, and short ways to write facts."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any, get_type_hints

from cfa_desktop.models.calendrier.dates import parse_calendrier
from cfa_desktop.models.candidature import FaitsCandidature, Situation
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Decision, Nature, Saisie, Statut
from cfa_desktop.models.situation import situation_a
from cfa_desktop.models.temps import PARIS

_CALENDRIERS = Path(__file__).parents[2] / "resources" / "calendriers"
CAL_2025 = parse_calendrier((_CALENDRIERS / "2025.toml").read_text(encoding="utf-8"))
CAL_2026 = parse_calendrier((_CALENDRIERS / "2026.toml").read_text(encoding="utf-8"))
MCO = Formation(1, 2025, "12345", "BTS MCO", sigle="MCO", capacite=5, examine=True)
SANS_EXAMEN = MCO._replace(examine=False)
VALIDE = "73282932000074"


def paris(texte: str) -> datetime:
    """Return the Paris instant written in ISO."""
    return datetime.fromisoformat(texte).replace(tzinfo=PARIS)


def confirmee(texte: str | None = None, **champs: Any) -> FaitsCandidature:
    """Return a confirmed candidature."""
    return FaitsCandidature(Etat.CONFIRMEE, confirmee_at=paris(texte) if texte else None, **champs)


def saisie(nature: Nature, statut: Statut = Statut.PREPAREE, **champs: Any) -> Saisie:
    """Return an item of candidature 1."""
    at = paris("2025-05-20T10:00")
    valeurs: dict[str, Any] = {"saisie_at": at if statut is Statut.SAISIE else None, **champs}
    return Saisie(1, nature, statut, 1, 1, preparee_at=at, evaluee_at=at, **valeurs)


def decision(choix: Decision, statut: Statut = Statut.PREPAREE, **champs: Any) -> Saisie:
    """Return a decision item."""
    return saisie(Nature.DECISION, statut, decision=choix, **champs)


def situation(faits: FaitsCandidature, a: str = "2025-05-20T10:00", formation: Formation = MCO) -> Situation:
    """Return the situation in 2025."""
    return situation_a(faits, formation, CAL_2025, paris(a))


def ligne(**champs: Any) -> CandidatureLine:
    """Return a line of the list, empty but for what is said."""
    vides: dict[str, Any] = dict.fromkeys(CandidatureLine._fields)
    textes = [nom for nom, type_ in get_type_hints(CandidatureLine).items() if type_ is str]
    vides |= dict.fromkeys(textes, "")
    vides |= {"presume": False, "sans_voeu": False, "ia_preparee": False, "brouillon": False}
    vides |= CandidatureLine._field_defaults
    vides |= {"formation_code": MCO.code, "numero": "700123", "export_on": date(2025, 5, 1)}
    return CandidatureLine(**(vides | champs))
