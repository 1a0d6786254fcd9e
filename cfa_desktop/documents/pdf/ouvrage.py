"""A printed document: pages drawn one by one under the same frame, numbered, with their bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from cfa_desktop.documents.ecriture import ecrire_octets
from cfa_desktop.documents.liste import Entete, Progres
from cfa_desktop.documents.pdf.cadre import Zone, dessine_cadre
from cfa_desktop.documents.pdf.plume import A4, Plume
from cfa_desktop.documents.pdf.police import GRIS, NORMAL, Style

_RIEN = Style(NORMAL, 11, GRIS)


class Page(NamedTuple):
    """A page to draw: what its heading says, its entry in the outline ("" = none), what fills it.

    ``dessiner`` gets the pen and the room left between heading and foot, and stays within it. Without
    ``cadre`` (what goes to someone else: a letter), there is neither and the room is the whole sheet.
    """

    entete: Entete
    titre: str
    dessiner: Callable[[Plume, Zone], object]
    compte: str = ""
    signet: str = ""
    cadre: bool = True


class Ouvrage(NamedTuple):
    """A whole document: its pages in order; ``vide`` is what its only page says when it has none."""

    titre: str
    entete: Entete
    pages: Sequence[Page]
    taille: tuple[float, float] = A4
    vide: str = "Rien à imprimer pour ce choix."


def relier(ouvrage: Ouvrage, progres: Progres | None = None) -> bytes:
    """Draw every page and return the PDF; ``progres`` counts pages, raising inside it gives up."""
    plume = Plume(ouvrage.taille, titre=ouvrage.titre, auteur=ouvrage.entete.cfa)
    pages = ouvrage.pages or [_page_vide(ouvrage)]
    for numero, page in enumerate(pages, 1):
        if page.signet:
            plume.signet(page.signet)
        page.dessiner(plume, _zone(plume, page, (numero, len(pages))))
        plume.page_suivante()
        if progres is not None:
            progres(numero, len(pages))
    return plume.octets()


def ecrire_ouvrage(ouvrage: Ouvrage, path: Path, progres: Progres | None = None) -> None:
    """Write the document to a file; raise ``EcritureError`` when it cannot be."""
    ecrire_octets(path, relier(ouvrage, progres))


def _zone(plume: Plume, page: Page, numero: tuple[int, int]) -> Zone:
    if not page.cadre:
        return Zone(0, 0, plume.largeur, plume.hauteur)
    return dessine_cadre(plume, page.entete, titre=page.titre, compte=page.compte, page=numero)


def _page_vide(ouvrage: Ouvrage) -> Page:
    def dire(plume: Plume, zone: Zone) -> None:
        plume.texte((zone.gauche, zone.haut - 22), ouvrage.vide, _RIEN, place=zone.largeur)

    return Page(ouvrage.entete, ouvrage.titre, dire)
