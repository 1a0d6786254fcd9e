"""Until when paper about candidates is kept."""

from __future__ import annotations

from datetime import date

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.mois import plus_mois

MOIS_APRES_LA_PROCEDURE = 3


def a_detruire_on(calendrier: Calendrier) -> date | None:
    """Return the day by which printed personal data must be destroyed, None without a calendar.

    Source: CNIL, guide du recrutement (2023): three months to explain a refusal, then nothing needs the
    paper any more; counted from the last day of the campagne, of its contracts included.
    """
    fins = [periode.au for periode in (calendrier.admission, calendrier.complementaire, calendrier.contrats)]
    dernier = max((fin for fin in fins if fin is not None), default=None)
    return None if dernier is None else plus_mois(dernier, MOIS_APRES_LA_PROCEDURE)
