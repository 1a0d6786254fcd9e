"""The events that an agenda receives: one by thing due, or one by day, formation and kind without names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.echeances.echeance import NATURES, Echeance, Quoi
from cfa_desktop.models.formation import Formation

ALERTE_HEURES_AVANT = 15
"""The alarm rings at 9:00 the day before: agendas count from 00:00 of the day."""

_RAPPEL = "Échéance calculée par CFA Recrutement : vérifiez toujours la date sur Parcoursup."


class RendezVous(NamedTuple):
    """A whole day in an agenda; ``uid`` stays the same from one export to the next."""

    uid: str
    le: date
    titre: str
    description: str


def rendez_vous(
    dues: Iterable[Echeance], formations: Sequence[Formation], *, avec_noms: bool = False
) -> list[RendezVous]:
    """Return the events of what is due; without ``avec_noms`` no number and no name of a person leaves."""
    noms = {formation.id: formation.nom_court for formation in formations}
    campagne = formations[0].campagne if formations else 0
    groupes: dict[tuple[object, ...], list[Echeance]] = {}
    for due in dues:
        jour = jour_de_paris(due.le)
        cle = (due.cle,) if avec_noms else (due.quoi.value, campagne, due.formation_id, due.formation, jour)
        groupes.setdefault(cle, []).append(due)
    return [
        _rendez_vous(cle, groupe, noms.get(groupe[0].formation_id, ""), avec_noms=avec_noms)
        for cle, groupe in groupes.items()
    ]


def _rendez_vous(
    cle: tuple[object, ...], groupe: Sequence[Echeance], formation: str, *, avec_noms: bool
) -> RendezVous:
    premiere = groupe[0]
    nature = NATURES[premiere.quoi]
    titre = nature.une
    if len(groupe) > 1:
        titre = f"{len(groupe)} {nature.plusieurs}"
    titre = f"{titre[0].upper()}{titre[1:]}"
    if avec_noms and premiere.numero:
        titre += f" – {premiere.candidat}, n° {premiere.numero}"
    if formation:
        titre = f"{formation} : {titre}"
    # A step's own text may name somebody: it stays here unless names are wanted.
    seule = len(groupe) == 1 and (avec_noms or premiere.quoi not in _BAVARDES)
    lignes = [ligne for ligne in (premiere.pourquoi if seule else "", _RAPPEL) if ligne]
    uid = sha256("|".join(map(str, cle)).encode()).hexdigest()[:32]
    return RendezVous(f"{uid}@cfa-recrutement", jour_de_paris(premiere.le), titre, "\n".join(lignes))


_BAVARDES = (Quoi.SUIVI, Quoi.BROUILLON, Quoi.MOTIFS)
