"""The paths of a dossier as the officer reads them: the part, then its headings."""

from __future__ import annotations

from collections.abc import Mapping

from cfa_desktop.models.contenu import Rubrique, parties_du_chemin
from cfa_desktop.models.libelles_champs import LIBELLES_CHAMPS, libelle_champ

PARTIES: Mapping[Rubrique, str] = {
    Rubrique.SCOLARITE: "Scolarité",
    Rubrique.ACTIVITES: "Activités et centres d’intérêt",
    Rubrique.BAC: "Baccalauréat",
    Rubrique.BULLETINS: "Bulletins scolaires",
    Rubrique.FICHE_AVENIR: "Fiche Avenir",
    Rubrique.PROJET: "Projet de formation",
    Rubrique.QUESTIONS: "Questions",
    Rubrique.GROUPE: "Groupe",
    Rubrique.VOEU: "Vœu",
    Rubrique.AMENAGEMENT: "Aménagement",
}
FICHE, COORDONNEES, ORIGINE, CANDIDATURE = (
    "Identité",
    "Coordonnées",
    "Établissement d’origine",
    "Candidature",
)
_FICHE = frozenset(("civilite", "nom", "prenom", "ine", "naissance_on", "profil", "serie"))
_COORDONNEES = frozenset(
    ("telephone_fixe", "telephone_portable", "mail", "adresse", "code_postal", "commune")
)


def partie_du_champ(champ: str) -> str:
    """Return the part of the dossier a plain field belongs to."""
    if champ in _FICHE:
        return FICHE
    if champ in _COORDONNEES:
        return COORDONNEES
    if champ.startswith(("origine_", "etablissement_")):
        return ORIGINE
    return CANDIDATURE


def lire_chemin(chemin: str) -> tuple[str, str]:
    """Return the part and the readable heading of a path: « Bulletins scolaires », « Terminale · Maths »."""
    try:
        rubrique, parties = parties_du_chemin(chemin)
    except ValueError:
        return partie_du_champ(chemin), libelle_champ(chemin)
    dits = [LIBELLES_CHAMPS.get(partie) or _capitale(partie) for partie in parties if partie]
    return PARTIES[rubrique], " · ".join(dits) or PARTIES[rubrique]


def _capitale(partie: str) -> str:
    dit = partie.replace("_", " ")
    return dit[:1].upper() + dit[1:]


def nommer_lu(champ: str) -> str:
    """Return what a column feeds, its part first when it is one of the dossier's."""
    partie, dit = lire_chemin(champ)
    return dit if champ in LIBELLES_CHAMPS else f"{partie}\u202f: {dit}" if partie != dit else dit
