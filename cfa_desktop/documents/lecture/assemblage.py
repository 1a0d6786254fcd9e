"""Rows to an Extraction: header found, lines counted field by field, suspect lines set aside."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import chain, islice

from cfa_desktop.documents.lecture.dates import date_dans_un_nom
from cfa_desktop.documents.lecture.limites import ExportRefuse, Limites
from cfa_desktop.documents.lecture.liste import examiner_liste
from cfa_desktop.documents.lecture.regles import Reconnaissance, cle_entete, reconnaitre
from cfa_desktop.documents.lecture.releve import Releve
from cfa_desktop.documents.lecture.source import Cellules, Rangee, Source
from cfa_desktop.documents.lecture.textes import nettoyer, texte_cellule
from cfa_desktop.models.extraction import Extraction, TypeExport

_RANGEES_AVANT_ENTETES = 20

VIDE = "Ce fichier est vide : il ne contient pas même une ligne d’en-têtes. Téléchargez de nouveau l’export."


def lire_source(source: Source, limites: Limites) -> Extraction:
    """Read an opened file whole. Raises ExportRefuse (empty, over the limits, kind not read yet)."""
    premieres = list(islice(source.rangees, _RANGEES_AVANT_ENTETES))
    rang, entetes, reconnue = _trouver_entetes(premieres)
    suite = chain(premieres[rang + 1 :], source.rangees)
    if reconnue is None:
        return examiner_liste(source, entetes, suite, limites)
    if not reconnue.regle.lu:
        refuser_type(reconnue.regle.type, reconnue.regle.titre)
    releve = Releve(entetes, reconnue, source.comptee, limites)
    releve.lire(suite)
    return Extraction(
        type=reconnue.regle.type,
        fichier=source.fichier,
        empreinte=source.empreinte,
        encodage=source.encodage,
        separateur=source.separateur,
        signature=signature(entetes),
        lignes=releve.lignes,
        enregistrements=tuple(releve.enregistrements),
        rejets=tuple(sorted(releve.rejets, key=lambda rejet: rejet.ligne)),
        doutes=(*source.doutes, *releve.doutes),
        colonnes_lues=tuple(entetes[colonne] for colonne in sorted(reconnue.colonnes.values())),
        colonnes_ignorees=sum(1 for entete in entetes if entete) - len(reconnue.colonnes),
        campagne=reconnue.campagne,
        indice_formation=source.extras.get("nom", ""),
        indice_date=date_dans_un_nom(source.extras.get("nom", "")),
        extras={cle: valeur for cle, valeur in source.extras.items() if cle != "nom"},
    )


def refuser_type(type_export: TypeExport, titre: str) -> None:
    """Refuse politely a kind that is recognised and not read yet. Raises ExportRefuse."""
    raise ExportRefuse(
        f"Ce fichier est reconnu : {titre} (type {type_export.value}). Ce type d’export sera pris en charge "
        "prochainement. En attendant, importez le tableau de « Gérer le recrutement » ou l’export de données "
        "paramétrable."
    )


def reconnait_entetes(rangees: Sequence[Rangee]) -> bool:
    """Say whether one of the first rows is the header row of a known kind."""
    return _trouver_entetes(rangees)[2] is not None if rangees else False


def signature(entetes: Sequence[str]) -> str:
    """Return the fingerprint of a header row, the same from one year to the next."""
    cles = "\x1f".join(cle_entete(entete) for entete in entetes).rstrip("\x1f")
    return hashlib.sha256(cles.encode("utf-8", "replace")).hexdigest()


def _trouver_entetes(rangees: Sequence[Rangee]) -> tuple[int, list[str], Reconnaissance | None]:
    remplies = [rang for rang, (_ligne, cellules) in enumerate(rangees) if any(map(_rempli, cellules))]
    if not remplies:
        raise ExportRefuse(VIDE)
    for rang in remplies:
        entetes = _entetes(rangees[rang][1])
        reconnue = reconnaitre(entetes)
        if reconnue is not None:
            return rang, entetes, reconnue
    return remplies[0], _entetes(rangees[remplies[0]][1]), None


def _entetes(cellules: Cellules) -> list[str]:
    return [nettoyer(texte_cellule(cellule))[0] for cellule in cellules]


def _rempli(cellule: object) -> bool:
    return cellule not in ("", None) and (not isinstance(cellule, str) or bool(cellule.strip()))
