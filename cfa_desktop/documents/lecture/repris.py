"""The files that this program wrote, found again: a CSV repeats older exports, a workbook is no export."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from cfa_desktop.documents.lecture.limites import ExportRefuse
from cfa_desktop.documents.lecture.regles import Reconnaissance, cle_entete
from cfa_desktop.documents.lecture.source import Rangee
from cfa_desktop.models.extraction import FORMATION_DITE, REPRIS_ON, Extraction, TypeExport
from cfa_desktop.paths import resource_path

NOTRE_CLASSEUR = (
    "«\u00a0{nom}\u00a0» est un classeur écrit par CFA Recrutement, avec ce qui est préparé ou présumé "
    "ici\u202f: il ne prouve rien, et rien n’en a été repris. Importez l’export téléchargé sur Parcoursup. "
    "Pour modifier une liste dans un tableur puis la reprendre, exportez-la comme «\u00a0Classeur à modifier "
    "ailleurs\u00a0»."
)


@lru_cache(maxsize=1)
def reperes() -> Mapping[str, Any]:
    """Return ``resources/imports/fichiers_du_programme.toml``."""
    return tomllib.loads(resource_path("imports", "fichiers_du_programme.toml").read_text(encoding="utf-8"))


def est_notice(feuille: str, rangees: Sequence[Rangee]) -> bool:
    """Say whether a sheet is the notice that this program puts in its workbooks."""
    signature = reperes()["signature"]
    return feuille == reperes()["notice"] and any(cellules[:1] == [signature] for _, cellules in rangees)


def refuser_notre_liste(fichier: str, entetes: Sequence[str]) -> None:
    """Refuse the list of a workbook, copied or saved without its notice. Raises ExportRefuse."""
    presents = set(entetes)
    if presents.issuperset(reperes()["titres"]) and not presents.isdisjoint(reperes()["rares"]):
        raise ExportRefuse(NOTRE_CLASSEUR.format(nom=fichier))


def avec_reperes(reconnue: Reconnaissance, entetes: Sequence[str]) -> Reconnaissance | None:
    """Return what is read of a table that this program wrote, its days and formations too, else None."""
    if reconnue.regle.type is not TypeExport.TABLEAU:
        return None
    rangs = {cle_entete(entete): rang for rang, entete in reversed(list(enumerate(entetes)))}
    jour, formation = (rangs.get(cle_entete(reperes()[nom])) for nom in ("dernier_export", "formation"))
    if jour is None:
        return None
    ajoutees = [(jour, REPRIS_ON)] + ([(formation, FORMATION_DITE)] if formation is not None else [])
    return replace(reconnue, lues=(*reconnue.lues, *ajoutees))


def par_formation(lue: Extraction) -> tuple[Extraction, ...]:
    """Return a list of this program dated by what it repeats, one extraction per formation that it names."""
    if not lue.repris:
        return (lue,)
    noms = list(dict.fromkeys(un.champs.get(FORMATION_DITE, "") for un in lue.enregistrements))
    if len(noms) <= 1:
        return (_datee(lue, noms[0] if noms else ""),)
    parties = []
    for rang, nom in enumerate(noms):
        siens = tuple(un for un in lue.enregistrements if un.champs[FORMATION_DITE] == nom)
        lignes = {un.ligne for un in siens}
        # What is said of no kept line is said once, with the first formation.
        autres = () if rang else {un.ligne for un in lue.doutes} - {un.ligne for un in lue.enregistrements}
        partie = replace(
            lue,
            enregistrements=siens,
            lignes=len(siens) + (0 if rang else len(lue.rejets)),
            rejets=() if rang else lue.rejets,
            doutes=tuple(un for un in lue.doutes if un.ligne in lignes or un.ligne in autres),
        )
        parties.append(_datee(partie, nom))
    return tuple(parties)


def _datee(lue: Extraction, formation: str) -> Extraction:
    jours = [un.champs[REPRIS_ON] for un in lue.enregistrements]
    return replace(
        lue,
        indice_date=max(jours, default="") or lue.indice_date,
        indice_formation=formation or lue.indice_formation,
        extras={**lue.extras, "formation": formation} if formation else lue.extras,
    )
