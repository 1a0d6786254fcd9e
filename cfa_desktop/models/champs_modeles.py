"""What each ready text can say, field by field, and what it must not leave unsaid."""

from __future__ import annotations

from typing import NamedTuple


class Requis(NamedTuple):
    """What a text is for: ``quoi`` is said by any one of ``champs``, the first being offered."""

    quoi: str
    champs: tuple[str, ...]


_CONTRAT = {
    "candidat": "nom et prénom du candidat",
    "numero": "numéro d’inscription",
    "formation": "intitulé de la formation",
    "code": "code de la formation",
    "employeur": "nom exact de l’employeur",
    "siret": "SIRET, par groupes",
    "siret_nu": "SIRET, sans espace",
}
_SAISI_LE = {"saisi_le": "jour de la saisie en ligne"}
CONTRAT_PROVISOIRE = _CONTRAT
CONTRAT_SAISI = _CONTRAT | _SAISI_LE | {"limite": "jusqu’à quand répondre"}
ANNULATION = _CONTRAT | _SAISI_LE | {"motif": "motif de l’annulation"}
APPEL = {
    "candidat": "nom et prénom du candidat",
    "nom": "nom du candidat",
    "prenom": "prénom du candidat",
    "civilite": "M. ou Mme",
    "numero": "numéro d’inscription",
    "formation": "intitulé de la formation",
    "code": "code de la formation",
    "cfa": "nom du centre",
    "session": "année de la session",
    "etat": "état de la candidature",
    "limite": "limite d’examen ou de réponse",
    "etape": "ce qui reste à faire, et quand",
    "raison": "pourquoi appeler",
}
APPEL_REPONSE = APPEL | {"repondre": "quand répondre au plus tard"}
APPEL_OUI = APPEL | {"reponse": "réponse du candidat"}
_PERSONNE = {
    "appellation": "Madame, Monsieur, ou les deux",
    "candidat": "nom et prénom du candidat",
    "nom": "nom du candidat",
    "prenom": "prénom du candidat",
    "numero": "numéro d’inscription",
    "formation": "intitulé de la formation",
    "code": "code de la formation",
    "cfa": "nom du centre",
    "session": "année de la session",
}
CONVOCATION = _PERSONNE | {
    "objet": "objet de la séance",
    "jour": "date de la séance",
    "heure": "heure de la séance",
    "lieu": "lieu de la séance",
    "apporter": "ce qu’il faut apporter\u202f; sa ligne disparaît quand rien n’est demandé",
}
MOTIFS = _PERSONNE | {
    "demande_le": "jour où la demande est arrivée",
    "motif": "critère publié du refus",
}
DRAIO = {
    "designation": "intitulé, code et établissement de la formation",
    "places": "«\u00a0est complète\u00a0», avec capacité et contrats",
    "formation": "intitulé de la formation",
    "code": "code de la formation",
    "session": "année de la session",
    "cfa": "nom du centre",
}
DRAIO_AUGMENTATION = DRAIO | {"souhaitee": "capacité demandée"}
_FORMATION = Requis("la formation", ("formation", "code"))
_EMPLOYEUR = Requis("l’employeur", ("employeur",))
_SIRET = Requis("le SIRET", ("siret", "siret_nu"))
REQUIS_PROVISOIRE = (_EMPLOYEUR, _SIRET)
REQUIS_SAISI = (_EMPLOYEUR, _SIRET, Requis("la date limite de réponse", ("limite",)))
"""The candidate gives Parcoursup the same name and SIRET, in time (R18)."""
REQUIS_ANNULATION = (
    Requis("le candidat", ("candidat", "numero")),
    _FORMATION,
    Requis("l’employeur", ("employeur", "siret", "siret_nu")),
    Requis("le motif", ("motif",)),
)
REQUIS_REPONSE = (Requis("la date limite de réponse", ("repondre", "limite")),)
REQUIS_CONVOCATION = (
    Requis("l’objet", ("objet",)),
    Requis("le jour", ("jour",)),
    Requis("l’heure", ("heure",)),
    Requis("le lieu", ("lieu",)),
)
REQUIS_MOTIFS = (_FORMATION, Requis("le motif", ("motif",)))
"""Who asks for the reasons of a refusal gets them (R23)."""
REQUIS_CLOTURE = (Requis("la formation", ("designation", "formation", "code")),)
REQUIS_AUGMENTATION = (*REQUIS_CLOTURE, Requis("la capacité demandée", ("souhaitee",)))
