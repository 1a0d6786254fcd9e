"""What the week holds, by list: due by day, people to call, items to type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from cfa_desktop.documents.liste import texte_nombre
from cfa_desktop.documents.pdf.lundi_valeurs import Appel, AttenteSaisie, EcheanceSemaine
from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.dates_fr import jour_court, jour_de_paris
from cfa_desktop.models.echeances.echeance import NATURES, Echeance, Quoi, SansDate
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Nature
from cfa_desktop.models.telephone import format_telephone

_SAMEDI = 5


class Semaine(NamedTuple):
    """The week of a sheet, from ``lundi`` to ``dimanche``, read on ``jour``."""

    jour: date
    lundi: date
    dimanche: date

    def est_passee(self, due: Echeance) -> bool:
        """Say whether something due is late on the day of the sheet."""
        return jour_de_paris(due.le) < self.jour


def semaine_de(jour: date) -> Semaine:
    """Return the week of a day; on a Saturday or a Sunday, the week that begins next."""
    lundi = jour - timedelta(days=jour.weekday())
    if jour.weekday() >= _SAMEDI:
        lundi += timedelta(days=7)
    return Semaine(jour, lundi, lundi + timedelta(days=6))


def grouper_par_jour(dues: Iterable[Echeance]) -> list[tuple[date, str, list[Echeance]]]:
    """Return what is due by day and kind, nearest first: « 12 décisions à prendre »."""
    groupes: dict[tuple[date, Quoi], list[Echeance]] = {}
    for due in sorted(dues, key=lambda une: une.le):
        groupes.setdefault((jour_de_paris(due.le), due.quoi), []).append(due)
    return [(jour, _dire(quoi, len(groupe)), groupe) for (jour, quoi), groupe in groupes.items()]


def echeances_de(
    dues: Sequence[Echeance], noms: Mapping[int, str], semaine: Semaine
) -> tuple[EcheanceSemaine, ...]:
    """Return what is due by day and kind: first all that is late, whatever its day."""
    groupes = [(_retard(groupe, semaine), quoi, groupe) for quoi, groupe in _retards(dues, semaine)]
    groupes += [
        (_jour(jour, semaine), quoi, groupe)
        for jour, quoi, groupe in grouper_par_jour(due for due in dues if not semaine.est_passee(due))
    ]
    rendues, dit = [], ""
    for jour, quoi, groupe in groupes:
        pour = _formations([due.formation_id for due in groupe], noms)
        if len(groupe) == 1 and groupe[0].candidat:
            pour = f"{groupe[0].candidat} ({pour})"
        rendues.append(EcheanceSemaine("" if jour == dit else jour, quoi, pour))
        dit = jour
    return tuple(rendues)


def sans_date_de(sans: Sequence[SansDate], noms: Mapping[int, str]) -> Iterable[EcheanceSemaine]:
    """Return what is due at a date that nobody knows yet, by kind."""
    groupes: dict[Quoi, list[int]] = {}
    for une in sans:
        groupes.setdefault(une.quoi, []).extend([une.formation_id] * max(len(une.numeros), 1))
    for rang, (quoi, ids) in enumerate(groupes.items()):
        yield EcheanceSemaine("" if rang else "date à fournir", _dire(quoi, len(ids)), _formations(ids, noms))


def _formations(ids: Sequence[int], noms: Mapping[int, str]) -> str:
    """Return « MCO (8), GEA, PI (2) »: a figure where it is not one, none for a formation alone."""
    comptes = {un: ids.count(un) for un in dict.fromkeys(ids)}
    seule = len(comptes) == 1
    return ", ".join(
        noms.get(un, "–") if seule or nombre == 1 else f"{noms.get(un, '–')}\u00a0({nombre})"
        for un, nombre in comptes.items()
    )


def appels_de(
    dues: Sequence[Echeance], lignes: Sequence[CandidatureLine], noms: Mapping[int, str], semaine: Semaine
) -> tuple[Appel, ...]:
    """Return the people to call, the longest awaited first."""
    par_id = {ligne.id: ligne for ligne in lignes}
    appels = []
    for due in dues:
        ligne = par_id.get(due.candidature_id)
        telephone = (ligne.telephone_portable or ligne.telephone_fixe) if ligne else ""
        raison = due.detail or due.pourquoi
        if due.quoi is Quoi.BROUILLON:
            raison = f"Obtenir le SIRET de {due.detail or 'l’employeur'}"
        appels.append(
            Appel(
                due.candidat or f"n°\u00a0{due.numero}",
                format_telephone(telephone) or "–",
                noms.get(due.formation_id, "–"),
                raison or "–",
                _jour(jour_de_paris(due.le), semaine),
            )
        )
    return tuple(appels)


def saisies_de(cartes: Sequence[ASaisir], campagne: int, maintenant: datetime) -> AttenteSaisie:
    """Return what waits to be typed in a formation, by nature."""
    if not cartes:
        return AttenteSaisie()
    natures = [carte.saisie.nature for carte in cartes]
    decisions, contrats = natures.count(Nature.DECISION), natures.count(Nature.CONTRAT)
    inscriptions = natures.count(Nature.IA)
    ancien = jour_de_paris(min(carte.saisie.preparee_at for carte in cartes))
    jours = (jour_de_paris(maintenant) - ancien).days
    limites = [carte.avant_le for carte in cartes if carte.avant_le is not None]
    return AttenteSaisie(
        decisions=decisions,
        contrats=contrats,
        inscriptions=inscriptions,
        autres=len(cartes) - decisions - contrats - inscriptions,
        depuis=f"{jour_court(ancien, campagne)}, {jours}\u00a0j" if jours else "aujourd’hui",
        avant=jour_court(jour_de_paris(min(limites)), campagne) if limites else "",
    )


def _jour(jour: date, semaine: Semaine) -> str:
    """Return the day, or how late it is: words, never a colour alone."""
    retard = (semaine.jour - jour).days
    if retard > 0:
        return f"retard {retard}\u00a0j"
    return "aujourd’hui" if retard == 0 else jour_court(jour)


def _retards(dues: Iterable[Echeance], semaine: Semaine) -> list[tuple[str, list[Echeance]]]:
    """Return what is late by kind, the kind of the oldest first."""
    groupes: dict[Quoi, list[Echeance]] = {}
    for due in sorted(dues, key=lambda une: une.le):
        if semaine.est_passee(due):
            groupes.setdefault(due.quoi, []).append(due)
    return [(_dire(quoi, len(groupe)), groupe) for quoi, groupe in groupes.items()]


def _retard(groupe: Sequence[Echeance], semaine: Semaine) -> str:
    """Return how late things are, the oldest first: « retard 3 j », « retards 32 j au plus »."""
    jours = (semaine.jour - jour_de_paris(groupe[0].le)).days
    return f"retard {jours}\u00a0j" if len(groupe) == 1 else f"retards {jours}\u00a0j au plus"


def _dire(quoi: Quoi, nombre: int) -> str:
    return texte_nombre(nombre, NATURES[quoi].une, NATURES[quoi].plusieurs)
