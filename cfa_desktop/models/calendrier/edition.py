"""What the officer changes in a calendar: kept beside the shipped dates, each value with its origin."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from cfa_desktop.models.calendrier.champs import CHAMPS, REPONSES, Valeur, est_vide, lire_champ, poser_champs
from cfa_desktop.models.calendrier.dates import Calendrier, Origine, Provenance, RegleReponse


class ChampEdite(NamedTuple):
    """A value as it stands in the base; None erases the shipped one."""

    valeur: Valeur
    provenance: Provenance


class Retouche(NamedTuple):
    """What the officer typed and confirmed on the screen, before it is recorded."""

    valeurs: Mapping[str, Valeur] = MappingProxyType({})
    confirmees: frozenset[str] = frozenset()


Edition = Mapping[str, ChampEdite]
"""What differs from the shipped calendar, by key of field; empty: nothing was changed here."""


def fusionner(livre: Calendrier, edition: Edition) -> Calendrier:
    """Return the calendar to work with: what was changed here over the shipped dates.

    A date taken over from the year before and not confirmed since gives way to a published one.
    """
    retenus = {
        cle: edite
        for cle, edite in edition.items()
        if not (_est_provisoire(edite) and not est_vide(lire_champ(livre, cle)))
    }
    if not retenus:
        return livre
    calendrier = poser_champs(livre, {cle: edite.valeur for cle, edite in retenus.items()})
    provenances = dict(livre.provenances) | {cle: edite.provenance for cle, edite in retenus.items()}
    ordonnees = tuple((champ.cle, provenances[champ.cle]) for champ in CHAMPS if champ.cle in provenances)
    return calendrier._replace(provenances=ordonnees)


def retoucher(livre: Calendrier, edition: Edition, retouche: Retouche, le: date) -> Edition:
    """Return what the base keeps once these values are typed and these fields confirmed on that day.

    A value typed back to the shipped one is shipped again, with its own source and mark.
    """
    calendrier = fusionner(livre, edition)
    neuve = dict(edition)
    for cle, valeur in retouche.valeurs.items():
        if valeur == lire_champ(calendrier, cle):
            continue
        if valeur == lire_champ(livre, cle):
            neuve.pop(cle, None)
        else:
            neuve[cle] = ChampEdite(valeur, Provenance(Origine.MODIFIEE, le=le, a_confirmer=_doute(valeur)))
    actuel = fusionner(livre, neuve)
    for cle in retouche.confirmees:
        provenance, valeur = actuel.provenance(cle), lire_champ(actuel, cle)
        if not est_vide(valeur) and provenance.a_confirmer:
            neuve[cle] = ChampEdite(_sans_doute(valeur), provenance._replace(a_confirmer=False, le=le))
    return neuve


def reprendre(precedent: Calendrier, campagne: int) -> Edition:
    """Return the dates of the year before moved to the campagne, all to confirm; none is added."""
    annees = campagne - precedent.campagne
    provenance = Provenance(Origine.REPRISE, str(precedent.campagne), a_confirmer=True)
    edition: dict[str, ChampEdite] = {}
    for champ in CHAMPS:
        valeur = lire_champ(precedent, champ.cle)
        if not est_vide(valeur):
            edition[champ.cle] = ChampEdite(_decaler(valeur, annees), provenance)
    return edition


def en_ordre(retouche: Retouche) -> Retouche:
    """Return the same change with its reply rules in the order of days, as they are kept."""
    if REPONSES not in retouche.valeurs:
        return retouche
    regles = sorted(_regles(retouche.valeurs[REPONSES]), key=lambda regle: regle.recue_du)
    return retouche._replace(valeurs={**retouche.valeurs, REPONSES: tuple(regles)})


def decaler_jour(jour: date, annees: int) -> date:
    """Return the same day of another year; 29 February becomes the 28th when that year has none."""
    try:
        return jour.replace(year=jour.year + annees)
    except ValueError:
        return jour.replace(year=jour.year + annees, day=28)


def _est_provisoire(edite: ChampEdite) -> bool:
    return edite.provenance.origine is Origine.REPRISE and edite.provenance.a_confirmer


def _decaler(valeur: Valeur, annees: int) -> Valeur:
    if isinstance(valeur, date):
        return decaler_jour(valeur, annees)
    if not isinstance(valeur, tuple):
        return valeur
    return tuple(_decaler_regle(regle, annees) for regle in _regles(valeur)) or valeur


def _decaler_regle(regle: RegleReponse, annees: int) -> RegleReponse:
    return RegleReponse(
        recue_du=decaler_jour(regle.recue_du, annees),
        recue_au=decaler_jour(regle.recue_au, annees),
        limite=None if regle.limite is None else decaler_jour(regle.limite, annees),
        delai_jours=regle.delai_jours,
        suspendue=tuple((decaler_jour(du, annees), decaler_jour(au, annees)) for du, au in regle.suspendue),
        a_confirmer=True,
    )


def _regles(valeur: Valeur) -> tuple[RegleReponse, ...]:
    if not isinstance(valeur, tuple):
        return ()
    return tuple(regle for regle in valeur if isinstance(regle, RegleReponse))


def _doute(valeur: Valeur) -> bool:
    return any(regle.a_confirmer for regle in _regles(valeur))


def _sans_doute(valeur: Valeur) -> Valeur:
    return tuple(regle._replace(a_confirmer=False) for regle in _regles(valeur)) or valeur
