"""A table copied from a web page and pasted: the same reading, from memory."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cfa_desktop.documents.lecture.assemblage import VIDE, lire_source
from cfa_desktop.documents.lecture.limites import LIMITES, ExportRefuse, Limites, nombre
from cfa_desktop.documents.lecture.ouverture import empreinte_de, source_texte
from cfa_desktop.documents.lecture.repris import par_formation
from cfa_desktop.documents.lecture.separe import couper_lignes
from cfa_desktop.models.extraction import TEXTE_COLLE, Extraction

_DEBUT = re.compile(r"\s*\d+\s*\t")
FICHIER = TEXTE_COLLE


def lire_texte_colle(
    texte: str, correspondance: Mapping[int, str] | None = None, *, limites: Limites = LIMITES
) -> Extraction:
    """Return what a pasted table says, its columns matched by hand where they are unknown.

    Raises ExportRefuse (empty, too long, columns not matched well).
    """
    octets = texte.encode("utf-8", "replace")
    if len(octets) > limites.colle:
        raise ExportRefuse(
            f"Le texte collé est trop long (plus de {nombre(limites.colle >> 20)} Mo). "
            "Importez plutôt le fichier."
        )
    if not texte.strip():
        raise ExportRefuse(VIDE)
    source = source_texte(FICHIER, _recoller(texte), empreinte_de(octets))
    return par_formation(lire_source(source, limites, correspondance))[0]


def _recoller(texte: str) -> str:
    """Return the table with its rows whole: a browser breaks a cell of two lines, and trims the last row."""
    lignes = couper_lignes(texte.rstrip("\r\n"))
    attendu = max(ligne.count("\t") for ligne in lignes)
    rangees: list[str] = []
    for ligne in lignes:
        manque = attendu - rangees[-1].count("\t") if rangees and _DEBUT.match(rangees[-1]) else 0
        if manque and ligne.count("\t") <= manque and not _DEBUT.match(ligne):
            rangees[-1] += f" {ligne}"
        else:
            rangees.append(ligne)
    if _DEBUT.match(rangees[-1]):
        rangees[-1] += "\t" * (attendu - rangees[-1].count("\t"))
    return "\n".join(rangees)
