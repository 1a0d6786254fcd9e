"""Ready texts: plain files with fields between braces, each checked before anything is handed out."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import NamedTuple

from cfa_desktop.models.erreurs import CfaError


class ModeleInvalide(CfaError):
    """A ready text names a field that nothing fills."""

    def __init__(self, inconnus: list[str], connus: list[str]) -> None:
        champs = ", ".join(f"{{{nom}}}" for nom in inconnus)
        super().__init__(
            f"Le modèle de texte emploie {champs}, que rien ne remplit. "
            f"Champs possibles\u202f: {', '.join(connus)}."
        )


class Modele(NamedTuple):
    """A ready text that the centre may rewrite; ``champs`` = what each field between braces stands for."""

    cle: str
    titre: str
    quand: str
    champs: Mapping[str, str]


_CONTRAT = {
    "candidat": "nom et prénom du candidat",
    "numero": "numéro d’inscription",
    "formation": "intitulé de la formation",
    "code": "code de la formation",
    "employeur": "nom exact de l’employeur",
    "siret": "SIRET, par groupes",
    "siret_nu": "SIRET, sans espace",
    "saisi_le": "jour de la saisie en ligne",
    "limite": "jusqu’à quand répondre",
    "motif": "motif de l’annulation",
}
_APPEL = {
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
    "repondre": "quand répondre au plus tard",
    "reponse": "réponse du candidat",
    "etape": "ce qui reste à faire, et quand",
    "raison": "pourquoi appeler",
}
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
_CONVOCATION = _PERSONNE | {
    "objet": "objet de la séance",
    "jour": "date de la séance",
    "heure": "heure de la séance",
    "lieu": "lieu de la séance",
    "apporter": "ce qu’il faut apporter\u202f; sa ligne disparaît quand rien n’est demandé",
}
_MOTIFS = _PERSONNE | {
    "demande_le": "jour où la demande est arrivée",
    "motif": "critère publié du refus",
}
_DRAIO = {
    "designation": "intitulé, code et établissement de la formation",
    "places": "«\u00a0est complète\u00a0», avec capacité et contrats",
    "formation": "intitulé de la formation",
    "code": "code de la formation",
    "session": "année de la session",
    "cfa": "nom du centre",
    "souhaitee": "capacité demandée",
}
MODELES: tuple[Modele, ...] = (
    Modele("contrat_provisoire", "Contrat reçu", "au candidat, avant la saisie en ligne", _CONTRAT),
    Modele("contrat_saisi", "Contrat saisi", "au candidat, une fois saisi en ligne", _CONTRAT),
    Modele("annulation_contrat", "Annulation d’un contrat", "à la DRAIO", _CONTRAT),
    Modele("appel", "Appel, recherche", "à dire à qui cherche un employeur", _APPEL),
    Modele("appel_non_confirmee", "Appel, vœu non confirmé", "à dire à qui n’a pas confirmé", _APPEL),
    Modele("appel_siret", "Appel, SIRET attendu", "à dire à qui a trouvé un employeur", _APPEL),
    Modele("appel_contrat", "Appel, contrat reçu", "à dire avant la saisie en ligne", _APPEL),
    Modele("appel_reponse", "Appel, contrat saisi", "à dire à qui doit répondre", _APPEL),
    Modele("appel_perdue", "Appel, limite de réponse passée", "à dire à qui n’a pas répondu", _APPEL),
    Modele("appel_oui", "Appel, réponse reçue", "à dire à qui a dit oui", _APPEL),
    Modele("convocation", "Convocation", "au candidat, par courrier", _CONVOCATION),
    Modele("convocation_mail", "Convocation par courriel", "au candidat, par courriel", _CONVOCATION),
    Modele("motifs", "Lettre de motifs", "au candidat refusé qui a demandé les motifs", _MOTIFS),
    Modele("draio_cloture", "Demande de clôture", "à la DRAIO, par courrier", _DRAIO),
    Modele("draio_augmentation", "Demande d’augmentation", "à la DRAIO, par courrier", _DRAIO),
)


def modele(cle: str) -> Modele:
    """Return a ready text of the catalogue; raise ``KeyError`` when there is none of that name."""
    return {un.cle: un for un in MODELES}[cle]


def verifier(texte: str, champs: Mapping[str, object]) -> None:
    """Raise ``ModeleInvalide`` when a text names a field nobody fills, or leaves a brace open.

    A field is its name alone: Python's own « {nom:d} » and « {nom!r} » would fail, or quote, on paper.
    """
    try:
        nommes = {_ecrit(*champ) for _, *champ in Formatter().parse(texte) if champ[0] is not None}
    except ValueError as erreur:
        raise ModeleInvalide(["…"], sorted(champs)) from erreur
    if inconnus := sorted(nommes - set(champs)):
        raise ModeleInvalide(inconnus, sorted(champs))


def remplir(modele: str, champs: Mapping[str, str]) -> str:
    """Return the text with its fields filled; raise ``ModeleInvalide`` on a field nobody knows."""
    verifier(modele, champs)
    return modele.format_map(champs)


def _ecrit(nom: str | None, forme: str | None, conversion: str | None) -> str:
    """Return what stands between the braces, as it was typed."""
    return "".join((nom or "", f"!{conversion}" if conversion else "", f":{forme}" if forme else ""))
