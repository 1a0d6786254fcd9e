"""The examination deadline and the automatic passage to « En recherche de contrat » (R2, R5, R6, R7)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from cfa_desktop.models.calendrier import Calendrier
from cfa_desktop.models.candidature import FaitsCandidature, Limite, OrigineLimite
from cfa_desktop.models.dates_fr import jour_court, jour_de_paris, jour_heure
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


def expliquer_limite(faits: FaitsCandidature, formation: Formation, calendrier: Calendrier) -> str:
    """Return the French answer to « Pourquoi ? » about the deadline: rule, inputs and source."""
    limite = limite_examen(faits, formation, calendrier)
    if formation.modalites_particulieres:
        return "Modalités particulières : ni date limite d’examen ni passage automatique (R7, S0)."
    if formation.examine is None:
        return (
            "« Examine les dossiers » n’est pas renseigné pour cette formation : dites-le pour connaître "
            "les délais et les passages (R2, R5, S0)."
        )
    if formation.examine is False:
        return " ".join(
            (
                "La formation n’examine pas les dossiers : un vœu confirmé passe de lui-même en recherche "
                "de contrat (R2, S0, S1).",
                *_phrases_passage(limite, calendrier, "R2, S0, S1"),
            )
        )
    phrases = (*_phrases_limite(faits, limite, calendrier), *_phrases_passage(limite, calendrier))
    return " ".join(phrases)


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


def _phrases_limite(faits: FaitsCandidature, limite: Limite, calendrier: Calendrier) -> list[str]:
    session = calendrier.campagne
    calculee = limite_calculee(faits.confirmee_at, calendrier)
    if limite.jour is None:
        return _phrases_sans_limite(faits, limite, calendrier)
    phrases = [f"Date limite d’examen : {jour_court(limite.jour, session)}, 23 h 59 compris (R5, S0)."]
    if faits.confirmee_at is not None:
        phrases.append(f"Vœu confirmé le {jour_court(jour_de_paris(faits.confirmee_at), session)}.")
    if limite.origine is OrigineLimite.IMPORTEE:
        phrases.append("C’est la date donnée par Parcoursup ; elle l’emporte sur le calcul.")
        if calculee is not None and calculee != limite.jour:
            phrases.append(f"Le calcul donne une autre date : {jour_court(calculee, session)}.")
        return phrases
    if calendrier.pivot is not None and calendrier.limite_avant_pivot is not None:
        phrases.append(
            f"Confirmé avant le {jour_court(calendrier.pivot, session)} : limite le "
            f"{jour_court(calendrier.limite_avant_pivot, session)} ; après : confirmation + "
            f"{calendrier.delai_apres_pivot_jours} jours ; ce jour-là : la plus proche des deux dates."
        )
    return phrases


def _phrases_sans_limite(faits: FaitsCandidature, limite: Limite, calendrier: Calendrier) -> list[str]:
    if limite.mention == NON_CONFIRME:
        return ["La date limite d’examen se compte à partir de la confirmation du vœu (R5, S0)."]
    if faits.confirmee_at is None:
        phrases = ["Ni la date limite ni la date de confirmation ne sont connues (R5, S0)."]
    else:
        phrases = [
            f"Le calendrier de la session {calendrier.campagne} ne dit pas les dates du délai d’examen : "
            "elles sont à fournir (R5)."
        ]
    if faits.vue_confirmee_on is not None:
        vue = jour_court(faits.vue_confirmee_on, calendrier.campagne)
        phrases.append(f"Vœu confirmé au plus tard le {vue} (premier export qui le montre).")
    return phrases


def _phrases_passage(limite: Limite, calendrier: Calendrier, source: str = "R6, S0") -> list[str]:
    if limite.passage_at is None:
        return ["Aucun passage automatique n’est présumé : il manque une date."]
    passage = jour_heure(limite.passage_at, calendrier.campagne)
    return [f"Passage automatique en recherche de contrat : {passage} ({source})."]
