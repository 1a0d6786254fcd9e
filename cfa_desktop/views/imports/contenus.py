"""The paths of a dossier as the officer reads them: the part, then its headings."""

from __future__ import annotations

from cfa_desktop.models.contenu import Rubrique, parties_du_chemin
from cfa_desktop.models.contenu_dit import NOMS, libelle_du_chemin
from cfa_desktop.models.libelles_champs import LIBELLES_CHAMPS, libelle_champ

A_LIRE_AILLEURS = "à lire dans son onglet"
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
        rubrique, _parties = parties_du_chemin(chemin)
    except ValueError:
        return partie_du_champ(chemin), libelle_champ(chemin)
    nom = NOMS[rubrique]
    return nom, libelle_du_chemin(chemin).removeprefix(nom).removeprefix(" · ") or nom


def est_reserve(chemin: str) -> bool:
    """Say whether a value is read in its own tab of the dossier only: what is asked of an arrangement."""
    return chemin.startswith(Rubrique.AMENAGEMENT.value)


def nommer_lu(champ: str) -> str:
    """Return what a column feeds, its part first when it is one of the dossier's."""
    partie, dit = lire_chemin(champ)
    return dit if champ in LIBELLES_CHAMPS else f"{partie}\u202f: {dit}" if partie != dit else dit
