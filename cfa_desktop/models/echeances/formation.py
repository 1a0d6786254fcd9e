"""What is due about a whole formation: windows, capacity, requests, report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.dates_fr import jour_court, jour_de_paris
from cfa_desktop.models.echeances.echeance import Autour, Echeance, Quoi, SansDate
from cfa_desktop.models.echeances.echeance import cle as cle_de
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.models.temps import debut_du_jour, fin_du_jour

REPONSE_ATTENDUE_JOURS = 7
"""After how many days a request without an answer is asked about again: a choice, no source says it."""


def de_formation(
    formation: Formation, calendrier: Calendrier, instant: datetime, autour: Autour, prepares: int
) -> Iterator[Echeance]:
    """Return what is due about a formation, of which ``prepares`` contracts wait (R8, R9, R11, R13, R22)."""
    items = [saisie for saisie in autour.saisies if saisie.formation_id == formation.id]
    if formation.cloturee_on is None:
        yield from _contrats(formation, calendrier, instant, prepares)
        yield from _capacite(formation, calendrier, instant, items)
        yield from _demandes(formation, calendrier, items)
    fin = calendrier.rapports.au
    if fin is not None and formation.examine:
        publie_on = autour.rapports_publies.get(formation.id)
        if publie_on is not None or fin_du_jour(fin) >= instant:
            pourquoi = "Rapport public d’examen des vœux"
            due = _due(formation, calendrier, Quoi.RAPPORT, fin_du_jour(fin), pourquoi)
            yield due._replace(faite_on=publie_on)
    fin = calendrier.parametrage_fin
    if fin is not None and fin_du_jour(fin) >= instant:
        pourquoi = "Fin du paramétrage : plus de baisse de capacité ensuite"
        yield _due(formation, calendrier, Quoi.PARAMETRAGE, fin_du_jour(fin), pourquoi)


def sans_date_de_formation(
    formations: Sequence[Formation], calendrier: Calendrier, instant: datetime
) -> Iterator[SansDate]:
    """Return the capacities to enter when the calendar does not say from when contracts may be."""
    if calendrier.contrats.du is not None or _contrats_finis(calendrier, instant):
        return
    for formation in formations:
        if formation.capacite is None and formation.cloturee_on is None:
            pourquoi = "Aucun contrat ne peut être saisi avant la capacité"
            yield SansDate(Quoi.CAPACITE, formation.code, formation.id, (), pourquoi, ("R8",))


def _contrats(
    formation: Formation, calendrier: Calendrier, instant: datetime, prepares: int
) -> Iterator[Echeance]:
    ouverture, fin = calendrier.contrats.du, calendrier.contrats.au
    if ouverture is not None and debut_du_jour(ouverture) > instant:
        pourquoi = "Ouverture de la saisie des contrats"
        yield _due(formation, calendrier, Quoi.OUVERTURE, debut_du_jour(ouverture), pourquoi)
    if fin is not None and fin_du_jour(fin) >= instant:
        detail = ""
        if prepares:
            s = "s" if prepares > 1 else ""
            detail = f"{prepares} contrat{s} préparé{s} {'ne sont' if s else 'n’est'} pas saisi{s}"
        pourquoi = "Fin de la saisie des contrats" + (f" : {detail}" if detail else "")
        yield _due(formation, calendrier, Quoi.CONTRATS, fin_du_jour(fin), pourquoi, detail=detail)


def _capacite(
    formation: Formation, calendrier: Calendrier, instant: datetime, items: Sequence[Saisie]
) -> Iterator[Echeance]:
    ouverture = calendrier.contrats.du
    if formation.capacite is not None or ouverture is None or _contrats_finis(calendrier, instant):
        return
    preparees = [i.id for i in items if i.nature is Nature.CAPACITE and i.statut is Statut.PREPAREE]
    pourquoi = "Aucun contrat ne peut être saisi avant la capacité"
    detail = "préparée, à saisir" if preparees else ""
    due = _due(formation, calendrier, Quoi.CAPACITE, debut_du_jour(ouverture), pourquoi, detail=detail)
    yield due._replace(saisie_id=preparees[-1] if preparees else 0)


def _demandes(formation: Formation, calendrier: Calendrier, items: Sequence[Saisie]) -> Iterator[Echeance]:
    demandes = []
    if formation.cloture_demandee_on is not None:
        demandes.append((Quoi.CLOTURE, "Clôture", formation.cloture_demandee_on))
    demandes += [
        (Quoi.AUGMENTATION, "Augmentation", jour_de_paris(item.saisie_at))
        for item in items
        if item.nature is Nature.AUGMENTATION and item.statut is Statut.SAISIE and item.saisie_at is not None
    ]
    for quoi, nom, jour in demandes:
        demandee = f"demandée le {jour_court(jour, calendrier.campagne)}"
        le = fin_du_jour(jour + timedelta(days=REPONSE_ATTENDUE_JOURS))
        pourquoi = f"{nom} {demandee}, sans réponse notée"
        yield _due(formation, calendrier, quoi, le, pourquoi, detail=f"{demandee}, réponse à vérifier")


def _due(  # noqa: PLR0913 - each says one thing of the same date
    formation: Formation,
    calendrier: Calendrier,
    quoi: Quoi,
    le: datetime,
    pourquoi: str,
    *,
    detail: str = "",
) -> Echeance:
    cle = cle_de(quoi, calendrier.campagne, formation=formation.code, jour=jour_de_paris(le))
    return Echeance(le, quoi, "", formation.code, pourquoi, cle=cle, formation_id=formation.id, detail=detail)


def _contrats_finis(calendrier: Calendrier, instant: datetime) -> bool:
    fin = calendrier.contrats.au
    return fin is not None and instant > fin_du_jour(fin)
