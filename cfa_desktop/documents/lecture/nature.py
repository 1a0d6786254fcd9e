"""What a file is when it is no export: said from its first bytes, with what to do about it."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from pathlib import PurePath

from cfa_desktop.documents.lecture.limites import ExportRefuse

OLE = bytes.fromhex("d0cf11e0a1b11ae1")

PDF = (
    "Ce fichier est un PDF : il se lit à l’écran, pas dans un import. Téléchargez l’export au format CSV ou "
    "XLSX sur Parcoursup, ou copiez le tableau de la page et collez-le."
)
IMAGE = (
    "Ce fichier est une image, ce n’est pas un classeur : ses lignes ne peuvent pas être lues. Téléchargez "
    "l’export au format CSV ou XLSX, ou copiez le tableau de la page et collez-le."
)
TEXTE_MIS_EN_PAGE = (
    "Ce fichier est un document de traitement de texte, pas un classeur. Si le tableau est dedans, "
    "copiez-le puis collez-le dans l’import, ou téléchargez l’export (CSV ou XLSX)."
)
DIAPORAMA = "Ce fichier est un diaporama, pas un classeur. Téléchargez l’export (CSV ou XLSX)."
MESSAGE = (
    "Ce fichier est un message électronique. Ouvrez-le, enregistrez sa pièce jointe, puis choisissez-la ici."
)
ARCHIVE = (
    "Ce fichier est une archive compressée. Ouvrez-la, enregistrez le fichier qu’elle contient dans un "
    "dossier, puis choisissez-le ici."
)
BASE = (
    "Ce fichier est une base de données, pas un export. Pour ouvrir une base de ce programme, passez par "
    "« Ouvrir une base »."
)
BINAIRE = (
    "Ce classeur est au format binaire XLSB, qui n’est pas lu. Ouvrez-le dans le tableur et enregistrez-le "
    "au format XLSX, puis recommencez."
)
MOT_DE_PASSE = (
    "Ce classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis recommencez."
)
PAGE_WEB = (
    "Ce fichier est une page web, pas un export. Copiez le tableau dans la page et collez-le, ou "
    "téléchargez l’export (CSV ou XLSX)."
)
PAGE_WEB_NOMMEE_CLASSEUR = (
    "Ce fichier porte un nom de classeur, mais c’est une page web. Ouvrez-le dans le tableur et "
    "enregistrez-le au format XLSX, ou copiez le tableau et collez-le ici."
)
_DEBUTS = (
    (b"\x89PNG", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF8", IMAGE),
    (b"II*\x00", IMAGE),
    (b"MM\x00*", IMAGE),
    (b"{\\rtf", TEXTE_MIS_EN_PAGE),
    (b"\x1f\x8b", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"\xfd7zXZ\x00", ARCHIVE),
    (b"SQLite format 3\x00", BASE),
)
_FLUX_OLE = (
    ("EncryptedPackage", MOT_DE_PASSE),
    ("WordDocument", TEXTE_MIS_EN_PAGE),
    ("PowerPoint Document", DIAPORAMA),
    ("__properties_version1.0", MESSAGE),
)
_NOM_OLE = 64
_DEBUT_BIFF = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00")
_PROTECTION_BIFF = 0x002F
_ENTETE_BIFF = 4
_ENREGISTREMENTS_BIFF = 8
_CLASSEURS = {".xlsx", ".xlsm", ".xls", ".ods"}
_WEB = ("<!doctype html", "<html", "<?xml", "<table", "<meta", "<head", "<body")


def refuser_autre_nature(octets: bytes) -> None:
    """Refuse what its first bytes show to be neither text, nor zip, nor workbook. Raises ExportRefuse."""
    if b"%PDF-" in octets[:1024]:
        raise ExportRefuse(PDF)
    if octets[:4] == b"RIFF" and octets[8:12] == b"WEBP":
        raise ExportRefuse(IMAGE)
    for debut, phrase in _DEBUTS:
        if octets.startswith(debut):
            raise ExportRefuse(phrase)
    if octets.startswith(OLE):
        _refuser_ole(octets)


def refuser_zip_etranger(noms: Iterable[str]) -> None:
    """Refuse a zip whose names show another kind of document, or a locked one. Raises ExportRefuse."""
    presents = set(noms)
    for nom, phrase in (
        ("encrypted-package", MOT_DE_PASSE),
        ("word/document.xml", TEXTE_MIS_EN_PAGE),
        ("ppt/presentation.xml", DIAPORAMA),
        ("xl/workbook.bin", BINAIRE),
    ):
        if nom in presents:
            raise ExportRefuse(phrase)


def refuser_mimetype(octets: bytes) -> None:
    """Refuse the OpenDocument files that are not workbooks. Raises ExportRefuse."""
    if b"opendocument.text" in octets:
        raise ExportRefuse(TEXTE_MIS_EN_PAGE)
    if b"opendocument.presentation" in octets:
        raise ExportRefuse(DIAPORAMA)


def refuser_page_web(texte: str, nom: PurePath) -> None:
    """Refuse HTML and XML, whatever the name says. Raises ExportRefuse."""
    if texte[:200].lstrip("\ufeff \t\r\n").lower().startswith(_WEB):
        raise ExportRefuse(PAGE_WEB_NOMMEE_CLASSEUR if annonce_un_classeur(nom) else PAGE_WEB)


def annonce_un_classeur(nom: PurePath) -> bool:
    """Say whether a file's name is that of a workbook."""
    return nom.suffix.lower() in _CLASSEURS


def _refuser_ole(octets: bytes) -> None:
    for nom, phrase in _FLUX_OLE:
        if _entree_ole(nom) in octets:
            raise ExportRefuse(phrase)
    if any(_biff_protege(octets, debut.start()) for debut in _DEBUT_BIFF.finditer(octets)):
        raise ExportRefuse(MOT_DE_PASSE)


def _entree_ole(nom: str) -> bytes:
    """Return a stream's name as the directory of an OLE file holds it: 64 bytes, then its length."""
    ecrit = nom.encode("utf-16-le")
    return ecrit.ljust(_NOM_OLE, b"\0") + struct.pack("<H", len(ecrit) + 2)


def _biff_protege(octets: bytes, debut: int) -> bool:
    """Say whether one of the first records of an XLS is the one that locks it."""
    position = debut
    for _rang in range(_ENREGISTREMENTS_BIFF):
        entete = octets[position : position + _ENTETE_BIFF]
        if len(entete) < _ENTETE_BIFF:
            return False
        genre, taille = struct.unpack("<HH", entete)
        if genre == _PROTECTION_BIFF:
            return True
        position += _ENTETE_BIFF + taille
    return False
