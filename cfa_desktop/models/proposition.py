"""The proposition d'admission of a typed contract: when it was made, until when, and the reply."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from cfa_desktop.models.dates_fr import jour_court
from cfa_desktop.models.etats import LABELS_REPONSE, Etat, Reponse
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.reponses import LimiteReponse, OrigineReponse
from cfa_desktop.models.saisie import Saisie

NOTEE_ICI = "noté ici"
ORIGINES = {
    OrigineReponse.IMPORTEE: "Parcoursup",
    OrigineReponse.SAISIE: NOTEE_ICI,
    OrigineReponse.CALENDRIER: "calculé d’après le calendrier",
}
PERDUE = "Proposition présumée perdue\u202f: la limite est passée sans réponse connue"


class Proposition(NamedTuple):
    """What is known of a proposition. ``contrat`` is its item, None when it came by import.

    ``origine_reponse`` says where the reply comes from, ``reponse_on`` when; ``perdue`` = the deadline
    passed without a reply: présumé, never counted until an import (R18). ``contredite`` is a reply noted
    here that a newer export does not show.
    """

    recue_at: datetime | None
    limite: LimiteReponse
    reponse: Reponse
    reponse_on: date | None
    origine_reponse: str
    perdue: bool
    effet: str
    contredite: Reponse | None = None
    contrat: Saisie | None = None


def dire_limite(proposition: Proposition, session: int) -> str:
    """Return « mer. 11 juin 23 h 59 – calculé d’après le calendrier, à confirmer », or « date à fournir »."""
    limite = proposition.limite
    if limite.jour is None or limite.origine is None:
        return "date à fournir"
    doute = ", à confirmer" if limite.a_confirmer else ""
    return f"{jour_court(limite.jour, session)} 23\u00a0h\u00a059 – {ORIGINES[limite.origine]}{doute}"


def dire_reponse(ligne: CandidatureLine) -> tuple[str, ...]:
    """Return what a list says of a line's proposition: reply, where it comes from, until when (R17, R18)."""
    if ligne.etat is Etat.DEMISSION:
        return (f"Démission, {NOTEE_ICI}",) if ligne.notee else ()
    if ligne.etat is not Etat.CONTRAT_SAISI:
        return ()
    dits = []
    if ligne.reponse is not None:
        dits.append(
            f"{LABELS_REPONSE[ligne.reponse]}, {NOTEE_ICI}" if ligne.notee else LABELS_REPONSE[ligne.reponse]
        )
    if ligne.proposition_perdue:
        dits.append(PERDUE)
    elif ligne.limite_reponse_on is not None and ligne.limite_reponse_origine is not None:
        jour = jour_court(ligne.limite_reponse_on)
        dits.append(f"À répondre avant {jour} 23\u00a0h\u00a059, {ORIGINES[ligne.limite_reponse_origine]}")
    return tuple(dits)
