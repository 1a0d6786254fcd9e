"""The fields that a column of a free list may feed, in the order in which they are offered."""

from __future__ import annotations

from collections.abc import Mapping

from cfa_desktop.models.libelles_champs import libelle_champ

GARDEE_DE_COTE = ""
NON_LUE = "non gardée"
CHAMPS_OFFERTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Qui", ("numero", "nom", "prenom", "candidat", "civilite", "naissance_on", "ine")),
    (
        "Coordonnées",
        (
            "telephone_portable",
            "telephone_fixe",
            "telephone",
            "mail",
            "adresse",
            "code_postal",
            "commune",
        ),
    ),
    (
        "Établissement d’origine",
        (
            "etablissement_origine",
            "origine_uai",
            "origine_commune",
            "origine_departement",
            "profil",
            "serie",
        ),
    ),
)
PRECISIONS: Mapping[str, str] = {
    "candidat": "Nom et prénom (même colonne)",
    "telephone": "Téléphones (fixe et portable, même colonne)",
    "ine": "INE",
}
MANQUE = (
    "Il faut au moins une colonne «\u00a0N° d’inscription\u00a0», ou les colonnes «\u00a0Nom\u00a0» et "
    "«\u00a0Prénom\u00a0»."
)
_IDENTITES: tuple[frozenset[str], ...] = (
    frozenset(("numero",)),
    frozenset(("nom", "prenom")),
    frozenset(("candidat",)),
)


def nommer_champ(champ: str) -> str:
    """Return what a column feeds, as the menu offers it."""
    if champ == GARDEE_DE_COTE:
        return NON_LUE
    return PRECISIONS.get(champ) or libelle_champ(champ)


def ce_qui_manque(colonnes: Mapping[int, str]) -> str:
    """Return why these columns do not say who is on each line, "" when they do."""
    champs = {champ for champ in colonnes.values() if champ}
    return "" if any(identite <= champs for identite in _IDENTITES) else MANQUE
