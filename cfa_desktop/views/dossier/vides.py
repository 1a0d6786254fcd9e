"""The parts that nothing fills yet, kept together at the end, each saying where to read it."""

from __future__ import annotations

from cfa_desktop.views.dossier.valeurs import Valeurs

_PARAMETRABLE = "dans l’export de données paramétrable, à lire sur Parcoursup"
RUBRIQUES_VIDES = (
    ("Activités et centres d’intérêt", _PARAMETRABLE),
    ("Bac", _PARAMETRABLE),
    ("Bulletins", _PARAMETRABLE),
    ("Fiche Avenir", _PARAMETRABLE),
    ("Projet de formation", _PARAMETRABLE),
    ("Groupe", "donné par aucun export"),
    ("Documents", "aucune pièce gardée ici"),
    ("Aménagement", "jamais montré pendant l’examen ni imprimé"),
)
TITRE = f"Rubriques vides ({len(RUBRIQUES_VIDES)})"


def rubriques_vides() -> Valeurs:
    """Return the empty parts, folded into one."""
    valeurs = Valeurs("")
    for titre, source in RUBRIQUES_VIDES:
        valeurs.ajouter(titre, "", source)
    return valeurs
