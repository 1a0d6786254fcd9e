"""The examination deadline and the automatic passage to « En recherche de contrat » (R2, R5, R6, R7)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.candidature import FaitsCandidature, Limite, OrigineLimite
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.temps import debut_du_jour

A_FOURNIR = "date à fournir"
A_PRECISER = "à préciser"
SANS_DELAI = "sans délai"
SANS_EXAMEN = "sans examen"
NON_CONFIRME = "connue après confirmation du vœu"
_DEMAIN = timedelta(days=1)


def limite_examen(faits: FaitsCandidature, formation: Formation, calendrier: Calendrier) -> Limite:
    """Return the deadline and the instant of the automatic passage; nothing unknown is presumed.

    Depends only on ``faits.etat``, ``confirmee_at``, ``limite_importee_on``, the formation's ``examine``
    and ``modalites_particulieres``, and the calendar: callers may memoise on these (R2, R5, R6, R7).
    """
    if formation.modalites_particulieres:
        return Limite(None, None, None, SANS_DELAI)
    if formation.examine is False:
        return _sans_examen(faits, calendrier)
    importee = faits.limite_importee_on
    if importee is not None:
        passage_at = _passage_importe(importee, calendrier) if formation.examine else None
        return Limite(importee, OrigineLimite.IMPORTEE, passage_at)
    if formation.examine is None:
        return Limite(None, None, None, A_PRECISER)
    return _avec_examen(faits, calendrier)


def limite_calculee(confirmee_at: datetime | None, calendrier: Calendrier) -> date | None:
    """Return the deadline that R5 gives for a confirmation, None when an input is missing."""
    pivot, avant, delai = (
        calendrier.pivot,
        calendrier.limite_avant_pivot,
        calendrier.delai_apres_pivot_jours,
    )
    if confirmee_at is None or pivot is None or avant is None or delai is None:
        return None
    confirmee_on = jour_de_paris(confirmee_at)
    if confirmee_on < pivot:
        return avant
    apres = confirmee_on + timedelta(days=delai)
    return min(avant, apres) if confirmee_on == pivot else apres


def _avec_examen(faits: FaitsCandidature, calendrier: Calendrier) -> Limite:
    if faits.etat is Etat.NON_CONFIRMEE:
        return Limite(None, None, None, NON_CONFIRME)
    jour = limite_calculee(faits.confirmee_at, calendrier)
    if jour is None or faits.confirmee_at is None:
        return Limite(None, None, None, A_FOURNIR if faits.etat is Etat.CONFIRMEE else "")
    return Limite(jour, OrigineLimite.CALCULEE, _passage_calcule(faits.confirmee_at, jour, calendrier))


def _sans_examen(faits: FaitsCandidature, calendrier: Calendrier) -> Limite:
    jours, confirmee_at = calendrier.passage_sans_examen_jours, faits.confirmee_at
    if jours is None or confirmee_at is None or faits.etat is Etat.NON_CONFIRMEE:
        return Limite(None, None, None, SANS_EXAMEN)
    if jours == 0:
        return Limite(None, None, confirmee_at, SANS_EXAMEN)
    passage = debut_du_jour(jour_de_paris(confirmee_at) + timedelta(days=jours))
    return Limite(None, None, passage, SANS_EXAMEN)


def _passage_importe(limite: date, calendrier: Calendrier) -> datetime | None:
    lendemain, admission = limite + _DEMAIN, calendrier.admission.du
    if calendrier.pivot is not None and calendrier.limite_avant_pivot is not None:
        if limite > calendrier.limite_avant_pivot:
            return debut_du_jour(lendemain)
        return None if admission is None else debut_du_jour(max(lendemain, admission))
    # The pivot group is not known: only a passage that both groups would share may be said.
    return debut_du_jour(lendemain) if admission is not None and lendemain >= admission else None


def _passage_calcule(confirmee_at: datetime, limite: date, calendrier: Calendrier) -> datetime | None:
    if calendrier.pivot is None or jour_de_paris(confirmee_at) > calendrier.pivot:
        return debut_du_jour(limite + _DEMAIN)
    admission = calendrier.admission.du
    return None if admission is None else debut_du_jour(admission)
