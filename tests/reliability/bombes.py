"""Files that are no workbook, and should never be read: too big, too deep, or of another nature."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import zipfile
from pathlib import Path

ENTETE = "N°Inscription;Candidat;Etat"
LIGNE = "910001;ROUX Zoé;Candidature confirmée (Non examinée)"


def _ecrire(place: Path, nom: str, octets: bytes) -> Path:
    chemin = place / nom
    chemin.write_bytes(octets)
    return chemin


def colonnes_par_million(place: Path) -> Path:
    """Return a text of one million columns."""
    return _ecrire(place, "large.csv", (ENTETE + ";x" * 1_000_000 + "\n" + LIGNE).encode())


def lignes_sans_fin(place: Path) -> Path:
    """Return a text of more lines than any export."""
    lignes = "\n".join(f"{rang};A B;x" for rang in range(130_000))
    return _ecrire(place, "long.csv", f"{ENTETE}\n{lignes}".encode())


def fichier_de_nuls(place: Path) -> Path:
    """Return what a full disk leaves: zeros."""
    return _ecrire(place, "nuls.csv", bytes(1 << 20))


def fichier_vide(place: Path) -> Path:
    """Return a file of nothing."""
    return _ecrire(place, "vide.xlsx", b"")


def blancs(place: Path) -> Path:
    """Return a file of blank lines."""
    return _ecrire(place, "blancs.csv", b" \r\n\t\r\n" * 100_000)


def gzip_de_csv(place: Path) -> Path:
    """Return a compressed export."""
    return _ecrire(place, "export.csv", gzip.compress(f"{ENTETE}\n{LIGNE}".encode()))


def sept_zip(place: Path) -> Path:
    """Return the beginning of a 7z."""
    return _ecrire(place, "export.7z", b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(100))


def pdf(place: Path) -> Path:
    """Return a PDF named as a workbook."""
    return _ecrire(place, "liste.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")


def image(place: Path) -> Path:
    """Return a picture named as a text."""
    return _ecrire(place, "capture.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(200))


def rtf(place: Path) -> Path:
    """Return a text with a layout, which opens with the brace of a JSON."""
    return _ecrire(place, "liste.json", b"{\\rtf1\\ansi Candidats}")


def base_sqlite(place: Path) -> Path:
    """Return a database."""
    return _ecrire(place, "essai.cfa", b"SQLite format 3\x00" + bytes(84))


def page_nommee_xls(place: Path) -> Path:
    """Return what some sites call an Excel export."""
    page = "<html><body><table><tr><td>N°Inscription</td></tr></table></body></html>"
    return _ecrire(place, "export.xls", page.encode())


def page_web(place: Path) -> Path:
    """Return a page saved from the browser."""
    return _ecrire(
        place, "page.csv", b'<!DOCTYPE html>\n<html lang="fr"><head><title>x</title></head></html>'
    )


def dossier(place: Path) -> Path:
    """Return a folder named as a file."""
    chemin = place / "export.csv"
    chemin.mkdir()
    return chemin


def tube(place: Path) -> Path:
    """Return a pipe: nobody will ever write into it."""
    if sys.platform == "win32":
        return Path("NUL")
    chemin = place / "tube.csv"
    os.mkfifo(chemin)
    return chemin


def zero(_place: Path) -> Path:
    """Return a device without an end."""
    return Path("NUL" if sys.platform == "win32" else "/dev/zero")


def absent(place: Path) -> Path:
    """Return a file that is no longer there."""
    return place / "parti.csv"


def temoin_de_verrou(place: Path) -> Path:
    """Return the small file that a spreadsheet keeps beside an open workbook."""
    return _ecrire(place, "~$export.xlsx", b"\x05Agent" + bytes(159))


def telechargement(place: Path) -> Path:
    """Return a file that the browser has not finished."""
    return _ecrire(place, "export.csv.crdownload", f"{ENTETE}\n9100".encode())


def trop_gros(place: Path) -> Path:
    """Return a sparse file of 1 GB."""
    chemin = place / "gros.csv"
    with chemin.open("wb") as flux:
        flux.truncate(1 << 30)
    return chemin


def json_profond(place: Path) -> Path:
    """Return lists in lists, 100,000 deep."""
    return _ecrire(place, "profond.json", b'{"exportDeDonnees":' + b"[" * 100_000 + b"]" * 100_000 + b"}")


def json_tronque(place: Path) -> Path:
    """Return a JSON cut in the middle of a word."""
    texte = json.dumps({"exportDeDonnees": {"exportCandidats": [{"candidats": [{"a": "b" * 500}]}]}})
    return _ecrire(place, "coupe.json", texte[:200].encode())


def json_sans_candidat(place: Path) -> Path:
    """Return a JSON of something else."""
    return _ecrire(place, "autre.json", b'{"nom": "paquet", "version": 3}')


def json_dans_un_zip_abime(place: Path) -> Path:
    """Return an archive whose JSON is not one."""
    flux = io.BytesIO()
    with zipfile.ZipFile(flux, "w") as archive:
        archive.writestr("export.json", '{"exportDeDonnees": ')
    return _ecrire(place, "export.json.zip", flux.getvalue())
