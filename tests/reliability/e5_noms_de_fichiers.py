"""E5: 200 hostile names of files stay in the folder, whatever a formation or a candidate is called."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from random import Random

import pytest

from cfa_desktop.documents.csv_t import ecrire_csv
from cfa_desktop.documents.ecriture import autre_nom
from cfa_desktop.models import nom_fichier
from tests.documents.exemples import textes
from tests.reliability.harnais import Faute, Harnais
from tests.reliability.textes_hostiles import hostile

SUFFIXES = (".xlsx", ".csv", ".pdf", ".ics", ".eml")
CHEMINS = (
    "../../../etc/passwd",
    "..\\..\\Windows\\win.ini",
    "/etc/passwd",
    "C:\\Windows\\System32",
    "C:x",
    "\\\\serveur\\partage\\x",
    "//serveur/partage",
    "..",
    ".",
    "",
    " ",
    "~",
    "~/.bashrc",
    "$HOME",
    "%APPDATA%",
    "`id`",
    ";rm -rf .",
    "-rf",
    "--help",
    "CON",
    "nul",
    "com1",
    "LPT¹",
    "aux.txt",
    "AUX",
    "x:flux",
    "a\0b",
    "a\nb",
    "fin. ",
    "fin...",
    "\u202excod.exe",
    "\u200b",
    "\u2024\u2024/",
    "\uff0fetc\uff0fpasswd",
    "é" * 300,
    "😀" * 200,
    "a" * 5_000,
    ".~lock.x#",
    ".cfa-x.part",
    "desktop.ini",
    "\ud800",
)
_WINDOWS = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{nom}{rang}" for nom in ("com", "lpt") for rang in "0123456789¹²³"),
}
_OCTETS_MAX = 255 - len(".~lock.#") - len(" (99)")


def preparer(dossier: Path, _prudent: bool) -> Path:
    """Return the folder where files go, alone in another one."""
    ici = dossier / "exports" / "ici"
    ici.mkdir(parents=True)
    return ici


def essayer(ici: Path, hasard: Random, rang: int) -> str:
    """Name a file after a trap, write it, look for it: there, alone, under that name."""
    piege = CHEMINS[rang] if rang < len(CHEMINS) else _piege(hasard)
    nom = nom_fichier.nom_de_fichier(piege, hasard.choice(SUFFIXES))
    _juger(nom, piege)
    cible = ici / nom
    ecrire_csv(textes("x"), cible)
    if cible.resolve().parent != ici.resolve() or _noms(ici) != [nom]:
        raise Faute(f"{piege!r} went to {cible.resolve()}, beside {_noms(ici)}")
    voisin = autre_nom(cible)
    if voisin.parent != cible.parent or voisin == cible:
        raise Faute(f"the neighbour of {nom!r} is {voisin}")
    cible.unlink()
    if _noms(ici.parent) != ["ici"]:
        raise Faute(f"{piege!r} left {_noms(ici.parent)} in the folder above")
    return "dans le dossier"


def _noms(dossier: Path) -> list[str]:
    return sorted(chemin.name for chemin in dossier.iterdir())


def _juger(nom: str, piege: str) -> None:
    souche = Path(nom).stem
    if _WINDOWS.search(nom) or nom != Path(nom).name or nom.startswith((".", "-", "~", " ")):
        raise Faute(f"{piege!r} gives {nom!r}")
    if souche.split(".")[0].strip().casefold() in _RESERVES or souche.endswith((" ", ".")):
        raise Faute(f"{piege!r} gives {nom!r}, which Windows refuses")
    if len(nom.encode()) > _OCTETS_MAX or not souche:
        raise Faute(f"{piege[:40]!r} gives a name of {len(nom.encode())} bytes")
    if any(unicodedata.category(signe) in ("Cc", "Cf", "Cs") for signe in nom):
        raise Faute(f"{piege!r} gives {nom!r}, part of which nobody sees")


def _piege(hasard: Random) -> str:
    morceaux = [hasard.choice((*CHEMINS, hostile(hasard))) for _ in range(hasard.choice((1, 2, 3)))]
    return hasard.choice(("", "/", "\\", " ")).join(morceaux)


def garder_les_separateurs(patch: pytest.MonkeyPatch) -> None:
    """Leave slashes where they are."""
    patch.setattr(nom_fichier, "_INTERDITS", re.compile("[\0]"))


def garder_les_reserves(patch: pytest.MonkeyPatch) -> None:
    """Leave the names that Windows keeps for itself."""
    patch.setattr(nom_fichier, "_RESERVES", re.compile("jamais"))


HARNAIS = Harnais(
    code="E5",
    titre="200 noms de fichiers hostiles restent dans le dossier, et chaque système les accepte",
    ci=200,
    long=20_000,
    essayer=essayer,
    sabotages={"séparateurs gardés": garder_les_separateurs, "noms réservés": garder_les_reserves},
    preparer=preparer,
    controle=60,
)
