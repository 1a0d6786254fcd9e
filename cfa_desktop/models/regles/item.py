"""What may be done of an item of the queue: tick, withdraw, correct, give up (R4, R6, R12, R13, R17)."""

from __future__ import annotations

from datetime import datetime

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.dates_fr import jour_heure
from cfa_desktop.models.regles.contrat import verdict_contrat_saisi
from cfa_desktop.models.regles.faits import FaitsFormation
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.models.temps import atteint
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict

CONTRAT_A_ANNULER = (
    "Contrat déjà saisi sur Parcoursup : à faire annuler auprès de la DRAIO (aucune source publique ne "
    "décrit cette annulation)."
)
_FINIES = {
    Statut.CONSTATEE: "Un export a confirmé cette saisie : elle ne change plus.",
    Statut.ECART: "Un export contredit cette saisie : réglez l’écart.",
    Statut.ABANDONNEE: "Cette saisie est abandonnée : préparez-en une autre.",
}


def verdict_retrait(saisie: Saisie) -> Verdict:
    """Say whether an item may be withdrawn: a prepared one can, a typed one cannot (R4).

    No public source describes how a typed contract is cancelled: it is asked of the DRAIO.
    """
    if saisie.statut is Statut.PREPAREE:
        return Verdict()
    if saisie.statut is Statut.ABANDONNEE:
        return _refuse(_FINIES[Statut.ABANDONNEE])
    if saisie.nature is Nature.CONTRAT:
        return _refuse(CONTRAT_A_ANNULER)
    return _refuse(
        "Déjà saisi sur Parcoursup : cela ne se retire pas, seule une correction motivée est possible."
    )


def verdict_correction(saisie: Saisie, raison: str | None = None) -> Verdict:
    """Say whether an item may be corrected: freely when prepared, with a reason once typed (R4).

    ``raison`` None = not asked yet.
    """
    if saisie.statut is Statut.PREPAREE:
        return Verdict()
    if saisie.statut is not Statut.SAISIE:
        return _refuse(_FINIES[saisie.statut])
    if raison is not None and not raison.strip():
        return _refuse("Déjà saisi sur Parcoursup : dites pourquoi vous le corrigez.")
    message = "Déjà saisi sur Parcoursup : la correction demande une raison, gardée dans l’historique."
    return Verdict(avertissements=(Avertissement("R4", message, source="S0"),))


def verdict_cochee(
    saisie: Saisie,
    faits: FaitsFormation,
    calendrier: Calendrier,
    instant: datetime,
    *,
    presume: bool = False,
) -> Verdict:
    """Say whether an item may be ticked as typed online; R6, R10, R12 and R13 only warn (R13).

    ``faits.contrats_comptes`` leaves the item out; ``presume`` = the candidature has passed by itself.
    """
    if saisie.statut is Statut.SAISIE:
        return _refuse("Cette saisie est déjà cochée comme saisie en ligne.")
    if saisie.statut is not Statut.PREPAREE:
        return _refuse(_FINIES[saisie.statut])
    avertissements: list[Avertissement] = []
    if saisie.nature is Nature.CONTRAT:
        avertissements += verdict_contrat_saisi(faits, calendrier, instant).avertissements
    deja_dit = any(avertissement.code in ("R12", "R13") for avertissement in avertissements)
    if saisie.pas_avant is not None and not atteint(instant, saisie.pas_avant) and not deja_dit:
        quand = jour_heure(saisie.pas_avant, calendrier.campagne)
        message = f"Préparé pour plus tard : Parcoursup ne l’accepte qu’à partir du {quand}."
        avertissements.append(Avertissement("R12", message, source="S0"))
    if saisie.nature is Nature.DECISION and presume:
        message = "Trop tard : le passage automatique en recherche de contrat a déjà eu lieu (présumé)."
        avertissements.append(Avertissement("R6", message, source="S0"))
    return Verdict(avertissements=tuple(avertissements))


def _refuse(message: str) -> Verdict:
    return Verdict((Blocage("R4", message, "S0"),))
