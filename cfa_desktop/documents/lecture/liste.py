"""A list of unknown columns: counted, its SIRET examined, its mapping left to the officer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from cfa_desktop.documents.lecture.dates import date_dans_un_nom
from cfa_desktop.documents.lecture.limites import Limites
from cfa_desktop.documents.lecture.regles import cle_entete, colonne_siret
from cfa_desktop.documents.lecture.source import Rangee, Source
from cfa_desktop.models.extraction import Doute, Extraction, TypeExport


def examiner_liste(
    source: Source, entetes: Sequence[str], rangees: Iterable[Rangee], limites: Limites
) -> Extraction:
    """Return the extraction of an unknown list: no record, the doubts of its SIRET column."""
    colonne = colonne_siret(entetes)
    doutes: list[Doute] = []
    lignes = 0
    # Checking a SIRET costs the child 40 ms of imports that tables do without.
    from cfa_desktop.documents.lecture.sirets import douter_siret

    for ligne, cellules in rangees:
        if not any(cellule not in ("", None) for cellule in cellules):
            continue
        lignes += 1
        limites.verifier_table(lignes, len(cellules))
        if colonne is not None and colonne < len(cellules):
            valeur, raison = douter_siret(cellules[colonne])
            if raison:
                doutes.append(Doute(ligne, "siret", valeur, raison))
    cles = "\x1f".join(cle_entete(entete) for entete in entetes).rstrip("\x1f")
    nom = source.extras.get("nom", "")
    return Extraction(
        type=TypeExport.LISTE,
        fichier=source.fichier,
        empreinte=source.empreinte,
        encodage=source.encodage,
        separateur=source.separateur,
        signature=hashlib.sha256(cles.encode("utf-8", "replace")).hexdigest(),
        lignes=lignes,
        doutes=(*source.doutes, *doutes),
        colonnes_lues=() if colonne is None else (entetes[colonne],),
        colonnes_ignorees=sum(1 for entete in entetes if entete) - (colonne is not None),
        indice_formation=nom,
        indice_date=date_dans_un_nom(nom),
        extras={cle: valeur for cle, valeur in source.extras.items() if cle != "nom"},
    )
