"""May the inscription administrative be said done? (R19)."""

from __future__ import annotations

from cfa_desktop.models.candidature import Situation
from cfa_desktop.models.etats import LABELS_REPONSE, Etat, Inscription, Reponse
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict


def verdict_ia(situation: Situation | None) -> Verdict:
    """Say whether « I.A. réalisée » may be prepared: a contract entered, and an accepting reply (R19)."""
    if situation is None or situation.etat_parcoursup is not Etat.CONTRAT_SAISI:
        return _refuse("L’inscription administrative demande un contrat saisi sur Parcoursup.")
    if situation.inscription is Inscription.EFFECTUEE:
        return _refuse("L’inscription administrative est déjà effectuée.")
    if situation.ia_preparee is not None:
        return _refuse("L’inscription administrative est déjà préparée, à saisir en ligne.")
    if situation.reponse is Reponse.OUI_DEFINITIF:
        return Verdict()
    if situation.reponse is Reponse.OUI_VOEUX_EN_ATTENTE:
        message = "Le candidat garde des vœux en attente : il peut encore renoncer à cette formation."
        return Verdict(avertissements=(Avertissement("R19", message, source="S0"),))
    reponse = LABELS_REPONSE[situation.reponse] if situation.reponse else "réponse inconnue"
    return _refuse(f"Le candidat n’a pas accepté la proposition ({reponse}).")


def _refuse(message: str) -> Verdict:
    return Verdict((Blocage("R19", message, "S0"),))
