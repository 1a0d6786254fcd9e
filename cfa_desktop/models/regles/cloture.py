"""The closing of a recruitment, and the requests that a full formation sends (R11, R13)."""

from __future__ import annotations

from cfa_desktop.models.dates_fr import avec_point, jour_court
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.regles.faits import FaitsFormation
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict


def verdict_cloture(faits: FaitsFormation) -> Verdict:
    """Say whether the closing of the recruitment may be asked for: once, preferably when full (R11)."""
    formation = faits.formation
    blocages = blocages_close(formation)
    if formation.cloture_demandee_on is not None and not blocages:
        jour = jour_court(formation.cloture_demandee_on, formation.campagne)
        blocages.append(Blocage("R11", avec_point(f"La clôture est déjà demandée depuis le {jour}"), "S0"))
    reste = (formation.capacite or 0) - faits.contrats_comptes
    return Verdict(tuple(blocages), avertissements_reste(reste))


def verdict_envoi(verdict: Verdict, envoyee: bool) -> Verdict:
    """Say whether a request may be made again: not while one, already sent, awaits its answer (R11)."""
    if not envoyee or verdict.blocages:
        return verdict
    message = "Une demande est déjà envoyée : notez d’abord ce que Parcoursup a répondu."
    return Verdict((Blocage("R11", message, "S0"),), verdict.avertissements)


def verdict_cloture_constatee(formation: Formation) -> Verdict:
    """Say whether the recruitment may be noted as closed: once (R11)."""
    return Verdict((_deja_close(formation),)) if formation.cloturee_on is not None else Verdict()


def verdict_reouverture(formation: Formation) -> Verdict:
    """Say why a closed recruitment does not open again: no public source describes it (R11)."""
    if formation.cloturee_on is not None:
        return Verdict((_deja_close(formation),))
    message = "Le recrutement n’est pas clôturé : il n’y a rien à rouvrir."
    return Verdict((Blocage("R11", message, "S0"),))


def blocages_close(formation: Formation) -> list[Blocage]:
    """Return why nothing more is asked for a closed recruitment (R13)."""
    if formation.cloturee_on is None:
        return []
    jour = jour_court(formation.cloturee_on, formation.campagne)
    message = avec_point(f"Le recrutement de la formation est clôturé depuis le {jour}")
    return [Blocage("R13", message, "S0")]


def avertissements_reste(reste: int) -> tuple[Avertissement, ...]:
    """Warn that the formation is not full yet (R11)."""
    if reste < 1:
        return ()
    places = "1 place" if reste == 1 else f"{reste} places"
    return (Avertissement("R11", f"La formation n’est pas complète : {places} encore.", source="S0"),)


def _deja_close(formation: Formation) -> Blocage:
    depuis = jour_court(formation.cloturee_on, formation.campagne) if formation.cloturee_on else ""
    message = (
        f"Le recrutement est clôturé depuis le {depuis} : aucune source publique ne décrit de "
        "réouverture. Écrivez à Parcoursup par la rubrique contact."
    )
    return Blocage("R11", message, "S0")
