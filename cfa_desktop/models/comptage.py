"""Which of Parcoursup's counters a candidature belongs to, and the counts of a list of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cfa_desktop.models.candidature import FaitsCandidature, Situation
from cfa_desktop.models.compteurs import Categorie, Compteurs
from cfa_desktop.models.etats import Etat, Reponse, StatutContrat
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Statut

_PERDUES = (Reponse.RENONCIATION, Reponse.DEMISSION)
_PAR_ETAT = {
    Etat.CONFIRMEE: Categorie.CONFIRMEES,
    Etat.NON_CONFIRMEE: Categorie.NON_CONFIRMEES,
    Etat.EN_RECHERCHE: Categorie.EN_RECHERCHE,
    Etat.REFUSEE: Categorie.REFUSEES,
    Etat.DEMISSION: Categorie.DEMISSIONS,
}
_PAR_REPONSE = {
    Reponse.OUI_DEFINITIF: Categorie.CONTRAT_OUI_DEFINITIF,
    Reponse.OUI_VOEUX_EN_ATTENTE: Categorie.CONTRAT_OUI_VOEUX,
    Reponse.RENONCIATION: Categorie.CONTRAT_DEMISSIONS,
    Reponse.DEMISSION: Categorie.CONTRAT_DEMISSIONS,
}
_CONTRATS = frozenset(
    (
        Categorie.CONTRAT_EN_ATTENTE,
        Categorie.CONTRAT_OUI_DEFINITIF,
        Categorie.CONTRAT_OUI_VOEUX,
        Categorie.CONTRAT_DEMISSIONS,
    )
)
_PREPAREE, _CONTRAT_PREPARE, _PRESUME, _PERDUE = "decision", "contrat", "presume", "perdue"


def categorie_de(
    etat_parcoursup: Etat | None,
    reponse: Reponse | None,
    statut_contrat: StatutContrat | None,
    *,
    sans_voeu: bool = False,
    disparue: bool = False,
) -> Categorie:
    """Return the counter of a main state; a contract whose reply is unknown counts as en attente (S0)."""
    if disparue:
        return Categorie.DISPARUES
    if etat_parcoursup is None:
        return Categorie.SANS_CANDIDATURE if sans_voeu else Categorie.A_CLASSER
    if etat_parcoursup is Etat.CONTRAT_SAISI:
        return Categorie.CONTRAT_EN_ATTENTE if reponse is None else _par_reponse(reponse)
    if statut_contrat is not None and (etat_parcoursup is Etat.DEMISSION or reponse in _PERDUES):
        return Categorie.CONTRAT_DEMISSIONS
    return _PAR_ETAT[etat_parcoursup]


def categorie(situation: Situation, faits: FaitsCandidature) -> Categorie:
    """Return the counter of a candidature as it stands."""
    return categorie_de(
        situation.etat_parcoursup,
        situation.reponse,
        situation.statut_contrat,
        sans_voeu=faits.sans_voeu,
        disparue=faits.disparue_on is not None,
    )


def categorie_de_ligne(ligne: CandidatureLine) -> Categorie:
    """Return the counter of a line of the list."""
    return categorie_de(
        ligne.etat_parcoursup,
        ligne.reponse,
        ligne.statut_contrat,
        sans_voeu=ligne.sans_voeu,
        disparue=ligne.disparue_on is not None,
    )


def compter(candidatures: Iterable[tuple[Situation, FaitsCandidature]]) -> Compteurs:
    """Count candidatures given as (situation, facts)."""
    comptes: Counter[str] = Counter()
    for situation, faits in candidatures:
        comptes[categorie(situation, faits)] += 1
        comptes[_PREPAREE] += situation.decision_preparee is not None
        contrat = situation.contrat
        comptes[_CONTRAT_PREPARE] += contrat is not None and contrat.statut is Statut.PREPAREE
        comptes[_PRESUME] += situation.presume and faits.disparue_on is None
        comptes[_PERDUE] += situation.proposition_perdue and faits.disparue_on is None
    return _compteurs(comptes)


def compter_lignes(lignes: Iterable[CandidatureLine]) -> Compteurs:
    """Count the lines of a list, exactly as ``compter`` counts situations."""
    comptes: Counter[str] = Counter()
    for ligne in lignes:
        comptes[categorie_de_ligne(ligne)] += 1
        comptes[_PREPAREE] += ligne.decision_preparee is not None
        comptes[_CONTRAT_PREPARE] += ligne.contrat is Statut.PREPAREE
        comptes[_PRESUME] += ligne.presume and ligne.disparue_on is None
        comptes[_PERDUE] += ligne.proposition_perdue and ligne.disparue_on is None
    return _compteurs(comptes)


def contrat_compte(
    *, categorie: Categorie, contrat: Statut | None, demissions_comprises: bool = True
) -> bool:
    """Say whether a candidature fills a place: observed, typed or prepared contract, once each (R10).

    ``contrat`` is the statut of its live contract item, None when it has none.
    """
    if contrat in (Statut.PREPAREE, Statut.SAISIE):
        return True
    if categorie is Categorie.CONTRAT_DEMISSIONS:
        return demissions_comprises
    return categorie in _CONTRATS


def contrats_comptes(
    candidatures: Iterable[tuple[Situation, FaitsCandidature]], *, demissions_comprises: bool = True
) -> int:
    """Return how many contracts count against the capacity; ``demissions_comprises`` is a setting (R10)."""
    return sum(
        contrat_compte(
            categorie=categorie(situation, faits),
            contrat=situation.contrat.statut if situation.contrat else None,
            demissions_comprises=demissions_comprises,
        )
        for situation, faits in candidatures
    )


def contrats_comptes_des_lignes(
    lignes: Iterable[CandidatureLine], *, demissions_comprises: bool = True
) -> int:
    """Return how many of the lines hold a contract that counts against the capacity (R10)."""
    return sum(
        contrat_compte(
            categorie=categorie_de_ligne(ligne),
            contrat=ligne.contrat,
            demissions_comprises=demissions_comprises,
        )
        for ligne in lignes
    )


def _par_reponse(reponse: Reponse) -> Categorie:
    return _PAR_REPONSE.get(reponse, Categorie.CONTRAT_EN_ATTENTE)


def _compteurs(comptes: Counter[str]) -> Compteurs:
    return Compteurs(
        confirmees=comptes[Categorie.CONFIRMEES],
        non_confirmees=comptes[Categorie.NON_CONFIRMEES],
        en_recherche=comptes[Categorie.EN_RECHERCHE],
        refusees=comptes[Categorie.REFUSEES],
        demissions=comptes[Categorie.DEMISSIONS],
        contrats_en_attente=comptes[Categorie.CONTRAT_EN_ATTENTE],
        contrats_oui_definitif=comptes[Categorie.CONTRAT_OUI_DEFINITIF],
        contrats_oui_voeux_en_attente=comptes[Categorie.CONTRAT_OUI_VOEUX],
        contrats_demissions=comptes[Categorie.CONTRAT_DEMISSIONS],
        decisions_preparees=comptes[_PREPAREE],
        contrats_prepares=comptes[_CONTRAT_PREPARE],
        presumes_en_recherche=comptes[_PRESUME],
        disparus=comptes[Categorie.DISPARUES],
        a_classer=comptes[Categorie.A_CLASSER],
        propositions_perdues=comptes[_PERDUE],
    )
