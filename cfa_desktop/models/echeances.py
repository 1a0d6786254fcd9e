"""What is due and when: decisions, passages, replies, steps and the dates of the campagne."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cfa_desktop.models.calendrier import Calendrier
from cfa_desktop.models.etats import Etat, Reponse
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Decision, Statut
from cfa_desktop.models.temps import fin_du_jour

_PREPAREE = {Decision.REFUS: "refus préparé", Decision.RECHERCHE: "mise en recherche préparée"}


class Quoi(StrEnum):
    """Kinds of things due (JSON values)."""

    DECISION = "decision"
    PASSAGE = "passage"
    REPONSE = "reponse"
    CONTRATS = "contrats"
    RAPPORT = "rapport"
    SUIVI = "suivi"
    PARAMETRAGE = "parametrage"


@dataclass(frozen=True, slots=True)
class Echeance:
    """One thing due; ``numero`` is "" for what concerns a whole formation, ``pourquoi`` is French."""

    le: datetime
    quoi: Quoi
    numero: str
    formation: str
    pourquoi: str


def echeances(
    lignes: Iterable[CandidatureLine],
    formations: Sequence[Formation],
    calendrier: Calendrier,
    instant: datetime,
) -> tuple[Echeance, ...]:
    """Return what is due at the instant, nearest first, what is late included.

    ``lignes`` are the lines of these formations as they stand at the instant.
    """
    dues: list[Echeance] = []
    a_saisir: dict[str, int] = {}
    etapes: set[tuple[str, object, str]] = set()
    for ligne in lignes:
        if ligne.contrat is Statut.PREPAREE:
            a_saisir[ligne.formation_code] = a_saisir.get(ligne.formation_code, 0) + 1
        if ligne.disparue_on is None:
            dues += _de_candidature(ligne, instant)
        etape = (ligne.numero, ligne.prochaine_etape_on, ligne.prochaine_etape)
        if ligne.prochaine_etape_on is not None and etape not in etapes:
            etapes.add(etape)
            le = fin_du_jour(ligne.prochaine_etape_on)
            dues.append(Echeance(le, Quoi.SUIVI, ligne.numero, ligne.formation_code, ligne.prochaine_etape))
    for formation in formations:
        dues += _de_formation(formation, calendrier, instant, a_saisir.get(formation.code, 0))
    return tuple(sorted(dues, key=lambda due: (due.le, due.formation, due.quoi, due.numero)))


def _de_candidature(ligne: CandidatureLine, instant: datetime) -> Iterator[Echeance]:
    if ligne.etat is Etat.CONFIRMEE and ligne.limite_on is not None:
        preparee = f" ({_PREPAREE[ligne.decision_preparee]}, à saisir)" if ligne.decision_preparee else ""
        pourquoi = f"Date limite d’examen (R5){preparee}"
        yield Echeance(
            fin_du_jour(ligne.limite_on), Quoi.DECISION, ligne.numero, ligne.formation_code, pourquoi
        )
    if ligne.etat is Etat.CONFIRMEE and ligne.passage_at is not None and ligne.passage_at > instant:
        pourquoi = "Passage automatique en recherche de contrat (R2, R6)"
        yield Echeance(ligne.passage_at, Quoi.PASSAGE, ligne.numero, ligne.formation_code, pourquoi)
    en_attente = ligne.reponse in (None, Reponse.EN_ATTENTE)
    if ligne.etat is Etat.CONTRAT_SAISI and en_attente and ligne.limite_reponse_on is not None:
        pourquoi = "Réponse du candidat à la proposition (R17)"
        le = fin_du_jour(ligne.limite_reponse_on)
        yield Echeance(le, Quoi.REPONSE, ligne.numero, ligne.formation_code, pourquoi)


def _de_formation(
    formation: Formation, calendrier: Calendrier, instant: datetime, a_saisir: int
) -> Iterator[Echeance]:
    if calendrier.contrats.au is not None and formation.cloturee_on is None:
        yield from _a_venir(formation, Quoi.CONTRATS, fin_du_jour(calendrier.contrats.au), instant, a_saisir)
    if calendrier.rapports.au is not None and formation.examine:
        yield from _a_venir(formation, Quoi.RAPPORT, fin_du_jour(calendrier.rapports.au), instant)
    if calendrier.parametrage_fin is not None:
        yield from _a_venir(formation, Quoi.PARAMETRAGE, fin_du_jour(calendrier.parametrage_fin), instant)


def _a_venir(
    formation: Formation, quoi: Quoi, le: datetime, instant: datetime, a_saisir: int = 0
) -> Iterator[Echeance]:
    if le < instant:
        return
    pourquoi = {
        Quoi.CONTRATS: "Fin de la saisie des contrats (R13)",
        Quoi.RAPPORT: "Rapport public d’examen des vœux (R22)",
        Quoi.PARAMETRAGE: "Fin du paramétrage : plus de baisse de capacité ensuite (R9)",
    }[quoi]
    if a_saisir == 1:
        pourquoi += " : 1 contrat préparé n’est pas saisi"
    elif a_saisir:
        pourquoi += f" : {a_saisir} contrats préparés ne sont pas saisis"
    yield Echeance(le, quoi, "", formation.code, pourquoi)
