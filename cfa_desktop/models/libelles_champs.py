"""The fields of an export as the officer reads them: their French names, and their values in French."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from cfa_desktop.models.contenu import est_chemin
from cfa_desktop.models.dates_fr import instant_complet, jour_complet
from cfa_desktop.models.etats import (
    LABELS_ETAT,
    LABELS_INSCRIPTION,
    LABELS_REPONSE,
    LABELS_STATUT_CONTRAT,
    Etat,
    Inscription,
    Reponse,
    StatutContrat,
)
from cfa_desktop.models.telephone import format_telephone
from cfa_desktop.models.temps import PARIS

LIBELLES_CHAMPS: Mapping[str, str] = {
    "numero": "N° d’inscription",
    "candidat": "Candidat",
    "civilite": "Civilité",
    "nom": "Nom",
    "prenom": "Prénom",
    "ine": "INE",
    "naissance_on": "Date de naissance",
    "telephone": "Téléphone",
    "telephone_fixe": "Téléphone fixe",
    "telephone_portable": "Téléphone portable",
    "mail": "Adresse mail",
    "adresse": "Adresse",
    "code_postal": "Code postal",
    "commune": "Commune",
    "etablissement_origine": "Établissement d’origine",
    "origine_uai": "UAI de l’établissement d’origine",
    "origine_commune": "Commune de l’établissement d’origine",
    "origine_departement": "Département de l’établissement d’origine",
    "profil": "Profil",
    "serie": "Série",
    "annee": "Session",
    "etat": "État",
    "etat_brut": "État (libellé de l’export)",
    "confirmee_at": "Vœu confirmé le",
    "limite_importee_on": "Date limite d’examen",
    "reponse": "Réponse du candidat",
    "reponse_brute": "Réponse (libellé de l’export)",
    "inscription": "Inscription administrative",
    "statut_contrat": "Statut du contrat",
    "date_reponse_on": "Date de la réponse établissement",
    "repris_on": "Dernier export",
    "formation_dite": "Formation",
    "siret": "SIRET",
    "constatee_on": "Confirmé par l’export du",
    "ecart": "Écart avec l’export",
    "ecart_on": "Écart vu dans l’export du",
    "attend_apres_on": "Attend un export d’après le",
}
_DOUTES: Mapping[str, str] = {
    "doublon": "Même personne\u202f?",
    "fichier": "Fichier",
    "encodage": "Encodage",
    "formules": "Formules",
    "formation": "Formation",
    "session": "Session",
    "colonnes": "Colonnes",
    "date de l’export": "Date de l’export",
    "fichier complet": "Fichier complet\u202f?",
}
VIDE = "(vide)"
_NAISSANCE = "naissance_on"


def libelle_champ(champ: str) -> str:
    """Return the French name of a field, or of a path of the dossier's content; an unknown one as it is."""
    libelle = LIBELLES_CHAMPS.get(champ)
    if libelle is not None or not est_chemin(champ):
        return libelle or champ
    from cfa_desktop.models.contenu_dit import libelle_du_chemin

    return libelle_du_chemin(champ)


def libelle_doute(champ: str) -> str:
    """Return the French name of what a doubt is about: a field, a part of the dossier, the file itself."""
    from cfa_desktop.models.contenu_dit import NOMS

    parties: Mapping[str, str] = {rubrique.value: nom for rubrique, nom in NOMS.items()}
    return _DOUTES.get(champ) or parties.get(champ) or libelle_champ(champ)


def valeur_lisible(champ: str, valeur: str) -> str:
    """Return a canonical value as the officer reads it: labels of Parcoursup, French dates, spaced phones."""
    if not valeur:
        return VIDE
    labels = _LABELS.get(champ)
    if labels is not None:
        return labels.get(valeur, valeur)
    propre = _ECRITURES.get(champ)
    if propre is not None:
        return propre(valeur)
    if champ.endswith("_on"):
        return _jour(valeur)
    if champ.endswith("_at"):
        return _instant(valeur)
    return format_telephone(valeur) if champ.startswith("telephone") else valeur


_LABELS: Mapping[str, Mapping[str, str]] = {
    "etat": {etat.value: LABELS_ETAT[etat] for etat in Etat},
    "reponse": {reponse.value: LABELS_REPONSE[reponse] for reponse in Reponse},
    "inscription": {valeur.value: LABELS_INSCRIPTION[valeur] for valeur in Inscription},
    "statut_contrat": {statut.value: LABELS_STATUT_CONTRAT[statut] for statut in StatutContrat},
}


def _naissance(valeur: str) -> str:
    """Return a birth date in figures, as identity papers and Parcoursup write it."""
    try:
        return f"{date.fromisoformat(valeur):%d/%m/%Y}"
    except ValueError:
        return valeur


def _ecart(valeur: str) -> str:
    from cfa_desktop.models.constat import decoder
    from cfa_desktop.models.ecarts import vu

    return vu(*decoder(valeur))


def _jour(valeur: str) -> str:
    try:
        return jour_complet(date.fromisoformat(valeur))
    except ValueError:
        return valeur


def _instant(valeur: str) -> str:
    try:
        instant = datetime.fromisoformat(valeur)
    except ValueError:
        return valeur
    local = instant.astimezone(PARIS) if instant.tzinfo else instant.replace(tzinfo=PARIS)
    return instant_complet(local) if (local.hour, local.minute) != (0, 0) else jour_complet(local.date())


_ECRITURES: Mapping[str, Callable[[str], str]] = {_NAISSANCE: _naissance, "ecart": _ecart}
