"""The figures of a formation sheet: Parcoursup's counters, what stands beside, the funnel."""

from __future__ import annotations

from collections.abc import Iterable

from cfa_desktop.documents.liste import texte_nombre
from cfa_desktop.documents.pdf.formation_valeurs import Compteur
from cfa_desktop.documents.pdf.graphiques import Etape
from cfa_desktop.models.comptage import categorie_de_ligne
from cfa_desktop.models.compteurs import Categorie, Compteurs
from cfa_desktop.models.etats import Inscription
from cfa_desktop.models.ligne import CandidatureLine

_OUI = (Categorie.CONTRAT_OUI_DEFINITIF, Categorie.CONTRAT_OUI_VOEUX)


def entonnoir(compteurs: Compteurs, lignes: Iterable[CandidatureLine]) -> tuple[Etape, ...]:
    """Return the steps from vœu to inscription, each counting those who went further.

    Main numbers only; what is presumed or prepared stands beside. A démission without contract is a vœu
    and nothing more: no export says whether it had been confirmed.
    """
    avances = compteurs.en_recherche + compteurs.contrats
    oui = compteurs.contrats_oui_definitif + compteurs.contrats_oui_voeux_en_attente
    inscrits = sum(
        ligne.inscription is Inscription.EFFECTUEE and categorie_de_ligne(ligne) in _OUI for ligne in lignes
    )
    presumes, prepares = compteurs.presumes_en_recherche, compteurs.contrats_prepares
    return (
        Etape("Vœux", compteurs.sans_contrat + compteurs.contrats),
        Etape("Vœux confirmés", compteurs.confirmees + compteurs.refusees + avances),
        Etape("En recherche", avances, presumes, "présumés" if presumes > 1 else "présumé"),
        Etape("Contrats saisis", compteurs.contrats, prepares, "préparés" if prepares > 1 else "préparé"),
        Etape("Oui du candidat", oui),
        Etape("I.A. effectuées", inscrits),
    )


def compteurs_de(compteurs: Compteurs) -> tuple[Compteur, ...]:
    """Return Parcoursup's lines in their order."""
    return (
        Compteur("Candidatures sans contrat", compteurs.sans_contrat, total=True),
        Compteur("confirmées (non examinées)", compteurs.confirmees),
        Compteur("non confirmées", compteurs.non_confirmees),
        Compteur("en recherche de contrat", compteurs.en_recherche),
        Compteur("refusées", compteurs.refusees),
        Compteur("démissions (sans contrat saisi)", compteurs.demissions),
        Compteur("Contrats saisis", compteurs.contrats, total=True),
        Compteur("propositions en attente de réponse", compteurs.contrats_en_attente),
        Compteur("Oui (définitif)", compteurs.contrats_oui_definitif),
        Compteur("Oui (avec vœux en attente)", compteurs.contrats_oui_voeux_en_attente),
        Compteur("démissions (avec un contrat saisi)", compteurs.contrats_demissions),
    )


def a_cote_de(compteurs: Compteurs) -> str:
    """Return what stands beside Parcoursup's counters and never moves them."""
    dits = (
        (compteurs.decisions_preparees, "décision préparée ici", "décisions préparées ici"),
        (compteurs.contrats_prepares, "contrat préparé ici", "contrats préparés ici"),
        (compteurs.presumes_en_recherche, "présumé en recherche", "présumés en recherche"),
        (compteurs.propositions_perdues, "proposition présumée perdue", "propositions présumées perdues"),
        (compteurs.disparus, "absent du dernier export", "absents du dernier export"),
        (compteurs.a_classer, "état à préciser", "états à préciser"),
    )
    return ", ".join(texte_nombre(nombre, une, plusieurs) for nombre, une, plusieurs in dits if nombre)
