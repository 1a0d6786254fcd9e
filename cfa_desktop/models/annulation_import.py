"""Why an import can no longer be undone: the later act that stands on it, in French."""

from __future__ import annotations

from cfa_desktop.models.annulation import est_un_import, nom_de_l_action
from cfa_desktop.models.dates_fr import jour_heure
from cfa_desktop.models.historique import Action

_ACTES = {
    "Contrat préparé": "Un contrat a été préparé",
    "Contrat noté": "Un contrat a été noté comme saisi en ligne",
    "Contrat en attente": "Un contrat a été commencé",
    "Contrat commencé": "Un contrat a été commencé",
    "Saisi en ligne": "Une saisie a été cochée « Saisi »",
    "Coordonnées corrigées": "Les coordonnées ont été corrigées",
    "Date de confirmation": "La date de confirmation a été renseignée",
    "Démission notée": "Une démission a été notée",
    "Employeur complété": "L’employeur a été complété",
}
DISPARU = "Cet import n’est plus dans la base : il a déjà été annulé."


def phrase_empechement(dependante: Action, personne: str) -> str:
    """Return why an import is not undone: the later act, its instant, and whom it is about."""
    nom = nom_de_l_action(dependante)
    quand = f"le {jour_heure(dependante.at)}"
    if est_un_import(dependante):
        return (
            f"Un autre fichier a été importé depuis (« {nom} », {dependante.source}, {quand}). "
            "Annulez d’abord celui-là."
        )
    acte = next((dit for debut, dit in _ACTES.items() if nom.startswith(debut)), f"« {nom} » a été noté")
    pour = f" pour {personne}" if personne else ""
    return f"{acte} depuis{pour}, {quand} : annuler cet import ferait perdre cela. Revenez d’abord dessus."


def phrase_touche() -> str:
    """Return why an import is not undone when what changed its rows is not known."""
    return "Des données de cet import ont changé depuis : corrigez-les à la main."
