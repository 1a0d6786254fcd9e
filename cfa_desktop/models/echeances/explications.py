"""The answer to « Pourquoi ? » about something due, when no candidature explains it better."""

from __future__ import annotations

from cfa_desktop.models.dates_fr import jour_court, jour_heure
from cfa_desktop.models.echeances.echeance import NATURES, Echeance, Quoi
from cfa_desktop.models.explication import Entree, Explication
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.pourquoi.recueil import Recueil

_CALENDRIER = (Quoi.CONTRATS, Quoi.OUVERTURE, Quoi.RAPPORT, Quoi.PARAMETRAGE, Quoi.CAPACITE)
_SANS_REGLE = "Une étape que vous avez notée dans le suivi : aucune règle de Parcoursup ne la commande."


def expliquer_echeance(
    due: Echeance, formation: Formation | None, campagne: int, recueil: Recueil
) -> Explication:
    """Return the rule, its source, and where the date comes from."""
    nature = NATURES[due.quoi]
    entrees = [Entree("Échéance", jour_heure(due.le, campagne), _origine(due, campagne))]
    if formation is not None:
        entrees.insert(0, Entree("Formation", formation.nom_court, "notée ici"))
    if due.candidat or due.numero:
        qui = f"{due.candidat}, n° {due.numero}".removeprefix(", ")
        entrees.append(Entree("Candidat", qui, "Parcoursup, dernier export"))
    if due.detail:
        nom = "Étape" if due.quoi is Quoi.SUIVI else "État de la préparation"
        entrees.append(Entree(nom, due.detail, "noté ici"))
    if due.faite_on is not None:
        entrees.append(Entree("Marquée faite", jour_court(due.faite_on, campagne), "noté ici"))
    conclusion = due.pourquoi if due.regle else _SANS_REGLE
    if due.pas_fait:
        conclusion += f". {due.pas_fait}"
    regles = (recueil.regle(due.regle),) if due.regle in recueil.regles else ()
    titre = f"Pourquoi « {nature.une} » ?"
    return Explication(titre, conclusion, regles, tuple(entrees))


def _origine(due: Echeance, campagne: int) -> str:
    if due.quoi in _CALENDRIER:
        return f"calendrier de la session {campagne}"
    return "noté ici" if due.quoi is Quoi.SUIVI else "calculée"
