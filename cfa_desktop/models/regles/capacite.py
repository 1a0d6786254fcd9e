"""The capacity of a formation: what it may become, and what it still allows (R8, R9, R10)."""

from __future__ import annotations

import re
from datetime import datetime

from cfa_desktop.models.calendrier import Calendrier
from cfa_desktop.models.dates_fr import jour_court, jour_de_paris
from cfa_desktop.models.regles.faits import FaitsFormation
from cfa_desktop.models.texte import sans_signes_invisibles
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict

_ENTIER = re.compile("[0-9]{1,4}")


def lire_capacite(texte: str) -> int | None:
    """Return the whole number written in a text, None when there is none."""
    nu = sans_signes_invisibles(texte).replace(" ", "")
    return int(nu) if _ENTIER.fullmatch(nu) else None


def verdict_capacite(
    valeur: int | None,
    faits: FaitsFormation,
    calendrier: Calendrier,
    instant: datetime,
    *,
    deja_affichee: bool = False,
) -> Verdict:
    """Say whether the capacity may take this value (R9).

    ``deja_affichee`` tells a capacity read on Parcoursup: a fact, which only warns when it is odd.
    """
    if valeur is None or valeur < 1:
        return Verdict((Blocage("R9", "La capacité est un nombre entier, 1 au moins.", "S0"),))
    blocages: list[Blocage] = []
    comptes, actuelle = faits.contrats_comptes, faits.formation.capacite
    if valeur < comptes:
        message = f"La capacité ne peut pas descendre à {valeur} : {_contrats(comptes)} déjà."
        blocages.append(Blocage("R9", message, "S0"))
    fin = calendrier.parametrage_fin
    if actuelle is not None and valeur < actuelle and fin is not None and jour_de_paris(instant) > fin:
        message = (
            f"Plus de baisse de capacité depuis la fin du paramétrage, "
            f"{jour_court(fin, calendrier.campagne)} (capacité actuelle : {actuelle})."
        )
        blocages.append(Blocage("R9", message, "S1"))
    if deja_affichee:
        return Verdict(
            (), tuple(Avertissement(raison.code, raison.message, source=raison.source) for raison in blocages)
        )
    return Verdict(tuple(blocages))


def blocages_places(faits: FaitsFormation) -> list[Blocage]:
    """Return why no place is left for one more contract (R8, R10)."""
    capacite, comptes = faits.formation.capacite, faits.contrats_comptes
    if capacite is None or capacite < 1:
        message = "Aucun contrat avant la capacité : saisissez la capacité de la formation."
        return [Blocage("R8", message, "S0")]
    if comptes >= capacite:
        message = (
            f"Formation complète : {_contrats(comptes)} pour {capacite} "
            f"place{'s' if capacite > 1 else ''}. Demandez la clôture du recrutement, "
            "ou une augmentation de capacité."
        )
        return [Blocage("R10", message, "S0")]
    return []


def _contrats(nombre: int) -> str:
    return "1 contrat compté" if nombre == 1 else f"{nombre} contrats comptés"
