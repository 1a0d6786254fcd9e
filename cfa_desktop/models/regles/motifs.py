"""A refused candidate asks for the reasons: one month to ask, and an answer owed (R23)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from cfa_desktop.models.candidature import Situation
from cfa_desktop.models.dates_fr import avec_point, jour_court, jour_de_paris
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.mois import plus_mois
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict

DELAI_MOIS = 1
_SOURCE = "S4"


class EtatDemande(StrEnum):
    """Where a request for the reasons stands."""

    REPONDUE = "repondue"
    A_REPONDRE = "a_repondre"
    EN_RETARD = "en_retard"


class SuiviDemande(NamedTuple):
    """A request at an instant: ``limite_on`` = the last whole day to answer; ``phrase`` is French."""

    etat: EtatDemande
    limite_on: date
    hors_delai: bool
    phrase: str


def derniere_demande_on(avis_on: date) -> date:
    """Return the last day to ask for the reasons: one month after the end-of-procedure notice (R23, S4)."""
    return plus_mois(avis_on, DELAI_MOIS)


def limite_motifs(recue_on: date, avis_on: date | None = None) -> date:
    """Return the last day to answer: one month from the notice, from the request when it is not known (R23).

    **Choice**: a request received after that month is owed an answer all the same, one month after it came.
    """
    if avis_on is None:
        return plus_mois(recue_on, DELAI_MOIS)
    limite = derniere_demande_on(avis_on)
    return limite if recue_on <= limite else plus_mois(recue_on, DELAI_MOIS)


def suivre_demande(
    recue_on: date,
    avis_on: date | None,
    repondue_on: date | None,
    instant: datetime,
    session: int | None = None,
) -> SuiviDemande:
    """Return where a request stands at the instant, with its countdown (R23, S4)."""
    limite = limite_motifs(recue_on, avis_on)
    hors_delai = avis_on is not None and recue_on > derniere_demande_on(avis_on)
    suite = " ; demande reçue plus d’un mois après l’avis de fin de procédure" if hors_delai else ""
    if repondue_on is not None:
        retard = " après la limite" if repondue_on > limite else ""
        phrase = avec_point(f"Motifs communiqués le {jour_court(repondue_on, session)}{retard}{suite}")
        return SuiviDemande(EtatDemande.REPONDUE, limite, hors_delai, phrase)
    aujourdhui = jour_de_paris(instant)
    jour = jour_court(limite, session)
    if aujourdhui > limite:
        depuis = (aujourdhui - limite).days
        phrase = avec_point(f"En retard de {depuis} j : réponse due le {jour}{suite}")
        return SuiviDemande(EtatDemande.EN_RETARD, limite, hors_delai, phrase)
    restent = (limite - aujourdhui).days
    quand = f"encore {restent} j" if restent else "dernier jour"
    phrase = f"Réponse due le {jour}, 23 h 59 compris ({quand}){suite}."
    return SuiviDemande(EtatDemande.A_REPONDRE, limite, hors_delai, phrase)


def verdict_demande(
    situation: Situation | None,
    recue_on: date | None = None,
    avis_on: date | None = None,
    instant: datetime | None = None,
) -> Verdict:
    """Say whether a request for the reasons may be registered at the instant; None = not asked yet (R23)."""
    blocages: list[Blocage] = []
    refusee = situation is not None and situation.etat is Etat.REFUSEE
    if not refusee:
        message = "Seul un candidat refusé peut demander les motifs de la décision."
        blocages.append(Blocage("R23", message, _SOURCE))
    if recue_on is not None and instant is not None and recue_on > jour_de_paris(instant):
        message = f"Reçue le {jour_court(recue_on, jour_de_paris(instant).year)} : ce jour est à venir."
        blocages.append(Blocage("R23", message, _SOURCE))
    avertissements = _avertissements_delai(recue_on, avis_on) if refusee else ()
    return Verdict(tuple(blocages), avertissements)


def verdict_motifs_envoyes(recue_on: date, repondue_on: date | None, instant: datetime) -> Verdict:
    """Say whether the reasons may be noted as sent that day; None = not asked yet (R23)."""
    if repondue_on is None or recue_on <= repondue_on <= jour_de_paris(instant):
        return Verdict()
    recue = jour_court(recue_on, jour_de_paris(instant).year)
    message = f"La réponse se date entre la demande ({recue}) et aujourd’hui : vérifiez le jour."
    return Verdict((Blocage("R23", message, _SOURCE),))


def _avertissements_delai(recue_on: date | None, avis_on: date | None) -> tuple[Avertissement, ...]:
    if recue_on is None or avis_on is None:
        return ()
    if recue_on < avis_on:
        message = "La demande précède l’avis de fin de procédure : vérifiez les deux dates."
        return (Avertissement("R23", message, source=_SOURCE),)
    if recue_on > derniere_demande_on(avis_on):
        message = (
            "Demande reçue plus d’un mois après l’avis de fin de procédure : le délai pour demander les "
            "motifs est passé, vous pouvez tout de même répondre."
        )
        return (Avertissement("R23", message, source=_SOURCE),)
    return ()
