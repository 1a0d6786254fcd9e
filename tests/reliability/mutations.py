"""Real files, damaged: bytes changed, lines cut and glued, pieces of other files, parts of a zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from random import Random

from tests.reliability.harnais import DONNEES, PROPRES

_LIGNES = 14  # of each text: a mutation is as likely to matter, and a try is ten times shorter
_TEXTES = (
    "T_recrutement_MCO_2025-04-28.csv",
    "T_recrutement_GEA_2025-05-12_sans_coordonnees_cp1252.csv",
    "P_parametrable_2026.csv",
    "D_0631861M_BTS-NDRC_101.csv",
    "A_admissions_standard.csv",
    "A_admissions_parametrable.csv",
    "defauts/lignes_collees.csv",
    "defauts/utf16.csv",
    "defauts/contenus_hostiles.csv",
)
_ENTIERS = (
    "T_recrutement_ACSE_2025-06-20.xlsx",
    "L_liste_forum.xlsx",
    "J_export_2026.json.zip",
    "defauts/siret_scientifique.xlsx",
    "defauts/derniere_cellule.xlsx",
)
_PROPRES = ("tableau.ods", "tableau.xls")
PIEGES: tuple[bytes, ...] = (
    *(
        b'"',
        b'"' * 3,
        b";",
        b";" * 40,
        b"\t",
        b",",
        b"\r",
        b"\n",
        b"\r\n\r\n",
        b"\x00",
        b"\x00" * 64,
        b"\x1a",
    ),
    *(
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xae",
        b"\xe2\x80\x8b",
        b"\xed\xa0\x80",
        b"\xc3",
        b"\x8e",
    ),
    *(
        b"=1+1",
        b"@A1",
        b"'",
        b"-",
        b"+33",
        b"1E+15",
        b"9" * 400,
        b"0" * 20,
        b"-1",
        b"NaN",
        b"31/02/2025",
        b"//",
    ),
    *(b"<", b">", b"</row>", b"<!--", b"]]>", b"&amp;", b"&#0;", b"&x;", b"<!DOCTYPE x>", b'r="XFD1048576"'),
    *(b"{", b"[", b"]", b"null", b'"\\ud800"', b"PK\x03\x04", b"PK\x05\x06", "№é€œ".encode(), b"x" * 12_000),
)


@cache
def graines() -> Mapping[str, bytes]:
    """Return the files that mutations start from, by name; long texts keep their first lines."""
    fichiers = {nom: _debut((DONNEES / nom).read_bytes()) for nom in _TEXTES}
    fichiers |= {nom: (DONNEES / nom).read_bytes() for nom in _ENTIERS}
    return fichiers | {nom: (PROPRES / nom).read_bytes() for nom in _PROPRES}


def muter_un_fichier(hasard: Random) -> tuple[str, bytes]:
    """Return the name and the content of one damaged file."""
    nom = hasard.choice(sorted(graines()))
    octets = graines()[nom]
    fichier = nom.rpartition("/")[2]
    if hasard.random() < 0.05:
        fichier = hasard.choice(
            ("export.csv", "export.xlsx", "export.xls", "export.json", "x" * 200, "~.ods")
        )
    if octets.startswith(b"PK") and hasard.random() < 0.7:
        return fichier, muter_un_zip(octets, hasard)
    return fichier, muter(octets, hasard, tuple(graines().values()))


def muter(octets: bytes, hasard: Random, autres: Sequence[bytes] = ()) -> bytes:
    """Return the bytes after one to six changes."""
    corps = bytearray(octets)
    for _ in range(hasard.randrange(1, 7)):
        _changer(corps, hasard, autres)
    return bytes(corps)


def muter_un_zip(octets: bytes, hasard: Random) -> bytes:
    """Return the same archive, one of its parts changed and compressed again."""
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        parties = {nom: archive.read(nom) for nom in archive.namelist()}
    nom = hasard.choice([un for un in sorted(parties) if parties[un]])
    parties[nom] = muter(parties[nom], hasard)
    flux = io.BytesIO()
    with zipfile.ZipFile(flux, "w", zipfile.ZIP_DEFLATED) as archive:
        for un, contenu in parties.items():
            archive.writestr(un, contenu)
    return flux.getvalue()


def _changer(corps: bytearray, hasard: Random, autres: Sequence[bytes]) -> None:
    place = hasard.randrange(len(corps) + 1)
    longueur = hasard.choice((1, 1, 2, 8, 64, 512))
    quoi = hasard.randrange(8)
    if quoi == 0 and place < len(corps):
        corps[place] ^= 1 << hasard.randrange(8)
    elif quoi == 1:
        corps[place:place] = hasard.choice(PIEGES)
    elif quoi == 2:
        del corps[place : place + longueur]
    elif quoi == 3:
        corps[place:place] = corps[place : place + longueur] * hasard.choice((1, 2, 20))
    elif quoi == 4:
        corps[place : place + longueur] = hasard.randbytes(longueur)
    elif quoi == 5 and autres:
        autre = hasard.choice(autres)
        debut = hasard.randrange(len(autre) + 1)
        corps[place:place] = autre[debut : debut + longueur * 8]
    elif quoi == 6 and hasard.random() < 0.3:
        del corps[place:]
    else:
        corps[place : place + longueur] = hasard.choice(PIEGES)


def _debut(octets: bytes) -> bytes:
    if octets.startswith((b"\xff\xfe", b"\xfe\xff")):
        return octets
    return b"\n".join(octets.split(b"\n")[: _LIGNES + 1])
