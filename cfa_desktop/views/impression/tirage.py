"""Pages sent to a printer, slice by slice, so that the window goes on living."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.temporaires import dossier_provisoire
from cfa_desktop.views.impression.document import charger
from cfa_desktop.views.tables.barre import grouper

POINTS_PAR_POUCE = 72
POINTS_PAR_POUCE_MAX = 400  # as fine as text needs: at 1200 a page would weigh ten times more
BANDE = 256  # lines of pixels drawn at once
RECOUVREMENT = 8  # lines drawn again by the next slice: where two of them only touch, a reader may show it


class ImpressionImpossible(CfaError):
    """The printer refused the document or stopped."""

    def __init__(self, imprimante: str, parties: int = 0, total: int = 0) -> None:
        nom = f"L’imprimante «\u00a0{imprimante}\u00a0»"
        if not parties:
            phrase = f"{nom} n’a pas pris le document. Vérifiez qu’elle est allumée et reliée"
        else:
            pluriel = "s" if parties > 1 else ""
            phrase = (
                f"{nom} s’est arrêtée après {grouper(parties)}\u00a0page{pluriel} sur {grouper(total)}. "
                "Vérifiez ce qui est sorti, puis imprimez la suite"
            )
        super().__init__(f"{phrase}, ou enregistrez le PDF.")
        self.imprimante = imprimante


class Travail(NamedTuple):
    """What is sent to a printer: pages are counted from 0."""

    pdf: bytes
    pages: tuple[int, ...]
    copies: int = 1
    recto_verso: bool = False
    titre: str = ""


class Tirage(QObject):
    """One print at a time; ``fini`` carries how many pages went out, copies included.

    So do ``abandonne`` and ``echec``: Qt cannot take back from CUPS, nor from a file, the pages already
    drawn. ``sorties`` tells then which pages those are.
    """

    avance = Signal(int, int)
    fini = Signal(int)
    abandonne = Signal(int)
    echec = Signal(str, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tranches: Iterator[int] | None = None
        self._imprimante: QPrinter | None = None
        self._pages: tuple[int, ...] = ()
        self._faites = self._entamees = self._parties = 0
        self._par_feuille = 1

    @property
    def occupe(self) -> bool:
        """Say whether a print is under way."""
        return self._tranches is not None

    @property
    def sorties(self) -> tuple[int, ...]:
        """Return which pages (from 0) went out at the last print, each once."""
        return tuple(dict.fromkeys(self._pages[: self._parties]))

    def lancer(self, imprimante: QPrinter, travail: Travail) -> None:
        """Begin to print; the rest follows at each turn of the event loop."""
        pages = travail.pages
        self._par_feuille = 1
        if imprimante.supportsMultipleCopies():
            imprimante.setCopyCount(travail.copies)
            self._par_feuille = travail.copies
        else:
            pages = pages * travail.copies
        imprimante.setDocName(travail.titre)
        self._pages, self._faites, self._entamees, self._parties = pages, 0, 0, 0
        self._imprimante = imprimante
        self._tranches = _tranches(imprimante, travail, pages)
        self.avance.emit(0, len(pages))
        QTimer.singleShot(0, self, self._continuer)

    def annuler(self) -> None:
        """Give the print up: what is not yet sent is not sent."""
        if self._tranches is not None and self._imprimante is not None:
            reprises = self._imprimante.abort()
            self.abandonne.emit(self._finir(0 if reprises else self._entamees))

    def _continuer(self) -> None:
        if self._tranches is None:
            return
        try:
            faites = next(self._tranches)
        except StopIteration:
            self.fini.emit(self._finir(len(self._pages)))
        except ImpressionImpossible as refus:
            self._rater(refus.imprimante)
        except CfaError as erreur:
            self.echec.emit(str(erreur), self._finir(0))
        else:
            self._entamees = faites or self._faites + 1
            if faites:
                self._faites = faites
                self.avance.emit(faites, len(self._pages))
            QTimer.singleShot(0, self, self._continuer)

    def _rater(self, imprimante: str) -> None:
        total = len(self._pages) * self._par_feuille
        parties = self._finir(self._faites)
        self.echec.emit(str(ImpressionImpossible(imprimante, parties, total)), parties)

    def _finir(self, parties: int) -> int:
        """Let the printer go; return how many pages went out, copies included."""
        if self._tranches is not None:
            self._tranches.close()  # type: ignore[attr-defined]
        self._tranches = self._imprimante = None
        self._parties = parties
        return parties * self._par_feuille


def _tranches(imprimante: QPrinter, travail: Travail, pages: tuple[int, ...]) -> Iterator[int]:
    """Draw slice after slice; yield how many pages are done, 0 between two slices of a page."""
    document, peintre = QPdfDocument(), QPainter()
    tampon = charger(document, travail.pdf, document)
    pile = ExitStack()
    depot = pile.enter_context(dossier_provisoire())
    try:
        for rang, page in enumerate(pages):
            taille = document.pagePointSize(page)
            mettre_en_page(imprimante, taille, recto_verso=travail.recto_verso)
            with deposer_dans(depot):
                prise = imprimante.newPage() if rang else peintre.begin(imprimante)
            if not prise:
                raise ImpressionImpossible(imprimante.printerName())
            peintre.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # no halo around letters
            for _ in _bandes(peintre, imprimante, document, page):
                yield 0
            if imprimante.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
                raise ImpressionImpossible(imprimante.printerName())
            yield rang + 1
    finally:
        if peintre.isActive():
            peintre.end()
        document.close()
        tampon.close()
        pile.close()


@contextmanager
def deposer_dans(dossier: Path | None) -> Iterator[None]:
    """Let CUPS, which begins each print by a file in clear in TMPDIR, lay it in that folder."""
    avant = os.environ.get("TMPDIR")
    if dossier is not None:
        os.environ["TMPDIR"] = str(dossier)
    try:
        yield
    finally:
        if avant is not None:
            os.environ["TMPDIR"] = avant
        elif dossier is not None:
            del os.environ["TMPDIR"]


def mettre_en_page(imprimante: QPrinter, taille: QSizeF, *, recto_verso: bool) -> None:
    """Give the printer the size and direction of a page, in points, its margins being the document's own."""
    debout = taille.height() >= taille.width()
    papier = taille if debout else taille.transposed()
    imprimante.setFullPage(True)
    imprimante.setPageSize(QPageSize(papier, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    sens = QPageLayout.Orientation.Portrait if debout else QPageLayout.Orientation.Landscape
    imprimante.setPageOrientation(sens)
    cote = QPrinter.DuplexMode.DuplexLongSide if debout else QPrinter.DuplexMode.DuplexShortSide
    imprimante.setDuplex(cote if recto_verso else QPrinter.DuplexMode.DuplexNone)


def _bandes(peintre: QPainter, imprimante: QPrinter, document: QPdfDocument, page: int) -> Iterator[None]:
    """Draw a page at its true size, in the middle of the paper, smaller when the paper is."""
    resolution = imprimante.resolution()
    grain = math.ceil(resolution / POINTS_PAR_POUCE_MAX)  # whole: slices meet on a line of the printer
    points = document.pagePointSize(page)
    pixels = points * (resolution / grain / POINTS_PAR_POUCE)
    image = QSize(math.ceil(pixels.width()), math.ceil(pixels.height()))
    papier = imprimante.paperRect(QPrinter.Unit.DevicePixel)
    echelle = min(1.0, papier.width() / (image.width() * grain), papier.height() / (image.height() * grain))
    if echelle > 1 - 1 / BANDE:  # a rounded pixel is no smaller paper
        echelle = 1.0
    pas = grain * echelle
    gauche = max(0.0, (papier.width() - image.width() * pas) / 2)
    haut = max(0.0, (papier.height() - image.height() * pas) / 2)
    for y in range(0, image.height(), BANDE):
        debut = max(0, y - RECOUVREMENT)
        bande = QRect(0, debut, image.width(), min(y + BANDE, image.height()) - debut)
        cible = QRectF(gauche, haut + debut * pas, bande.width() * pas, bande.height() * pas)
        if (encre := rendre_bande(document, page, image, bande)) is not None:
            peintre.drawImage(cible, encre)
        yield


def rendre_bande(document: QPdfDocument, page: int, entiere: QSize, bande: QRect) -> QImage | None:
    """Return a slice of a page on white (printers know no transparency), None when it bears nothing."""
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(entiere)
    # QtPdf scales by (size - 1) / size of this rectangle: one more makes it 1, else slices do not meet.
    options.setScaledClipRect(bande.adjusted(0, 0, 1, 1))
    resultat = QImage(bande.size(), QImage.Format.Format_RGB32)
    resultat.fill(Qt.GlobalColor.white)
    blanc = resultat.copy()
    peintre = QPainter(resultat)
    peintre.drawImage(0, 0, document.render(page, bande.size(), options))
    peintre.end()
    return None if resultat == blanc else resultat
