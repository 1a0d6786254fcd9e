"""What must be seen before an item is typed, that its card alone does not say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cfa_desktop.models.libelles_champs import libelle_champ, valeur_lisible

SUIVIS: Mapping[str, str] = {
    "capacite": "capacité",
    "examine": "examen des dossiers",
    "cloture_demandee_on": "clôture demandée le",
    "cloturee_on": "recrutement clôturé le",
    "etat": "état",
    "reponse": "réponse du candidat",
    "statut_contrat": "statut du contrat",
    "inscription": "inscription administrative",
    "disparue_on": "absente de l’export du",
    "demission_notee_on": "démission notée le",
}
"""The fields of a formation or of a candidature whose change matters to what was prepared."""

_OUI_NON = {"1": "oui", "0": "non"}


class Vigilance(NamedTuple):
    """A sentence; ``grave`` = the item could not be prepared any more as things stand."""

    texte: str
    grave: bool = False


class Change(NamedTuple):
    """A value that is not what it was when the item was prepared; stored texts, "" for none."""

    champ: str
    avant: str
    apres: str


def dire_changes(changes: tuple[Change, ...]) -> str:
    """Return « Changé depuis la préparation : capacité 5 → 3 », "" when nothing that matters changed."""
    dits = [_dire(change) for change in changes if change.champ in SUIVIS]
    return f"Changé depuis la préparation\u202f: {', '.join(dits)}." if dits else ""


def dire_autres_voeux(formations: tuple[str, ...]) -> str:
    """Return « Autre vœu chez nous : NDRC. Vérifiez la formation. », "" without any."""
    if not formations:
        return ""
    pluriel = "Autres vœux" if len(formations) > 1 else "Autre vœu"
    return f"{pluriel} chez nous\u202f: {', '.join(formations)}. Vérifiez la formation."


def dire_homonymes(candidat: str, numero: str, autres: tuple[str, ...]) -> str:
    """Return « Attention : 2 LE GOFF Aïcha dans la base… », "" without a namesake."""
    if not autres:
        return ""
    suite = ", ".join(f"n°\u00a0{autre}" for autre in autres)
    return (
        f"Attention\u202f: {len(autres) + 1}\u00a0{candidat} dans la base. Ici, le n°\u00a0{numero}\u202f; "
        f"pas le {suite}."
    )


def _dire(change: Change) -> str:
    libelle = SUIVIS.get(change.champ) or libelle_champ(change.champ)
    avant, apres = (_lire(change.champ, valeur) for valeur in (change.avant, change.apres))
    if change.champ.endswith("_on"):
        return f"{libelle} {apres}" if change.apres else f"{libelle} {avant}, plus maintenant"
    if change.champ == "capacite":
        return f"{libelle} {avant} → {apres}"
    return f"{libelle} «\u00a0{avant}\u00a0» → «\u00a0{apres}\u00a0»"


def _lire(champ: str, valeur: str) -> str:
    return _OUI_NON.get(valeur, valeur) if champ == "examine" else valeur_lisible(champ, valeur)
