"""What « autres modifications » of a report are: their fields named, and each value before -> after."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from cfa_desktop.models.historique import LigneHistorique
from cfa_desktop.views.dossier.historique_dit import phrases

_DEUX_POINTS = "\u202f: "
NOMS_DITS, PERSONNES_DITES = 4, 8


def champs_dits(lignes: Sequence[LigneHistorique]) -> str:
    """Return the fields that changed, « adresse, série et 2 autres », "" when nothing tells them."""
    noms = list(dict.fromkeys(dite.partition(_DEUX_POINTS)[0] for une in lignes for dite in phrases(une)))
    dits = ", ".join(_au_milieu(nom) for nom in noms[:NOMS_DITS])
    reste = len(noms) - NOMS_DITS
    return f"{dits} et {reste} {'autres' if reste > 1 else 'autre'}" if reste > 0 else dits


def detail_dit(lignes: Sequence[LigneHistorique]) -> list[str]:
    """Return one line per person, « LE GOFF Aïcha, n° 700123 – Adresse : … → … », the first ones."""
    dits = []
    for sujet, groupe in groupby(sorted(lignes, key=lambda une: une.sujet), key=lambda une: une.sujet):
        dites = [dite for une in groupe for dite in phrases(une)]
        if dites:
            dits.append(f"{sujet.partition(' · ')[2] or sujet} – {', '.join(dites)}")
    reste = len(dits) - PERSONNES_DITES
    return [*dits[:PERSONNES_DITES], *([f"… et {reste} {_personnes(reste)}"] if reste > 0 else [])]


def _personnes(nombre: int) -> str:
    return "autres personnes" if nombre > 1 else "autre personne"


def _au_milieu(nom: str) -> str:
    """Return a name as it stands inside a sentence; an acronym keeps its capitals."""
    return nom[:1].lower() + nom[1:] if nom[1:2].islower() else nom
