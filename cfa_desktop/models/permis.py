"""The one place that says what may be done of a candidature, a formation, an item, a request for reasons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.candidature import FaitsCandidature, Situation
from cfa_desktop.models.comptage import categorie, contrat_compte
from cfa_desktop.models.etats import Reponse
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.messages import Destinataires, verdict_saisie_message
from cfa_desktop.models.motifs import DemandeMotifs
from cfa_desktop.models.regles.annulation import verdict_annulation
from cfa_desktop.models.regles.capacite import (
    verdict_augmentation,
    verdict_baisse,
    verdict_capacite,
)
from cfa_desktop.models.regles.cloture import (
    verdict_cloture,
    verdict_cloture_constatee,
    verdict_envoi,
    verdict_reouverture,
)
from cfa_desktop.models.regles.contrat import blocages_contrat, verdict_contrat
from cfa_desktop.models.regles.coordonnees import verdict_coordonnees
from cfa_desktop.models.regles.decision import verdict_recherche, verdict_refus
from cfa_desktop.models.regles.demande import avec_preparees
from cfa_desktop.models.regles.ecart import verdict_ecart, verdict_patience, verdict_remise
from cfa_desktop.models.regles.faits import DemandeContrat, FaitsFormation
from cfa_desktop.models.regles.inscription import verdict_ia
from cfa_desktop.models.regles.item import verdict_cochee, verdict_correction, verdict_retrait
from cfa_desktop.models.regles.motifs import verdict_demande, verdict_motifs_envoyes
from cfa_desktop.models.regles.periode import avertissements_periode
from cfa_desktop.models.regles.rapport import verdict_rapport
from cfa_desktop.models.regles.reponse import blocages_note, verdict_demission, verdict_reponse
from cfa_desktop.models.saisie import Decision, Nature, Saisie, Statut
from cfa_desktop.models.situation import situation_a
from cfa_desktop.models.verdict import Blocage, Verdict


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
    CAPACITE = "capacite"
    BAISSER_CAPACITE = "baisser_capacite"
    AUGMENTATION = "augmentation"
    CLOTURE = "cloture"
    NOTER_CLOTURE = "noter_cloture"
    ROUVRIR = "rouvrir"
    MESSAGE_RECHERCHE = "message_recherche"
    MESSAGE_ACCEPTATION = "message_acceptation"
    RAPPORT = "rapport"
    COCHER = "cocher"
    RETIRER = "retirer"
    CORRIGER = "corriger"
    ANNULER_CONTRAT = "annuler_contrat"
    REMETTRE = "remettre"
    ATTENDRE_EXPORT = "attendre_export"
    DONNER_RAISON = "donner_raison"
    ABANDONNER_ECART = "abandonner_ecart"
    ENVOYER_MOTIFS = "envoyer_motifs"


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
    Acte.CAPACITE,
    Acte.BAISSER_CAPACITE,
    Acte.AUGMENTATION,
    Acte.CLOTURE,
    Acte.NOTER_CLOTURE,
    Acte.ROUVRIR,
    Acte.MESSAGE_RECHERCHE,
    Acte.MESSAGE_ACCEPTATION,
    Acte.RAPPORT,
)
ACTES_ECART = (Acte.REMETTRE, Acte.ATTENDRE_EXPORT, Acte.DONNER_RAISON, Acte.ABANDONNER_ECART)
ACTES_ITEM = (Acte.COCHER, Acte.RETIRER, Acte.CORRIGER, Acte.ANNULER_CONTRAT, *ACTES_ECART)
ACTES_DEMANDE = (Acte.ENVOYER_MOTIFS,)


class SujetCandidature(NamedTuple):
    """A candidature and what surrounds it; ``faits`` None = a person without candidature here.

    From ``motif`` on: what the officer said so far of the act, None = not asked yet (to grey an action).
    """

    faits: FaitsCandidature | None
    formation: Formation
    calendrier: Calendrier
    contrats_comptes: int
    numero_connu: bool = True
    nom: str = ""
    contrats_ailleurs: tuple[str, ...] = ()
    homonymes: tuple[str, ...] = ()
    numero_provisoire: bool = False
    motif: str | None = None
    employeur: str | None = None
    siret: str | None = None
    reponse: Reponse | None = None
    notee_on: date | None = None
    recue_on: date | None = None
    avis_on: date | None = None

    def situation(self, instant: datetime) -> Situation | None:
        """Return how it stands at the instant, None without candidature."""
        if self.faits is None:
            return None
        return situation_a(self.faits, self.formation, self.calendrier, instant)


class SujetFormation(NamedTuple):
    """A formation, its contracts counted as R10 counts them, and the requests sent that await an answer.

    ``capacite`` is a value one would like to type, ``affichee`` tells that Parcoursup already shows it,
    ``souhaitee`` the one an increase would ask for; None = not asked yet. ``preparees`` are the closing and
    the increase prepared here, not sent.
    """

    formation: Formation
    calendrier: Calendrier
    contrats_comptes: int
    envoyees: frozenset[Nature] = frozenset()
    capacite: int | None = None
    affichee: bool = False
    souhaitee: int | None = None
    preparees: tuple[Saisie, ...] = ()

    @property
    def faits(self) -> FaitsFormation:
        """Return the formation with its counted contracts."""
        return FaitsFormation(self.formation, self.contrats_comptes)


class SujetItem(NamedTuple):
    """An item and what surrounds it; ``contrats_comptes`` leaves it out, ``faits`` keep it.

    ``presume`` says, when ``faits`` are not at hand, that the candidature has passed by itself. ``raison`` is
    that of a correction, None = not asked yet. The last two surround a contradicted contract (R16).
    """

    saisie: Saisie
    formation: Formation
    calendrier: Calendrier
    contrats_comptes: int
    faits: FaitsCandidature | None = None
    presume: bool = False
    raison: str | None = None
    contrats_ailleurs: tuple[str, ...] = ()
    homonymes: tuple[str, ...] = ()


def permis_candidature(sujet: SujetCandidature, instant: datetime) -> Mapping[Acte, Verdict]:
    """Return the verdict of each act on a candidature at the instant, every reason at once."""
    situation = sujet.situation(instant)
    formation, calendrier = sujet.formation, sujet.calendrier
    venir = tuple(blocages_note(sujet.notee_on, instant, formation.campagne))
    permis = {
        Acte.CONTRAT: verdict_contrat(_demande(sujet, situation, instant)),
        Acte.IA: verdict_ia(situation),
        Acte.NOTER_REPONSE: _et(verdict_reponse(situation, sujet.reponse), venir),
        Acte.NOTER_DEMISSION: _et(verdict_demission(situation), venir),
        Acte.DEMANDE_MOTIFS: verdict_demande(situation, sujet.recue_on, sujet.avis_on, instant),
        Acte.CONTACTER: verdict_coordonnees(situation, calendrier, instant),
    }
    if situation is not None:
        permis[Acte.REFUSER] = verdict_refus(situation, formation, calendrier, instant, sujet.motif)
        permis[Acte.RECHERCHER] = verdict_recherche(situation, formation, calendrier)
    return permis


def permis_formation(sujet: SujetFormation, instant: datetime) -> Mapping[Acte, Verdict]:
    """Return the verdict of each act on a formation at the instant, every reason at once."""
    formation, calendrier, faits = sujet.formation, sujet.calendrier, sujet.faits
    contrat = Verdict(
        tuple(blocages_contrat(faits, calendrier, instant)), tuple(avertissements_periode(calendrier))
    )
    capacite = Verdict()
    if sujet.capacite is not None:
        capacite = verdict_capacite(sujet.capacite, faits, calendrier, instant, deja_affichee=sujet.affichee)
    return {
        Acte.CONTRAT_PAR_NUMERO: contrat,
        Acte.CAPACITE: capacite,
        Acte.BAISSER_CAPACITE: verdict_baisse(faits, calendrier, instant),
        Acte.AUGMENTATION: _demandee(
            sujet, Nature.AUGMENTATION, verdict_augmentation(faits, sujet.souhaitee)
        ),
        Acte.CLOTURE: _demandee(sujet, Nature.CLOTURE, verdict_cloture(faits)),
        Acte.NOTER_CLOTURE: verdict_cloture_constatee(formation),
        Acte.ROUVRIR: verdict_reouverture(formation),
        Acte.MESSAGE_RECHERCHE: verdict_saisie_message(Destinataires.RECHERCHE, formation),
        Acte.MESSAGE_ACCEPTATION: verdict_saisie_message(Destinataires.ACCEPTATION, formation),
        Acte.RAPPORT: verdict_rapport(formation, calendrier, instant),
    }


def permis_item(sujet: SujetItem, instant: datetime) -> Mapping[Acte, Verdict]:
    """Return the verdict of each act on an item of the queue at the instant, every reason at once."""
    formation, calendrier, saisie = sujet.formation, sujet.calendrier, sujet.saisie
    presume = sujet.presume
    if sujet.faits is not None:
        presume = situation_a(sujet.faits, formation, calendrier, instant).presume
    faits = FaitsFormation(formation, sujet.contrats_comptes)
    return {
        Acte.COCHER: verdict_cochee(saisie, faits, calendrier, instant, presume=presume),
        Acte.RETIRER: verdict_retrait(saisie),
        Acte.CORRIGER: verdict_correction(saisie, sujet.raison),
        Acte.ANNULER_CONTRAT: verdict_annulation(saisie),
        Acte.REMETTRE: verdict_remise(saisie, _preparation(sujet, instant)),
        Acte.ATTENDRE_EXPORT: _patience(sujet, faits, instant),
        Acte.DONNER_RAISON: verdict_ecart(saisie),
        Acte.ABANDONNER_ECART: verdict_ecart(saisie),
    }


def _preparation(sujet: SujetItem, instant: datetime) -> Verdict:
    """Return the verdict of preparing now what the item says."""
    saisie = sujet.saisie
    if sujet.faits is None or saisie.statut is not Statut.ECART:
        return Verdict()
    candidature = SujetCandidature(
        faits=sujet.faits,
        formation=sujet.formation,
        calendrier=sujet.calendrier,
        contrats_comptes=sujet.contrats_comptes,
        contrats_ailleurs=sujet.contrats_ailleurs,
        homonymes=sujet.homonymes,
        motif=saisie.motif,
        employeur=saisie.employeur,
        siret=saisie.siret,
    )
    actes = {
        (Nature.DECISION, Decision.REFUS): Acte.REFUSER,
        (Nature.DECISION, Decision.RECHERCHE): Acte.RECHERCHER,
        (Nature.CONTRAT, None): Acte.CONTRAT,
        (Nature.IA, None): Acte.IA,
    }
    return permis_candidature(candidature, instant)[actes[saisie.nature, saisie.decision]]


def _patience(sujet: SujetItem, faits: FaitsFormation, instant: datetime) -> Verdict:
    deja_compte = autre_vivante = False
    if sujet.faits is not None and sujet.saisie.statut is Statut.ECART:
        situation = situation_a(sujet.faits, sujet.formation, sujet.calendrier, instant)
        vivants = [item for item in sujet.faits.items if item.est_vivante and item.id != sujet.saisie.id]
        autre_vivante = any(item.nature is sujet.saisie.nature for item in vivants)
        deja_compte = contrat_compte(categorie=categorie(situation, sujet.faits), contrat=None)
    return verdict_patience(sujet.saisie, faits, deja_compte=deja_compte, autre_vivante=autre_vivante)


def permis_demande(
    demande: DemandeMotifs, instant: datetime, repondue_on: date | None = None
) -> Mapping[Acte, Verdict]:
    """Return the verdict of each act on a request for reasons; ``repondue_on`` None = not asked yet."""
    return {Acte.ENVOYER_MOTIFS: verdict_motifs_envoyes(demande.recue_on, repondue_on, instant)}


def _demandee(sujet: SujetFormation, nature: Nature, verdict: Verdict) -> Verdict:
    envoi = verdict_envoi(verdict, nature in sujet.envoyees)
    campagne, souhaitee = sujet.formation.campagne, sujet.souhaitee
    return avec_preparees(envoi, nature, sujet.preparees, campagne, souhaitee=souhaitee)


def _et(verdict: Verdict, blocages: tuple[Blocage, ...]) -> Verdict:
    return Verdict((*verdict.blocages, *blocages), verdict.avertissements)


def _demande(sujet: SujetCandidature, situation: Situation | None, instant: datetime) -> DemandeContrat:
    # A place made for a contract that was given up holds no candidature: as if there were none.
    vide = sujet.faits is not None and sujet.faits.sans_voeu and not sujet.faits.items
    return DemandeContrat(
        formation=sujet.formation,
        contrats_comptes=sujet.contrats_comptes,
        calendrier=sujet.calendrier,
        instant=instant,
        situation=None if vide else situation,
        employeur=sujet.employeur,
        siret=sujet.siret,
        numero_connu=sujet.numero_connu,
        nom=sujet.nom,
        contrats_ailleurs=sujet.contrats_ailleurs,
        homonymes=sujet.homonymes,
        numero_provisoire=sujet.numero_provisoire,
    )
