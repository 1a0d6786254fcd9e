"""The states of a candidature: stored values, and the exact labels of Parcoursup (kept in one place)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Etat(StrEnum):
    """State of a candidature; None stands for « à classer » or « sans candidature »."""

    NON_CONFIRMEE = "non_confirmee"
    CONFIRMEE = "confirmee"
    EN_RECHERCHE = "en_recherche"
    REFUSEE = "refusee"
    CONTRAT_SAISI = "contrat_saisi"
    DEMISSION = "demission"


class Reponse(StrEnum):
    """The candidate's reply to a proposition d'admission."""

    RESULTAT_ULTERIEUR = "resultat_ulterieur"
    EN_ATTENTE = "en_attente"
    OUI_DEFINITIF = "oui_definitif"
    OUI_VOEUX_EN_ATTENTE = "oui_voeux_en_attente"
    RENONCIATION = "renonciation"
    DEMISSION = "demission"


class Inscription(StrEnum):
    """Inscription administrative."""

    NON_RENSEIGNE = "non_renseigne"
    EFFECTUEE = "effectuee"


class StatutContrat(StrEnum):
    """Statut du contrat, as the table of Parcoursup shows it."""

    APPRENTI = "apprenti"


LABELS_ETAT: Mapping[Etat, str] = {
    Etat.NON_CONFIRMEE: "Candidature non confirmée",
    Etat.CONFIRMEE: "Candidature confirmée (Non examinée)",
    Etat.EN_RECHERCHE: "En recherche de contrat",
    Etat.REFUSEE: "Refusée",
    Etat.CONTRAT_SAISI: "Contrat saisi",
    Etat.DEMISSION: "Démission du candidat",
}
LABELS_REPONSE: Mapping[Reponse, str] = {
    Reponse.RESULTAT_ULTERIEUR: "Résultat connu ultérieurement",
    Reponse.EN_ATTENTE: "Proposition en attente de réponse",
    Reponse.OUI_DEFINITIF: "Oui (définitif)",
    Reponse.OUI_VOEUX_EN_ATTENTE: "Oui (avec vœux en attente)",
    Reponse.RENONCIATION: "Renonciation",
    Reponse.DEMISSION: "Démission",
}
LABELS_INSCRIPTION: Mapping[Inscription, str] = {
    Inscription.NON_RENSEIGNE: "Non renseigné",
    Inscription.EFFECTUEE: "I.A. effectuée",
}
LABELS_STATUT_CONTRAT: Mapping[StatutContrat, str] = {StatutContrat.APPRENTI: "Apprenti"}
