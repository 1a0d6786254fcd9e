"""« À régler »: what may be done of an item that cannot simply be typed any more."""

from __future__ import annotations

from datetime import datetime

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.saisie import Nature

_PAR_CODE = {
    "R6": (
        "Le passage automatique a eu lieu avant la saisie\u202f: abandonnez cette préparation. "
        "Le candidat reste en recherche de contrat."
    ),
    "R10": (
        "La formation est complète\u202f: demandez une augmentation ou la clôture (page Formations), puis "
        "remettez ce contrat à saisir si une place s’ouvre."
    ),
    "R13": (
        "Plus de saisie possible pour cette formation ou cette période\u202f: abandonnez, et prévenez "
        "le candidat et l’employeur."
    ),
}
_PAR_REFUS = {
    "capacité atteinte": (
        "Demandez une augmentation de capacité (page Formations), puis remettez ce contrat à saisir une fois "
        "qu’elle est accordée."
    ),
    "SIRET refusé": (
        "Vérifiez le SIRET avec l’employeur, modifiez cette préparation, puis remettez-la à saisir."
    ),
    "candidat introuvable": (
        "Vérifiez le n° d’inscription dans le dossier du candidat\u202f: il change chaque année."
    ),
    "recrutement clos": (
        "Aucune source publique ne décrit de réouverture\u202f: écrivez à Parcoursup par la rubrique "
        "contact, ou abandonnez."
    ),
}
_AUTRE = "Réglez la cause du refus, puis remettez cette saisie dans la file, ou abandonnez-la avec sa raison."


def conseil(carte: ASaisir) -> str:
    """Return what to do of a card « à régler », in French."""
    if carte.saisie.refus_parcoursup:
        return _PAR_REFUS.get(carte.saisie.refus_parcoursup, _AUTRE)
    for avertissement in carte.garde.avertissements:
        if avertissement.code in _PAR_CODE:
            return _PAR_CODE[avertissement.code]
    return ""


def est_close(carte: ASaisir, maintenant: datetime) -> bool:
    """Say whether a contract can no longer be typed: period over, recruitment closed (R13)."""
    saisie = carte.saisie
    attend = saisie.pas_avant is not None and saisie.pas_avant > maintenant
    if saisie.nature is not Nature.CONTRAT or attend:
        return False
    return any(raison.code == "R13" for raison in carte.garde.avertissements)
