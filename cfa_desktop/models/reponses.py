"""When a proposition d'admission must be answered, and from when it is lost (R17, R18)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from cfa_desktop.models.calendrier.dates import Calendrier, RegleReponse
from cfa_desktop.models.dates_fr import avec_point, jour_court, jour_de_paris
from cfa_desktop.models.temps import debut_du_jour

_DEMAIN = timedelta(days=1)


class OrigineReponse(StrEnum):
    """Where a reply deadline comes from (JSON values)."""

    IMPORTEE = "importee"
    SAISIE = "saisie"
    CALENDRIER = "calendrier"


class LimiteReponse(NamedTuple):
    """The last day to answer, whole until 23:59:59 Paris; ``jour`` None = « date à fournir ».

    ``a_confirmer`` marks a rule of the calendar that no official source confirms yet. ``recue_on`` is the
    day of the proposition when it is known.
    """

    jour: date | None
    origine: OrigineReponse | None
    a_confirmer: bool
    campagne: int
    recue_on: date | None = None

    @property
    def phrase(self) -> str:
        """Return the French sentence: the day, where it comes from, the rule."""
        if self.jour is None:
            return _phrase_sans_date(self)
        jour = jour_court(self.jour, self.campagne)
        debut = f"Réponse du candidat attendue jusqu’au {jour}, 23 h 59 compris"
        if self.origine is OrigineReponse.IMPORTEE:
            return f"{debut} : date donnée par Parcoursup."
        if self.origine is OrigineReponse.SAISIE:
            return f"{debut} : date notée ici."
        recue = jour_court(self.recue_on, self.campagne) if self.recue_on else ""
        doute = " ; règle à confirmer" if self.a_confirmer else ""
        return (
            f"{debut} : proposition du {recue}, d’après le calendrier de la session {self.campagne}{doute}."
        )

    @property
    def perdue_a(self) -> datetime | None:
        """Return the first instant after the deadline: without a reply, the proposition is lost (R18)."""
        return None if self.jour is None else debut_du_jour(self.jour + _DEMAIN)


def limite_reponse(
    recue_at: datetime | None,
    calendrier: Calendrier,
    *,
    importee: date | None = None,
    typee: date | None = None,
) -> LimiteReponse:
    """Return the reply deadline: imported, else typed, else from the calendar, else « date à fournir » (R17).

    ``recue_at`` is the aware instant of the proposition (the typing of the contract), None when unknown.
    """
    campagne = calendrier.campagne
    recue_on = None if recue_at is None else jour_de_paris(recue_at)
    if importee is not None:
        return LimiteReponse(importee, OrigineReponse.IMPORTEE, False, campagne, recue_on)
    if typee is not None:
        return LimiteReponse(typee, OrigineReponse.SAISIE, False, campagne, recue_on)
    for regle in calendrier.reponses:
        if recue_on is not None and regle.recue_du <= recue_on <= regle.recue_au:
            jour = _jour(regle, recue_on)
            if jour is not None:
                return LimiteReponse(jour, OrigineReponse.CALENDRIER, regle.a_confirmer, campagne, recue_on)
    return LimiteReponse(None, None, False, campagne, recue_on)


def _jour(regle: RegleReponse, recue_on: date) -> date | None:
    if regle.limite is not None:
        jour = regle.limite
    elif regle.delai_jours is not None:
        jour = recue_on + timedelta(days=regle.delai_jours)
    else:
        return None
    for du, au in sorted(regle.suspendue):
        if du <= jour <= au:
            jour = au + _DEMAIN
    return jour


def _phrase_sans_date(limite: LimiteReponse) -> str:
    if limite.recue_on is None:
        return (
            "Date limite de réponse à fournir : le jour de la proposition n’est pas connu. Relevez-la sur "
            "Parcoursup."
        )
    dit = (
        f"Date limite de réponse à fournir : le calendrier de la session {limite.campagne} ne dit rien d’une "
        f"proposition du {jour_court(limite.recue_on, limite.campagne)}"
    )
    return f"{avec_point(dit)} Relevez-la sur Parcoursup."
