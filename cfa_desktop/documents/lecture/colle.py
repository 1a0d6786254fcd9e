"""A table copied from a web page and pasted: the same reading, from memory."""

from __future__ import annotations

from cfa_desktop.documents.lecture.assemblage import VIDE, lire_source
from cfa_desktop.documents.lecture.limites import LIMITES, ExportRefuse, Limites, nombre
from cfa_desktop.documents.lecture.ouverture import empreinte_de, source_texte
from cfa_desktop.models.extraction import Extraction

FICHIER = "texte collé"


def lire_texte_colle(texte: str, *, limites: Limites = LIMITES) -> Extraction:
    """Return what a pasted table says. Raises ExportRefuse (empty, too long, kind not read yet)."""
    octets = texte.encode("utf-8", "replace")
    if len(octets) > limites.colle:
        raise ExportRefuse(
            f"Le texte collé est trop long (plus de {nombre(limites.colle >> 20)} Mo). "
            "Importez plutôt le fichier."
        )
    if not texte.strip():
        raise ExportRefuse(VIDE)
    return lire_source(source_texte(FICHIER, texte, empreinte_de(octets)), limites)
