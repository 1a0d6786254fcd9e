"""Pages as pictures: rendered by another program, compared with the ones that were looked at and kept."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops, ImageStat

GARDEES = Path(__file__).parent.parent / "data" / "planches"
RENDU = "pdftoppm"
_POINTS_PAR_POUCE = 100
_COULEURS = 256
_CARREAU = 4
"""Side, in pixels, of what is compared: a millimetre of paper, less than a digit of a list."""

_MOYENNE_MAX, _CARREAU_MAX = 0.8, 10
"""What is still the same page: its few colours alone make up to 5 levels, one digit of a list 20."""


class Ecart(NamedTuple):
    """How far two pages are, in levels of a colour out of 255: on the whole, and in their worst square."""

    moyenne: float
    pire: int

    @property
    def pareil(self) -> bool:
        """Say whether they are the same page, but for the smoothing of letters."""
        return self.moyenne <= _MOYENNE_MAX and self.pire <= _CARREAU_MAX


AUTRE = Ecart(255, 255)
"""A page that was not kept, one that is not there any more, one of another size."""


def rendre(pdf: bytes, dossier: Path, nom: str, pages: int) -> list[Path]:
    """Return one picture in colour for each of the first pages."""
    source = dossier / f"{nom}.pdf"
    source.write_bytes(pdf)
    voulues = ["-l", str(pages), "-r", str(_POINTS_PAR_POUCE), "-png"]
    commande = [RENDU, *voulues, str(source), str(dossier / nom)]
    subprocess.run(commande, check=True, capture_output=True)
    return sorted(dossier.glob(f"{nom}-*.png"))


def comparer(page: Path, gardee: Path) -> Ecart:
    """Return how far a page is from the one that was kept, the worst of its three colours."""
    with Image.open(page) as une, Image.open(gardee) as autre:
        if une.size != autre.size:
            return AUTRE
        reduites = [image.convert("RGB").reduce(_CARREAU) for image in (une, autre)]
    statistiques = ImageStat.Stat(ImageChops.difference(*reduites))
    return Ecart(max(statistiques.mean), int(max(haut for _, haut in statistiques.extrema)))


def verifier(nom: str, pages: Sequence[Path], gardees: Path = GARDEES) -> dict[str, Ecart]:
    """Return the pages of a document that differ from those kept, those that came or went included.

    CFA_PLANCHES=garder keeps these, to be looked at.
    """
    if os.environ.get("CFA_PLANCHES") == "garder":
        garder(nom, pages, gardees)
    connues = {page.name: page for page in gardees.glob(f"{nom}-*.png")}
    rendues = {page.name: page for page in pages}
    ecarts = dict.fromkeys(connues.keys() ^ rendues.keys(), AUTRE)
    for commune in connues.keys() & rendues.keys():
        ecart = comparer(rendues[commune], connues[commune])
        if not ecart.pareil:
            ecarts[commune] = ecart
    return ecarts


def garder(nom: str, pages: Sequence[Path], gardees: Path) -> None:
    """Keep the pages of a document in place of those kept before: few colours, the rare ones too."""
    gardees.mkdir(exist_ok=True)
    for ancienne in gardees.glob(f"{nom}-*.png"):
        ancienne.unlink()
    for page in pages:
        with Image.open(page) as image:
            reduite = image.convert("RGB").quantize(
                _COULEURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
            )
        reduite.save(gardees / page.name, optimize=True)
