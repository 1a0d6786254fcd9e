"""The columns of the candidate list: one catalogue for screen, exports and prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from cfa_desktop.models.etats import (
    LABELS_ETAT,
    LABELS_INSCRIPTION,
    LABELS_REPONSE,
    LABELS_STATUT_CONTRAT,
)
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.siret import format_siret
from cfa_desktop.models.telephone import format_telephone

Valeur = str | date | int | None
A_PRECISER = "État à préciser"
SANS_CANDIDATURE = "Sans candidature ici"


class Champ(NamedTuple):
    """A column: ``valeur`` gives text, a day or a number; ``titre_parcoursup`` is the site's own header."""

    cle: str
    titre: str
    valeur: Callable[[CandidatureLine], Valeur]
    genre: Literal["texte", "date", "entier", "etat"] = "texte"
    largeur: int = 18
    titre_parcoursup: str = ""


def texte_etat(ligne: CandidatureLine) -> str:
    """Return the label of the state, présumé passage included."""
    if ligne.etat is not None:
        return LABELS_ETAT[ligne.etat]
    if ligne.sans_voeu:
        return SANS_CANDIDATURE
    return f"{A_PRECISER} ({ligne.etat_brut})" if ligne.etat_brut else A_PRECISER


def telephones(ligne: CandidatureLine) -> str:
    """Return the phone cell as Parcoursup writes it."""
    if not (ligne.telephone_fixe or ligne.telephone_portable):
        return ""
    return f"Fixe : {ligne.telephone_fixe} / Portable : {ligne.telephone_portable}"


def telephones_lisibles(ligne: CandidatureLine) -> str:
    """Return the phones to be read on paper: by pairs, the mobile first."""
    numeros = (ligne.telephone_portable, ligne.telephone_fixe)
    return " / ".join(format_telephone(numero) for numero in numeros if numero)


def telephones_du_tableur(ligne: CandidatureLine) -> str:
    """Return the phones as on paper, with plain spaces: what one types in a search finds them."""
    return telephones_lisibles(ligne).replace("\u00a0", " ")


def _reponse(ligne: CandidatureLine) -> str:
    return LABELS_REPONSE[ligne.reponse] if ligne.reponse else ""


def _inscription(ligne: CandidatureLine) -> str:
    return LABELS_INSCRIPTION[ligne.inscription] if ligne.inscription else ""


def _statut_contrat(ligne: CandidatureLine) -> str:
    return LABELS_STATUT_CONTRAT[ligne.statut_contrat] if ligne.statut_contrat else ""


_CHAMPS = (
    Champ(
        "numero", "N° inscription", lambda ligne: ligne.numero, largeur=13, titre_parcoursup="N°Inscription"
    ),
    Champ("candidat", "Candidat", lambda ligne: ligne.candidat, largeur=26, titre_parcoursup="Candidat"),
    Champ("telephone", "Numéro téléphone", telephones, largeur=34, titre_parcoursup="Numéro téléphone"),
    Champ("mail", "Adresse mail", lambda ligne: ligne.mail, largeur=30, titre_parcoursup="Adresse mail"),
    Champ(
        "origine",
        "Établissement d’origine",
        lambda ligne: ligne.etablissement_origine,
        largeur=32,
        titre_parcoursup="Etablissement d'origine",
    ),
    Champ("etat", "État", texte_etat, "etat", 30, "Etat"),
    Champ(
        "limite", "Date limite d’examen", lambda ligne: ligne.limite_on, "date", 13, "Date limite d'examen"
    ),
    Champ(
        "reponse",
        "Réponse du candidat",
        _reponse,
        largeur=28,
        titre_parcoursup="Réponse du candidat",
    ),
    Champ(
        "inscription",
        "Inscription administrative",
        _inscription,
        largeur=16,
        titre_parcoursup="Inscription administrative",
    ),
    Champ(
        "statut_contrat",
        "Statut du contrat",
        _statut_contrat,
        largeur=12,
        titre_parcoursup="Statut du contrat",
    ),
    Champ(
        "date_reponse",
        "Date de la réponse établissement",
        lambda ligne: ligne.date_reponse_on,
        "date",
        13,
        "Date de la réponse établissement",
    ),
    Champ("limite_reponse", "Limite de réponse", lambda ligne: ligne.limite_reponse_on, "date", 13),
    Champ("dernier_contact", "Dernier contact", lambda ligne: ligne.dernier_contact_on, "date", 13),
    Champ("prochaine_etape", "Prochaine étape", lambda ligne: ligne.prochaine_etape, largeur=26),
    Champ("prochaine_etape_on", "Étape le", lambda ligne: ligne.prochaine_etape_on, "date", 13),
    Champ("profil", "Profil", lambda ligne: ligne.profil, largeur=18),
    Champ("serie", "Série", lambda ligne: ligne.serie, largeur=18),
    Champ("formation", "Formation", lambda ligne: ligne.formation_nom, largeur=12),
    Champ("voeux", "Vœux chez nous", lambda ligne: ligne.voeux, "entier", 8),
    Champ("employeur", "Employeur", lambda ligne: ligne.employeur, largeur=26),
    Champ("siret", "SIRET", lambda ligne: ligne.siret, largeur=19),
    Champ("export", "Dernier export", lambda ligne: ligne.export_on, "date", 13),
)
CHAMPS: Mapping[str, Champ] = {champ.cle: champ for champ in _CHAMPS}
CLES_PARCOURSUP = tuple(champ.cle for champ in _CHAMPS if champ.titre_parcoursup)


def siret_affiche(ligne: CandidatureLine) -> str:
    """Return the SIRET grouped for reading."""
    return format_siret(ligne.siret)
