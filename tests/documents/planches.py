"""Pages as pictures: rendered by another program, compared with the ones that were looked at and kept."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops, ImageStat

GARDEES = Path(__file__).parent.parent / "data" / "planches"
RENDU = "pdftoppm"
_POINTS_PAR_POUCE = 60
_CARREAU = 8
"""Side, in pixels, of what is compared: an ink moved by less than that is the same page."""

_MOYENNE_MAX, _CARREAU_MAX = 1.5, 40.0


class Ecart(NamedTuple):
    """How far two pages are, in grey levels out of 255: on the whole, and in their worst square."""

    moyenne: float
    pire: float

    @property
    def pareil(self) -> bool:
        """Say whether they are the same page, but for the smoothing of letters."""
        return self.moyenne <= _MOYENNE_MAX and self.pire <= _CARREAU_MAX


def rendre(pdf: bytes, dossier: Path, nom: str, pages: int) -> list[Path]:
    """Return one grey picture for each of the first pages."""
    source = dossier / f"{nom}.pdf"
    source.write_bytes(pdf)
    voulues = ["-l", str(pages), "-r", str(_POINTS_PAR_POUCE), "-gray", "-png"]
    commande = [RENDU, *voulues, str(source), str(dossier / nom)]
    subprocess.run(commande, check=True, capture_output=True)
    return sorted(dossier.glob(f"{nom}-*.png"))


def comparer(page: Path, gardee: Path) -> Ecart:
    """Return how far a page is from the one that was kept."""
    with Image.open(page) as une, Image.open(gardee) as autre:
        if une.size != autre.size:
            return Ecart(255, 255)
        petite = (max(1, une.width // _CARREAU), max(1, une.height // _CARREAU))
        reduites = (image.convert("L").resize(petite, Image.Resampling.BOX) for image in (une, autre))
        difference = ImageChops.difference(*reduites)
    statistiques = ImageStat.Stat(difference)
    return Ecart(statistiques.mean[0], statistiques.extrema[0][1])


def verifier(pages: list[Path]) -> dict[str, Ecart]:
    """Return the pages that differ from those kept; CFA_PLANCHES=garder keeps these, to be looked at."""
    if os.environ.get("CFA_PLANCHES") == "garder":
        GARDEES.mkdir(exist_ok=True)
        for page in pages:
            shutil.copy(page, GARDEES / page.name)
    ecarts = {}
    for page in pages:
        gardee = GARDEES / page.name
        ecart = comparer(page, gardee) if gardee.exists() else Ecart(255, 255)
        if not ecart.pareil:
            ecarts[page.name] = ecart
    return ecarts
