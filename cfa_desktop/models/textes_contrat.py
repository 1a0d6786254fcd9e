"""What is handed to the candidate of a contract: provisional when prepared, dated when typed (R18)."""

from __future__ import annotations

from cfa_desktop.models.dates_fr import jour_court
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.reponses import LimiteReponse
from cfa_desktop.models.saisie import Saisie, Statut
from cfa_desktop.models.siret import format_siret


def texte_au_candidat(contrat: Saisie, formation: Formation, limite: LimiteReponse | None = None) -> str:
    """Return the text to hand out: the exact dénomination and SIRET, then when to answer (R18, S0, S4).

    The date is said only once the contract is typed, since the proposition exists only then.
    """
    return (
        "Bonjour,\n\n"
        f"{_annonce(contrat)}\n"
        f"– employeur : {contrat.employeur}\n"
        f"– SIRET : {format_siret(contrat.siret)}\n"
        f"– formation : {formation.intitule}\n\n"
        f"{_suite(contrat, limite, formation.campagne)}\n\n"
        "Cordialement,\n"
    )


def _annonce(contrat: Saisie) -> str:
    if contrat.statut is Statut.PREPAREE:
        return "Nous avons bien reçu votre contrat d’apprentissage :"
    return "Votre contrat d’apprentissage est saisi sur Parcoursup :"


def _suite(contrat: Saisie, limite: LimiteReponse | None, session: int) -> str:
    dossier = "avant la date indiquée dans votre dossier Parcoursup"
    if contrat.statut is Statut.PREPAREE:
        return (
            "Nous allons le saisir sur Parcoursup. Vous recevrez alors une proposition d’admission : "
            f"répondez-y {dossier}, en indiquant exactement ces nom et SIRET."
        )
    quand = dossier
    if limite is not None and limite.jour is not None:
        quand = f"au plus tard le {jour_court(limite.jour, session)}, 23 h 59 (heure de Paris)"
        if limite.a_confirmer:
            quand += " ; vérifiez cette date dans votre dossier Parcoursup"
    return (
        f"Une proposition d’admission vous y attend. Répondez {quand}. Indiquez exactement ces nom et SIRET. "
        "« Oui (définitif) » renonce à vos autres vœux ; sans réponse à temps, la proposition est perdue."
    )
