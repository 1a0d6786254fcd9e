"""E3: 10,000 texts on paper: no exception, each found again by another program, nothing opened by markup."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from cfa_desktop.documents.liste import Colonne
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.liste_pdf import ouvrage_liste
from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage
from tests.documents.exemples import liste
from tests.reliability.harnais import Faute, Harnais
from tests.reliability.textes_hostiles import balise, hostile

PAR_DOCUMENT = 500
LECTEUR = shutil.which("pdftotext")
_LONGUEUR = 60  # two lines of the column: beyond, the list says « … »
_COLONNES = (Colonne("Repère", largeur=8), Colonne("Texte", largeur=60))
_BALISE = re.compile(r"<[^>]*>")


class Atelier(NamedTuple):
    """Where the documents go, the file that markup would open, and the names of the files opened."""

    dossier: Path
    canari: Path
    ouverts: list[str]


def preparer(dossier: Path, _prudent: bool) -> Atelier:
    """Lay a file that only markup would open, and watch what is opened."""
    police.charge()
    canari = dossier / "canari.png"
    canari.write_bytes(b"\x89PNG\r\n\x1a\n")
    atelier = Atelier(dossier, canari, [])

    def veiller(nom: str, arguments: tuple[object, ...]) -> None:
        if nom == "open" and canari.name in str(arguments[0]):
            atelier.ouverts.append(str(arguments[0]))

    sys.addaudithook(veiller)
    return atelier


def essayer(atelier: Atelier, hasard: Random, rang: int) -> str:
    """Print 500 texts, read the pages with pdftotext, look for every text and for what was opened."""
    lisibles = [balise(hasard, str(atelier.canari.name))[:_LONGUEUR] for _ in range(PAR_DOCUMENT // 2)]
    autres = [hostile(hasard, str(atelier.canari)) for _ in range(PAR_DOCUMENT - len(lisibles))]
    lignes = [(f"R{numero:05}", texte) for numero, texte in enumerate([*lisibles, *autres])]
    cible = atelier.dossier / f"e3-{rang}.pdf"
    ecrire_ouvrage(ouvrage_liste(liste(lignes, _COLONNES)), cible)
    if atelier.ouverts:
        raise Faute(f"markup opened {atelier.ouverts.pop()}")
    if LECTEUR is None:
        return "sans pdftotext"
    _chercher(cible, lisibles, len(lignes))
    return "lu par pdftotext"


def _chercher(cible: Path, lisibles: Sequence[str], nombre: int) -> None:
    sortie = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", str(cible), "-"], check=True, capture_output=True, timeout=60
    )
    if sortie.stderr:
        raise Faute(f"pdftotext complains: {sortie.stderr[:200]!r}")
    lu = _colle(sortie.stdout.decode("utf-8", "replace"))
    for numero in range(nombre):
        if f"R{numero:05}" not in lu:
            raise Faute(f"the line R{numero:05} is not on paper")
    for numero, texte in enumerate(lisibles):
        if f"R{numero:05}{_colle(texte)}" not in lu:
            debut = lu.index(f"R{numero:05}")
            raise Faute(f"{texte!r} is on paper as {lu[debut : debut + 100]!r}")


def _colle(texte: str) -> str:
    return "".join(unicodedata.normalize("NFKC", texte).split())


def comprendre_les_balises(patch: pytest.MonkeyPatch) -> None:
    """Take markup for markup: nothing of it is printed."""
    vraie = police.visible
    patch.setattr(police, "visible", lambda texte: _BALISE.sub("", vraie(texte)))


def ouvrir_les_images(patch: pytest.MonkeyPatch) -> None:
    """Open the file that an image names."""
    vraie = police.visible

    def visible(texte: str) -> str:
        for nom in re.findall('src="([^"]*canari.png)"', texte):
            if Path(nom).is_file():
                Path(nom).read_bytes()
        return vraie(texte)

    patch.setattr(police, "visible", visible)


HARNAIS = Harnais(
    code="E3",
    titre="10 000 textes imprimés : aucun ne manque, aucune balise n’ouvre un fichier ni le réseau",
    ci=20,
    long=200,
    essayer=essayer,
    sabotages={"balises comprises": comprendre_les_balises, "images ouvertes": ouvrir_les_images},
    preparer=preparer,
    controle=5,
    secondes=30.0,
)
