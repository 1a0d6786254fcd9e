"""A SIRET as a spreadsheet left it: exact, or flagged, never repaired."""

from __future__ import annotations

import re

from stdnum.fr import siret

from cfa_desktop.documents.lecture.textes import nettoyer, texte_cellule

_SCIENTIFIQUE = re.compile(r"\d[.,]?\d*E\+?\d+", re.IGNORECASE)
_BLANCS = re.compile(r"[\s.\u00a0\u202f]")

CHIFFRES_PERDUS = (
    "chiffres perdus par le tableur (notation scientifique) : irrécupérable, à demander de nouveau"
)
INVALIDE = "SIRET invalide : 14 chiffres et une clé exacte sont attendus"


def examiner_siret(cellule: object) -> tuple[str, str]:
    """Return the value as read, and the reason of a doubt ("" when the SIRET is exact or the cell empty)."""
    valeur = nettoyer(texte_cellule(cellule))[0]
    if not valeur:
        return "", ""
    if _SCIENTIFIQUE.fullmatch(valeur):
        return valeur, CHIFFRES_PERDUS
    compact = _BLANCS.sub("", valeur)
    if siret.is_valid(compact) and compact.strip("0"):
        return compact, ""
    return valeur, CHIFFRES_PERDUS if isinstance(cellule, float) else INVALIDE
