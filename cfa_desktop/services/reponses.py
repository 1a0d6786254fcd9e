"""The life of a proposition d'admission: its deadline, the candidate's reply, his démission."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cfa_desktop.models.candidature import FaitsCandidature, Situation
from cfa_desktop.models.dates_fr import jour_court, jour_de_paris
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.etats import LABELS_REPONSE, Etat, Reponse
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.permis import Acte, permis_candidature
from cfa_desktop.models.proposition import NOTEE_ICI, Proposition
from cfa_desktop.models.regles.reponse import effet_reponse
from cfa_desktop.models.reponses import limite_reponse
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.models.situation import situation_a
from cfa_desktop.models.temps import debut_du_jour
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.faits import lire_faits
from cfa_desktop.services.permis import exiger, lire_candidature
from cfa_desktop.storage import candidatures as stockees
from cfa_desktop.storage import formations, saisies
from cfa_desktop.storage.conversions import texte_jour
from cfa_desktop.storage.database import Connection

_TYPES = (Statut.SAISIE, Statut.CONSTATEE, Statut.ECART)


@dataclass(frozen=True, slots=True)
class _Lu:
    faits: FaitsCandidature
    formation: Formation
    situation: Situation
    contrat: Saisie | None


@dataclass(frozen=True, slots=True)
class ReponsesNotees:
    """What noting a reply for a selection did: the candidatures noted, those refused with their reasons."""

    notees: tuple[int, ...]
    refusees: tuple[tuple[int, Verdict], ...]


@dataclass(frozen=True, slots=True)
class Reponses:
    """Propositions d'admission and what candidates answered."""

    contexte: Contexte

    def proposition(self, candidature_id: int, au: datetime | None = None) -> Proposition | None:
        """Return the proposition of a candidature, None while no contract is typed (R17)."""
        with self.contexte.database.lecture() as connection:
            lu = self._lire(connection, candidature_id, au)
        if lu.situation.etat_parcoursup is not Etat.CONTRAT_SAISI:
            return None
        notee = lu.faits.reponse_notee
        recue_at = _recue_at(lu)
        return Proposition(
            recue_at=recue_at,
            limite=limite_reponse(
                recue_at, self.contexte.calendrier(lu.formation.campagne), typee=_typee(lu)
            ),
            reponse=lu.situation.reponse or Reponse.EN_ATTENTE,
            reponse_on=lu.faits.reponse_notee_on if lu.situation.notee else lu.faits.export_on,
            origine_reponse=_origine(lu),
            perdue=lu.situation.proposition_perdue,
            effet=effet_reponse(lu.situation),
            contredite=notee if notee is not lu.situation.reponse else None,
            contrat=lu.contrat,
        )

    def examiner(
        self, candidature_id: int, reponse: Reponse | None = None, le: date | None = None
    ) -> Verdict:
        """Say whether a reply may be noted (None = not chosen yet), with every reason (R17, R18)."""
        with self.contexte.database.lecture() as connection:
            return self._verdict(connection, candidature_id, reponse, le)

    def examiner_demission(self, candidature_id: int, le: date | None = None) -> Verdict:
        """Say whether a démission may be noted, with or without a contract (R18)."""
        return self.examiner(candidature_id, Reponse.DEMISSION, le)

    def noter(self, candidature_id: int, reponse: Reponse, le: date | None = None) -> None:
        """Note the reply seen on Parcoursup that day (today); raise ``RuleViolation`` (R17, R18)."""
        if reponse is Reponse.DEMISSION:
            self.noter_demission(candidature_id, le)
            return
        jour = le or jour_de_paris(self.contexte.maintenant())
        exiger(self.examiner(candidature_id, reponse, jour))
        libelle = f"Réponse notée\u202f: {LABELS_REPONSE[reponse]}"
        with self.contexte.changement(libelle) as (_, changement):
            stockees.modifier(
                changement, candidature_id, reponse_notee=reponse.value, reponse_notee_on=texte_jour(jour)
            )

    def examiner_plusieurs(
        self, candidatures: Sequence[int], reponse: Reponse, le: date | None = None
    ) -> list[tuple[int, Verdict]]:
        """Say of each candidature whether that reply may be noted (R17, R18)."""
        with self.contexte.database.lecture() as connection:
            return [(un, self._verdict(connection, un, reponse, le)) for un in candidatures]

    def noter_plusieurs(
        self, candidatures: Sequence[int], reponse: Reponse, le: date | None = None
    ) -> ReponsesNotees:
        """Note one reply for a selection, as one action; those that rules refuse are reported (R17, R18)."""
        jour = le or jour_de_paris(self.contexte.maintenant())
        notees, refusees = [], []
        libelle = f"Réponses notées\u202f: {LABELS_REPONSE[reponse]}"
        with self.contexte.changement(libelle) as (connection, changement):
            for un in candidatures:
                verdict = self._verdict(connection, un, reponse, jour)
                if not verdict.accepte(confirme=True):
                    refusees.append((un, verdict))
                    continue
                notees.append(un)
                if reponse is Reponse.DEMISSION:
                    stockees.modifier(changement, un, demission_notee_on=texte_jour(jour))
                else:
                    stockees.modifier(
                        changement, un, reponse_notee=reponse.value, reponse_notee_on=texte_jour(jour)
                    )
        return ReponsesNotees(tuple(notees), tuple(refusees))

    def noter_demission(self, candidature_id: int, le: date | None = None) -> None:
        """Note the démission seen on Parcoursup that day (today); raise ``RuleViolation`` (R18)."""
        jour = le or jour_de_paris(self.contexte.maintenant())
        exiger(self.examiner_demission(candidature_id, jour))
        with self.contexte.changement("Démission notée") as (_, changement):
            stockees.modifier(changement, candidature_id, demission_notee_on=texte_jour(jour))

    def oublier(self, candidature_id: int) -> None:
        """Take back the reply and the démission noted here: only what Parcoursup said remains."""
        with self.contexte.changement("Réponse notée retirée") as (_, changement):
            stockees.modifier(
                changement, candidature_id, reponse_notee=None, reponse_notee_on=None, demission_notee_on=None
            )

    def fixer_limite(self, candidature_id: int, jour: date | None) -> None:
        """Type the reply deadline read on Parcoursup, or take it back (None); the calendar then answers."""
        with self.contexte.changement("Limite de réponse notée") as (connection, changement):
            lu = self._lire(connection, candidature_id)
            recue_at = _recue_at(lu)
            if jour is not None and recue_at is not None and jour < jour_de_paris(recue_at):
                recue = jour_court(jour_de_paris(recue_at), lu.formation.campagne)
                raise CfaError(
                    f"La limite de réponse précède la proposition ({recue})\u202f: vérifiez la date."
                )
            stockees.modifier(changement, candidature_id, limite_reponse_on=texte_jour(jour))
            if lu.contrat is not None:
                saisies.modifier(changement, lu.contrat.id, limite_reponse_on=texte_jour(jour))

    def _verdict(
        self, connection: Connection, candidature_id: int, reponse: Reponse | None, le: date | None
    ) -> Verdict:
        _, sujet = lire_candidature(self.contexte, connection, candidature_id)
        acte = Acte.NOTER_DEMISSION if reponse is Reponse.DEMISSION else Acte.NOTER_REPONSE
        sujet = sujet._replace(reponse=reponse, notee_on=le)
        return permis_candidature(sujet, self.contexte.maintenant())[acte]

    def _lire(self, connection: Connection, candidature_id: int, au: datetime | None = None) -> _Lu:
        stockee, faits = lire_faits(connection, candidature_id)
        formation = formations.trouver(connection, stockee.formation_id)
        calendrier = self.contexte.calendrier(formation.campagne)
        situation = situation_a(faits, formation, calendrier, self.contexte.maintenant(au))
        items = saisies.de_candidature(connection, candidature_id)
        contrats = [item for item in items if item.nature is Nature.CONTRAT and item.statut in _TYPES]
        return _Lu(faits, formation, situation, contrats[-1] if contrats else None)


def _typee(lu: _Lu) -> date | None:
    return (lu.contrat.limite_reponse_on if lu.contrat else None) or lu.faits.limite_reponse_on


def _recue_at(lu: _Lu) -> datetime | None:
    """Return when the proposition was made: the contract's typing, else the « réponse établissement »."""
    if lu.contrat is not None and lu.contrat.saisie_at is not None:
        return lu.contrat.saisie_at
    return debut_du_jour(lu.faits.date_reponse_on) if lu.faits.date_reponse_on else None


def _origine(lu: _Lu) -> str:
    if lu.situation.notee:
        return NOTEE_ICI
    if lu.faits.etat is Etat.CONTRAT_SAISI and lu.faits.export_on is not None:
        return f"Parcoursup, export du {jour_court(lu.faits.export_on, lu.formation.campagne)}"
    return "contrat saisi, aucune réponse connue"
