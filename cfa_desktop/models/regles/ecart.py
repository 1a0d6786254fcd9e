"""How an item that an export contradicts is settled: type it again, wait, agree, give it up (R4, R10)."""

from __future__ import annotations

from cfa_desktop.models.regles.capacite import blocages_places
from cfa_desktop.models.regles.faits import FaitsFormation
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.models.verdict import Blocage, Verdict

PAS_UN_ECART = "Aucun export ne contredit cette saisie\u202f: il n’y a pas d’écart à régler."
JAMAIS_COCHEE = (
    "Cette préparation n’a jamais été cochée comme saisie en ligne\u202f: il n’y a rien à attendre."
)
DEJA_UNE_AUTRE = "Une autre saisie de même nature attend déjà pour ce candidat\u202f: réglez-la d’abord."


def verdict_ecart(saisie: Saisie) -> Verdict:
    """Say whether there is something to settle: agreeing with Parcoursup or giving up is then always free."""
    return Verdict() if saisie.statut is Statut.ECART else _refuse(PAS_UN_ECART)


def verdict_remise(saisie: Saisie, preparation: Verdict) -> Verdict:
    """Say whether a contradicted item may be prepared again: as if it were prepared now, on the new facts."""
    return preparation if saisie.statut is Statut.ECART else _refuse(PAS_UN_ECART)


def verdict_patience(
    saisie: Saisie, faits: FaitsFormation, *, deja_compte: bool, autre_vivante: bool
) -> Verdict:
    """Say whether a typed item may await the next export: it counts again, and so needs its place (R10).

    ``deja_compte`` = the candidature fills a place without it; ``autre_vivante`` = another item of the same
    nature lives on it.
    """
    if saisie.statut is not Statut.ECART:
        return _refuse(PAS_UN_ECART)
    blocages = []
    if saisie.saisie_at is None:
        blocages.append(Blocage("R4", JAMAIS_COCHEE, "S0"))
    if autre_vivante:
        blocages.append(Blocage("R4", DEJA_UNE_AUTRE, "S0"))
    if saisie.nature is Nature.CONTRAT and not deja_compte:
        blocages += blocages_places(faits)
    return Verdict(tuple(blocages))


def _refuse(message: str) -> Verdict:
    return Verdict((Blocage("R4", message, "S0"),))
