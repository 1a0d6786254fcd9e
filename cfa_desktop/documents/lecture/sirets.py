"""A SIRET as a spreadsheet left it: exact, or flagged, never repaired."""

from __future__ import annotations

from cfa_desktop.documents.lecture.textes import nettoyer, texte_cellule
from cfa_desktop.models.siret import examiner_siret

CHIFFRES_PERDUS = "chiffres perdus par le tableur : redemandez les 14 chiffres"


def douter_siret(cellule: object) -> tuple[str, str]:
    """Return the value as read, and the reason of a doubt ("" when the SIRET is exact or the cell empty)."""
    valeur = nettoyer(texte_cellule(cellule))[0]
    if not valeur:
        return "", ""
    examen = examiner_siret(valeur)
    if isinstance(cellule, float) and examen.valeur is None:
        return valeur, CHIFFRES_PERDUS
    return examen.valeur or valeur, examen.raison
