"""E3: 10,000 texts on paper: no exception, each found again by another program, nothing opened by markup."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage
from cfa_desktop.documents.pdf.plume import Plume
from tests.reliability.documents_de_textes import DOCUMENTS
from tests.reliability.harnais import Faute, Harnais
from tests.reliability.textes_hostiles import balise, hostile

PAR_DOCUMENT = 500
LECTEUR = shutil.which("pdftotext")
_LONGUEUR = 60  # what every document leaves room for: beyond, some say « … »
_BLANC = re.compile(r"\s")  # marks as rare as U+001F are blanks for a document that cuts paragraphs
_BALISE = re.compile(r"<[^>]*>")
_VISIBLE = police.visible  # as it is without a sabotage


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
    textes = [f"R{numero:05} {texte}" for numero, texte in enumerate([*lisibles, *autres])]
    nom = tuple(DOCUMENTS)[rang % len(DOCUMENTS)]
    cible = atelier.dossier / "e3.pdf"
    ecrire_ouvrage(DOCUMENTS[nom](textes), cible)
    if atelier.ouverts:
        raise Faute(f"{nom}: markup opened {atelier.ouverts.pop()}")
    if LECTEUR is None:
        return f"{nom}, sans pdftotext"
    lu = _lire(cible)
    for numero, texte in enumerate(textes):
        lus_ainsi = [texte, texte.rstrip(), _BLANC.sub(" ", texte)]
        attendus = [texte] if numero < len(lisibles) else map(_montre, lus_ainsi)
        if not any(_colle(attendu[:_LONGUEUR]) in lu for attendu in attendus):
            ou = lu.find(texte[:6])
            vu = repr(lu[ou : ou + 100]) if ou >= 0 else "nothing"
            raise Faute(f"{nom}: {texte!r} is on paper as {vu}")
    return f"{nom}, lu par pdftotext"


def _lire(cible: Path) -> str:
    sortie = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", str(cible), "-"], check=True, capture_output=True, timeout=60
    )
    if sortie.stderr:
        raise Faute(f"pdftotext complains: {sortie.stderr[:200]!r}")
    return _colle(sortie.stdout.decode("utf-8", "replace"))


def _montre(texte: str) -> str:
    """Return what paper shows of a text; nothing that a keyboard types may be missing from it."""
    montre = _VISIBLE(texte)
    signes = iter(unicodedata.normalize("NFD", montre))
    if not all(signe in signes for signe in _tapes(texte)):
        raise Faute(f"{texte!r} is shown as {montre!r}")
    return montre


def _tapes(texte: str) -> Iterable[str]:
    return (signe for signe in texte if signe.isascii() and signe.isprintable())


def _colle(texte: str) -> str:
    """Return a text without its blanks and soft hyphens, each letter apart from its accents."""
    return "".join(unicodedata.normalize("NFKD", texte).replace("\u00ad", "").split())


def comprendre_les_balises(patch: pytest.MonkeyPatch) -> None:
    """Take markup for markup: nothing of it is printed."""
    vraie = police.visible
    patch.setattr(police, "visible", lambda texte: _BALISE.sub("", vraie(texte)))


def perdre_un_texte(patch: pytest.MonkeyPatch) -> None:
    """Print nothing of a text that holds a word."""
    vraie = police.visible
    patch.setattr(police, "visible", lambda texte: texte[:6] if "FAUX" in texte else vraie(texte))


def perdre_un_signe(patch: pytest.MonkeyPatch) -> None:
    """Print nothing of a mark that the typeface has not."""
    vraie = police.visible
    patch.setattr(police, "visible", lambda texte: vraie(texte).replace("□", ""))


def ouvrir_les_images(patch: pytest.MonkeyPatch) -> None:
    """Open, while drawing, the file that an image names."""

    def ouvrir(texte: str) -> None:
        for nom in re.findall('src="([^"]*canari.png)"', texte):
            with suppress(OSError):
                Path(nom).read_bytes()

    _en_dessinant(patch, ouvrir)


def suivre_les_liens(patch: pytest.MonkeyPatch) -> None:
    """Reach, while drawing, for the machine that an address names: this one stands for all."""

    def suivre(texte: str) -> None:
        if "http://" in texte:
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", 9), timeout=0.1).close()

    _en_dessinant(patch, suivre)


def _en_dessinant(patch: pytest.MonkeyPatch, faire: Callable[[str], None]) -> None:
    vraie = Plume.morceaux

    def morceaux(plume: Plume, ecrits: Iterable[tuple[float, float, str]], style: police.Style) -> None:
        tous: Sequence[tuple[float, float, str]] = list(ecrits)
        for *_ou, texte in tous:
            faire(texte)
        vraie(plume, tous, style)

    patch.setattr(Plume, "morceaux", morceaux)


HARNAIS = Harnais(
    code="E3",
    titre="10 000 textes imprimés : aucun ne manque, aucune balise n’ouvre un fichier ni le réseau",
    ci=20,
    long=200,
    essayer=essayer,
    sabotages={
        "balises comprises": comprendre_les_balises,
        "texte perdu": perdre_un_texte,
        "signe perdu": perdre_un_signe,
        "images ouvertes": ouvrir_les_images,
        "liens suivis": suivre_les_liens,
    },
    preparer=preparer,
    controle=5,
    secondes=30.0,
)
