"""Where the parts of a dossier stand in each kind of export: the header patterns of contenus.toml."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cfa_desktop.documents.lecture.regles import annee_scolaire, cle_entete
from cfa_desktop.documents.lecture.textes import nettoyer, texte_cellule
from cfa_desktop.models.contenu import Rubrique, chemin
from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.paths import resource_path

ANNEE_EN_COURS = "Année en cours"
_ANNEE = "{annee}"
_PLACE = re.compile(r"\{(matiere|periode)\}")
_MORCEAUX = {
    "matiere": r"(?P<matiere>\S.*?)",
    "periode": r"(?P<periode>(?:trimestre|semestre|periode)\W*\d+)",
}
_ANNEES = re.compile(r"\s*(20\d\d)\s*[/\-–]\s*(20\d\d)\s*")


@dataclass(frozen=True, slots=True)
class Motifs:
    """The patterns of one kind: fixed headers by (key, dated); averages, subject and term in headers."""

    fixes: Mapping[tuple[str, bool], tuple[Rubrique, str]]
    annees_bulletins: frozenset[str]
    moyennes: Sequence[tuple[str, re.Pattern[str], str]]

    def chemin(self, cle: str, entete: str) -> tuple[Rubrique, str, str] | None:
        """Return the part, the path and the measure of a header, or None."""
        fin = annee_scolaire(entete)
        trouve = self.fixes.get((cle, fin is not None)) or self.fixes.get((cle, False))
        if trouve is None:
            return None
        rubrique, mesure = trouve
        if rubrique is not Rubrique.SCOLARITE:
            return rubrique, chemin(rubrique, mesure), mesure
        annee = f"{fin - 1}-{fin}" if fin is not None else ANNEE_EN_COURS
        return rubrique, chemin(rubrique, annee, mesure), mesure

    def moyenne(self, cle: str, entete: str) -> tuple[str, str, str] | None:
        """Return the term, the subject and the measure of an average's header, or None."""
        for debut, motif, mesure in self.moyennes:
            trouve = motif.fullmatch(_plat(entete)) if cle.startswith(debut) else None
            if trouve is not None:
                matiere = nettoyer(entete[slice(*trouve.span("matiere"))])[0]
                periode = nettoyer(entete[slice(*trouve.span("periode"))])[0]
                return periode.capitalize(), matiere, mesure
        return None


@lru_cache(maxsize=1)
def charger_motifs() -> Mapping[TypeExport, Motifs]:
    """Return the header patterns of ``resources/imports/contenus.toml``, kind by kind."""
    donnees = tomllib.loads(resource_path("imports", "contenus.toml").read_text(encoding="utf-8"))
    return {TypeExport(lettre): _motifs(table) for lettre, table in donnees.items() if lettre != "J"}


def annee_en_clair(cellule: object) -> str:
    """Return a school year as headings write it (2025-2026), any other text as it is."""
    texte = nettoyer(texte_cellule(cellule))[0]
    trouve = _ANNEES.fullmatch(texte)
    return f"{trouve[1]}-{trouve[2]}" if trouve else texte


def _motifs(table: Mapping[str, Any]) -> Motifs:
    fixes: dict[tuple[str, bool], tuple[Rubrique, str]] = {}
    annees: set[str] = set()
    moyennes: list[tuple[str, re.Pattern[str], str]] = []
    for rubrique, mesures in table.items():
        for mesure, entetes in mesures.items():
            for entete in entetes:
                if _PLACE.search(entete):
                    moyennes.append((cle_entete(_PLACE.split(entete)[0]), _motif(entete), mesure))
                elif rubrique == Rubrique.BULLETINS:
                    annees.add(cle_entete(entete))
                else:
                    cle = cle_entete(entete.replace(_ANNEE, " "))
                    fixes[cle, _ANNEE in entete] = (Rubrique(rubrique), mesure)
    return Motifs(fixes, frozenset(annees), tuple(moyennes))


def _motif(entete: str) -> re.Pattern[str]:
    """Return the pattern as an expression that any spacing, punctuation and accents satisfy."""
    morceaux = []
    for rang, texte in enumerate(_PLACE.split(entete)):
        if rang % 2:
            morceaux.append(_MORCEAUX[texte])
        else:
            morceaux.append(r"[\W_]+".join(map(re.escape, cle_entete(texte).split())))
    return re.compile(r"[\W_]*" + r"[\W_]+".join(filter(None, morceaux)) + r"[\W_]*")


def _plat(texte: str) -> str:
    """Return the text without case and accents, each sign in its place."""
    return "".join(unicodedata.normalize("NFD", signe)[0].lower() for signe in texte)
