"""The register of requests for reasons: record, answer, list (R23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cfa_desktop.models.dates_fr import jour_court, jour_de_paris
from cfa_desktop.models.erreurs import CfaError, RuleViolation
from cfa_desktop.models.motifs import DemandeMotifs
from cfa_desktop.models.regles.motifs import verdict_demande
from cfa_desktop.models.situation import situation_a
from cfa_desktop.models.verdict import Blocage, Verdict
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.faits import lire_faits
from cfa_desktop.storage import formations, motifs
from cfa_desktop.storage.conversions import texte_jour
from cfa_desktop.storage.database import Connection


class ReponseImpossible(CfaError):
    """A request cannot be said answered as asked."""


@dataclass(frozen=True, slots=True)
class Motifs:
    """Requests for the reasons of a refusal."""

    contexte: Contexte

    def lister(
        self,
        *,
        campagne: int | None = None,
        formation_id: int | None = None,
        candidature_id: int | None = None,
    ) -> list[DemandeMotifs]:
        """Return the requests of a campagne, a formation, a candidature, or all, the oldest first."""
        with self.contexte.database.lecture() as connection:
            return motifs.lister(
                connection, campagne=campagne, formation_id=formation_id, candidature_id=candidature_id
            )

    def examiner(self, candidature_id: int, *, recue_on: date, avis_on: date | None = None) -> Verdict:
        """Say whether a request may be recorded, with what is odd about it (R23)."""
        with self.contexte.database.lecture() as connection:
            return self._examiner(connection, candidature_id, recue_on, avis_on)

    def ajouter(
        self, candidature_id: int, *, recue_on: date, avis_on: date | None = None, note: str = ""
    ) -> int:
        """Record a request; return its id or raise ``RuleViolation`` (R23)."""
        with self.contexte.changement("Demande de motifs reçue") as (connection, changement):
            verdict = self._examiner(connection, candidature_id, recue_on, avis_on)
            if verdict.blocages:
                raise RuleViolation(verdict)
            return motifs.creer(
                changement,
                candidature_id,
                recue_on=texte_jour(recue_on),
                avis_on=texte_jour(avis_on),
                note=note.strip(),
            )

    def repondre(self, demande_id: int, le: date | None = None) -> None:
        """Note that a request was answered that day (today)."""
        aujourdhui = jour_de_paris(self.contexte.maintenant())
        jour = le or aujourdhui
        with self.contexte.changement("Demande de motifs\u202f: réponse envoyée") as (connection, changement):
            demande = motifs.trouver(connection, demande_id)
            if not demande.recue_on <= jour <= aujourdhui:
                recue = jour_court(demande.recue_on, demande.campagne)
                raise ReponseImpossible(
                    f"La réponse se date entre la demande ({recue}) et aujourd’hui\u202f: vérifiez le jour."
                )
            motifs.modifier(changement, demande_id, repondue_on=texte_jour(jour))

    def rouvrir(self, demande_id: int) -> None:
        """Take back an answer noted by mistake."""
        with self.contexte.changement("Demande de motifs\u202f: réponse retirée") as (_, changement):
            motifs.modifier(changement, demande_id, repondue_on=None)

    def supprimer(self, demande_id: int) -> None:
        """Drop a request recorded by mistake."""
        with self.contexte.changement("Demande de motifs retirée") as (_, changement):
            motifs.supprimer(changement, demande_id)

    def _examiner(
        self, connection: Connection, candidature_id: int, recue_on: date, avis_on: date | None
    ) -> Verdict:
        stockee, faits = lire_faits(connection, candidature_id)
        formation = formations.trouver(connection, stockee.formation_id)
        maintenant = self.contexte.maintenant()
        situation = situation_a(faits, formation, self.contexte.calendrier(formation.campagne), maintenant)
        verdict = verdict_demande(situation, recue_on, avis_on)
        if recue_on <= jour_de_paris(maintenant):
            return verdict
        message = f"Reçue le {jour_court(recue_on, formation.campagne)}\u202f: ce jour est à venir."
        return Verdict((*verdict.blocages, Blocage("R23", message, "S4")), verdict.avertissements)
