"""The one place that says what may be done of a candidature, a formation, an item, at a given instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cfa_desktop.models.calendrier import Calendrier
from cfa_desktop.models.candidature import FaitsCandidature, Situation
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.messages import Destinataires, verdict_message
from cfa_desktop.models.regles.capacite import (
    blocages_places,
    verdict_augmentation,
    verdict_baisse,
    verdict_cloture,
)
from cfa_desktop.models.regles.contrat import verdict_contrat
from cfa_desktop.models.regles.coordonnees import verdict_coordonnees
from cfa_desktop.models.regles.decision import verdict_recherche, verdict_refus
from cfa_desktop.models.regles.faits import DemandeContrat, FaitsFormation
from cfa_desktop.models.regles.inscription import verdict_ia
from cfa_desktop.models.regles.item import verdict_cochee, verdict_correction, verdict_retrait
from cfa_desktop.models.regles.motifs import verdict_demande
from cfa_desktop.models.regles.periode import avertissements_periode, blocages_periode
from cfa_desktop.models.regles.rapport import verdict_rapport
from cfa_desktop.models.regles.reponse import verdict_demission, verdict_reponse
from cfa_desktop.models.saisie import Saisie
from cfa_desktop.models.situation import situation_a
from cfa_desktop.models.verdict import Verdict


class Acte(StrEnum):
    """What the officer may want to do (JSON values)."""

    REFUSER = "refuser"
    RECHERCHER = "rechercher"
    CONTRAT = "contrat"
    IA = "ia"
    NOTER_REPONSE = "noter_reponse"
    NOTER_DEMISSION = "noter_demission"
    DEMANDE_MOTIFS = "demande_motifs"
    CONTACTER = "contacter"
    CONTRAT_PAR_NUMERO = "contrat_par_numero"
    BAISSER_CAPACITE = "baisser_capacite"
    AUGMENTATION = "augmentation"
    CLOTURE = "cloture"
    MESSAGE_RECHERCHE = "message_recherche"
    MESSAGE_ACCEPTATION = "message_acceptation"
    RAPPORT = "rapport"
    COCHER = "cocher"
    RETIRER = "retirer"
    CORRIGER = "corriger"


ACTES_CANDIDATURE = (
    Acte.REFUSER,
    Acte.RECHERCHER,
    Acte.CONTRAT,
    Acte.IA,
    Acte.NOTER_REPONSE,
    Acte.NOTER_DEMISSION,
    Acte.DEMANDE_MOTIFS,
    Acte.CONTACTER,
)
ACTES_FORMATION = (
    Acte.CONTRAT_PAR_NUMERO,
    Acte.BAISSER_CAPACITE,
    Acte.AUGMENTATION,
    Acte.CLOTURE,
    Acte.MESSAGE_RECHERCHE,
    Acte.MESSAGE_ACCEPTATION,
    Acte.RAPPORT,
)
ACTES_ITEM = (Acte.COCHER, Acte.RETIRER, Acte.CORRIGER)


@dataclass(frozen=True, slots=True, kw_only=True)
class SujetCandidature:
    """A candidature and what surrounds it; ``faits`` None = a person without candidature here."""

    faits: FaitsCandidature | None
    formation: Formation
    calendrier: Calendrier
    contrats_comptes: int
    numero_connu: bool = True
    nom: str = ""
    contrats_ailleurs: tuple[str, ...] = ()
    homonymes: tuple[str, ...] = ()

    def situation(self, instant: datetime) -> Situation | None:
        """Return how it stands at the instant, None without candidature."""
        if self.faits is None:
            return None
        return situation_a(self.faits, self.formation, self.calendrier, instant)


@dataclass(frozen=True, slots=True, kw_only=True)
class SujetFormation:
    """A formation and its contracts counted as R10 counts them."""

    formation: Formation
    calendrier: Calendrier
    contrats_comptes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SujetItem:
    """An item and what surrounds it; ``contrats_comptes`` leaves it out, ``faits`` keep it."""

    saisie: Saisie
    formation: Formation
    calendrier: Calendrier
    contrats_comptes: int
    faits: FaitsCandidature | None = None


def permis_candidature(sujet: SujetCandidature, instant: datetime) -> Mapping[Acte, Verdict]:
    """Return the verdict of each act on a candidature at the instant, every reason at once.

    What is asked later (criterion, employer, SIRET, reply) is not judged yet.
    """
    situation = sujet.situation(instant)
    formation, calendrier = sujet.formation, sujet.calendrier
    permis = {
        Acte.CONTRAT: verdict_contrat(_demande(sujet, situation, instant)),
        Acte.IA: verdict_ia(situation),
        Acte.NOTER_REPONSE: verdict_reponse(situation),
        Acte.NOTER_DEMISSION: verdict_demission(situation),
        Acte.DEMANDE_MOTIFS: verdict_demande(situation),
        Acte.CONTACTER: verdict_coordonnees(situation, calendrier, instant),
    }
    if situation is not None:
        permis[Acte.REFUSER] = verdict_refus(situation, formation, calendrier, instant)
        permis[Acte.RECHERCHER] = verdict_recherche(situation, formation, calendrier)
    return permis


def permis_formation(sujet: SujetFormation, instant: datetime) -> Mapping[Acte, Verdict]:
    """Return the verdict of each act on a formation at the instant, every reason at once."""
    formation, calendrier = sujet.formation, sujet.calendrier
    faits = FaitsFormation(formation, sujet.contrats_comptes)
    contrat = Verdict(
        (*blocages_places(faits), *blocages_periode(formation, calendrier, instant)),
        tuple(avertissements_periode(calendrier)),
    )
    return {
        Acte.CONTRAT_PAR_NUMERO: contrat,
        Acte.BAISSER_CAPACITE: verdict_baisse(faits, calendrier, instant),
        Acte.AUGMENTATION: verdict_augmentation(faits),
        Acte.CLOTURE: verdict_cloture(faits),
        Acte.MESSAGE_RECHERCHE: verdict_message(Destinataires.RECHERCHE, formation.message_recherche),
        Acte.MESSAGE_ACCEPTATION: verdict_message(Destinataires.ACCEPTATION, formation.message_acceptation),
        Acte.RAPPORT: verdict_rapport(formation, calendrier, instant),
    }


def permis_item(sujet: SujetItem, instant: datetime) -> Mapping[Acte, Verdict]:
    """Return the verdict of each act on an item of the queue at the instant, every reason at once."""
    formation, calendrier, saisie = sujet.formation, sujet.calendrier, sujet.saisie
    situation = None
    if sujet.faits is not None:
        situation = situation_a(sujet.faits, formation, calendrier, instant)
    faits = FaitsFormation(formation, sujet.contrats_comptes)
    return {
        Acte.COCHER: verdict_cochee(saisie, situation, faits, calendrier, instant),
        Acte.RETIRER: verdict_retrait(saisie),
        Acte.CORRIGER: verdict_correction(saisie),
    }


def _demande(sujet: SujetCandidature, situation: Situation | None, instant: datetime) -> DemandeContrat:
    # A place made for a contract that was given up holds no candidature: as if there were none.
    vide = sujet.faits is not None and sujet.faits.sans_voeu and not sujet.faits.items
    return DemandeContrat(
        formation=sujet.formation,
        contrats_comptes=sujet.contrats_comptes,
        calendrier=sujet.calendrier,
        instant=instant,
        situation=None if vide else situation,
        numero_connu=sujet.numero_connu,
        nom=sujet.nom,
        contrats_ailleurs=sujet.contrats_ailleurs,
        homonymes=sujet.homonymes,
    )
