"""What an export proved or contradicted, in French: both values, its day, what to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from cfa_desktop.models.constat import Attente, Conclusion, Constat, Genre, Issue, Mention, decoder
from cfa_desktop.models.dates_fr import avec_point, jour_court, jour_de_paris
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
from cfa_desktop.models.saisie import LABELS_STATUT, Decision, Nature, Saisie

VIDE = "(vide)"
ABSENT = "absent de l’export"
CHAMPS: Mapping[Genre, str] = {
    Genre.ETAT: "État",
    Genre.DEMISSION: "État",
    Genre.ABSENT: "Candidature",
    Genre.REPONSE: "Réponse du candidat",
    Genre.IA: "Inscription administrative",
    Genre.STATUT: "Statut du contrat",
}
EMPLOYEUR_NON_VERIFIABLE = "employeur non vérifiable\u202f: aucun export ne le porte"
PUIS = "\u202f; "
SANS_COCHE = "saisi sur Parcoursup sans avoir été coché ici"
_VUS: Mapping[Genre, Mapping[str, str]] = {
    Genre.ETAT: {etat.value: LABELS_ETAT[etat] for etat in Etat},
    Genre.DEMISSION: {Etat.DEMISSION.value: LABELS_ETAT[Etat.DEMISSION]},
    Genre.REPONSE: {reponse.value: LABELS_REPONSE[reponse] for reponse in Reponse},
    Genre.IA: {valeur.value: LABELS_INSCRIPTION[valeur] for valeur in Inscription},
}
_MENTIONS: Mapping[Mention, str] = {
    Mention.NON_COCHEE: SANS_COCHE,
    Mention.DEPASSEE: "un contrat est saisi depuis",
    Mention.PARTI: "le candidat est parti depuis, avec son contrat",
}
_ATTENTES: Mapping[Attente, str] = {
    Attente.PAS_SAISIE: "pas encore saisi sur Parcoursup",
    Attente.AVANT_LA_SAISIE: "cet export n’est pas plus récent que la saisie",
    Attente.DEJA_ATTENDUE: "vous attendez un export plus récent",
    Attente.MUET: "ce fichier n’en dit rien",
    Attente.INCONNU: "l’état lu dans ce fichier est inconnu",
    Attente.ANCIEN: "ce fichier est plus ancien que le dernier importé",
    Attente.HORS_EXPORT: "aucun export n’en parle",
    Attente.A_REGLER: "un écart est déjà à régler",
}


class EcartLu(NamedTuple):
    """A stored contradiction as the officer reads it: the column, the value here, the one of Parcoursup."""

    champ: str
    ici: str
    parcoursup: str
    export: str
    phrase: str


def quoi(saisie: Saisie) -> str:
    """Return what an item asks for, in two words."""
    if saisie.nature is Nature.DECISION:
        return "Refus" if saisie.decision is Decision.REFUS else "Mise en recherche de contrat"
    return "Contrat" if saisie.nature is Nature.CONTRAT else "I.A. réalisée"


def etape(saisie: Saisie, campagne: int) -> str:
    """Return how far the officer went: « saisi en ligne mar. 10 juin » or « préparé mar. 10 juin »."""
    if saisie.saisie_at is None:
        return f"préparé {jour_court(jour_de_paris(saisie.preparee_at), campagne)}"
    return f"saisi en ligne {jour_court(jour_de_paris(saisie.saisie_at), campagne)}"


def attendu(saisie: Saisie, genre: Genre) -> str:
    """Return what the item says in the column where it is contradicted."""
    if genre is Genre.IA:
        return LABELS_INSCRIPTION[Inscription.EFFECTUEE]
    if genre is Genre.STATUT:
        return LABELS_STATUT_CONTRAT[StatutContrat.APPRENTI]
    if genre is Genre.REPONSE:
        accepte = f"{LABELS_REPONSE[Reponse.OUI_DEFINITIF]} ou {LABELS_REPONSE[Reponse.OUI_VOEUX_EN_ATTENTE]}"
        return accepte if saisie.nature is Nature.IA else LABELS_REPONSE[Reponse.EN_ATTENTE]
    if saisie.decision is not None:
        refus = saisie.decision is Decision.REFUS
        return LABELS_ETAT[Etat.REFUSEE if refus else Etat.EN_RECHERCHE]
    return LABELS_ETAT[Etat.CONTRAT_SAISI]


def lire_ecart(saisie: Saisie, campagne: int) -> EcartLu:
    """Return a stored contradiction in French. Raises ValueError when the item has none."""
    genre, valeur = decoder(saisie.ecart)
    export_on = saisie.ecart_on or jour_de_paris(saisie.preparee_at)
    return _ecart(saisie, genre, valeur, export_on, campagne)


def vu(genre: Genre, valeur: str) -> str:
    """Return the value seen in the export, by its label."""
    if genre is Genre.ABSENT:
        return ABSENT
    return _VUS.get(genre, {}).get(valeur, valeur) or VIDE


def dire(constat: Constat, export_on: date, campagne: int) -> str:
    """Return the sentence of an item that met a file: proved, contradicted with both values, or waiting."""
    saisie, conclusion = constat.saisie, constat.conclusion
    if conclusion.issue is Issue.CONSTATEE:
        return _prouve(saisie, conclusion, export_on, campagne)
    if conclusion.issue is Issue.ECART and conclusion.genre is not None:
        return _ecart(saisie, conclusion.genre, conclusion.valeur, export_on, campagne).phrase
    attente = _ATTENTES[conclusion.attente] if conclusion.attente else ""
    return avec_point(f"{quoi(saisie)}, {etape(saisie, campagne)}\u202f: en attente, {attente}")


def dire_item(saisie: Saisie) -> str:
    """Return what was prepared or typed, and how far: « Contrat, saisi en ligne »."""
    return f"{quoi(saisie)}, {LABELS_STATUT[saisie.statut]}"


def dire_lu(constat: Constat) -> str:
    """Return in a few words what a file says of an item that it proves or contradicts."""
    conclusion = constat.conclusion
    if constat.est_ecart and conclusion.genre is not None:
        return vu(conclusion.genre, conclusion.valeur)
    return " · ".join(["confirmé par l’export", *(_MENTIONS[mention] for mention in conclusion.mentions)])


def dire_confirmation(saisie: Saisie, campagne: int) -> str:
    """Return how a proved item was proved: by which export, and what that does not prove."""
    export = jour_court(saisie.constatee_on, campagne) if saisie.constatee_on else "inconnu"
    dits = [f"confirmé par l’export du {export}"]
    if saisie.nature is Nature.CONTRAT:
        dits.append(EMPLOYEUR_NON_VERIFIABLE)
    if saisie.saisie_at is None:
        dits.append(SANS_COCHE)
    return " · ".join(dits)


def _prouve(saisie: Saisie, conclusion: Conclusion, export_on: date, campagne: int) -> str:
    dits = [_MENTIONS[mention] for mention in conclusion.mentions]
    if saisie.nature is Nature.CONTRAT:
        dits.append(EMPLOYEUR_NON_VERIFIABLE)
    suite = f" ({PUIS.join(dits)})" if dits else ""
    return avec_point(
        f"{quoi(saisie)}\u202f: confirmé par l’export du {jour_court(export_on, campagne)}{suite}"
    )


def _ecart(saisie: Saisie, genre: Genre, valeur: str, export_on: date, campagne: int) -> EcartLu:
    ici, parcoursup = attendu(saisie, genre), vu(genre, valeur)
    export = jour_court(export_on, campagne)
    montre = f"ne montre plus cette candidature, au lieu de «\u00a0{ici}\u00a0»"
    if genre is not Genre.ABSENT:
        montre = f"montre «\u00a0{parcoursup}\u00a0» au lieu de «\u00a0{ici}\u00a0»"
    phrase = f"{quoi(saisie)}, {etape(saisie, campagne)}\u202f: l’export du {export} {montre}."
    return EcartLu(CHAMPS[genre], ici, parcoursup, export, phrase)
