"""The XML of a workbook looked through before it is parsed: its declarations, its extent, its formulas."""

from __future__ import annotations

import codecs
import re
import zipfile
from collections.abc import Iterator

from cfa_desktop.documents.lecture.limites import ExportRefuse, Limites

_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\s+ref=[\"'][A-Z]+\d+:([A-Z]+)(\d+)[\"']")
_RANGEE = re.compile(rb"<(?:\w+:)?row\s(?:[^>]*?\s)?r\s*=\s*[\"'](\d+)")
_CELLULE = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*[\"']([A-Z]+)\d+")
_REPETEE = re.compile(rb"number-(?:columns|rows)-(?:repeated|spanned)\s*=\s*[\"'](\d+)[\"'][^>]*value-type")
_FORMULE = re.compile(
    rb"<(?:\w+:)?c(?P<attributs>\s[^>]*)?>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>|</(?:\w+:)?c>)"
)
_ERREUR = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*?\s)?t=[\"']e[\"']")
_TEXTE_VIDE = re.compile(rb"\st=[\"']str[\"']")  # a formula whose result is an empty text
_PROLOGUE = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_TETE = 1 << 16
_MORCEAU = 1 << 20
_RECOUVREMENT = 4096

DECLARATION = (
    "Ce classeur contient une déclaration (DTD) qu’aucun tableur n’écrit : il n’a pas été ouvert, et rien "
    "n’a été importé. Téléchargez de nouveau l’export, ou enregistrez-le au format CSV."
)


def refuser_declaration(archive: zipfile.ZipFile, entree: zipfile.ZipInfo) -> None:
    """Refuse a DTD before the root element, and a prologue that does not end. Raises ExportRefuse."""
    with archive.open(entree) as flux:
        tete = _en_texte(flux.read(_TETE))
    fin = _PROLOGUE.match(tete)
    racine = tete[fin.end() if fin else 0 :]
    if racine and not re.match(r"<[^!?]", racine):
        raise ExportRefuse(DECLARATION)


def refuser_etendue(archive: zipfile.ZipFile, entree: zipfile.ZipInfo, limites: Limites) -> None:
    """Refuse a sheet whose cells really spread beyond the limits; a mere declaration is verified.

    Small sheets are looked through whatever they declare: two cells far apart are the cheapest bomb.
    """
    lignes = colonnes = 0
    for rang, morceau in enumerate(_morceaux(archive, entree)):
        if not rang and not _suspecte(morceau, entree, limites):
            return
        lignes = max([lignes, *(int(trouve) - 1 for trouve in _RANGEE.findall(morceau))])
        colonnes = max([colonnes, *map(rang_colonne, set(_CELLULE.findall(morceau)))])
        if excessif(lignes, colonnes, limites):
            limites.verifier_table(lignes, colonnes)


def refuser_repetitions(archive: zipfile.ZipFile, entree: zipfile.ZipInfo, limites: Limites) -> None:
    """Refuse an ODS where one filled cell is repeated beyond the limits. Raises ExportRefuse."""
    for morceau in _morceaux(archive, entree):
        fois = max((int(trouve[:9]) for trouve in _REPETEE.findall(morceau)), default=0)
        if fois > max(limites.colonnes, limites.lignes):
            limites.verifier_table(fois, fois)


def cellules_perdues(archive: zipfile.ZipFile, entree: zipfile.ZipInfo) -> tuple[int, int]:
    """Return how many cells of a sheet are read empty: formulas saved without their result, and errors."""
    formules: set[int] = set()
    erreurs: set[int] = set()
    for rang, morceau in enumerate(_morceaux(archive, entree)):
        debut = rang * _MORCEAU - (_RECOUVREMENT if rang else 0)
        if b"<f" in morceau or b":f" in morceau:
            formules.update(
                debut + trouve.start()
                for trouve in _FORMULE.finditer(morceau)
                if not _TEXTE_VIDE.search(trouve["attributs"] or b"")
            )
        if b't="e"' in morceau or b"t='e'" in morceau:
            erreurs.update(debut + trouve.start() for trouve in _ERREUR.finditer(morceau))
    return len(formules - erreurs), len(erreurs)


def excessif(lignes: int, colonnes: int, limites: Limites) -> bool:
    """Say whether a table is beyond the limits."""
    return lignes > limites.lignes or colonnes > limites.colonnes or lignes * colonnes > limites.cellules


def rang_colonne(lettres: bytes) -> int:
    """Return the number of a spreadsheet column (A = 1, XFD = 16384); beyond four letters, too far anyway."""
    rang = 0
    for lettre in lettres[:4]:
        rang = rang * 26 + lettre - ord("A") + 1
    return rang


def _suspecte(debut: bytes, entree: zipfile.ZipInfo, limites: Limites) -> bool:
    declare = _DIMENSION.search(debut[:_TETE])
    if declare and excessif(int(declare[2][:9]) - 1, rang_colonne(declare[1]), limites):
        return True
    return entree.file_size <= _MORCEAU


def _morceaux(archive: zipfile.ZipFile, entree: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield an entry piece by piece, each with the end of the one before."""
    reste = b""
    with archive.open(entree) as flux:
        while suite := flux.read(_MORCEAU):
            yield reste + suite
            reste = suite[-_RECOUVREMENT:]


def _en_texte(octets: bytes) -> str:
    if octets.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return octets.decode("utf-16", "replace").lstrip("\ufeff")
    return octets.replace(b"\0", b"").decode("utf-8", "replace").lstrip("\ufeff")
