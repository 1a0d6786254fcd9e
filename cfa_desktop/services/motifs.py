"""The register of requests for reasons: record, answer, list (R23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.motifs import DemandeMotifs
from cfa_desktop.models.permis import Acte, permis_candidature, permis_demande
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.permis import exiger, lire_candidature
from cfa_desktop.storage import motifs
from cfa_desktop.storage.conversions import texte_jour
from cfa_desktop.storage.database import Connection


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
            exiger(self._examiner(connection, candidature_id, recue_on, avis_on))
            return motifs.creer(
                changement,
                candidature_id,
                recue_on=texte_jour(recue_on),
                avis_on=texte_jour(avis_on),
                note=note.strip(),
            )

    def repondre(self, demande_id: int, le: date | None = None) -> None:
        """Note that a request was answered that day (today); raise ``RuleViolation`` (R23)."""
        maintenant = self.contexte.maintenant()
        jour = le or jour_de_paris(maintenant)
        with self.contexte.changement("Demande de motifs\u202f: réponse envoyée") as (connection, changement):
            demande = motifs.trouver(connection, demande_id)
            exiger(permis_demande(demande, maintenant, jour)[Acte.ENVOYER_MOTIFS])
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
        _, sujet = lire_candidature(self.contexte, connection, candidature_id)
        sujet = sujet._replace(recue_on=recue_on, avis_on=avis_on)
        return permis_candidature(sujet, self.contexte.maintenant())[Acte.DEMANDE_MOTIFS]
