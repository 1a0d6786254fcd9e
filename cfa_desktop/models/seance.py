"""A session of typing at the guichet: what became of each item, said in French."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.dates_fr import heure, jour_court
from cfa_desktop.models.saisie import Decision, Nature, Saisie, Statut

_MINUTE = timedelta(minutes=1)
_MINUTES_PAR_HEURE = 60
_TYPEES = (Statut.SAISIE, Statut.CONSTATEE, Statut.ECART)


class Issue(StrEnum):
    """What became of an item that was up; values are what the officer reads."""

    SAISI = "saisi"
    REFUSE = "refusé par Parcoursup"
    REPORTE = "reporté"
    ABANDONNE = "abandonné"


PLURIELS: dict[Issue, tuple[str, str]] = {
    Issue.SAISI: ("saisie faite", "saisies faites"),
    Issue.REFUSE: ("refusée par Parcoursup", "refusées par Parcoursup"),
    Issue.REPORTE: ("reportée", "reportées"),
    Issue.ABANDONNE: ("abandonnée", "abandonnées"),
}


_NOMS: dict[Nature, str] = {
    Nature.CONTRAT: "Contrat",
    Nature.IA: "I.A. réalisée",
    Nature.CAPACITE: "Capacité",
    Nature.CLOTURE: "Clôture du recrutement",
    Nature.AUGMENTATION: "Augmentation de capacité",
    Nature.MESSAGE: "Message aux candidats",
}
_DECISIONS: dict[Decision | None, str] = {
    Decision.REFUS: "Refus",
    Decision.RECHERCHE: "«\u00a0En recherche de contrat\u00a0»",
}


class LigneSeance(NamedTuple):
    """One item of a session; ``detail`` says when, why or until when."""

    carte: ASaisir
    issue: Issue
    detail: str

    @property
    def objet(self) -> str:
        """Return what was to be typed, « Contrat, DUPONT & FILS », « Refus », « Capacité, 12 »."""
        saisie = self.carte.saisie
        if saisie.nature is Nature.DECISION:
            return _DECISIONS.get(saisie.decision, "Décision")
        precise = {Nature.CONTRAT: saisie.employeur, Nature.CAPACITE: saisie.valeur}.get(saisie.nature)
        return f"{_NOMS[saisie.nature]}, {precise}" if precise else _NOMS[saisie.nature]

    @property
    def resultat(self) -> str:
        """Return « saisi à 14 h 32 », « refusé par Parcoursup : SIRET refusé »."""
        if self.issue in (Issue.REFUSE, Issue.ABANDONNE):
            return f"{self.issue}\u202f: {self.detail}"
        return f"{self.issue} {self.detail}".strip()


class BilanSeance(NamedTuple):
    """A session: since when, until when, what was done in its order, and how many items are left."""

    debut: datetime
    fin: datetime
    lignes: tuple[LigneSeance, ...]
    restantes: int

    def compter(self, issue: Issue) -> int:
        """Return how many items ended so."""
        return sum(ligne.issue is issue for ligne in self.lignes)


def issue_de(saisie: Saisie, aujourdhui: date) -> Issue | None:
    """Return what became of an item, None when it waits again like the others."""
    if saisie.statut in _TYPEES:
        return Issue.SAISI
    if saisie.statut is Statut.ABANDONNEE:
        return Issue.ABANDONNE
    if saisie.refus_parcoursup:
        return Issue.REFUSE
    if saisie.reporte_au is not None and saisie.reporte_au > aujourdhui:
        return Issue.REPORTE
    return None


def detail_de(saisie: Saisie, issue: Issue) -> str:
    """Return when an item was typed, why it was not, or until when it waits."""
    if issue is Issue.SAISI:
        return f"à {heure(saisie.saisie_at)}" if saisie.saisie_at else ""
    if issue is Issue.REPORTE:
        return f"au {jour_court(saisie.reporte_au)}" if saisie.reporte_au else ""
    return saisie.refus_parcoursup if issue is Issue.REFUSE else saisie.raison_abandon


def dire_duree(duree: timedelta) -> str:
    """Return « 34 min », « 1 h 05 », « moins d’une minute »."""
    if duree < _MINUTE:
        return "moins d’une minute"
    heures, minutes = divmod(int(duree.total_seconds()) // _MINUTES_PAR_HEURE, _MINUTES_PAR_HEURE)
    return f"{heures}\u00a0h\u00a0{minutes:02d}" if heures else f"{minutes}\u00a0min"


def dire_comptes(bilan: BilanSeance) -> list[str]:
    """Return « 12 saisies faites », « 1 reportée », « 3 restent à saisir », nothing that did not happen."""
    dits = []
    for issue in Issue:
        nombre = bilan.compter(issue)
        if nombre or issue is Issue.SAISI:
            dits.append(f"{nombre}\u00a0{PLURIELS[issue][nombre > 1]}")
    reste = "restent" if bilan.restantes > 1 else "reste"
    dits.append(f"{bilan.restantes}\u00a0{reste} à saisir" if bilan.restantes else "rien ne reste à saisir")
    return dits
