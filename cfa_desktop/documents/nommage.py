"""File names proposed for documents: readable, accepted by every system, never leaving their folder."""

from __future__ import annotations

import re
import unicodedata

_INTERDITS = re.compile(r'[<>:"/\\|?*]+')
_RESERVES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_OCTETS_MAX = 120


def nom_de_fichier(*morceaux: str, suffixe: str) -> str:
    """Return « Candidats MCO 2026-06-10.xlsx » from its parts; ``suffixe`` is ".xlsx", ".csv" or ".pdf"."""
    texte = unicodedata.normalize("NFC", " ".join(morceau for morceau in morceaux if morceau))
    lisible = "".join(signe if unicodedata.category(signe)[0] != "C" else " " for signe in texte)
    nom = " ".join(_INTERDITS.sub(" ", lisible).split()).strip(". ")
    nom = nom.encode()[:_OCTETS_MAX].decode(errors="ignore").strip(". ")
    if not nom or _RESERVES.match(nom):
        nom = f"Document {nom}".strip()
    return nom + suffixe
