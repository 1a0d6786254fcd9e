"""The loop closed: items prepared or typed here meet the facts of an import, in the same change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from cfa_desktop.models.constat import Attente, Champ, Conclusion, Constat, Issue, Vu, coder
from cfa_desktop.models.etats import Etat, Inscription, Reponse, StatutContrat
from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.models.plan import Plan
from cfa_desktop.models.rapprochement import rapprocher
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.faits import faits_de
from cfa_desktop.storage import candidatures, saisies
from cfa_desktop.storage.candidatures import CandidatureStockee
from cfa_desktop.storage.database import Connection
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import CANDIDATURE, SAISIE

_COMPLETS = (TypeExport.TABLEAU, TypeExport.PARAMETRABLE, TypeExport.DOSSIERS)
_CONFIRMATION = (Etat.CONFIRMEE.value, Etat.NON_CONFIRMEE.value)
# What a kind of file proves: T shows the table of « Gérer le recrutement », A the replies alone, the others
# only whether the vœu is confirmed; a free list proves nothing.
_COLONNES: Mapping[TypeExport, tuple[Champ, ...]] = {
    TypeExport.TABLEAU: (Champ.ETAT, Champ.REPONSE, Champ.INSCRIPTION, Champ.STATUT),
    TypeExport.ADMISSIONS: (Champ.REPONSE,),
    TypeExport.PARAMETRABLE: (Champ.CONFIRMATION,),
    TypeExport.DOSSIERS: (Champ.CONFIRMATION,),
    TypeExport.JSON: (Champ.CONFIRMATION,),
    TypeExport.LISTE: (),
}


class _Fichier(NamedTuple):
    """What the plan keeps of the file: values by number, numbers that vanish, can it make any vanish."""

    type: TypeExport
    lus: Mapping[str, Mapping[str, str]]
    disparus: frozenset[str]
    complet: bool
    ancien: bool
    export_on: date


def constats(contexte: Contexte, connection: Connection, plan: Plan) -> tuple[Constat, ...]:
    """Return what each live or contradicted item of the formation becomes with this plan; write nothing.

    Lines that the plan does not keep say nothing. Those left waiting are returned as well, with their reason.
    A contradicted item may still be proved by a later export; else it waits to be settled by hand.
    """
    fichier = _lire_fichier(plan)
    trouves = []
    par_candidature: dict[int, tuple[CandidatureStockee, tuple[Saisie, ...]]] = {}
    employeurs = saisies.employeurs(connection, plan.destination.formation_id)
    for saisie in saisies.a_rapprocher(connection, plan.destination.formation_id):
        if saisie.candidature_id is None:
            continue
        if saisie.candidature_id not in par_candidature:
            par_candidature[saisie.candidature_id] = (
                candidatures.trouver(connection, saisie.candidature_id),
                tuple(saisies.de_candidature(connection, saisie.candidature_id)),
            )
        stockee, items = par_candidature[saisie.candidature_id]
        conclusion = _conclure(saisie, stockee, items, fichier)
        nom = f"{stockee.nom} {stockee.prenom}".strip()
        trouves.append(Constat(saisie, stockee.numero, nom, conclusion, employeurs.get(saisie.id)))
    return tuple(trouves)


def appliquer(changement: Changement, constats: Iterable[Constat], export_on: date) -> None:
    """Write what an import proves or contradicts, in its own change: undone with it."""
    modifications: list[tuple[int, dict[str, Any]]] = []
    employeurs = []
    for constat in constats:
        saisie, conclusion = constat.saisie, constat.conclusion
        if conclusion.issue is Issue.CONSTATEE:
            valeurs = {"statut": Statut.CONSTATEE.value, "constatee_on": export_on.isoformat()}
            modifications.append((saisie.id, {**valeurs, "ecart": "", "ecart_on": None}))
            if saisie.nature is Nature.CONTRAT and constat.employeur_id is not None:
                # No export carries the employer: the candidature keeps it once the item is settled.
                employeurs.append((saisie.candidature_id, {"employeur_id": constat.employeur_id}))
        elif conclusion.issue is Issue.ECART:
            valeurs = {"statut": Statut.ECART.value, "ecart": coder(conclusion)}
            modifications.append((saisie.id, {**valeurs, "ecart_on": export_on.isoformat()}))
    changement.modifier_lot(SAISIE, modifications)
    changement.modifier_lot(CANDIDATURE, ((ligne, v) for ligne, v in employeurs if ligne is not None))


def _lire_fichier(plan: Plan) -> _Fichier:
    extraction, destination = plan.extraction, plan.destination
    changes = {une.numero for une in plan.nouveaux} | {une.numero for une in plan.modifies}
    retenus = changes | set(plan.inchanges)
    lus = {e.numero: e.champs for e in extraction.enregistrements if e.numero in retenus}
    return _Fichier(
        type=extraction.type,
        lus=lus,
        disparus=frozenset(disparu.numero for disparu in plan.disparus),
        complet=bool(lus) and extraction.type in _COMPLETS and not (plan.ancien or destination.partiel),
        ancien=plan.ancien,
        export_on=destination.export_on,
    )


def _conclure(
    saisie: Saisie, stockee: CandidatureStockee, items: tuple[Saisie, ...], fichier: _Fichier
) -> Conclusion:
    if fichier.ancien:
        return Conclusion(Issue.ATTENTE, attente=Attente.ANCIEN)
    est_ecart = saisie.statut is Statut.ECART
    if est_ecart:
        saisie = saisie._replace(statut=Statut.SAISIE if saisie.saisie_at else Statut.PREPAREE)
    conclusion = rapprocher(saisie, _vu(stockee, fichier), faits_de(stockee, items), fichier.export_on)
    if est_ecart and conclusion.issue is not Issue.CONSTATEE:
        return Conclusion(Issue.ATTENTE, attente=Attente.A_REGLER)
    return conclusion


def _vu(stockee: CandidatureStockee, fichier: _Fichier) -> Vu:
    champs = fichier.lus.get(stockee.numero)
    if champs is None:
        return Vu(absent=_est_absent(stockee, fichier))
    portes = frozenset(champ for champ in _COLONNES[fichier.type] if _porte(champ, champs))
    lu = champs.get
    if Champ.ETAT in portes or Champ.CONFIRMATION in portes:
        etat = Etat(lu("etat", "")) if lu("etat") else None
    else:
        etat = None
    return Vu(
        portes,
        etat,
        Reponse(lu("reponse", "")) if Champ.REPONSE in portes and lu("reponse") else None,
        Inscription(lu("inscription", "")) if Champ.INSCRIPTION in portes and lu("inscription") else None,
        StatutContrat(lu("statut_contrat", "")) if Champ.STATUT in portes and lu("statut_contrat") else None,
    )


def _porte(champ: Champ, champs: Mapping[str, str]) -> bool:
    if champ is Champ.CONFIRMATION:
        return champs.get("etat") in _CONFIRMATION
    return champ.value in champs


def _est_absent(stockee: CandidatureStockee, fichier: _Fichier) -> bool:
    """Say whether the file shows the person no more; only the table would show a contract without vœu."""
    if stockee.numero in fichier.disparus:
        return True
    if stockee.sans_voeu:
        return fichier.complet and fichier.type is TypeExport.TABLEAU
    return fichier.complet and stockee.disparue_on is not None
