"""Bytes to text: the encodings Parcoursup and spreadsheets really write, never guessed silently."""

from __future__ import annotations

import codecs
import unicodedata

from cfa_desktop.documents.lecture.limites import ExportRefuse
from cfa_desktop.models.extraction import Doute

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 avec BOM"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_ECHANTILLON = 4096
_PART_NULS = 0.3
_PART_TOLEREE = 0.1
_ACCENTS_MAC = bytes.fromhex("8e 8f 90 88 8d 83 89 a1")
_ACCENTS_DOS = bytes.fromhex("82 8a 85 87 8b f8")
_ACCENTS_WINDOWS = bytes.fromhex("e9 e8 ea e0 e7 c9 ef b0")
_BINAIRE_TOLERE = 0.01


def decoder(octets: bytes) -> tuple[str, str, list[Doute]]:
    """Return the text, the name of its encoding, and its doubts. Raises ExportRefuse on binary data."""
    for bom, codec, nom in _BOMS:
        if octets.startswith(bom):
            return octets.decode(codec, errors="replace"), nom, []
    utf16 = _utf16_evident(octets)
    if utf16:
        return octets.decode(utf16, errors="replace"), "UTF-16", []
    _refuser_binaire(octets)
    try:
        return octets.decode("utf-8"), "UTF-8", []
    except UnicodeDecodeError:
        return _decoder_huit_bits(octets)


def _utf16_evident(octets: bytes) -> str:
    echantillon = octets[:_ECHANTILLON]
    moitie = len(echantillon) // 2
    if not moitie:
        return ""
    if (
        echantillon[1::2].count(0) > moitie * _PART_NULS
        and echantillon[0::2].count(0) <= moitie * _PART_TOLEREE
    ):
        return "utf-16-le"
    if (
        echantillon[0::2].count(0) > moitie * _PART_NULS
        and echantillon[1::2].count(0) <= moitie * _PART_TOLEREE
    ):
        return "utf-16-be"
    return ""


def _refuser_binaire(octets: bytes) -> None:
    echantillon = octets[:_ECHANTILLON]
    controles = sum(1 for octet in echantillon if octet < ord("\t") or ord("\r") < octet < ord(" "))
    if controles > max(4, len(echantillon) * _BINAIRE_TOLERE):
        raise ExportRefuse(
            "Ce fichier n’est ni un texte ni un classeur : il ne peut pas être lu. Choisissez l’export "
            "téléchargé sur Parcoursup (CSV ou XLSX)."
        )


def _decoder_huit_bits(octets: bytes) -> tuple[str, str, list[Doute]]:
    tolerant = octets.decode("utf-8", errors="replace")
    perdus = tolerant.count("\ufffd")
    accentues = sum(1 for signe in tolerant if ord(signe) > 0x7F and signe != "\ufffd")  # noqa: PLR2004
    if perdus <= accentues * _PART_TOLEREE:
        illisibles = "caractères illisibles" if perdus > 1 else "caractère illisible"
        remplaces = "remplacés" if perdus > 1 else "remplacé"
        raison = f"{perdus} {illisibles} dans ce fichier UTF-8, {remplaces} par «\u00a0\ufffd\u00a0»"
        return tolerant, "UTF-8", [Doute(0, "encodage", "UTF-8", raison)]
    mac = sum(octets.count(octet) for octet in _ACCENTS_MAC)
    windows = sum(octets.count(octet) for octet in _ACCENTS_WINDOWS)
    dos = sum(octets.count(octet) for octet in _ACCENTS_DOS)
    if dos > max(windows, mac):
        raison = "fichier enregistré sous MS-DOS (CP850) ? Vérifiez les accents avant d’appliquer"
        return octets.decode("cp850"), "CP850", [Doute(0, "encodage", "CP850", raison)]
    if mac > windows:
        raison = "fichier enregistré sur Macintosh (MacRoman) ? Vérifiez les accents avant d’appliquer"
        texte = unicodedata.normalize("NFC", octets.decode("mac_roman"))
        return texte, "MacRoman", [Doute(0, "encodage", "MacRoman", raison)]
    texte = octets.decode("cp1252", errors="replace")
    if "\ufffd" not in texte:
        return texte, "Windows-1252", []
    raison = "des caractères sont illisibles en Windows-1252, remplacés par « \ufffd »"
    return texte, "Windows-1252", [Doute(0, "encodage", "Windows-1252", raison)]
