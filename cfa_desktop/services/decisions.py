"""Decisions and inscriptions administratives: ask whether, prepare, withdraw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cfa_desktop.models.permis import Acte, SujetCandidature, permis_candidature, permis_item
from cfa_desktop.models.saisie import Decision, Nature, Saisie, Statut
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.permis import Permis, exiger, lire_candidature, lire_item
from cfa_desktop.storage import saisies
from cfa_desktop.storage.candidatures import CandidatureStockee
from cfa_desktop.storage.database import Connection
from cfa_desktop.storage.journal import Changement

# What the history calls a decision, prepared here or already typed online.
LIBELLES: Mapping[tuple[Decision, bool], str] = {
    (Decision.REFUS, False): "Refus préparé",
    (Decision.REFUS, True): "Refus noté comme saisi en ligne",
    (Decision.RECHERCHE, False): "Mise en recherche préparée",
    (Decision.RECHERCHE, True): "Mise en recherche notée comme saisie en ligne",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandeDecision:
    """A decision one would like to prepare; ``motif`` None while a refusal's reason was not asked yet.

    ``au`` is the instant at which rules are evaluated (None = the clock); ``deja_saisi`` = already typed
    online at that instant.
    """

    candidature_id: int
    decision: Decision
    motif: str | None = None
    au: datetime | None = None
    confirme: bool = False
    deja_saisi: bool = False


@dataclass(frozen=True, slots=True)
class Recapitulatif:
    """What a bulk preparation did: how many prepared, and the excluded ones with their reasons."""

    prepares: int
    exclus: tuple[tuple[int, Verdict], ...]


@dataclass(frozen=True, slots=True)
class _Lu:
    stockee: CandidatureStockee
    sujet: SujetCandidature


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions on candidatures, and I.A. réalisée."""

    contexte: Contexte

    def examiner(self, demande: DemandeDecision) -> Verdict:
        """Say whether the decision may be prepared, with every reason."""
        with self.contexte.database.lecture() as connection:
            return self._verdict(self._lire(connection, demande.candidature_id), demande)

    def preparer(self, demande: DemandeDecision) -> int:
        """Prepare a decision (or record it as typed); return the item's id or raise ``RuleViolation``."""
        libelle = LIBELLES[demande.decision, demande.deja_saisi]
        # What is on Parcoursup is not undone by Ctrl+Z (R4).
        annulable = not demande.deja_saisi
        with self.contexte.changement(libelle, annulable=annulable) as (connection, changement):
            lu = self._lire(connection, demande.candidature_id)
            exiger(self._verdict(lu, demande), confirme=demande.confirme)
            return self._creer(changement, lu, demande)

    def preparer_recherches(self, candidatures: Sequence[int]) -> Recapitulatif:
        """Prepare « En recherche de contrat » for a selection, as one action; the excluded are reported."""
        exclus = []
        prepares = 0
        with self.contexte.changement("Mises en recherche préparées") as (connection, changement):
            for candidature_id in candidatures:
                demande = DemandeDecision(candidature_id=candidature_id, decision=Decision.RECHERCHE)
                lu = self._lire(connection, candidature_id)
                verdict = self._verdict(lu, demande)
                if verdict.accepte():
                    self._creer(changement, lu, demande)
                    prepares += 1
                else:
                    exclus.append((candidature_id, verdict))
        return Recapitulatif(prepares, tuple(exclus))

    def examiner_ia(self, candidature_id: int, au: datetime | None = None) -> Verdict:
        """Say whether « I.A. réalisée » may be prepared."""
        return Permis(self.contexte).candidature(candidature_id, au)[Acte.IA]

    def preparer_ia(self, candidature_id: int) -> int:
        """Prepare « I.A. réalisée »; return the item's id or raise ``RuleViolation``."""
        return self.preparer_inscriptions([candidature_id])[0]

    def preparer_inscriptions(self, candidatures: Sequence[int]) -> list[int]:
        """Prepare « I.A. réalisée » for a selection, as one action, or raise ``RuleViolation``."""
        libelle = "I.A. réalisée préparée" if len(candidatures) == 1 else "I.A. réalisées préparées"
        crees = []
        with self.contexte.changement(libelle) as (connection, changement):
            for candidature_id in candidatures:
                lu = self._lire(connection, candidature_id)
                exiger(permis_candidature(lu.sujet, self.contexte.maintenant())[Acte.IA])
                saisie = self._saisie(lu, Nature.IA, None, deja_saisi=False)
                crees.append(saisies.creer(changement, saisie, candidat_id=lu.stockee.candidat_id))
        return crees

    def retirer(self, saisie_id: int) -> None:
        """Withdraw a prepared item; a typed one raises ``RuleViolation`` (R4)."""
        with self.contexte.changement("Préparation retirée") as (connection, changement):
            item = lire_item(self.contexte, connection, saisie_id)
            exiger(permis_item(item, self.contexte.maintenant())[Acte.RETIRER])
            saisies.modifier(
                changement, saisie_id, statut=Statut.ABANDONNEE.value, raison_abandon="retiré avant la saisie"
            )

    def _lire(self, connection: Connection, candidature_id: int) -> _Lu:
        return _Lu(*lire_candidature(self.contexte, connection, candidature_id))

    def _verdict(self, lu: _Lu, demande: DemandeDecision) -> Verdict:
        acte = Acte.REFUSER if demande.decision is Decision.REFUS else Acte.RECHERCHER
        sujet = lu.sujet._replace(motif=demande.motif)
        return permis_candidature(sujet, self.contexte.maintenant(demande.au))[acte]

    def _creer(self, changement: Changement, lu: _Lu, demande: DemandeDecision) -> int:
        saisie = self._saisie(lu, Nature.DECISION, demande.au, deja_saisi=demande.deja_saisi)._replace(
            decision=demande.decision,
            motif=(demande.motif or "").strip(),
        )
        return saisies.creer(changement, saisie, candidat_id=lu.stockee.candidat_id)

    def _saisie(self, lu: _Lu, nature: Nature, au: datetime | None, *, deja_saisi: bool) -> Saisie:
        evaluee = self.contexte.maintenant(au)
        return Saisie(
            id=0,
            nature=nature,
            statut=Statut.SAISIE if deja_saisi else Statut.PREPAREE,
            formation_id=lu.stockee.formation_id,
            candidature_id=lu.stockee.id,
            preparee_at=self.contexte.maintenant(),
            evaluee_at=evaluee,
            saisie_at=evaluee if deja_saisi else None,
        )
