"""The filter of the list said in French, for exports and prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cfa_desktop.models.vues import FILTRES
from cfa_desktop.views.candidats.colonnes import Colonne
from cfa_desktop.views.tables.filtres import FiltreColonne, resume

TOUTES = "toutes les candidatures"


def filtre_dit(
    colonnes: Sequence[Colonne],
    filtres: Mapping[str, FiltreColonne],
    *,
    cle: str = "",
    numeros: int = 0,
    recherche: str = "",
) -> str:
    """Return what keeps the lines on screen: counter or view, chosen numbers, search, columns."""
    dits = []
    if cle:
        dits.append(FILTRES[cle].titre)
    if numeros:
        dits.append(f"{numeros} numéros choisis" if numeros > 1 else "1 numéro choisi")
    if recherche:
        dits.append(f"contient «\u00a0{recherche}\u00a0»")
    for colonne in colonnes:
        filtre = filtres.get(colonne.cle)
        if filtre is not None:
            dits.append(f"{colonne.titre_long or colonne.titre}\u202f: {resume(filtre)}")
    return " · ".join(dits) or TOUTES
