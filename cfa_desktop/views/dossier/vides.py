"""The tabs of a dossier in Parcoursup's order, then ours; those that nothing fills are kept together."""

from __future__ import annotations

from collections.abc import Collection

from cfa_desktop.models.contenu import Rubrique
from cfa_desktop.models.contenu_lu import SOURCES
from cfa_desktop.views.dossier.origines import exports_dits
from cfa_desktop.views.dossier.valeurs import Valeurs

ONGLETS = (
    ("profil", "Profil"),
    ("scolarite", "Scolarité"),
    ("activites", "Activités et centres d’intérêt"),
    ("bac", "Bac"),
    ("bulletins", "Bulletins"),
    ("avenir", "Fiche Avenir"),
    ("projet", "Projet de formation"),
    ("groupe", "Groupe"),
    ("voeux", "Vœux"),
    ("documents", "Documents"),
    ("amenagement", "Aménagement"),
    ("contrat", "Contrat"),
    ("historique", "Historique"),
)
AMENAGEMENT = "amenagement"
_RUBRIQUES = {
    "activites": Rubrique.ACTIVITES,
    "bac": Rubrique.BAC,
    "bulletins": Rubrique.BULLETINS,
    "avenir": Rubrique.FICHE_AVENIR,
    "projet": Rubrique.PROJET,
    "groupe": Rubrique.GROUPE,
    AMENAGEMENT: Rubrique.AMENAGEMENT,
}
AUCUNE_PIECE = "aucune pièce gardée ici"


def titre_vides(vides: Collection[str]) -> str:
    """Return « Rubriques vides (3) »."""
    return f"Rubriques vides ({len(vides)})"


def rubriques_vides(vides: Collection[str]) -> Valeurs:
    """Return the empty parts, folded into one: which export fills each of them."""
    valeurs = Valeurs("")
    for cle, titre in ONGLETS:
        if cle in vides:
            valeurs.ajouter(titre, "", source(cle))
    return valeurs


def source(cle: str) -> str:
    """Return what fills a part: the exports of Parcoursup that may hold it."""
    rubrique = _RUBRIQUES.get(cle)
    if rubrique is None:
        return AUCUNE_PIECE
    return f"rempli par\u202f: {exports_dits(SOURCES[rubrique])}"
