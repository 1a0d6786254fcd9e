"""Requests for the reasons of a refusal: who asked, within the month or not, answered or not (R23)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from cfa_desktop.models.candidature import Situation
from cfa_desktop.models.dates_fr import jour_court
from cfa_desktop.models.etats import LABELS_ETAT, Etat
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict

_SOURCE = "S4"
MOIS = 12


class DemandeMotifs(NamedTuple):
    """A request; ``avis_on`` is the end-of-procedure notice, None while nobody looked it up."""

    id: int
    candidature_id: int
    candidat_id: int
    formation_id: int
    campagne: int
    formation_nom: str
    numero: str
    candidat: str
    recue_on: date
    avis_on: date | None = None
    repondue_on: date | None = None
    note: str = ""

    @property
    def recevable_jusqu_au(self) -> date | None:
        """Return the last day to ask, one month after the notice; None while the notice is unknown."""
        return None if self.avis_on is None else un_mois_apres(self.avis_on)

    @property
    def hors_delai(self) -> bool:
        """Say whether the request came after the month."""
        return self.recevable_jusqu_au is not None and self.recue_on > self.recevable_jusqu_au

    @property
    def a_repondre_avant(self) -> date | None:
        """Return the day to answer by, a month after it came (choice: no source says); None once done."""
        return None if self.repondue_on is not None else un_mois_apres(self.recue_on)


def un_mois_apres(jour: date) -> date:
    """Return the same day of the next month, its last day when it is shorter."""
    mois_suivants = jour.year * MOIS + jour.month  # months counted from 0: this is already the next one
    annee, mois = mois_suivants // MOIS, mois_suivants % MOIS + 1
    return date(annee, mois, min(jour.day, monthrange(annee, mois)[1]))


def verdict_demande_motifs(situation: Situation, demande: DemandeMotifs, aujourdhui: date) -> Verdict:
    """Say whether a request may be recorded: what is odd about it only warns (R23)."""
    blocages, avertissements = [], []
    campagne = demande.campagne
    if demande.recue_on > aujourdhui:
        message = f"Reçue le {jour_court(demande.recue_on, campagne)}\u202f: ce jour est à venir."
        blocages.append(Blocage("R23", message, _SOURCE))
    if demande.avis_on is not None and demande.recue_on < demande.avis_on:
        message = "La demande est datée d’avant l’avis de fin de procédure\u202f: vérifiez les deux dates."
        blocages.append(Blocage("R23", message, _SOURCE))
    if situation.etat is not Etat.REFUSEE:
        etat = LABELS_ETAT[situation.etat] if situation.etat else "état à préciser"
        message = f"La candidature n’est pas refusée ici ({etat})\u202f: vérifiez la personne."
        avertissements.append(Avertissement("R23", message, source=_SOURCE))
    limite = demande.recevable_jusqu_au
    if limite is not None and demande.hors_delai:
        message = f"Hors délai\u202f: le mois pour demander finissait le {jour_court(limite, campagne)}."
        avertissements.append(Avertissement("R23", message, source=_SOURCE))
    return Verdict(tuple(blocages), tuple(avertissements))
