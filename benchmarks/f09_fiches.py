"""F9: 1,000 follow-up sheets in one PDF, beside a bare canvas writing the same texts at the same places."""

from __future__ import annotations

import io
import statistics
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks import donnees
from benchmarks.mesures import Mesure, alterner, chronometre
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.cadre import Cadre, dessine_cadre
from cfa_desktop.documents.pdf.code_qr import dessine_qr
from cfa_desktop.documents.pdf.ouvrage import Ouvrage
from cfa_desktop.documents.pdf.plume import A4, Plume
from cfa_desktop.documents.pdf.police import Style
from cfa_desktop.services.bureau import ouvrir
from cfa_desktop.services.impression.demande import DemandeImpression

_FICHES = 1000
_BARRE_MS = 10
_CODES = 40


class _Texte(NamedTuple):
    police: str
    taille: float
    x: float
    y: float
    texte: str


class _Releve(Plume):
    """A pen that also notes every text it writes."""

    def __init__(self, taille: tuple[float, float]) -> None:
        super().__init__(taille, titre="", auteur="", produit_at=donnees.MAINTENANT)
        self.textes: list[_Texte] = []

    def morceaux(self, morceaux: Iterable[tuple[float, float, str]], style: Style) -> None:
        """Note the texts, then write them."""
        notes = list(morceaux)
        self.textes += [_Texte(style.police, style.taille, x, y, texte) for x, y, texte in notes]
        super().morceaux(notes, style)


def mesurer(dossier: Path, fois: int) -> list[Mesure]:
    """Measure the sheets of 1,000 candidatures, base read, and what a QR code on each would add."""
    with ouvrir(donnees.base_de_demo(dossier / "f9.cfa", _FICHES), ecriture=False) as bureau:
        lignes = bureau.candidatures.lister()[:_FICHES]
        demande = DemandeImpression("fiches", donnees.CAMPAGNE, lignes)
        pages = _pages(bureau.impressions.composer(demande))
        notre, pair = alterner(
            lambda: chronometre(lambda: bureau.impressions.produire(demande)),
            lambda: chronometre(lambda: _toile_nue(pages)),
            fois,
        )
    par_page = notre / len(pages) * 1000
    avec_code = par_page + _code_ms(2 * fois + 1)
    return [
        Mesure("F9", f"{len(pages):,} follow-up sheets", "bare canvas, same texts", notre, pair, 3),
        Mesure("F9", "one follow-up sheet", "-", par_page, None, _BARRE_MS, "ms", absolue=True),
        Mesure("F9", "one sheet with a QR code", "-", avec_code, None, _BARRE_MS, "ms", absolue=True),
    ]


def _pages(ouvrage: Ouvrage) -> list[list[_Texte]]:
    """Return the texts of every page, heading and foot included."""
    pages = []
    for numero, page in enumerate(ouvrage.pages, 1):
        plume = _Releve(ouvrage.taille)
        rang = (numero, len(ouvrage.pages))
        zone = dessine_cadre(plume, page.entete, Cadre(page.titre, page.compte), rang)
        page.dessiner(plume, zone)
        pages.append(plume.textes)
    return pages


def _toile_nue(pages: list[list[_Texte]]) -> bytes:
    """Write the same pages of plain text with reportlab alone, in the same typeface."""
    from reportlab.pdfgen.canvas import Canvas

    police.charge()
    tampon = io.BytesIO()
    toile = Canvas(tampon, pagesize=A4, pageCompression=1)
    for textes in pages:
        for nom, taille, x, y, texte in textes:
            toile.setFont(nom, taille)
            toile.drawString(x, y, texte)
        toile.showPage()
    toile.save()
    return tampon.getvalue()


def _code_ms(fois: int) -> float:
    """Return what a QR code of its own adds to a page, in milliseconds: no two of them are the same."""
    plume = Plume(A4, titre="", auteur="", produit_at=donnees.MAINTENANT)
    textes = (f"{donnees.SIRET[:-4]}{rang:04d}" for rang in range(fois * _CODES))

    def dessiner() -> None:
        for texte in islice(textes, _CODES):
            dessine_qr(plume, texte, (30, 30), 60)

    return statistics.median(chronometre(dessiner) for _ in range(fois)) / _CODES * 1000
