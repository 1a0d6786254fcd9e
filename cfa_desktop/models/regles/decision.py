"""May a candidature be refused, or put « en recherche de contrat »? (R1-R4, R6, R16)."""

from __future__ import annotations

from datetime import datetime, timedelta

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.candidature import Situation
from cfa_desktop.models.dates_fr import jour_court, jour_heure
from cfa_desktop.models.etats import LABELS_ETAT, Etat
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.limites import A_FOURNIR
from cfa_desktop.models.saisie import Decision, Statut
from cfa_desktop.models.temps import debut_du_jour
from cfa_desktop.models.texte import fold
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict

_LABELS_DECISION = {Decision.REFUS: "un refus", Decision.RECHERCHE: "une mise en recherche"}


def verdict_refus(
    situation: Situation,
    formation: Formation,
    calendrier: Calendrier,
    instant: datetime,
    motif: str | None = None,
) -> Verdict:
    """Say whether a refusal may be prepared; ``motif`` None means that it was not asked yet (R1-R4, R6)."""
    blocages = _blocages_communs(situation, formation, calendrier)
    avertissements: list[Avertissement] = []
    contrat = situation.contrat
    if contrat is not None and contrat.statut is Statut.PREPAREE:
        message = "Un contrat est préparé pour ce candidat\u202f: retirez-le avant de refuser."
        blocages.append(Blocage("R16", message, "S0"))
    elif contrat is not None and contrat.est_vivante:
        message = "Un contrat est saisi en ligne pour ce candidat\u202f: il n’y a plus rien à refuser."
        blocages.append(Blocage("R16", message, "S0"))
    if motif is not None:
        blocages += _blocages_motif(formation, motif)
        if motif.strip() and not formation.criteres:
            avertissements.append(
                Avertissement(
                    "R3",
                    "Aucun critère d’examen n’est enregistré pour cette formation : "
                    "vérifiez que ce motif figure parmi les critères publiés.",
                    source="S0",
                )
            )
    avertissements += _avertissements_delai(situation, calendrier, instant)
    return Verdict(tuple(blocages), tuple(avertissements))


def verdict_recherche(situation: Situation, formation: Formation, calendrier: Calendrier) -> Verdict:
    """Say whether the candidature may be put « en recherche de contrat » by hand (R1, R2, R4, R6)."""
    return Verdict(tuple(_blocages_communs(situation, formation, calendrier)))


def _blocages_communs(situation: Situation, formation: Formation, calendrier: Calendrier) -> list[Blocage]:
    blocages: list[Blocage] = []
    etat = situation.etat
    if etat is None:
        blocages.append(
            Blocage("R1", "L’état de la candidature n’est pas connu : aucune décision possible.", "S0")
        )
    elif etat is Etat.NON_CONFIRMEE:
        blocages.append(
            Blocage(
                "R1", "Vœu non confirmé : ni refus ni mise en recherche. Un contrat reste possible.", "S0"
            )
        )
    elif situation.presume:
        blocages.append(_blocage_passage(situation, calendrier))
    elif etat is not Etat.CONFIRMEE:
        blocages.append(Blocage("R4", f"Déjà « {LABELS_ETAT[etat]} » : une décision ne se retire pas.", "S0"))
    if situation.presume or etat in (Etat.NON_CONFIRMEE, Etat.CONFIRMEE):
        blocages += _blocages_examen(formation)
    preparee = situation.decision_preparee
    if preparee is not None and preparee.decision is not None:
        quoi = _LABELS_DECISION[preparee.decision]
        message = f"Il y a déjà {quoi} à saisir en ligne : retirez la préparation d’abord."
        blocages.append(Blocage("R4", message, "S0"))
    return blocages


def _blocage_passage(situation: Situation, calendrier: Calendrier) -> Blocage:
    depuis = ""
    if situation.limite.passage_at is not None:
        depuis = f" depuis le {jour_heure(situation.limite.passage_at, calendrier.campagne)}"
    return Blocage("R6", f"Trop tard : passage automatique en recherche de contrat{depuis} (présumé).", "S0")


def _blocages_examen(formation: Formation) -> list[Blocage]:
    if formation.examine:
        return []
    if formation.examine is None:
        message = "« Examine les dossiers » n’est pas renseigné pour cette formation : dites-le d’abord."
    else:
        message = "La formation n’examine pas les dossiers : elle ne prend pas de décision."
    return [Blocage("R2", message, "S0")]


def _blocages_motif(formation: Formation, motif: str) -> list[Blocage]:
    if not motif.strip():
        return [Blocage("R3", "Choisissez le motif du refus parmi les critères publiés.", "S0")]
    if formation.criteres and fold(motif) not in {fold(critere) for critere in formation.criteres}:
        message = f"« {motif.strip()} » ne fait pas partie des critères publiés de la formation."
        return [Blocage("R3", message, "S0")]
    return []


def _avertissements_delai(
    situation: Situation, calendrier: Calendrier, instant: datetime
) -> list[Avertissement]:
    if situation.etat is not Etat.CONFIRMEE:
        return []
    limite = situation.limite
    if limite.jour is None:
        if limite.mention != A_FOURNIR:
            return []
        message = "La date limite d’examen n’est pas connue : vérifiez-la sur Parcoursup."
        return [Avertissement("R5", message, source="S0")]
    if instant < debut_du_jour(limite.jour + timedelta(days=1)):
        return []
    jour = jour_court(limite.jour, calendrier.campagne)
    suite = ""
    if limite.passage_at is not None:
        suite = f" ; passage automatique {jour_heure(limite.passage_at, calendrier.campagne)}"
    message = f"Délai dépassé : la date limite d’examen était {jour}, 23 h 59{suite}."
    return [Avertissement("R6", message, source="S0")]
