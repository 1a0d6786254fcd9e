"""To whom something is handed out about a contract, and why nothing is to the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cfa_desktop.documents.liste import texte_nombre
from cfa_desktop.documents.pdf.lettre_valeurs import AVoir
from cfa_desktop.models.etats import Etat, Reponse
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Nature, Saisie, Statut

SANS_CONTRAT = "Pas de bordereau\u202f: aucun contrat n’est préparé ni saisi."
REFUSE = "Pas de bordereau\u202f: Parcoursup a refusé ce contrat."
A_ANNULER = "Pas de bordereau\u202f: l’annulation de ce contrat est demandée."
PARTI = "Pas de bordereau\u202f: le candidat a démissionné."
RENONCE = "Pas de bordereau\u202f: le candidat a renoncé à la proposition."
SANS_EMPLOYEUR = "Pas de bordereau\u202f: employeur inconnu, notez-le dans son dossier."
SANS_SIRET = "Pas de bordereau\u202f: SIRET de l’employeur inconnu, notez-le dans son dossier."
NOMMES = 20
"""Beyond so many, those without a contract are counted: the list on the screen names them."""


def contrats_remis(items: list[Saisie]) -> Mapping[int, Saisie]:
    """Return the last contract of each candidature."""
    return {
        item.candidature_id: item
        for item in items
        if item.nature is Nature.CONTRAT and item.candidature_id is not None
    }


def se_remet(ligne: CandidatureLine, contrat: Saisie | None) -> bool:
    """Say whether something is handed out about a contract: its employer known, neither refused nor left."""
    return not pourquoi_rien(ligne, contrat)


def pourquoi_rien(ligne: CandidatureLine, contrat: Saisie | None) -> str:
    """Return why nothing is handed out about a contract, "" when something is."""
    if contrat is not None and contrat.refus_parcoursup:
        return REFUSE
    if contrat is not None and contrat.annulation_demandee_on:
        return A_ANNULER
    if ligne.etat_parcoursup is not Etat.CONTRAT_SAISI and ligne.contrat is not Statut.PREPAREE:
        return SANS_CONTRAT
    return _parti(ligne) or _inconnu(ligne)


def _parti(ligne: CandidatureLine) -> str:
    if ligne.etat is Etat.DEMISSION or ligne.reponse is Reponse.DEMISSION:
        return PARTI
    return RENONCE if ligne.reponse is Reponse.RENONCIATION else ""


def _inconnu(ligne: CandidatureLine) -> str:
    if not ligne.employeur:
        return SANS_EMPLOYEUR
    return "" if ligne.siret else SANS_SIRET


def sans_bordereau(
    lignes: Sequence[CandidatureLine], contrats: Mapping[int, Saisie], sigles: Mapping[int, str]
) -> list[AVoir]:
    """Return those who get no slip, in order: first a contract that cannot be told, then who has none."""
    dits: dict[bool, list[AVoir]] = {True: [], False: []}
    for ligne in lignes:
        raison = pourquoi_rien(ligne, contrats.get(ligne.id))
        if raison:
            nom = ligne.candidat or f"n°\u00a0{ligne.numero}"
            dits[raison != SANS_CONTRAT].append(AVoir(nom, sigles[ligne.formation_id], raison))
    sans = dits[False]
    if len(sans) > NOMMES:
        sans = [AVoir(texte_nombre(len(sans), "candidature", "candidatures"), "–", SANS_CONTRAT)]
    return [*dits[True], *sans]
