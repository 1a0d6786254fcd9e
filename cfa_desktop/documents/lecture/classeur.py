"""Workbooks (XLSX, XLS, ODS): the zip directory looked at first, then python-calamine."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from cfa_desktop.documents.lecture.limites import TROP_LOURD, ExportRefuse, Limites
from cfa_desktop.documents.lecture.source import Rangee

ZIP = b"PK\x03\x04"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_DIMENSION = re.compile(rb'<dimension ref="[A-Z]+\d+:([A-Z]+)(\d+)"')
_DERNIERE_RANGEE = re.compile(rb'<(?:x:)?row [^>]*?\br="(\d+)"')
_DERNIERE_CELLULE = re.compile(rb'<(?:x:)?c [^>]*?\br="([A-Z]+)\d+"')
# Everything zipfile is known to raise on damaged or exotic archives.
_ARCHIVE_ABIMEE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
)
_ENTETE = 4096
_MORCEAU = 1 << 20
_RECOUVREMENT = 512

PAS_UN_CLASSEUR = (
    "Ce fichier n’est pas un classeur lisible (XLSX, XLS ou ODS) : il est endommagé ou d’une autre nature. "
    "Téléchargez de nouveau l’export, ou enregistrez-le au format CSV."
)
MOT_DE_PASSE = (
    "Ce classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis recommencez."
)


def verifier_zip(octets: bytes, limites: Limites) -> list[str]:
    """Return the names in the zip directory. Raises ExportRefuse on a damaged or oversized archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as archive:
            entrees = archive.infolist()
            _verifier_entrees(entrees, limites)
            for entree in entrees:
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", entree.filename):
                    _verifier_feuille(archive, entree, limites)
            return [entree.filename for entree in entrees]
    except _ARCHIVE_ABIMEE as erreur:
        raise ExportRefuse(PAS_UN_CLASSEUR) from erreur


def ouvrir_classeur(octets: bytes, limites: Limites) -> Iterator[tuple[str, Iterator[Rangee]]]:
    """Yield each sheet's name and numbered rows. Raises ExportRefuse on what is not a workbook."""
    import python_calamine

    try:
        classeur = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(octets))
        for nom in classeur.sheet_names:
            feuille = classeur.get_sheet_by_name(nom)
            if feuille.end is None:
                continue
            derniere_ligne, derniere_colonne = feuille.end
            limites.verifier_table(derniere_ligne, derniere_colonne + 1)
            yield nom, enumerate(feuille.iter_rows(), start=1)
    except python_calamine.PasswordError as erreur:
        raise ExportRefuse(MOT_DE_PASSE) from erreur
    except (python_calamine.CalamineError, OSError, ValueError) as erreur:
        raise ExportRefuse(PAS_UN_CLASSEUR) from erreur


def _verifier_entrees(entrees: list[zipfile.ZipInfo], limites: Limites) -> None:
    total = sum(entree.file_size for entree in entrees)
    gonflee = any(
        entree.file_size > limites.zip_ratio_a_partir_de
        and entree.file_size > limites.zip_ratio * max(entree.compress_size, 1)
        for entree in entrees
    )
    plus_grosse = max((entree.file_size for entree in entrees), default=0)
    if (
        gonflee
        or len(entrees) > limites.zip_entrees
        or total > limites.zip_total
        or plus_grosse > limites.zip_entree
    ):
        raise ExportRefuse(TROP_LOURD)


def _verifier_feuille(archive: zipfile.ZipFile, entree: zipfile.ZipInfo, limites: Limites) -> None:
    """Refuse a sheet whose cells really spread beyond the limits; a mere declaration is verified.

    Small sheets are looked through whatever they declare: two cells far apart are the cheapest bomb.
    """
    with archive.open(entree) as flux:
        debut = flux.read(_ENTETE)
        declare = _DIMENSION.search(debut)
        suspecte = declare and _excessif(int(declare[2]) - 1, rang_colonne(declare[1]), limites)
        if not suspecte and entree.file_size > _MORCEAU:
            return
        lignes = colonnes = 0
        morceau = debut
        while morceau:
            lignes = max([lignes, *(int(rang) - 1 for rang in _DERNIERE_RANGEE.findall(morceau))])
            colonnes = max([colonnes, *map(rang_colonne, set(_DERNIERE_CELLULE.findall(morceau)))])
            if _excessif(lignes, colonnes, limites):
                limites.verifier_table(lignes, colonnes)
            suite = flux.read(_MORCEAU)
            morceau = morceau[-_RECOUVREMENT:] + suite if suite else b""


def _excessif(lignes: int, colonnes: int, limites: Limites) -> bool:
    return lignes > limites.lignes or colonnes > limites.colonnes or lignes * colonnes > limites.cellules


def rang_colonne(lettres: bytes) -> int:
    """Return the number of a spreadsheet column (A = 1, XFD = 16384)."""
    rang = 0
    for lettre in lettres:
        rang = rang * 26 + lettre - ord("A") + 1
    return rang
