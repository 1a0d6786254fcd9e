"""A list of this program imported again: it repeats older exports, and proves no more than they did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cfa_desktop.models.comparaison import etablir_plan
from cfa_desktop.models.extraction import REPRIS_ON, Doute, Enregistrement, Extraction
from cfa_desktop.models.plan import Anterieurs, Connu, Destination, Plan

_DEBUT = "ce fichier vient de CFA Recrutement\u202f: "


def jour_repris(extraction: Extraction) -> date | None:
    """Return the day of the newest export that the list repeats, None when no line says one."""
    jours = [un.champs[REPRIS_ON] for un in extraction.enregistrements]
    dernier = max(jours, default="")
    return date.fromisoformat(dernier) if dernier else None


def plan_de_repris(
    extraction: Extraction, destination: Destination, connus: Mapping[str, Connu], anterieurs: Anterieurs
) -> Plan:
    """Return the plan of such a list: nothing, unless it repeats an export that is not known here yet.

    ``destination`` is dated by ``jour_repris`` and partial: a list of this program makes nobody absent.
    Then only the lines of that very export are kept: the others are older, or no export ever showed them.
    """
    jour, dernier = destination.export_on, anterieurs.dernier
    lus = {un.numero for un in extraction.enregistrements}
    connues = tuple(numero for numero in sorted(lus) if _a_un_voeu(connus.get(numero)))
    neuves: tuple[Enregistrement, ...] = ()
    if dernier is None or jour > dernier:
        neuves = tuple(un for un in extraction.enregistrements if un.champs[REPRIS_ON] == jour.isoformat())
    if not neuves:
        doutes = (*extraction.doutes, _dire(jour_repris(extraction), len(lus - set(connues))))
        return Plan(destination, extraction, inchanges=connues, doutes=doutes, ancien=True)
    plan = etablir_plan(replace(extraction, enregistrements=neuves), destination, connus, anterieurs)
    return replace(plan, doutes=(*plan.doutes, _dire(jour, len(extraction.enregistrements) - len(neuves))))


def est_sans_objet(plan: Plan) -> bool:
    """Say whether a list of this program gives nothing: no change, and no export that is not known here.

    An export of Parcoursup without a change is no such thing: it renews the age of the facts.
    """
    return plan.extraction.repris and plan.ancien and plan.est_vide


def est_note(doute: Doute) -> bool:
    """Say whether it only tells where the file comes from: there is nothing in it to check."""
    return doute.ligne == 0 and doute.raison.startswith(_DEBUT)


def _a_un_voeu(connu: Connu | None) -> bool:
    return connu is not None and connu.candidature is not None


def _dire(jour: date | None, laissees: int) -> Doute:
    if jour is None:
        raison = f"{_DEBUT}aucune de ses lignes ne vient d’un export, rien n’en est repris"
        return Doute(0, "date de l’export", "", raison)
    suite = "" if not laissees else ". 1 ligne est laissée de côté"
    if laissees > 1:
        suite = f". {laissees} lignes sont laissées de côté"
    plus = f"il ne prouve rien de plus que l’export du {jour:%d/%m/%Y}{suite}"
    return Doute(0, "date de l’export", "", f"{_DEBUT}{plus}")
