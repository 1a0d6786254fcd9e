"""The workbook « pour modification »: its columns, which are data, and its rows read back as they stand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from cfa_desktop.documents.lecture.dates import lire_date
from cfa_desktop.documents.lecture.limites import Limites
from cfa_desktop.documents.lecture.regles import cle_entete
from cfa_desktop.documents.lecture.source import Cellules, Rangee, Source
from cfa_desktop.documents.lecture.textes import texte_cellule
from cfa_desktop.documents.liste import Genre
from cfa_desktop.models.aller_retour import CLE, SANS_CLE
from cfa_desktop.models.extraction import Colonne, Doute, Enregistrement, Extraction, Rejet, TypeExport
from cfa_desktop.models.texte import nettoyer
from cfa_desktop.paths import resource_path

_MONTRES = 200
DEUX_FOIS = "deux colonnes portent ce titre\u202f: aucune des deux n’est reprise"


class ColonneRetour(NamedTuple):
    """One column that leaves; ``ouverte`` = it may come back changed."""

    champ: str
    titre: str
    genre: Genre = "texte"
    largeur: int = 16
    ouverte: bool = False


@lru_cache(maxsize=1)
def charger() -> tuple[str, tuple[ColonneRetour, ...]]:
    """Return the title of the key and the columns of ``resources/imports/aller_retour.toml``."""
    donnees: Mapping[str, Any] = tomllib.loads(
        resource_path("imports", "aller_retour.toml").read_text(encoding="utf-8")
    )
    return donnees["cle"], tuple(ColonneRetour(**une) for une in donnees["colonnes"])


def titres() -> dict[str, str]:
    """Return the title of each field."""
    return {une.champ: une.titre for une in charger()[1]}


def rang_des_entetes(rangees: Sequence[Rangee]) -> int | None:
    """Return which of the first rows has the title of the key, None without any."""
    cle = cle_entete(charger()[0])
    for rang, (_ligne, cellules) in enumerate(rangees):
        for cellule in cellules:
            # The first letters first: a row may hold a million texts.
            if isinstance(cellule, str) and cellule[:2].lower() == cle[:2] and cle_entete(cellule) == cle:
                return rang
    return None


def lire(source: Source, entetes: Cellules, suite: Iterable[Rangee], limites: Limites) -> Extraction:
    """Return every row that has a key, its cells as text; raise ExportRefuse over the limits."""
    places, doutes = _places(entetes)
    enregistrements: list[Enregistrement] = []
    rejets: list[Rejet] = []
    lignes = 0
    for ligne, cellules in suite:
        champs = _champs(places, cellules)
        if not any(champs.values()):
            continue
        lignes += 1
        limites.verifier_table(lignes, len(entetes))
        if champs[CLE]:
            enregistrements.append(Enregistrement(ligne, champs.get("numero", ""), champs))
        else:
            brut = ";".join(filter(None, champs.values()))
            rejets.append(Rejet(ligne, SANS_CLE, brut[:_MONTRES]))
    noms = [nettoyer(texte_cellule(cellule)) for cellule in entetes]
    return Extraction(
        type=TypeExport.ALLER_RETOUR,
        fichier=source.fichier,
        empreinte=source.empreinte,
        encodage=source.encodage,
        separateur=source.separateur,
        signature="",
        lignes=lignes,
        enregistrements=tuple(enregistrements),
        rejets=tuple(rejets),
        doutes=(*source.doutes, *doutes),
        colonnes_lues=tuple(noms[rang] for rang in places.values()),
        colonnes_ignorees=sum(1 for nom in noms if nom) - len(places),
        colonnes=tuple(Colonne(rang, noms[rang], champ) for champ, rang in places.items()),
    )


def _places(entetes: Cellules) -> tuple[dict[str, int], list[Doute]]:
    """Return where each field stands, columns added elsewhere read past; a title found twice is no field."""
    cle, colonnes = charger()
    champs = {cle_entete(cle): CLE} | {cle_entete(une.titre): une.champ for une in colonnes}
    trouves: dict[str, list[int]] = {}
    for rang, cellule in enumerate(entetes):
        champ = champs.get(cle_entete(texte_cellule(cellule)))
        if champ is not None:
            trouves.setdefault(champ, []).append(rang)
    noms = titres() | {CLE: cle}
    doutes = [Doute(0, noms[champ], "", DEUX_FOIS) for champ, rangs in trouves.items() if len(rangs) > 1]
    uniques = {champ: rangs[0] for champ, rangs in trouves.items() if len(rangs) == 1 or champ == CLE}
    return uniques, doutes


def _champs(places: Mapping[str, int], cellules: Cellules) -> dict[str, str]:
    dates = {une.champ for une in charger()[1] if une.genre == "date"}
    return {
        champ: _texte(cellules[rang] if rang < len(cellules) else "", est_date=champ in dates)
        for champ, rang in places.items()
    }


def _texte(cellule: object, *, est_date: bool) -> str:
    """Return a cell as text, days in ISO; a day that cannot be read stays as typed, and is refused later."""
    if est_date and cellule not in ("", None):
        jour, _raison = lire_date(cellule)
        if jour:
            return jour
    return texte_cellule(cellule).strip()
