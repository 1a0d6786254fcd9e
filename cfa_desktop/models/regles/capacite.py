"""The capacity of a formation: what it may become, and what it still allows (R8-R11)."""

from __future__ import annotations

import re
from datetime import date, datetime

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.dates_fr import jour_court, jour_de_paris
from cfa_desktop.models.regles.cloture import avertissements_reste, blocages_close
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

    ``deja_affichee`` tells a capacity read on Parcoursup (a granted increase too): a fact, which only warns
    when it is odd. **Choice**: an increase is free until the formation is full or paramétrage ends, then it
    warns that Parcoursup gives it on request (R11).
    """
    if valeur is None or valeur < 1:
        return Verdict((Blocage("R9", "La capacité est un nombre entier, 1 au moins.", "S0"),))
    blocages: list[Blocage] = []
    comptes, actuelle = faits.contrats_comptes, faits.formation.capacite
    if valeur < comptes:
        message = f"La capacité ne peut pas descendre à {valeur} : {_contrats(comptes)} déjà."
        blocages.append(Blocage("R9", message, "S0"))
    fin = _fin_passee(calendrier, instant)
    if actuelle is not None and valeur < actuelle and fin is not None:
        message = (
            f"Plus de baisse de capacité depuis la fin du paramétrage, "
            f"{jour_court(fin, calendrier.campagne)} (capacité actuelle : {actuelle})."
        )
        blocages.append(Blocage("R9", message, "S1"))
    if deja_affichee:
        return Verdict(
            (), tuple(Avertissement(raison.code, raison.message, source=raison.source) for raison in blocages)
        )
    return Verdict(tuple(blocages), _avertissements_hausse(valeur, faits, calendrier, instant))


def verdict_baisse(faits: FaitsFormation, calendrier: Calendrier, instant: datetime) -> Verdict:
    """Say whether the capacity may still go down at all, by one place (R8, R9)."""
    actuelle = faits.formation.capacite
    if actuelle is None:
        message = "Aucune capacité n’est saisie : il n’y a rien à baisser."
        return Verdict((Blocage("R8", message, "S0"),))
    return verdict_capacite(actuelle - 1, faits, calendrier, instant)


def verdict_augmentation(faits: FaitsFormation, souhaitee: int | None = None) -> Verdict:
    """Say whether more places may be asked for; ``souhaitee`` None = not said yet (R9, R11)."""
    formation, comptes = faits.formation, faits.contrats_comptes
    if formation.capacite is None:
        message = "Aucune augmentation avant la capacité : saisissez la capacité de la formation."
        return Verdict((Blocage("R8", message, "S0"),))
    blocages = blocages_close(formation)
    if souhaitee is not None and souhaitee <= formation.capacite:
        message = f"Demandez plus que la capacité actuelle ({formation.capacite})."
        blocages.append(Blocage("R9", message, "S0"))
    return Verdict(tuple(blocages), avertissements_reste(formation.capacite - comptes))


def baisse_ouverte(calendrier: Calendrier, instant: datetime) -> bool:
    """Say whether the end of paramétrage still lets a capacity go down (R9)."""
    return _fin_passee(calendrier, instant) is None


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


def _fin_passee(calendrier: Calendrier, instant: datetime) -> date | None:
    fin = calendrier.parametrage_fin
    return fin if fin is not None and jour_de_paris(instant) > fin else None


def _avertissements_hausse(
    valeur: int, faits: FaitsFormation, calendrier: Calendrier, instant: datetime
) -> tuple[Avertissement, ...]:
    actuelle = faits.formation.capacite
    if actuelle is None or valeur <= actuelle:
        return ()
    if faits.contrats_comptes >= actuelle:
        raison = "la formation est complète"
    elif _fin_passee(calendrier, instant) is not None:
        raison = "le paramétrage est terminé"
    else:
        return ()
    message = f"Une augmentation se demande par le formulaire de contact : {raison}."
    return (Avertissement("R11", message, source="S0"),)


def _contrats(nombre: int) -> str:
    return "1 contrat compté" if nombre == 1 else f"{nombre} contrats comptés"
