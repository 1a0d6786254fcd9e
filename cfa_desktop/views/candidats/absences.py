"""Why a value is missing, said where the value would stand."""

from __future__ import annotations

from cfa_desktop.models.etats import Etat
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.telephone import format_telephone

APRES_CONFIRMATION = "connu après confirmation du vœu"
NON_FOURNI = "non fourni par l’export"
ESPACE = "\u00a0"


def pourquoi_absent(ligne: CandidatureLine) -> str:
    """Return why contact details are missing: Parcoursup gives them once the vœu is confirmed."""
    return APRES_CONFIRMATION if ligne.etat_parcoursup is Etat.NON_CONFIRMEE else NON_FOURNI


def telephones(ligne: CandidatureLine) -> tuple[tuple[str, str], ...]:
    """Return the phones with their kind, the portable first: it is the one that answers."""
    paires = (("Portable", ligne.telephone_portable), ("Fixe", ligne.telephone_fixe))
    return tuple((genre, numero) for genre, numero in paires if numero)


def premier_telephone(ligne: CandidatureLine) -> str:
    """Return the phone to call first, grouped for reading, "" without any."""
    return format_telephone(ligne.telephone_portable or ligne.telephone_fixe)


def mention_voeux(ligne: CandidatureLine) -> str:
    """Return « 2 vœux » when the person has several here, "" otherwise."""
    return f"{ligne.voeux}{ESPACE}vœux" if ligne.voeux > 1 else ""
