"""Workbooks and zips that should never be parsed."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from tests.reliability.harnais import DONNEES, PROPRES

FEUILLE = "xl/worksheets/sheet1.xml"
MODELE = DONNEES / "T_recrutement_ACSE_2025-06-20.xlsx"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_VERSION = 20


def _parties(modele: Path = MODELE) -> dict[str, bytes]:
    with zipfile.ZipFile(modele) as archive:
        return {nom: archive.read(nom) for nom in archive.namelist()}


def _zip(place: Path, nom: str, parties: Mapping[str, bytes]) -> Path:
    chemin = place / nom
    with zipfile.ZipFile(chemin, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for partie, octets in parties.items():
            archive.writestr(partie, octets)
    return chemin


def _classeur(place: Path, **remplacees: bytes) -> Path:
    """Return the model with some parts replaced (``feuille``, ``relations``, ``textes``)."""
    noms = {"feuille": FEUILLE, "relations": "xl/_rels/workbook.xml.rels", "textes": "xl/sharedStrings.xml"}
    return _zip(place, "export.xlsx", _parties() | {noms[nom]: octets for nom, octets in remplacees.items()})


def bombe_de_200_mo(place: Path) -> Path:
    """Return a small file that unfolds into 210 MB."""
    return _zip(place, "bombe.xlsx", {"[Content_Types].xml": b"<Types/>", FEUILLE: bytes(210_000_000)})


def un_giga_annonce(place: Path) -> Path:
    """Return a zip whose directory announces 1 GB."""
    chemin = _classeur(place)
    octets = bytearray(chemin.read_bytes())
    entree = octets.index(FEUILLE.encode(), octets.index(b"PK\x01\x02")) - 46
    octets[entree + 24 : entree + 28] = struct.pack("<I", 1 << 30)
    chemin.write_bytes(octets)
    return chemin


def taille_mentie(place: Path) -> Path:
    """Return a zip that announces 4 kB and unfolds into 90 MB."""
    feuille = _parties()[FEUILLE][:4096].ljust(90_000_000, b" ")
    chemin = _classeur(place, feuille=feuille)
    octets = bytearray(chemin.read_bytes())
    entree = octets.index(FEUILLE.encode(), octets.index(b"PK\x01\x02")) - 46
    octets[entree + 24 : entree + 28] = struct.pack("<I", 4096)
    chemin.write_bytes(octets)
    return chemin


def mille_entrees(place: Path) -> Path:
    """Return a zip of 2,000 names."""
    return _zip(place, "noms.xlsx", _parties() | {f"xl/media/{rang}": b"" for rang in range(2_000)})


def entrees_superposees(place: Path) -> Path:
    """Return a zip where 500 names share the same compressed bytes."""
    noms = ["[Content_Types].xml", *(f"xl/worksheets/sheet{rang}.xml" for rang in range(500))]
    plume = zlib.compressobj(9, zlib.DEFLATED, -15)
    brut = b"<worksheet/>".ljust(100_000, b" ")
    serre = plume.compress(brut) + plume.flush()
    communs = struct.pack("<III", zlib.crc32(brut), len(serre), len(brut))
    corps = (
        struct.pack("<IHHHHH", 0x04034B50, _VERSION, 0, 8, 0, 33) + communs + struct.pack("<HH", 0, 0) + serre
    )
    repertoire = b"".join(
        struct.pack("<IHHHHHH", 0x02014B50, _VERSION, _VERSION, 0, 8, 0, 33)
        + communs
        + struct.pack("<HHHHHII", len(nom), 0, 0, 0, 0, 0, 0)
        + nom.encode()
        for nom in noms
    )
    fin = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(noms), len(noms), len(repertoire), len(corps), 0)
    chemin = place / "superposees.xlsx"
    chemin.write_bytes(corps + repertoire + fin)
    return chemin


def noms_en_double(place: Path) -> Path:
    """Return a workbook with two first sheets: which one is read depends on the reader."""
    chemin = _classeur(place)
    octets = chemin.read_bytes()
    with zipfile.ZipFile(chemin, "a") as archive:
        archive.writestr("xl/worksheets/sheet9.xml", _parties()[FEUILLE])
    octets = chemin.read_bytes()
    chemin.write_bytes(octets.replace(b"xl/worksheets/sheet9.xml", FEUILLE.encode()))
    return chemin


def noms_qui_sortent(place: Path) -> Path:
    """Return a workbook with a name that climbs out of its folder."""
    return _zip(place, "sort.xlsx", _parties() | {"../../demarrage.xml": b"<x/>"})


def repertoire_abime(place: Path) -> Path:
    """Return a workbook whose directory is rubbed out."""
    octets = bytearray(MODELE.read_bytes())
    debut = octets.index(b"PK\x01\x02")
    octets[debut : debut + 60] = bytes(60)
    chemin = place / "repertoire.xlsx"
    chemin.write_bytes(octets)
    return chemin


def tronque(place: Path) -> Path:
    """Return the first half of a workbook."""
    chemin = place / "moitie.xlsx"
    chemin.write_bytes(MODELE.read_bytes()[: MODELE.stat().st_size // 2])
    return chemin


def methode_inconnue(place: Path) -> Path:
    """Return a workbook compressed as spreadsheets never do."""
    chemin = place / "lzma.xlsx"
    with zipfile.ZipFile(chemin, "w", zipfile.ZIP_LZMA) as archive:
        for nom, octets in _parties().items():
            archive.writestr(nom, octets)
    return chemin


def zip_chiffre(place: Path) -> Path:
    """Return a zip whose entries say that they are locked."""
    octets = bytearray(_classeur(place).read_bytes())
    position = octets.find(b"PK\x01\x02")
    while position >= 0:
        octets[position + 8] |= 1
        position = octets.find(b"PK\x01\x02", position + 1)
    chemin = place / "serrure.xlsx"
    chemin.write_bytes(octets)
    return chemin


def zip_de_csv(place: Path) -> Path:
    """Return an archive of one export."""
    return _zip(place, "exports.zip", {"T_recrutement.csv": b"x;y\n1;2\n"})


def zip_gigogne(place: Path) -> Path:
    """Return zips in zips."""
    octets = b"0" * 1_000_000
    for rang in range(5):
        octets = _zip(
            place, "gigogne.zip", {f"{rang}{copie}.zip": octets for copie in range(10)}
        ).read_bytes()
    return place / "gigogne.zip"


def derniere_cellule(place: Path) -> Path:
    """Return a workbook of 4.6 kB with a cell at each corner, which aborts its reader."""
    chemin = place / "coins.xlsx"
    chemin.write_bytes((DONNEES / "defauts" / "derniere_cellule.xlsx").read_bytes())
    return chemin


def dernieres_cellules_cachees(place: Path) -> Path:
    """Return the same two corners in a sheet too big to be looked through, which declares nothing."""
    parties = _parties(DONNEES / "defauts" / "derniere_cellule.xlsx")
    bourrage = b"<!--" + b"x" * (1 << 20) + b"-->"
    parties[FEUILLE] = parties[FEUILLE].replace(b'<dimension ref="A1:XFD1048576" />', bourrage)
    return _zip(place, "cachees.xlsx", parties)


def rires(place: Path) -> Path:
    """Return a billion laughs."""
    entites = "".join(f'<!ENTITY l{rang} "{f"&l{rang - 1};" * 10}">' for rang in range(1, 10))
    dtd = f'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "lol">{entites}]>'
    return _classeur(place, textes=f"{dtd}<sst><si><t>&l9;</t></si></sst>".encode())


def entite_externe(place: Path) -> Path:
    """Return a sheet that asks for a file of the machine."""
    feuille = _parties()[FEUILLE]
    racine = feuille.index(b"<worksheet")
    return _classeur(
        place, feuille=b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + feuille[racine:]
    )


def entite_en_utf16(place: Path) -> Path:
    """Return the same in UTF-16, where no byte of the word is next to another."""
    return _classeur(place, textes='<!DOCTYPE x [<!ENTITY e "lol">]><sst/>'.encode("utf-16"))


def entite_apres_commentaire(place: Path) -> Path:
    """Return a declaration behind a comment that looks like a root."""
    return _classeur(place, textes=b'<?xml version="1.0"?><!-- <sst> --> <!DOCTYPE sst><sst/>')


def relations_en_boucle(place: Path) -> Path:
    """Return a workbook whose sheet is the workbook itself."""
    relations = _parties()["xl/_rels/workbook.xml.rels"]
    for nom in (b"/xl/worksheets/sheet1.xml", b"worksheets/sheet1.xml"):
        relations = relations.replace(nom, b"workbook.xml")
    return _classeur(place, relations=relations)


def textes_partages_absents(place: Path) -> Path:
    """Return cells that name shared texts which are not there, or name themselves."""
    feuille = (
        b'<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>99999999</v></c></row></sheetData></worksheet>'
    )
    return _classeur(place, feuille=feuille, textes=b"<sst><si><t/></si></sst>")


def texte_partage_geant(place: Path) -> Path:
    """Return one text of 30,000 characters, shared by 100,000 cells: 3 GB once read."""
    cellules = "".join(
        f'<row r="{rang}"><c r="A{rang}" t="s"><v>0</v></c></row>' for rang in range(1, 100_001)
    )
    feuille = f"<worksheet><sheetData>{cellules}</sheetData></worksheet>".encode()
    return _classeur(place, feuille=feuille, textes=b"<sst><si><t>" + b"x" * 30_000 + b"</t></si></sst>")


def feuille_mal_fermee(place: Path) -> Path:
    """Return a sheet whose XML stops in a tag."""
    feuille = _parties()[FEUILLE]
    return _classeur(place, feuille=feuille[: len(feuille) // 2])


def ods_repetee(place: Path) -> Path:
    """Return an ODS where one filled cell is repeated a million times."""
    parties = _parties(PROPRES / "tableau.ods")
    contenu = parties["content.xml"]
    debut = contenu.index(b"office:value-type=")
    parties["content.xml"] = contenu[:debut] + b'table:number-columns-repeated="1000000" ' + contenu[debut:]
    return _zip(place, "repetee.ods", parties)


def ods_rangees_repetees(place: Path) -> Path:
    """Return an ODS where one filled row is repeated a million times."""
    parties = _parties(PROPRES / "tableau.ods")
    contenu = parties["content.xml"]
    debut = contenu.index(b"<table:table-row ") + len(b"<table:table-row ")
    parties["content.xml"] = contenu[:debut] + b'table:number-rows-repeated="1000000" ' + contenu[debut:]
    return _zip(place, "rangees.ods", parties)


def ods_chiffre(place: Path) -> Path:
    """Return an ODS whose manifest says how it is locked."""
    verrou = b'<manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
    parties = _parties(PROPRES / "tableau.ods")
    manifeste = parties["META-INF/manifest.xml"]
    fin = manifeste.index(b"/>", manifeste.index(b"content.xml"))
    parties["META-INF/manifest.xml"] = manifeste[:fin] + b">" + verrou + manifeste[fin + 2 :]
    return _zip(place, "serrure.ods", parties)


def _ole(place: Path, nom: str, flux: str, suite: bytes = b"") -> Path:
    """Return the beginning of an OLE file: its mark, and one entry of its directory."""
    ecrit = flux.encode("utf-16-le")
    entree = (ecrit.ljust(64, b"\0") + struct.pack("<HBB", len(ecrit) + 2, 2, 1)).ljust(128, b"\0")
    chemin = place / nom
    chemin.write_bytes(OLE + bytes(504) + entree + bytes(384) + suite)
    return chemin


def xlsx_chiffre(place: Path) -> Path:
    """Return an XLSX with a passphrase: no zip, an OLE that holds one."""
    return _ole(place, "serrure.xlsx", "EncryptedPackage")


def xls_chiffre(place: Path) -> Path:
    """Return an XLS whose second record locks the rest."""
    octets = (PROPRES / "tableau.xls").read_bytes()
    debut = octets.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    suivant = debut + 4 + 16
    chemin = place / "serrure.xls"
    chemin.write_bytes(octets[:suivant] + struct.pack("<H", 0x2F) + octets[suivant + 2 :])
    return chemin


def vieux_word(place: Path) -> Path:
    """Return a DOC."""
    return _ole(place, "liste.xls", "WordDocument")


def document_word(place: Path) -> Path:
    """Return a DOCX named as a workbook."""
    return _zip(place, "liste.xlsx", {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})


def texte_odt(place: Path) -> Path:
    """Return an ODT."""
    mimetype = b"application/vnd.oasis.opendocument.text"
    return _zip(place, "liste.ods", {"mimetype": mimetype, "content.xml": b"<office/>"})


def diaporama(place: Path) -> Path:
    """Return a PPTX."""
    return _zip(place, "liste.xlsx", {"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"})


def classeur_binaire(place: Path) -> Path:
    """Return an XLSB, which nothing here looks through."""
    return _zip(place, "liste.xlsb", {"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": bytes(64)})


def xls_qui_panique(place: Path) -> Path:
    """Return an XLS cut in the middle of a number, which makes its reader panic."""
    chemin = place / "coupe.xls"
    chemin.write_bytes((PROPRES / "tableau.xls").read_bytes()[:549])
    return chemin


def xls_tronque(place: Path) -> Path:
    """Return the first kilobyte of an XLS."""
    chemin = place / "moitie.xls"
    chemin.write_bytes((PROPRES / "tableau.xls").read_bytes()[:1024])
    return chemin
