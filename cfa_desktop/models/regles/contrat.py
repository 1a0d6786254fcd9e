"""May a contract be entered for this person in this formation? (R4, R8, R10, R12-R16)."""

from __future__ import annotations

from datetime import datetime

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.candidature import Situation
from cfa_desktop.models.etats import LABELS_ETAT, Etat
from cfa_desktop.models.regles.capacite import blocages_places
from cfa_desktop.models.regles.faits import DemandeContrat, FaitsFormation
from cfa_desktop.models.regles.periode import avertissements_periode, blocages_periode
from cfa_desktop.models.saisie import Decision, Statut
from cfa_desktop.models.siret import examiner_siret
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict

_SOURCES_DOSSIER = "S0, S4, S1"
_VOEU_FORMULE = (
    "Le webinaire de la région académique PACA parle "
    "de candidats « ayant formulé leur vœu » : vérifiez sur Parcoursup."
)
_DEJA_SAISI = "Un contrat est déjà saisi pour ce candidat dans cette formation"
_MALGRE_LA_DEMISSION = "\u202f: la démission ne l’annule pas, il reste compté"


def verdict_contrat(demande: DemandeContrat) -> Verdict:
    """Say whether the contract may be prepared, with every reason at once (R4, R8, R10, R12-R16)."""
    blocages = [
        *_blocages_candidature(demande.situation),
        *blocages_contrat(demande.faits, demande.calendrier, demande.instant),
        *_blocages_employeur(demande),
    ]
    if demande.numero_provisoire:
        message = (
            "N° d’inscription à fournir : cette personne n’est connue ici que par une liste. Ouvrez son "
            "dossier et cliquez « Renseigner le numéro… » ; un export qui la nomme, ou la réunion de ses "
            "deux fiches, le donne aussi."
        )
        blocages.append(Blocage("R15", message, _SOURCES_DOSSIER))
    if demande.situation is None and not demande.numero_connu and not demande.nom.strip():
        message = "Numéro d’inscription inconnu ici : indiquez le nom et le prénom du candidat."
        blocages.append(Blocage("R15", message, _SOURCES_DOSSIER))
    avertissements = [
        *_avertissements_dossier(demande),
        *_avertissements_erreur_de_personne(demande),
        *avertissements_periode(demande.calendrier),
    ]
    return Verdict(tuple(blocages), tuple(avertissements))


def blocages_contrat(faits: FaitsFormation, calendrier: Calendrier, instant: datetime) -> list[Blocage]:
    """Return why no contract at all can be entered in the formation at the instant (R8, R10, R12, R13)."""
    return [*blocages_places(faits), *blocages_periode(faits.formation, calendrier, instant)]


def verdict_contrat_saisi(faits: FaitsFormation, calendrier: Calendrier, instant: datetime) -> Verdict:
    """Check R10, R12 and R13 again at the instant of typing, as avertissements only (R13).

    ``faits.contrats_comptes`` leaves the contract being ticked out.
    """
    raisons = blocages_contrat(faits, calendrier, instant)
    return Verdict(
        avertissements=tuple(
            Avertissement(raison.code, raison.message, a_confirmer=False, source=raison.source)
            for raison in raisons
        )
    )


def _blocages_candidature(situation: Situation | None) -> list[Blocage]:
    if situation is None:
        return []
    blocages: list[Blocage] = []
    preparee = situation.decision_preparee
    if preparee is not None and preparee.decision is Decision.REFUS:
        message = "Un refus est préparé pour cette candidature : retirez-le avant de préparer un contrat."
        blocages.append(Blocage("R4", message, "S0"))
    contrat = situation.contrat
    if situation.etat is Etat.CONTRAT_SAISI:
        blocages.append(Blocage("R16", f"{_DEJA_SAISI}.", "S0"))
    elif contrat is not None and contrat.statut is Statut.PREPAREE:
        message = "Un contrat est déjà préparé pour ce candidat dans cette formation."
        blocages.append(Blocage("R16", message, "S0"))
    elif contrat is not None and contrat.est_vivante:
        # A démission does not undo what was typed: R16 holds for every contract, whatever the état.
        suite = _MALGRE_LA_DEMISSION if situation.etat is Etat.DEMISSION else ""
        blocages.append(Blocage("R16", f"{_DEJA_SAISI}{suite}.", "S0"))
    return blocages


def _blocages_employeur(demande: DemandeContrat) -> list[Blocage]:
    blocages: list[Blocage] = []
    if demande.employeur is not None and not demande.employeur.strip():
        blocages.append(Blocage("R14", "Indiquez le nom ou la dénomination de l’employeur.", "S0"))
    if demande.siret is not None:
        siret = examiner_siret(demande.siret)
        if siret.valeur is None:
            blocages.append(Blocage("R14", f"SIRET refusé : {siret.raison}.", "S0"))
    return blocages


def _avertissements_dossier(demande: DemandeContrat) -> list[Avertissement]:
    if demande.situation is None:
        if demande.numero_connu:
            message = f"Pas de candidature dans cette formation : contrat par le numéro. {_VOEU_FORMULE}"
            return [Avertissement("R15", message, source=_SOURCES_DOSSIER)]
        message = (
            "Ce numéro d’inscription n’est pas connu ici : vérifiez que la personne a bien "
            f"un dossier Parcoursup. {_VOEU_FORMULE}"
        )
        return [Avertissement("R15", message, a_confirmer=True, source=_SOURCES_DOSSIER)]
    etat = demande.situation.etat
    if etat in (Etat.REFUSEE, Etat.DEMISSION):
        message = f"La candidature est « {LABELS_ETAT[etat]} » : confirmez le contrat. {_VOEU_FORMULE}"
        return [Avertissement("R15", message, a_confirmer=True, source=_SOURCES_DOSSIER)]
    return []


def _avertissements_erreur_de_personne(demande: DemandeContrat) -> list[Avertissement]:
    avertissements: list[Avertissement] = []
    ici = demande.formation.nom_court
    if demande.contrats_ailleurs:
        message = (
            f"Ce candidat a déjà un contrat dans : {', '.join(demande.contrats_ailleurs)}. "
            f"Attention à ne pas vous tromper de formation (ici : {ici})."
        )
        avertissements.append(Avertissement("R16", message, a_confirmer=True, source="S0"))
    if demande.homonymes:
        message = (
            f"Même nom dans la base : {', '.join(demande.homonymes)}. "
            f"Attention à ne pas vous tromper de candidat ni de formation (ici : {ici})."
        )
        avertissements.append(Avertissement("R16", message, a_confirmer=True, source="S0"))
    return avertissements
