"""Weeks and formations that the tests of the « Feuille du lundi » and of formation sheets share."""

from __future__ import annotations

from cfa_desktop.documents.pdf.formation_valeurs import Compteur, EcheanceFormation, FicheFormation
from cfa_desktop.documents.pdf.graphiques import Etape, Jauge
from cfa_desktop.documents.pdf.lundi_valeurs import (
    Appel,
    AttenteSaisie,
    Chiffre,
    EcheanceSemaine,
    FeuilleLundi,
    FormationSemaine,
)
from cfa_desktop.models.couleurs import COULEURS_FORMATION

LONG = "DE LA ROCHEFOUCAULD-MONTMORENCY-BEAUHARNAIS DU PLESSIS-ROBINSON"
CHIFFRES = (
    Chiffre("Échéances", "23", "dont 8 en retard"),
    Chiffre("Appels à passer", "34", "dont 24 en retard"),
    Chiffre("À saisir en ligne", "35", "dans 6 formations"),
    Chiffre("Contrats", "73", "sur 97 places, 1 capacité à saisir"),
)


def feuille(*, echeances: int = 4, appels: int = 6, formations: int = 3, long: bool = False) -> FeuilleLundi:
    """Return a week with so many of each; ``long`` fills every cell to the brim."""
    return FeuilleLundi(
        semaine="Semaine du lun. 8 au dim. 14 juin 2026",
        chiffres=CHIFFRES,
        echeances=tuple(
            EcheanceSemaine(f"J{rang}", f"{rang} réponses attendues", LONG if long else "MCO, GEA")
            for rang in range(echeances)
        ),
        appels=tuple(
            Appel(
                f"{LONG if long else 'DURAND'} Personne{rang}",
                "06 39 98 11 59",
                "MCO" * (6 if long else 1),
                "Prendre des nouvelles de la recherche " * (4 if long else 1),
                "retard 120 j" if long else "mer. 10 juin",
            )
            for rang in range(appels)
        ),
        formations=tuple(formation(rang, long=long) for rang in range(formations)),
    )


def formation(rang: int, *, long: bool = False) -> FormationSemaine:
    """Return a formation of a week; one in two waits for nothing."""
    attente = AttenteSaisie(5, 3, 1, 999 if long else 0, "lun. 1er juin, 9 j", "ven. 12 juin")
    return FormationSemaine(
        f"F{rang}{LONG if long else ''}",
        "Inscriptions ouvertes",
        COULEURS_FORMATION[rang % len(COULEURS_FORMATION)],
        Jauge(900, 90, 999) if long else Jauge(rang, 1, 12),
        attente if rang % 2 else AttenteSaisie(),
    )


def fiche_formation(**champs: object) -> FicheFormation:
    """Return the sheet of a formation, some fields replaced."""
    noms = (
        ("Candidatures sans contrat", True),
        ("confirmées (non examinées)", False),
        ("non confirmées", False),
        ("en recherche de contrat", False),
        ("refusées", False),
        ("démissions (sans contrat saisi)", False),
        ("Contrats saisis", True),
        ("propositions en attente de réponse", False),
        ("Oui (définitif)", False),
        ("Oui (avec vœux en attente)", False),
        ("démissions (avec un contrat saisi)", False),
    )
    valeurs: dict[str, object] = {
        "code": "12345",
        "nom_court": "MCO",
        "intitule": "BTS Management commercial opérationnel",
        "etablissement": "CFA des Volcans – Site de Clermont-Ferrand",
        "couleur": COULEURS_FORMATION[0],
        "chiffres": CHIFFRES,
        "faits": (
            ("Situation", "Inscriptions ouvertes"),
            ("Dossiers", "examinés par l’établissement"),
            ("Délais", "ceux de la session"),
            ("Rapport public", "pas encore publié"),
        ),
        "jauge": Jauge(3, 1, 5),
        "notes_jauge": "dont 1 démission, comptée par Parcoursup",
        "compteurs": tuple(Compteur(nom, 86 + rang, total) for rang, (nom, total) in enumerate(noms)),
        "a_cote": "5 décisions préparées ici, 1 présumé en recherche",
        "echeances": (EcheanceFormation("ven. 12 juin", "2 décisions à prendre", "dans 2 j"),),
        "etapes": etapes(),
        "criteres": ("Résultats scolaires", "Motivation pour l’alternance"),
        "examine": True,
    }
    return FicheFormation(**(valeurs | champs))  # type: ignore[arg-type]


def etapes(fois: int = 1) -> tuple[Etape, ...]:
    """Return a funnel, its counts multiplied."""
    return (
        Etape("Vœux", 108 * fois),
        Etape("Vœux confirmés", 74 * fois),
        Etape("En recherche", 60 * fois, 1 * fois, "présumés"),
        Etape("Contrats saisis", 22 * fois, 4 * fois, "préparés"),
        Etape("Oui du candidat", 18 * fois),
        Etape("I.A. effectuées", 6 * fois),
    )
