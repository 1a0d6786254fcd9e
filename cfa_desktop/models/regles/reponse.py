"""What a reply means, and whether a reply or a démission may be noted here (R17, R18)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from cfa_desktop.models.candidature import Situation
from cfa_desktop.models.dates_fr import jour_court, jour_de_paris
from cfa_desktop.models.etats import LABELS_REPONSE, Etat, Reponse
from cfa_desktop.models.saisie import Statut
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict

EFFETS: Mapping[Reponse, str] = {
    Reponse.RESULTAT_ULTERIEUR: "Aucune proposition encore : le candidat n’a rien à répondre.",
    Reponse.EN_ATTENTE: (
        "Le candidat doit répondre avant la date limite ; sans réponse à temps, la proposition est perdue."
    ),
    Reponse.OUI_DEFINITIF: (
        "Le candidat accepte définitivement : il renonce à ses autres vœux. L’inscription administrative "
        "peut être faite."
    ),
    Reponse.OUI_VOEUX_EN_ATTENTE: (
        "Le candidat accepte et garde ses vœux en attente : il peut encore renoncer à cette formation."
    ),
    Reponse.RENONCIATION: (
        "Le candidat renonce à la proposition ; son contrat reste compté parmi les contrats saisis."
    ),
    Reponse.DEMISSION: (
        "Le candidat quitte la procédure ; un contrat déjà saisi reste compté parmi les contrats saisis."
    ),
}
EFFET_PERDUE = (
    "Pas de réponse dans les temps : la proposition est perdue (présumé). Son contrat reste compté parmi "
    "les contrats saisis."
)
REPONSES_A_NOTER = (
    Reponse.OUI_DEFINITIF,
    Reponse.OUI_VOEUX_EN_ATTENTE,
    Reponse.RENONCIATION,
    Reponse.DEMISSION,
)
_SUR_PARCOURSUP = "La démission se fait par le candidat sur Parcoursup : vous notez ce qu’il vous en a dit."


def effet_reponse(situation: Situation) -> str:
    """Return what the reply to the proposition means today, "" without a contract entered (R18)."""
    if situation.etat_parcoursup is not Etat.CONTRAT_SAISI:
        return ""
    if situation.proposition_perdue:
        return EFFET_PERDUE
    reponse = situation.reponse
    if reponse in (None, Reponse.RESULTAT_ULTERIEUR):
        reponse = Reponse.EN_ATTENTE
    return EFFETS[reponse]


def verdict_reponse(situation: Situation | None, reponse: Reponse | None = None) -> Verdict:
    """Say whether a reply may be noted; None = not chosen yet. It answers a proposition (R17, R18)."""
    if situation is None or situation.etat_parcoursup is not Etat.CONTRAT_SAISI:
        prepare = situation is not None and situation.contrat is not None
        message = "Pas de proposition sans contrat saisi sur Parcoursup"
        suite = " : saisissez d’abord le contrat préparé." if prepare else " : il n’y a rien à répondre."
        return Verdict((Blocage("R17", f"{message}{suite}", "S0"),))
    blocages = _blocages_choix(situation, reponse)
    avertissements: list[Avertissement] = []
    if situation.proposition_perdue:
        message = "La date limite de réponse est passée : vérifiez la réponse sur Parcoursup."
        avertissements.append(Avertissement("R18", message, source="S0"))
    return Verdict(tuple(blocages), tuple(avertissements))


def verdict_demission(situation: Situation | None) -> Verdict:
    """Say whether a démission may be noted here, until an import says it (R18)."""
    if situation is None or situation.etat is None:
        message = "Pas de candidature connue ici : il n’y a pas de démission à noter."
        return Verdict((Blocage("R18", message, "S0"),))
    if situation.etat is Etat.DEMISSION:
        return Verdict((Blocage("R18", "La démission est déjà connue.", "S0"),))
    avertissements = [Avertissement("R18", _SUR_PARCOURSUP, source="S0")]
    contrat = situation.contrat
    if contrat is not None and contrat.statut is Statut.PREPAREE:
        message = "Un contrat est préparé pour ce candidat : pensez à le retirer."
        avertissements.append(Avertissement("R18", message, source="S0"))
    elif situation.etat is Etat.CONTRAT_SAISI:
        message = "Le contrat saisi reste compté parmi les contrats, comme sur Parcoursup."
        avertissements.append(Avertissement("R10", message, source="S0"))
    return Verdict(avertissements=tuple(avertissements))


def blocages_note(le: date | None, instant: datetime, campagne: int) -> list[Blocage]:
    """Return why something seen on Parcoursup cannot be noted that day; None = not asked yet (R18)."""
    if le is None or le <= jour_de_paris(instant):
        return []
    message = f"Le {jour_court(le, campagne)} est à venir : notez ce que vous avez vu sur Parcoursup."
    return [Blocage("R18", message, "S0")]


def _blocages_choix(situation: Situation, reponse: Reponse | None) -> list[Blocage]:
    if reponse is None:
        return []
    if reponse not in REPONSES_A_NOTER:
        message = (
            f"« {LABELS_REPONSE[reponse]} » n’est pas une réponse du candidat : choisissez-en une autre."
        )
        return [Blocage("R18", message, "S0")]
    if reponse is situation.reponse:
        return [Blocage("R18", f"La réponse est déjà « {LABELS_REPONSE[reponse]} ».", "S0")]
    return []
