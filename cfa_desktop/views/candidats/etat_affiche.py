"""The état of a line as a pill: a short word, its tone, what is prepared beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cfa_desktop.models.colonnes import texte_etat
from cfa_desktop.models.couleurs import Ton, ton_de
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.proposition import dire_reponse
from cfa_desktop.models.saisie import Decision, Statut
from cfa_desktop.views.delegates.etat import EtatAffiche

_COURTS: Mapping[Etat, str] = {
    Etat.NON_CONFIRMEE: "Non confirmée",
    Etat.CONFIRMEE: "Confirmée",
    Etat.EN_RECHERCHE: "En recherche",
    Etat.REFUSEE: "Refusée",
    Etat.CONTRAT_SAISI: "Contrat saisi",
    Etat.DEMISSION: "Démission",
}
PRESUME = "présumé (passage automatique)"


def etat_affiche(ligne: CandidatureLine) -> EtatAffiche:
    """Return the pill of a line."""
    mot, ton = _mot(ligne)
    prepare, ton_prepare = _prepare(ligne)
    return EtatAffiche(mot, ton, presume=ligne.presume, prepare=prepare, ton_prepare=ton_prepare)


def etat_en_clair(ligne: CandidatureLine) -> str:
    """Return the full label of Parcoursup, présumé said: what filters offer and exports repeat."""
    return f"{texte_etat(ligne)} – présumé" if ligne.presume else texte_etat(ligne)


def etat_explique(ligne: CandidatureLine) -> str:
    """Return everything the pill says, in full words, for its tooltip."""
    dits = [texte_etat(ligne)]
    if ligne.presume:
        dits.append(PRESUME)
    dits += dire_reponse(ligne)
    prepare = preparation(ligne)
    if prepare:
        dits.append(f"{prepare} ici, à saisir sur Parcoursup")
    if ligne.disparue_on is not None:
        dits.append("Absent du dernier export")
    return "\n".join(dits)


def _mot(ligne: CandidatureLine) -> tuple[str, Ton]:
    if ligne.etat is None:
        return ("Sans candidature" if ligne.sans_voeu else "À préciser"), Ton.GRIS
    return _COURTS[ligne.etat], ton_de(ligne.etat, ligne.reponse)


def preparation(ligne: CandidatureLine) -> str:
    """Return what is prepared for a line in full words, "" when nothing is."""
    for prepare, mots, _, _ in _PREPARATIONS:
        if prepare(ligne):
            return mots
    return ""


def _prepare(ligne: CandidatureLine) -> tuple[str, Ton]:
    for prepare, _, mot, ton in _PREPARATIONS:
        if prepare(ligne):
            return mot, ton
    return "", Ton.BLEU


_PREPARATIONS: tuple[tuple[Callable[[CandidatureLine], bool], str, str, Ton], ...] = (
    (lambda x: x.contrat is Statut.PREPAREE, "Contrat préparé", "Contrat prép.", Ton.VERT),
    (lambda x: x.decision_preparee is Decision.REFUS, "Refus préparé", "Refus prép.", Ton.BRIQUE),
    (
        lambda x: x.decision_preparee is Decision.RECHERCHE,
        "En recherche de contrat préparé",
        "Rech. prép.",
        Ton.BLEU,
    ),
    (lambda x: x.ia_preparee, "I.A. réalisée préparée", "I.A. prép.", Ton.VERT),
)
