"""The columns of a table as the assistant shows them: header, field fed, and a few of their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cfa_desktop.documents.lecture.source import Cellules
from cfa_desktop.documents.lecture.textes import nettoyer, texte_cellule
from cfa_desktop.documents.lecture.valeurs import lire_demande
from cfa_desktop.models.contenu import Rubrique
from cfa_desktop.models.extraction import Colonne

APERCU = 200
"""How many rows are looked at for examples."""
_EXEMPLES = 3
_LONGUEUR = 80


def decrire_colonnes(
    entetes: Sequence[str], champs: Mapping[int, str], rangees: Sequence[Cellules], *, toutes: bool = False
) -> tuple[Colonne, ...]:
    """Return each headed or filled column; values of the columns that are read, or of ``toutes``."""
    colonnes = []
    for rang, entete in enumerate(entetes):
        champ = champs.get(rang, "")
        cellules = (rangee[rang] for rangee in rangees if rang < len(rangee)) if champ or toutes else ()
        exemples = exemples_de(cellules, champ)
        if entete or exemples:
            colonnes.append(Colonne(rang, entete, champ, exemples))
    return tuple(colonnes)


def exemples_de(cellules: Iterable[object], champ: str) -> tuple[str, ...]:
    """Return the first distinct values; a request for arrangements shows yes or no, never its text."""
    trouves: list[str] = []
    for cellule in dict.fromkeys(cellules):
        if cellule in ("", None):
            continue
        if champ == Rubrique.AMENAGEMENT:
            texte = lire_demande(cellule, lambda *_: None)
        else:
            texte = nettoyer(texte_cellule(cellule))[0]
        texte = texte[:_LONGUEUR]
        if texte and texte not in trouves:
            trouves.append(texte)
            if len(trouves) == _EXEMPLES:
                break
    return tuple(trouves)
