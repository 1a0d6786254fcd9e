"""A zip looked at before anything parses it: its directory, its names, and the XML of its sheets."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from itertools import pairwise

from cfa_desktop.documents.lecture import feuilles, nature
from cfa_desktop.documents.lecture.limites import TROP_LOURD, ExportRefuse, Limites
from cfa_desktop.models.extraction import Doute

ZIP = b"PK\x03\x04"
# Everything zipfile is known to raise on damaged or exotic archives.
ABIMEE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
)
_CHIFFREE = 0x1
_ENTETE_LOCAL = 30
_HORS_DU_DOSSIER = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\0")
_XML = (".xml", ".rels", ".vml")
_FEUILLE = re.compile(r"xl/.*\.xml", re.IGNORECASE)
_SANS_CELLULE = re.compile(r"xl/(?:sharedStrings|styles|workbook|theme/.*|drawings/.*|charts/.*)\.xml")
_MACROS = "vbaproject.bin"

PAS_UN_CLASSEUR = (
    "Ce fichier n’est pas un classeur lisible (XLSX, XLS ou ODS) : il est endommagé ou d’une autre nature. "
    "Téléchargez de nouveau l’export, ou enregistrez-le au format CSV."
)
TROMPEUSE = (
    "Cette archive contient deux fois le même nom, ou un nom qui sort de son dossier : aucun tableur "
    "n’écrit cela. Rien n’a été ouvert. Téléchargez de nouveau l’export."
)
AVEC_MACROS = "classeur à macros : ses cellules ont été lues, ses macros n’ont pas été exécutées"
UNE_SANS_RESULTAT = (
    "{nombre} formule enregistrée sans son résultat : sa cellule a été lue vide. Ouvrez le classeur dans le "
    "tableur, enregistrez-le, puis relisez-le"
)
SANS_RESULTAT = (
    "{nombre} formules enregistrées sans leur résultat : leurs cellules ont été lues vides. Ouvrez le "
    "classeur dans le tableur, enregistrez-le, puis relisez-le"
)
UNE_EN_ERREUR = "{nombre} cellule en erreur (#REF!, #N/A…) : lue vide. Corrigez-la dans le tableur"
EN_ERREUR = "{nombre} cellules en erreur (#REF!, #N/A…) : lues vides. Corrigez-les dans le tableur"


def verifier_zip(octets: bytes, limites: Limites) -> list[str]:
    """Return the names in the zip directory.

    Raises ExportRefuse: damaged, oversized, locked, misleading names, a DTD, cells beyond the limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as archive:
            entrees = archive.infolist()
            _verifier_tailles(entrees, limites)
            _verifier_noms(entrees)
            for entree in entrees:
                _verifier_xml(archive, entree, limites)
            return [entree.filename for entree in entrees]
    except ABIMEE as erreur:
        raise ExportRefuse(PAS_UN_CLASSEUR) from erreur


def douter_du_classeur(fichier: str, octets: bytes) -> list[Doute]:
    """Return what an XLSX does not say by its cells: macros left aside, results lost.

    Raises ExportRefuse on a damaged one.
    """
    doutes = []
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as archive:
            entrees = archive.infolist()
            perdues = [feuilles.cellules_perdues(archive, un) for un in entrees if _est_feuille(un)]
    except ABIMEE as erreur:
        raise ExportRefuse(PAS_UN_CLASSEUR) from erreur
    if any(entree.filename.lower().endswith(_MACROS) for entree in entrees):
        doutes.append(Doute(0, "fichier", fichier, AVEC_MACROS))
    for rang, phrases in enumerate(((UNE_SANS_RESULTAT, SANS_RESULTAT), (UNE_EN_ERREUR, EN_ERREUR))):
        if nombre := sum(paire[rang] for paire in perdues):
            phrase = phrases[nombre > 1]
            doutes.append(Doute(0, "formules", str(nombre), phrase.format(nombre=nombre)))
    return doutes


def _verifier_tailles(entrees: list[zipfile.ZipInfo], limites: Limites) -> None:
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
        or _se_recouvrent(entrees)
    ):
        raise ExportRefuse(TROP_LOURD)


def _se_recouvrent(entrees: list[zipfile.ZipInfo]) -> bool:
    """Say whether two names share the same compressed bytes: a small file then unfolds without end."""
    rangees = sorted(entrees, key=lambda entree: entree.header_offset)
    return any(
        suivante.header_offset < entree.header_offset + _ENTETE_LOCAL + entree.compress_size
        for entree, suivante in pairwise(rangees)
    )


def _verifier_noms(entrees: list[zipfile.ZipInfo]) -> None:
    if any(entree.flag_bits & _CHIFFREE for entree in entrees):
        raise ExportRefuse(nature.MOT_DE_PASSE)
    if any(entree.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entree in entrees):
        raise ExportRefuse(PAS_UN_CLASSEUR)
    noms = [entree.orig_filename.casefold() for entree in entrees]
    if len(set(noms)) != len(noms) or any(map(_HORS_DU_DOSSIER.search, noms)):
        raise ExportRefuse(TROMPEUSE)


def _verifier_xml(archive: zipfile.ZipFile, entree: zipfile.ZipInfo, limites: Limites) -> None:
    if entree.filename == "META-INF/manifest.xml" and b"encryption-data" in archive.read(entree):
        raise ExportRefuse(nature.MOT_DE_PASSE)
    if entree.filename == "mimetype":
        nature.refuser_mimetype(archive.read(entree))
    if entree.filename.lower().endswith(_XML):
        feuilles.refuser_declaration(archive, entree)
    if _est_feuille(entree):
        feuilles.refuser_etendue(archive, entree, limites)
    if entree.filename == "content.xml":
        feuilles.refuser_repetitions(archive, entree, limites)


def _est_feuille(entree: zipfile.ZipInfo) -> bool:
    """Say whether an entry may hold cells: the relations of a workbook put its sheets under any name."""
    return bool(_FEUILLE.fullmatch(entree.filename)) and not _SANS_CELLULE.fullmatch(entree.filename)
