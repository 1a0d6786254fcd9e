"""What each counter and each ready view counts, in French, with the rules that speak of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cfa_desktop.models.compteurs import Categorie
from cfa_desktop.models.vues import A_EXAMINER, JOURS_SANS_CONTACT

SAUF_PREPARE = "ce qui est seulement préparé ici et les passages présumés ne le changent pas"


class Definition(NamedTuple):
    """One sentence, and the codes of the rules it follows."""

    phrase: str
    regles: tuple[str, ...]


_COMPTEURS = "COMPTEURS"
DEFINITIONS: Mapping[str, Definition] = {
    "sans_contrat": Definition(
        "confirmées (non examinées) + non confirmées + en recherche de contrat + refusées + démissions sans "
        f"contrat, comme sur Parcoursup ; {SAUF_PREPARE}.",
        (_COMPTEURS,),
    ),
    Categorie.CONFIRMEES: Definition(
        f"candidatures dont Parcoursup dit « confirmée (non examinée) » ; {SAUF_PREPARE}.",
        (_COMPTEURS, "R6"),
    ),
    Categorie.NON_CONFIRMEES: Definition(
        "candidatures que le candidat n’a pas encore confirmées.", (_COMPTEURS, "R1")
    ),
    Categorie.EN_RECHERCHE: Definition(
        f"candidatures en recherche de contrat, d’après l’export et les saisies en ligne ; {SAUF_PREPARE}.",
        (_COMPTEURS, "R6"),
    ),
    Categorie.REFUSEES: Definition(
        "candidatures refusées, d’après l’export et les saisies en ligne.", (_COMPTEURS, "R4")
    ),
    Categorie.DEMISSIONS: Definition(
        "candidats qui ont démissionné ou renoncé sans qu’un contrat ait été saisi.", (_COMPTEURS,)
    ),
    "contrats": Definition(
        "propositions en attente de réponse + Oui (définitif) + Oui (avec vœux en attente) + démissions avec "
        f"un contrat, comme sur Parcoursup ; {SAUF_PREPARE}.",
        (_COMPTEURS, "R10"),
    ),
    Categorie.CONTRAT_EN_ATTENTE: Definition(
        "contrats saisis dont la réponse est attendue, ou n’est pas connue.", (_COMPTEURS, "R17")
    ),
    Categorie.CONTRAT_OUI_DEFINITIF: Definition(
        "contrats saisis et propositions acceptées définitivement.", (_COMPTEURS, "R18")
    ),
    Categorie.CONTRAT_OUI_VOEUX: Definition(
        "contrats saisis et propositions acceptées en gardant des vœux en attente.", (_COMPTEURS, "R18")
    ),
    Categorie.CONTRAT_DEMISSIONS: Definition(
        "démissions, renonciations et propositions perdues après la saisie d’un contrat : Parcoursup les "
        "compte parmi les contrats saisis.",
        (_COMPTEURS, "R10"),
    ),
    Categorie.SANS_CANDIDATURE: Definition(
        "contrats préparés pour une personne sans candidature ici ; hors des deux totaux tant qu’un export "
        "ne les montre pas.",
        ("R15",),
    ),
    Categorie.A_CLASSER: Definition(
        "candidatures dont l’export donne un état inconnu de ce programme ; hors des deux totaux.",
        (_COMPTEURS,),
    ),
    Categorie.DISPARUES: Definition(
        "candidatures que le dernier export ne montre plus ; hors des deux totaux.", (_COMPTEURS,)
    ),
    A_EXAMINER: Definition(
        "candidatures confirmées des formations qui examinent ; une décision préparée reste due tant qu’elle "
        "n’est pas saisie.",
        ("R3", "R5"),
    ),
    "a_decider": Definition("candidatures à examiner pour lesquelles rien n’est préparé ici.", ("R3", "R5")),
    "preparees": Definition(
        "décisions préparées ici et pas encore saisies : le candidat n’a rien reçu.", ("R4",)
    ),
    "presumes": Definition(
        "candidatures passées d’elles-mêmes en recherche de contrat, sans qu’un export l’ait encore montré.",
        ("R6", "R2"),
    ),
    "contrats_prepares": Definition(
        "contrats préparés ici et pas encore saisis ; ils comptent pour la capacité, pas parmi les contrats "
        "saisis.",
        ("R10",),
    ),
    "jamais_contactes": Definition("candidats joignables sans aucun contact noté ici.", ("R24",)),
    "recherche_sans_contact": Definition(
        f"candidats en recherche de contrat sans contact noté depuis {JOURS_SANS_CONTACT} jours.", ("R24",)
    ),
    "reponses_attendues": Definition(
        "propositions d’admission que le candidat n’a ni acceptées ni refusées.", ("R17",)
    ),
    "oui_sans_ia": Definition(
        "candidats qui ont accepté et dont l’inscription administrative n’est pas dite faite.", ("R19",)
    ),
    "sans_telephone": Definition("candidats joignables dont aucun téléphone n’est connu.", ("R24",)),
}
