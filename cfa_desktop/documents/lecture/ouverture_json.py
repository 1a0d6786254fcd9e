"""A JSON export opened: a `.json`, or the `.json.zip` that Parcoursup makes of it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import PurePath

from cfa_desktop.documents.lecture import decodage
from cfa_desktop.documents.lecture.archive import ABIMEE
from cfa_desktop.documents.lecture.limites import TROP_LOURD, ExportRefuse
from cfa_desktop.documents.lecture.source import Source
from cfa_desktop.models.extraction import Doute

JSON_ABIME = (
    "Ce fichier JSON est endommagé ou incomplet : il ne peut pas être lu. "
    "Téléchargez de nouveau l’export JSON."
)
_SUFFIXES = (".json", ".zip")


def est_json(texte: str) -> bool:
    """Say whether a text looks like a JSON document."""
    debut = texte.lstrip("\ufeff \t\r\n")[:200].replace(" ", "").replace("\n", "").replace("\r", "")
    return debut.startswith(("{", "[{", "[]"))


def source_json(nom: PurePath, empreinte: str, textes: Sequence[str]) -> Source:
    """Return the documents of an export. Raises ExportRefuse when one of them is damaged."""
    try:
        documents = tuple(json.loads(texte.lstrip("\ufeff")) for texte in textes)
    except RecursionError as erreur:
        raise ExportRefuse(TROP_LOURD) from erreur
    except ValueError as erreur:
        raise ExportRefuse(JSON_ABIME) from erreur
    source = Source(nom.name, empreinte, "JSON", "", iter(()), comptee=False, documents=documents)
    racine = nom.name
    while racine.lower().endswith(_SUFFIXES):
        racine = racine[: racine.rindex(".")]
    source.extras["nom"] = racine
    return source


def source_archive(nom: PurePath, octets: bytes, empreinte: str, entrees: Sequence[str]) -> Source:
    """Return the documents of a verified archive. Raises ExportRefuse when one of them is damaged."""
    textes: list[str] = []
    doutes: list[Doute] = []
    for contenu in _contenus(octets, entrees):
        texte, _encodage, douteux = decodage.decoder(contenu)
        textes.append(texte)
        doutes.extend(douteux)
    source = source_json(nom, empreinte, textes)
    source.doutes.extend(doutes)
    return source


def _contenus(octets: bytes, entrees: Sequence[str]) -> list[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as archive:
            return [archive.read(entree) for entree in entrees if entree.lower().endswith(".json")]
    except ABIMEE as erreur:
        raise ExportRefuse(JSON_ABIME) from erreur
