"""A request for a formation while another one is prepared here: never two without a word (R11)."""

from __future__ import annotations

from collections.abc import Iterable

from cfa_desktop.models.dates_fr import jour_court, jour_de_paris
from cfa_desktop.models.saisie import Nature, Saisie
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict

_NOMS = {Nature.CLOTURE: "Une clôture", Nature.AUGMENTATION: "Une augmentation"}


def phrase_preparee(item: Saisie, campagne: int) -> str:
    """Return « Une augmentation à 12 places est déjà préparée (lun. 9 juin) », without its full stop."""
    places = f" à {item.valeur} places" if item.nature is Nature.AUGMENTATION else ""
    jour = jour_court(jour_de_paris(item.preparee_at), campagne)
    return f"{_NOMS[item.nature]}{places} est déjà préparée ({jour})"


def avec_preparees(
    verdict: Verdict,
    nature: Nature,
    preparees: Iterable[Saisie],
    campagne: int,
    *,
    souhaitee: int | None = None,
) -> Verdict:
    """Add what is prepared already: the same request is refused, another number or kind is warned of (R11).

    **Choice**: another number replaces the one prepared; a closing and an increase contradict each other,
    so that both together must be confirmed.
    """
    blocages, avertissements = list(verdict.blocages), list(verdict.avertissements)
    for item in preparees:
        deja = phrase_preparee(item, campagne)
        if item.nature is not nature:
            message = f"{deja}\u202f: les deux demandes se contredisent."
            avertissements.append(Avertissement("R11", message, a_confirmer=True, source="S0"))
        elif nature is Nature.AUGMENTATION and item.valeur != str(souhaitee):
            suite = "une autre la remplacera."
            avertissements.append(Avertissement("R11", f"{deja}\u202f: {suite}", source="S0"))
        else:
            suite = "envoyez-la depuis À saisir en ligne."
            blocages.append(Blocage("R11", f"{deja}\u202f: {suite}", "S0"))
    return Verdict(tuple(blocages), tuple(avertissements))
