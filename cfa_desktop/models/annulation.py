"""What Ctrl+Z may undo, and the French reason when it may not."""

from __future__ import annotations

from typing import NamedTuple

from cfa_desktop.models.dates_fr import jour_heure
from cfa_desktop.models.historique import Action

ANNULATION = "annulation"
RETABLISSEMENT = "rétablissement"
SORTIE = "sortie"
"""Source of what left the program (file or paper): noted, yet nothing of the base changed."""
SEPARATEUR = " – "
# Drafts are saved while one types: nobody expects Ctrl+Z to speak of them.
SILENCIEUSES = ("Contrat commencé", "Horloge")
_SAISI = (
    "ce qui est saisi en ligne est sur Parcoursup : cela ne se retire pas ici, seule une correction motivée "
    "est possible"
)
_RAISONS = (
    ("Saisi en ligne", _SAISI),
    ("Ce n’était pas saisi", "l’élément est revenu parmi ceux à saisir : c’est là qu’il se coche de nouveau"),
    ("Saisie corrigée", _SAISI),
    ("Contrat commencé", "un contrat commencé se reprend ou s’abandonne dans sa propre fenêtre"),
)
_EN_LIGNE = ("saisi en ligne", "saisie en ligne")
_IMPORT = (
    "un import apporte les faits de Parcoursup : il s’annule depuis la page Import, tant que rien ne "
    "s’appuie dessus"
)
_SORTIE = "ce qui est imprimé, enregistré ou copié est hors du programme\u202f: rien n’a changé dans la base"
_AUTRE = "elle fait partie de l’histoire de départ de la base de démonstration"


class EtatAction(NamedTuple):
    """One action of the history, and what may be done of it; ``raison`` says why nothing can."""

    action: Action
    statut: str
    raison: str = ""


def nom_de_l_action(action: Action) -> str:
    """Return what was done at first, without « Annulation – » or « Rétablissement – » before it."""
    libelle = action.libelle
    for source in (ANNULATION, RETABLISSEMENT):
        libelle = libelle.removeprefix(f"{source.capitalize()}{SEPARATEUR}")
    return libelle


def est_un_import(action: Action) -> bool:
    """Say whether the action wrote what an export said."""
    return action.source.startswith("export")


def raison_definitive(action: Action) -> str:
    """Return why Ctrl+Z never undoes this action, "" when it may."""
    if action.source == SORTIE:
        return _SORTIE
    if est_un_import(action):
        return _IMPORT
    if action.annulable:
        return ""
    for debut, raison in _RAISONS:
        if action.libelle.startswith(debut):
            return raison
    return _SAISI if any(dit in action.libelle for dit in _EN_LIGNE) else _AUTRE


def phrase_dependance(nom: str, dependante: Action | None) -> str:
    """Return why an action cannot be undone any more, naming the later one that stands on it."""
    debut = f"« {nom} » ne peut plus être annulé : "
    if dependante is None:
        return f"{debut}les mêmes données ont changé depuis. Corrigez à la main."
    plus_tard = f"« {nom_de_l_action(dependante)} », le {jour_heure(dependante.at)}"
    raison = raison_definitive(dependante)
    if not raison:
        return f"{debut}{plus_tard}, s’appuie dessus. Annulez d’abord celle-ci."
    return f"{debut}{plus_tard}, s’appuie dessus, et {raison}."


def phrase_obstacle(derniere: Action, suivante: Action | None) -> str:
    """Return why Ctrl+Z does not undo the very last action, and what it would undo if pressed again."""
    phrase = f"« {derniere.libelle} » ne s’annule pas par Ctrl+Z : {raison_definitive(derniere)}."
    if suivante is None:
        return phrase
    quand = jour_heure(suivante.at)
    return f"{phrase} Un second Ctrl+Z annulera « {nom_de_l_action(suivante)} », plus ancien ({quand})."


def statut_de(action: Action, *, prochaine: bool, retablie: bool) -> EtatAction:
    """Return where an action stands: undone, next to undo, later, or never, with the reason."""
    if action.annulee:
        return EtatAction(action, "annulée, puis rétablie" if retablie else "annulée")
    if action.source == ANNULATION:
        return EtatAction(action, "annulation")
    raison = raison_definitive(action)
    if raison:
        return EtatAction(action, "définitive", f"Ne s’annule pas par Ctrl+Z : {raison}.")
    if prochaine:
        return EtatAction(action, "Ctrl+Z l’annule")
    return EtatAction(action, "après les plus récentes", "Ctrl+Z annule d’abord les actions plus récentes.")
