"""What an explanation looks at: one candidature at an instant, and where each of its facts comes from."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from cfa_desktop.models.calendrier.dates import Calendrier, Origine
from cfa_desktop.models.candidature import FaitsCandidature, OrigineLimite, Situation
from cfa_desktop.models.dates_fr import jour_court, jour_de_paris, jour_heure
from cfa_desktop.models.explication import Entree
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.situation import situation_a

ICI = "noté ici"
CALCULE = "calculé"
FICHE = "fiche de la formation"
INCONNU = "inconnu"
HORLOGE, SIMULEE = "horloge, heure de Paris", "date simulée, rien n’est enregistré"


class Cas(NamedTuple):
    """A candidature, its formation, the calendar, the instant, and how the rules see it then."""

    faits: FaitsCandidature
    formation: Formation
    calendrier: Calendrier
    instant: datetime
    situation: Situation
    confirmation_de: str = ""  # "" = as the last export said
    instant_de: str = HORLOGE

    @classmethod
    def de(
        cls, faits: FaitsCandidature, formation: Formation, calendrier: Calendrier, instant: datetime
    ) -> Cas:
        """Return the case, its situation computed (R2, R6)."""
        return cls(faits, formation, calendrier, instant, situation_a(faits, formation, calendrier, instant))

    def jour(self, jour: date) -> str:
        """Return a day as the officer reads it, with the year when it is not the session's."""
        return jour_court(jour, self.calendrier.campagne)

    def heure(self, instant: datetime) -> str:
        """Return an instant as the officer reads it, in Paris time."""
        return jour_heure(instant, self.calendrier.campagne)

    @property
    def parcoursup(self) -> str:
        """Return the origin of imported facts, with the age of the export."""
        return de_parcoursup(self.faits.export_on, self.calendrier.campagne)

    @property
    def origine_limite(self) -> str:
        """Return where the deadline comes from."""
        importee = self.situation.limite.origine is OrigineLimite.IMPORTEE
        return self.parcoursup if importee else CALCULE

    def du_calendrier(self, cle: str) -> str:
        """Return the origin of a date of the session's calendar, and whether it is still to be confirmed."""
        return du_calendrier(self.calendrier, cle)


def de_parcoursup(export_on: date | None, campagne: int) -> str:
    """Return « Parcoursup (export du …) », or « noté ici » when no export ever showed it."""
    return f"Parcoursup (export du {jour_court(export_on, campagne)})" if export_on else ICI


def du_calendrier(calendrier: Calendrier, cle: str) -> str:
    """Return « calendrier de la session 2025, DRAIO…, à confirmer » for one of its fields."""
    provenance = calendrier.provenance(cle)
    dits = [f"calendrier de la session {calendrier.campagne}", provenance.source]
    if provenance.origine is Origine.MODIFIEE:
        dits[1:] = ["corrigé ici" + (f" le {jour_court(provenance.le)}" if provenance.le else "")]
    if provenance.a_confirmer:
        dits.append("à confirmer")
    return ", ".join(filter(None, dits))


def entree_examine(cas: Cas) -> Entree:
    """Return whether the formation examines, as its sheet says."""
    dit = {True: "oui", False: "non", None: "non renseigné"}[cas.formation.examine]
    return Entree("La formation examine les dossiers", dit, FICHE)


def entree_modalites(cas: Cas) -> Entree:
    """Return the particular ways of recruiting that lift every deadline."""
    return Entree("Modalités particulières", "oui", FICHE)


def entree_confirmation(cas: Cas) -> Entree:
    """Return the day the vœu was confirmed, or what bounds it."""
    faits = cas.faits
    if faits.confirmee_at is not None:
        origine = cas.confirmation_de or cas.parcoursup
        return Entree("Vœu confirmé le", cas.jour(jour_de_paris(faits.confirmee_at)), origine)
    if faits.vue_confirmee_on is not None:
        au_plus_tard = f"au plus tard le {cas.jour(faits.vue_confirmee_on)}, jour exact inconnu"
        return Entree("Vœu confirmé", au_plus_tard, "premier export qui le montre confirmé")
    return Entree("Vœu confirmé le", INCONNU, "aucun export ne le dit")


def entree_instant(cas: Cas) -> Entree:
    """Return the instant at which the rules were asked."""
    return Entree("Regardé le", cas.heure(cas.instant), cas.instant_de)
