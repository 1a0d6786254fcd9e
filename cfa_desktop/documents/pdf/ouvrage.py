"""A printed document: pages drawn one by one under the same frame, numbered, with their bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from cfa_desktop.documents.ecriture import ecrire_octets
from cfa_desktop.documents.liste import Entete, Progres
from cfa_desktop.documents.pdf.cadre import Cadre, Zone, dessine_cadre
from cfa_desktop.documents.pdf.plume import A4, Plume
from cfa_desktop.documents.pdf.police import GRIS, NORMAL, Style

_RIEN = Style(NORMAL, 11, GRIS)


class Page(NamedTuple):
    """A page to draw: what its heading says, its entry in the outline ("" = none), what fills it.

    ``dessiner`` gets the pen and the room left between heading and foot, and stays within it. Without
    ``cadre`` (what goes to someone else: a letter), there is neither and the room is the whole sheet.
    ``remis_a`` is to whom a framed page is handed: its foot says so, not until when the centre keeps it,
    and it is numbered within its piece, which goes alone.
    """

    entete: Entete
    titre: str
    dessiner: Callable[[Plume, Zone], object]
    compte: str = ""
    signet: str = ""
    cadre: bool = True
    remis_a: str = ""


class Ouvrage(NamedTuple):
    """A whole document: its pages in order; ``vide`` is what its only page says when it has none.

    ``pieces`` = how many rows it lists, None when each bookmark begins a piece (a letter, a sheet);
    ``a_voir`` = how many of its pages, the last ones, are for whoever sends the others. ``alertes`` = why
    it should not go as it is.
    """

    titre: str
    entete: Entete
    pages: Sequence[Page]
    taille: tuple[float, float] = A4
    vide: str = "Rien à imprimer pour ce choix."
    pieces: int | None = None
    a_voir: int = 0
    alertes: tuple[str, ...] = ()

    @property
    def nombre(self) -> int:
        """Return how many pages are drawn, one at least."""
        return len(self.pages) or 1

    def compter(self, choisies: Sequence[int] | None = None) -> int:
        """Return how many pieces those pages hold, whole or not (from 0; every page by default).

        A table counts all its rows whatever its pages: nobody knows which ones a page holds.
        """
        if self.pieces is not None:
            return self.pieces
        pages = self.pages[: len(self.pages) - self.a_voir]
        voulues = range(len(pages)) if choisies is None else choisies
        debuts = {_debut(self.pages, rang) for rang in voulues if rang < len(pages)}
        return sum(rang is not None for rang in debuts)


def relier(ouvrage: Ouvrage, progres: Progres | None = None, choisies: Sequence[int] | None = None) -> bytes:
    """Draw the pages and return the PDF; ``progres`` counts them, raising inside it gives up.

    The last count is repeated while the file is put together, which takes a third of the time.
    ``choisies`` = only those, from 0, in that order: each keeps its number in the whole, and its bookmark,
    that of its piece when the first page of the piece is left out.
    """
    tete = ouvrage.entete
    plume = Plume(ouvrage.taille, titre=ouvrage.titre, auteur=tete.cfa, produit_at=tete.produit_at)
    pages = ouvrage.pages or [_page_vide(ouvrage)]
    voulues = range(len(pages)) if choisies is None else choisies
    annonce: int | None = None
    for fait, rang in enumerate(voulues, 1):
        debut = _debut(pages, rang)
        if debut is not None and debut != annonce:
            plume.signet(pages[debut].signet)
        annonce = debut
        page = pages[rang]
        page.dessiner(plume, _zone(plume, page, _numero(pages, rang)))
        plume.page_suivante()
        if progres is not None:
            progres(fait, len(voulues))
    toutes = len(voulues)
    return plume.octets(partial(progres, toutes, toutes) if progres is not None else None)


def _debut(pages: Sequence[Page], rang: int) -> int | None:
    """Return the page whose bookmark covers that one, None before any."""
    return next((avant for avant in range(rang, -1, -1) if pages[avant].signet), None)


def _numero(pages: Sequence[Page], rang: int) -> tuple[int, int]:
    """Return the number of a page and out of how many: of its piece when it is handed to someone."""
    debut = _debut(pages, rang)
    if not pages[rang].remis_a or debut is None:
        return rang + 1, len(pages)
    suivants = range(debut + 1, len(pages))
    fin = next((apres for apres in suivants if pages[apres].signet), len(pages))
    return rang - debut + 1, fin - debut


def ecrire_ouvrage(ouvrage: Ouvrage, path: Path, progres: Progres | None = None) -> None:
    """Write the document to a file; raise ``EcritureError`` when it cannot be."""
    ecrire_octets(path, relier(ouvrage, progres))


def _zone(plume: Plume, page: Page, numero: tuple[int, int]) -> Zone:
    if not page.cadre:
        return Zone(0, 0, plume.largeur, plume.hauteur)
    dits = Cadre(page.titre, page.compte, page.remis_a)
    return dessine_cadre(plume, page.entete, dits, numero)


def _page_vide(ouvrage: Ouvrage) -> Page:
    def dire(plume: Plume, zone: Zone) -> None:
        plume.texte((zone.gauche, zone.haut - 22), ouvrage.vide, _RIEN, place=zone.largeur)

    return Page(ouvrage.entete, ouvrage.titre, dire)
